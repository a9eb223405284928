package po

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestKey(t *testing.T) {
	t.Parallel()
	keys := map[Key]bool{
		(&Entry{ID: "a"}).Key():                    true,
		(&Entry{ID: "a", Context: ptr("")}).Key():  true,
		(&Entry{ID: "a", Context: ptr("c")}).Key(): true,
		(&Entry{ID: "ca"}).Key():                   true,
	}
	if len(keys) != 4 {
		t.Errorf("%d different keys; want 4", len(keys))
	}
	if a, b := (&Entry{ID: "a", Context: ptr("c")}).Key(), (&Entry{ID: "a", Context: ptr("c"), IDPlural: ptr("as")}).Key(); a != b {
		t.Errorf("keys %v and %v; want the same, whatever the plural", a, b)
	}
}

func TestIsHeader(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		entry *Entry
		want  bool
	}{
		{&Entry{}, true},
		{&Entry{ID: "a"}, false},
		{&Entry{Context: ptr("")}, false},
		{&Entry{Obsolete: true}, false},
	} {
		if got := c.entry.IsHeader(); got != c.want {
			t.Errorf("IsHeader(%+v) = %v", c.entry, got)
		}
	}
}

func TestTranslated(t *testing.T) {
	t.Parallel()
	fuzzy := []string{"no-wrap", "fuzzy"}
	for _, c := range []struct {
		entry *Entry
		want  bool
	}{
		{&Entry{}, false},
		{&Entry{Str: []string{""}}, false},
		{&Entry{Str: []string{"a"}}, true},
		{&Entry{Str: []string{"a"}, Flags: fuzzy}, false},
		{&Entry{Str: []string{""}, Flags: fuzzy}, false},
		{&Entry{Str: []string{"", "b"}}, true},
		{&Entry{Str: []string{"", ""}}, false},
	} {
		if got := c.entry.Translated(); got != c.want {
			t.Errorf("Translated(%+v) = %v", c.entry, got)
		}
	}
}

func TestSetFuzzy(t *testing.T) {
	t.Parallel()
	e := &Entry{Flags: []string{"c-format"}}
	e.SetFuzzy(true)
	e.SetFuzzy(true)
	if diff := cmp.Diff([]string{"fuzzy", "c-format"}, e.Flags); diff != "" || !e.Fuzzy() {
		t.Errorf("fuzzy (-want +got):\n%s", diff)
	}
	e.SetFuzzy(false)
	if diff := cmp.Diff([]string{"c-format"}, e.Flags); diff != "" || e.Fuzzy() {
		t.Errorf("not fuzzy (-want +got):\n%s", diff)
	}
}

func TestDuplicates(t *testing.T) {
	t.Parallel()
	const in = "msgid \"a\"\nmsgstr \"\"\n\nmsgctxt \"c\"\nmsgid \"a\"\nmsgstr \"\"\n\n" +
		"msgid \"a\"\nmsgstr \"\"\n\n#~ msgid \"a\"\n#~ msgstr \"\"\n"
	var lines [][2]int
	for _, d := range mustParse(t, []byte(in)).Duplicates() {
		lines = append(lines, [2]int{d.First.Line, d.Again.Line})
	}
	if diff := cmp.Diff([][2]int{{1, 8}, {1, 11}}, lines); diff != "" {
		t.Errorf("lines of duplicates (-want +got):\n%s", diff)
	}
}

// Callers cannot break the syntax: what has no room on a line gets other
// lines or loses its line breaks.
func TestWriteOddValues(t *testing.T) {
	t.Parallel()
	f := &File{Entries: []*Entry{
		{ID: "gone", Obsolete: true},
		{
			Comments:   []string{"one\ntwo", ": no reference"},
			References: []string{"a\nb.md:c", "", "a b"},
			Flags:      []string{"x\ny", "fuzzy"},
			Previous:   &Previous{Context: ptr("lost")},
			ID:         "a",
			IDPlural:   ptr("as"),
		},
	}}
	const want = `# one
# two
# : no reference
#: ⁨a b.md⁩:c ⁨a b⁩
#, fuzzy, x y
msgid "a"
msgid_plural "as"
msgstr[0] ""

#~ msgid "gone"
#~ msgstr ""
`
	if diff := cmp.Diff(want, string(f.Bytes())); diff != "" {
		t.Errorf("Bytes (-want +got):\n%s", diff)
	}
	if f.Entries[0].ID != "gone" || f.Entries[1].Flags[0] != "x\ny" {
		t.Error("Bytes changed the file")
	}
}

func ptr(s string) *string { return &s }

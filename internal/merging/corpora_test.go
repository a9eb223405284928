package merging

import (
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// edition reads the sections of a book in a folder.
func edition(t *testing.T, dir string) []Pair {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatal("no sections in", dir, err)
	}
	var sections []Pair
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Base(f)
		messages := translate.Extract("handbook/"+path, markdown.Parse(source, markdown.Options{}))
		sections = append(sections, Pair{Section: path, Template: NewTemplate(Meta{Title: "Book", Date: time.Unix(0, 0)}, messages, nil)})
	}
	return sections
}

// next is the update from one edition of a book, all of which is translated,
// to another.
func next(t *testing.T, before, now string) Update {
	t.Helper()
	u := Update{Locale: zhHant(), Pairs: edition(t, now)}
	for i, m := range Merge(Update{Locale: zhHant(), Pairs: edition(t, before)}) {
		for _, e := range m.Catalogue.Entries[1:] {
			e.Str = []string{bookgen.Translate(e.ID)}
		}
		u.Pairs[i].Catalogue = m.Catalogue
	}
	return u
}

// Two sections before and after seven kinds of edit, those that peers are
// measured on.
func TestSevenKindsOfEdit(t *testing.T) {
	t.Parallel()
	corpus := filepath.Join(oracle.Corpora(t), "update")
	u := next(t, filepath.Join(corpus, "v1"), filepath.Join(corpus, "v2"))
	merged := Merge(u)
	checkLaws(t, u, merged)
	var got []string
	lines := 0
	for i, m := range merged {
		lines += changedLines(u.Pairs[i].Catalogue, m.Catalogue)
		for j, d := range m.Decisions {
			if d.Outcome == Kept || d.Outcome == Waiting {
				continue
			}
			got = append(got, string(d.Outcome)+", "+string(d.Reason)+": "+d.ID)
			if d.Outcome == Carried && !strings.Contains(m.Catalogue.Entries[1+j].Str[0], "](https://example.org/v2/guide)") {
				t.Errorf("the link of %q leads elsewhere", m.Catalogue.Entries[1+j].Str[0])
			}
		}
	}
	want := []string{
		"new, nothing-found: New paragraph inserted at the top.",
		"fuzzy, same-slot: Read this before every exercise. Always keep the kit dry.",
		"carried, same-words: Press hard on the wound. See the [official guide](https://example.org/v2/guide) for more.",
		"fuzzy, same-slot: Gauze pads",
		"fuzzy, same-slot: Lay the patient **down**.",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decisions (-want +got):\n%s", diff)
	}
	t.Logf("%d changed lines; those of the peers are 58 to 102", lines)
	if lines >= 58 {
		t.Error("that is no less than with other programs")
	}
}

// changedLines counts the lines that diff finds on either side, without the
// header.
func changedLines(before, after *po.File) int {
	lines := func(f *po.File) []string {
		return strings.Split(string((&po.File{Entries: f.Entries[1:]}).Bytes()), "\n")
	}
	a, b := lines(before), lines(after)
	row := make([]int, len(b)+1) // of the longest common subsequence
	for _, line := range a {
		last := 0
		for j := range b {
			last, row[j+1] = row[j+1], max(row[j+1], row[j], boolInt(line == b[j])*(last+1))
		}
	}
	return len(a) + len(b) - 2*row[len(b)]
}

func boolInt(is bool) int {
	if is {
		return 1
	}
	return 0
}

// Three editions of a real book, against what msgmerge makes of the same
// templates.
func TestEditionsOfARealBook(t *testing.T) {
	t.Parallel()
	msgmerge := oracle.Require(t, "msgmerge")
	corpus := filepath.Join(oracle.Corpora(t), "ggi")
	for _, step := range [][2]string{{"v1.0-2022-09", "v1.1-2023-06"}, {"v1.1-2023-06", "v1.2"}, {"v1.0-2022-09", "v1.2"}} {
		t.Run(step[0]+" to "+step[1], func(t *testing.T) {
			t.Parallel()
			u := next(t, filepath.Join(corpus, step[0]), filepath.Join(corpus, step[1]))
			merged := Merge(u)
			checkLaws(t, u, merged)
			var ours, theirs coverage
			for i, m := range merged {
				other := mergedByGettext(t, msgmerge, u.Pairs[i])
				ours.add(m.Catalogue)
				theirs.add(other)
				checkNoWorse(t, m.Catalogue, other)
			}
			t.Logf("translated, fuzzy, untranslated, obsolete: %v, with msgmerge %v", ours, theirs)
			if ours.translated <= theirs.translated {
				t.Error("that is no better")
			}
		})
	}
}

func mergedByGettext(t *testing.T, msgmerge string, s Pair) *po.File {
	t.Helper()
	old, template := filepath.Join(t.TempDir(), "old.po"), filepath.Join(t.TempDir(), "new.pot")
	for path, f := range map[string]*po.File{old: s.Catalogue, template: s.Template.File()} {
		if err := os.WriteFile(path, f.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(msgmerge, "--quiet", "--previous", "--no-wrap", old, template).Output()
	if err != nil {
		t.Fatal(err)
	}
	merged, err := po.Parse(out)
	if err != nil {
		t.Fatal(err)
	}
	return merged
}

type coverage struct{ translated, fuzzy, untranslated, obsolete int }

func (c *coverage) add(f *po.File) {
	for _, e := range f.Entries[1:] {
		switch {
		case e.Obsolete:
			c.obsolete++
		case e.Translated():
			c.translated++
		case e.Empty():
			c.untranslated++
		default:
			c.fuzzy++
		}
	}
}

// checkNoWorse wants each message that gettext has translated to be so.
func checkNoWorse(t *testing.T, ours, theirs *po.File) {
	t.Helper()
	for _, e := range theirs.Entries[1:] {
		i := slices.IndexFunc(ours.Entries, func(o *po.Entry) bool { return !o.Obsolete && o.Key() == e.Key() })
		if e.Translated() && !e.Obsolete && !ours.Entries[i].Translated() {
			t.Errorf("%q is translated by gettext only", e.ID)
		}
	}
}

// A real book whose source is Chinese: each text in which a clause is reworded finds
// its translation, and none other's.
func TestChineseSource(t *testing.T) {
	t.Parallel()
	corpus := filepath.Join(oracle.Corpora(t), "spc", "published", "criteria")
	edited := t.TempDir()
	files, err := filepath.Glob(filepath.Join(corpus, "*.md"))
	if err != nil || len(files) == 0 {
		t.Fatal("no sections", err)
	}
	reworded := strings.NewReplacer("必須", "應該要", "程式基底", "程式碼庫", "貢獻者", "參與貢獻的人", "您", "你")
	for _, f := range files {
		source, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(edited, filepath.Base(f)), []byte(reworded.Replace(string(source))), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	u := next(t, corpus, edited)
	merged := Merge(u)
	checkLaws(t, u, merged)
	right, wrong, lost := 0, 0, 0
	for _, m := range merged {
		for _, d := range m.Decisions {
			switch {
			case d.Outcome == New:
				lost++
			case d.From != nil && reworded.Replace(d.From.ID) == d.ID:
				right++
			case d.From != nil:
				wrong++
			}
		}
	}
	t.Logf("%d right, %d wrong, %d without an offer", right, wrong, lost)
	if right < 150 || wrong > right/50 || lost > right/50 {
		t.Error("that is less than what it was")
	}
}

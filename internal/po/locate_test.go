package po

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
)

func TestLocate(t *testing.T) {
	t.Parallel()
	file := strings.Join([]string{
		`msgid ""`,
		`msgstr "Language: zh_Hant\n"`,
		``,
		`# comment`,
		`msgctxt "c"`,
		`msgid "msgstr"`,
		`msgstr "一\t\"二\""`,
		``,
		`msgid ""`,
		`"one\n"`,
		`"two"`,
		`msgstr ""`,
		`"甲\n"`,
		`"乙"`,
		``,
		`msgid "page"`,
		`msgid_plural "pages"`,
		`msgstr[0] "頁"`,
		`msgstr[1] "多頁"`,
		``,
		`#~ msgid "old"`,
		`#~ msgstr "舊的"`,
		``,
		`msgid "empty"`,
		`msgstr ""`,
	}, "\n")
	f, err := Parse([]byte(file))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		id           string
		form, offset int
		line, column int
	}{
		{"msgstr", 0, 0, 7, 9},
		{"msgstr", 0, 3, 7, 10}, // the tab
		{"msgstr", 0, 5, 7, 14}, // 二, behind two escapes
		{"one\ntwo", 0, 0, 13, 2},
		{"one\ntwo", 0, 4, 14, 2}, // behind the newline
		{"one\ntwo", 0, 99, 12, 0},
		{"page", 0, 0, 18, 12},
		{"page", 1, 3, 19, 13},
		{"old", 0, 3, 22, 13},
		{"empty", 0, 0, 25, 0},
		{"empty", 0, 1, 25, 0},
	}
	for _, test := range tests {
		for _, e := range f.Entries {
			if e.ID != test.id {
				continue
			}
			if line, column := NewLines([]byte(file)).Locate(e, test.form, test.offset); line != test.line || column != test.column {
				t.Errorf("%q %d at %d: %d:%d, want %d:%d", test.id, test.form, test.offset, line, column, test.line, test.column)
			}
		}
	}
}

// Places that are asked for in order are found in one walk: a message of
// quotation marks would take a minute otherwise. Those asked for out of order
// are found as well.
//
//nolint:paralleltest // it measures time
func TestLocateManyPlaces(t *testing.T) {
	bookgen.Linear(t, "all places of a text", 12_500, func(n int) {
		data := []byte("msgid \"a\"\nmsgstr \"\"\n\"b\"\n\"" + strings.Repeat("x", n) + "\"\n")
		f, err := Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		lines := NewLines(data)
		for offset := range n {
			want := [2]int{4, offset + 1}
			if offset == 0 {
				want = [2]int{3, 2}
			}
			if line, column := lines.Locate(f.Entries[0], 0, offset); line != want[0] || column != want[1] {
				t.Fatalf("byte %d is at %d:%d, want %v", offset, line, column, want)
			}
		}
		if line, column := lines.Locate(f.Entries[0], 0, 5); line != 4 || column != 6 {
			t.Errorf("byte 5 is at %d:%d", line, column)
		}
	})
}

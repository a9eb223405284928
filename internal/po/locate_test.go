package po

import (
	"strings"
	"testing"
)

func TestLocate(t *testing.T) {
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
		{"msgstr", 0, 3, 7, 12}, // the tab
		{"msgstr", 0, 5, 7, 16}, // 二, behind two escapes
		{"one\ntwo", 0, 0, 13, 2},
		{"one\ntwo", 0, 4, 14, 2}, // behind the newline
		{"one\ntwo", 0, 99, 9, 0},
		{"page", 0, 0, 18, 12},
		{"page", 1, 3, 19, 15},
		{"old", 0, 3, 22, 15},
		{"empty", 0, 0, 24, 0},
		{"empty", 0, 1, 24, 0},
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

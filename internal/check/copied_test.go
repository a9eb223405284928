package check_test

import (
	"testing"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
)

// Marks of blocks are found where the source has none, whatever they look like.
func TestCopiedMarks(t *testing.T) {
	t.Parallel()
	tests := []struct{ locale, source, target, found string }{
		{"", "Open the door", "- 打開門", "copied-marks"},
		{"de", "Open the door", "- Öffnen Sie die Tür", "copied-marks"},
		{"", "Open the door", "* 打開門", "copied-marks"},
		{"", "Open the door", "1. 打開門", "copied-marks"},
		{"", "Open the door", "1、打開門", "copied-marks"},
		{"", "Open the door", "３．打開門", "copied-marks"},
		{"", "Open the door", "## 打開門", "copied-marks"},
		{"", "Open the door", "＃打開門", "copied-marks"},
		{"zh_Hans", "Open the door", "• 打开门", "copied-marks"},
		{"", "Open the door", "> 打開門", "copied-marks"},
		{"", "Open the door", "[ ] 打開門", "copied-marks"},
		{"", "Open the door", "[x] 打開門", "copied-marks"},
		{"de", "Open the door", "2. Öffnen Sie die Tür", "copied-marks"},
		{"", "- 10 degrees", "- 10 度", ""},
		{"", "# of people", "# 人數", ""},
		{"", "> 10 people", "＞10 人", ""},
		{"", "1. Introduction", "1、緒論", ""},
		{"de", "On May 1", "1. Mai", ""},
		{"de", "First steps", "1. Schritte", ""},
		{"de", "#tag", "#tag", ""},
		{"", "-5 degrees", "-5 度", ""},
		{"", "**Note**: save", "**注意**：存檔", ""},
		{"", "*a* b", "*甲* 乙", ""},
		{"", "2024 was good", "2024 年很好", ""},
		{"", "[a](b.md) c", "[甲](b.md) 丙", ""},
		{"", "A – b", "— 甲", ""},
	}
	for _, test := range tests {
		checker := check.New(parseLocale(t, test.locale), check.Rules{Select: check.NewSet("copied-marks", "numbers")})
		found := ""
		for _, f := range check.On(checker, test.source, test.target) {
			found += string(f.Code)
		}
		if found != test.found {
			t.Errorf("%s %q, %q: %s, want %s", test.locale, test.source, test.target, found, test.found)
		}
	}
}

// A mark is taken out where the book writes the same.
func TestMendCopiedMarks(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ section, source, target, want string }{
		{"# Open the door\n", "Open the door", "# 打開門", "打開門"},
		{"- Open the door\n", "Open the door", "- 打開門", "打開門"},
		{"1. Open the door\n", "Open the door", "1. 打開門", "打開門"},
		{"- [ ] Open the door\n", "Open the door", "[ ] 打開門", "打開門"},
		{"> Open the door\n", "Open the door", "> 打開門", "打開門"},
		{"Open the door\n", "Open the door", "- 打開門", "- 打開門"},
		{"# Open the door\n", "Open the door", "- 打開門", "- 打開門"},
	} {
		section := check.Prepare(check.Book{Sections: []check.Section{{Path: "a.md", File: "a.md", Parsed: markdown.Parse([]byte(test.section), markdown.Options{})}}})[0]
		e := &po.Entry{ID: test.source, Str: []string{test.target}}
		if m := section.Messages(); len(m) > 0 {
			e.Context = m[0].Entry.Context
		}
		check.Fix(check.New(parseLocale(t, ""), check.Rules{}), check.Input{Section: section, File: &po.File{Entries: []*po.Entry{e}}})
		if e.Str[0] != test.want {
			t.Errorf("%q: %q is mended as %q, want %q", test.section, test.target, e.Str[0], test.want)
		}
	}
}

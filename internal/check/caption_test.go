package check_test

import (
	"testing"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
)

// The word for a table is no part of a caption's message, in no language; other texts may begin with it.
func TestCaptionWord(t *testing.T) {
	t.Parallel()
	const rows = "| 1 | 2 |\n| --- | --- |\n| 3 | 4 |\n\n"
	tests := []struct {
		locale, source, target string
		found                  bool
		fixed                  string // "" for the target
	}{
		{"", rows + "Table: Costs", "Table: 費用", true, "費用"},
		{"", rows + "Table: Costs", "table：費用", true, "費用"},
		{"", rows + "Table: Costs", "表：費用", true, "費用"},
		{"", rows + "Table: Costs", "表 : 費用", true, "費用"},
		{"", rows + "Table: Costs", "表 1：費用", true, "費用"},
		{"", rows + "Table: Costs", "表 2-1： 費用", true, "費用"},
		{"", rows + "Table: Costs", "表十二：費用", true, "費用"},
		{"zh_Hant_HK", rows + "Table: Costs", "表１：費用", true, "費用"},
		{"de", rows + "Table: Costs", "Tabelle: Kosten", true, "Kosten"},
		{"fr", rows + "Table: Costs", "Tableau\u00a01\u202f: coûts", true, "coûts"},
		{"hu", rows + "Table: Costs", "Táblázat: költségek", true, "költségek"},
		{"", rows + "Table: Costs", "表：", true, ""},
		{"", rows + "Table: Costs", "表：&nbsp;", true, ""},
		{"", rows + "Table: Costs", "費用", false, ""},
		{"", rows + "Table: Costs", "費用表：一年", false, ""},
		{"", rows + "Table: Costs", "表示：費用", false, ""},
		{"", rows + "Table: Costs", "表 1 的費用", false, ""},
		{"de", rows + "Table: Costs", "Tabellen: Kosten", false, ""},
		{"", rows + "Table: Table: Costs", "表：費用", false, ""},
		{"", "Table: Costs", "表：費用", false, ""},
		{"", "Costs", "表：費用", false, ""},
	}
	for _, tt := range tests {
		section := markdown.Parse([]byte(tt.source+"\n"), markdown.Options{})
		prepared := check.Prepare(check.Book{Sections: []check.Section{{Path: "one.md", File: "handbook/one.md", Parsed: section}}})[0]
		data := catalogue(section, check.Example{Locale: tt.locale, Target: tt.target})
		file, err := po.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		checker := check.New(parseLocale(t, tt.locale), check.Rules{Select: check.NewSet("caption-word")})
		in := check.Input{Section: prepared, Path: "a.po", Data: data, File: file}
		if got := len(checker.Catalogue(in)) > 0; got != tt.found {
			t.Errorf("%s %q of %q: found %v", tt.locale, tt.target, tt.source, got)
		}
		check.Fix(checker, in)
		want := tt.fixed
		if want == "" {
			want = tt.target
		}
		if got := file.Entries[len(file.Entries)-1].Str[0]; got != want {
			t.Errorf("%s %q of %q is mended as %q, want %q", tt.locale, tt.target, tt.source, got, want)
		}
	}
}

package markdown

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

const smallTable = "| a | b |\n|---|---|\n| c | d |\n"

// What follows "Table:" directly above or below a table is a message.
func TestCaptionsAreMessages(t *testing.T) {
	t.Parallel()
	cells := []string{"table header: a", "table header: b", "table cell: c", "table cell: d"}
	above := func(texts ...string) []string { return append(texts, cells...) }
	below := func(texts ...string) []string { return append(cells[:4:4], texts...) }
	tests := []struct {
		name, source string
		want         []string
	}{
		{"above", "Table: One *two*\nthree\n\n" + smallTable, above("table caption: One *two* three")},
		{"below", smallTable + "\nTable: One\n", below("table caption: One")},
		{"without a blank line", "Table:  One\n" + smallTable, above("table caption: One")},
		{"in a quote", "> Table: One\n>\n> " + strings.ReplaceAll(strings.TrimSpace(smallTable), "\n", "\n> ") + "\n", above("table caption: One")},
		{"in a callout", "> [!NOTE]\n>\n> Table: One\n>\n> " + strings.ReplaceAll(strings.TrimSpace(smallTable), "\n", "\n> ") + "\n", above("table caption: One")},
		{"behind the mark of a callout", "> [!NOTE]\n> Table: One\n>\n> " + strings.ReplaceAll(strings.TrimSpace(smallTable), "\n", "\n> ") + "\n", above("quote: Table: One")},
		{"in an item", "- Table: One\n\n  " + strings.ReplaceAll(strings.TrimSpace(smallTable), "\n", "\n  ") + "\n", above("table caption: One")},
		{"no more than one", "Table: One\n\n" + smallTable + "\nTable: Two\n", append(above("table caption: One"), "paragraph: Table: Two")},
		{"of the table above", smallTable + "\nTable: One\n\n" + smallTable, append(below("table caption: One"), cells...)},
		{"nothing but code", "Table: `x`\n\n" + smallTable, cells},
		{"what looks like a marker", "Table: ::: x\n\n" + smallTable, above("table caption: ::: x")},
		{"with attributes", smallTable + "\nTable: One\n{: #x}\n", below("table caption: One")},
		{"no text", "Table:\n\n" + smallTable, above("paragraph: Table:")},
		{"text on the next line", "Table:\none\n\n" + smallTable, above("paragraph: Table: one")},
		{"no white space", "Table:One\n\n" + smallTable, above("paragraph: Table:One")},
		{"another word", "table: One\n\n" + smallTable, above("paragraph: table: One")},
		{"emphasis", "**Table:** One\n\n" + smallTable, above("paragraph: **Table:** One")},
		{"no table", "Table: One\n", []string{"paragraph: Table: One"}},
		{"something between", "Table: One\n\n<!-- x -->\n\n" + smallTable, above("paragraph: Table: One")},
		{"a heading", "# Table: One\n\n" + smallTable, above("heading: Table: One")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, segmentsOf(tt.source)); diff != "" {
				t.Errorf("segments (-want +got):\n%s", diff)
			}
		})
	}
}

// Laws 1 and 2: the word stays, whatever a translation holds, and none makes a caption where
// the source has none.
func TestTranslatedCaptions(t *testing.T) {
	t.Parallel()
	const source = "Note\n\n" + smallTable + "\nTable: One\ntwo\n"
	tests := []struct {
		name, note, caption string
		want                string
	}{
		{"plain", "注", "一二", "注\n\n" + smallTable + "\nTable: 一二\n"},
		{"as it is", "Note", "One two", source},
		{"the word once more", "注", "Table: 一", "注\n\n" + smallTable + "\nTable: Table: 一\n"},
		{"a hard break", "注", "一\\\n- 二", "注\n\n" + smallTable + "\nTable: 一\\\n\\- 二\n"},
		{"what opens a block elsewhere", "注", "- 一", "注\n\n" + smallTable + "\nTable: - 一\n"},
		{"another caption", "Table: 注", "一", "Table&#58; 注\n\n" + smallTable + "\nTable: 一\n"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			s := Parse([]byte(source), Options{})
			spliced := s.Splice(func(i int) (string, bool) {
				switch s.Segments[i].Kind {
				case KindParagraph:
					return tt.note, true
				case KindCaption:
					return tt.caption, true
				}
				return "", false
			})
			if diff := cmp.Diff(tt.want, string(spliced.Source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(spliced.Refused) > 0 {
				t.Errorf("refused: %v", spliced.Refused)
			}
		})
	}
}

// A caption stands in its table, without the word.
func TestCaptionsOfTables(t *testing.T) {
	t.Parallel()
	const table = "table [0 0] %\n  | [a@A]\n  | [b@B]\n  | [c@C]\n  | [d@D]\n"
	at := func(caption string, offset int) string {
		got := strings.Replace(table, " %", caption, 1)
		for i, letter := range []string{"A", "B", "C", "D"} {
			got = strings.Replace(got, "@"+letter, "@"+strconv.Itoa(offset+[]int{2, 6, 22, 26}[i]), 1)
		}
		return got
	}
	tests := []documentTest{
		{name: "above", source: "Table:  One *two*\n\n" + smallTable, want: at(" [One @8][two/1@13]", 19)},
		{name: "below", source: smallTable + "\nTable: *One*\n", want: at(" [One/1@39]", 0)},
		{name: "with what a generator reads", dialect: dialect.MkDocs, source: smallTable + "\nTable: One\n{: .x}\n", want: at(" [One@38]", 0)},
		{name: "with mathematics", source: "Table: One\n$$\nx\n$$\n\n" + smallTable, want: "code \"math\" [\"x\"] [14]\n" + at(" [One@7]", 20)},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(tt.want, outlineOf(tt.source, tt.dialect)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

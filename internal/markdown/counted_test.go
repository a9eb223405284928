package markdown

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/trust"
)

// countedOnPages lists what of a section is counted, by how the page counts it under each value of the key
// captions.
func countedOnPages(s *Section) []string {
	var found []string
	document.Walk(s.Document("section.md", nil), func(b document.Block, _ []document.Span) {
		switch b := b.(type) {
		case *document.Table:
			found = append(found, fmt.Sprint("table ", len(b.Caption) > 0))
		case *document.Paragraph:
			for _, image := range b.Figure() {
				line := "figure"
				for _, c := range []document.Captions{document.CaptionAuto, document.CaptionAlt, document.CaptionTitle} {
					lines, _ := image.Caption(c)
					line += fmt.Sprint(" ", len(lines) > 0)
				}
				found = append(found, line)
			}
		}
	})
	return found
}

// Whatever translations hold, as many figures and tables are counted as in the source.
func TestNumbersAreTheSameInEveryLocale(t *testing.T) {
	t.Parallel()
	const none = trust.Reason(0)
	table := func(caption string) string { return smallTable + "\n" + caption + "\n" }
	tests := []struct {
		source, translation string
		want                trust.Reason
	}{
		{table("Table: One"), "一", none},
		{table("Table: One"), "1", none},
		{table("Table: One"), "★", none},
		{table("Table: One"), "`x`", none},
		{table("Table: One"), "<!-- -->", trust.Blank},
		{table("Table: One"), "<!-- 一 -->", trust.Blank},
		{table("Table: One"), "&nbsp;", trust.Blank},
		{table("Table: One"), "&#8203;", trust.Blank},
		{table("Table: One"), "&#x3164;", trust.Blank},
		{table("Table: One"), "\u200b", trust.Blank},
		{table("Table: One"), "\u2060\u00ad", trust.Blank},
		{table("Table: One"), "<span lang=\"zh\"></span>", trust.Blank},
		{table("Table: One"), "**&nbsp;**", trust.Blank},
		{table("Table: One"), "<br>", trust.Blank},
		{table("Table: One\ntwo"), "<!-- -->\\\n&nbsp;", trust.Blank},
		{table("Table: One [^a]") + "\n[^a]: x\n", "[^a]", none},
		{"Table: One\n\n" + smallTable, "&nbsp;", trust.Blank},
		{"> Table: One\n>\n> " + strings.ReplaceAll(strings.TrimSpace(smallTable), "\n", "\n> ") + "\n", "&nbsp;", trust.Blank},
		{table("Table: {{ x }} in short"), "{{ x }}", none},
		{"<!-- i18n:translate -->\n\nTable: <!-- x -->\n\n" + smallTable, "一", trust.Numbering},

		{"![One](a.png)\n", "![一](a.png)", none},
		{"![One](a.png)\n", "![](a.png)", trust.Blank},
		{"![One](a.png)\n", "![<!-- -->](a.png)", trust.Blank},
		{"![One](a.png)\n", "![一](a.png)。", trust.Numbering},
		{"![One](a.png)\n", "一", trust.Numbering},
		{"![One](a.png)\n", "![一](a.png \"二\")", trust.Numbering},
		{"![One](a.png)\n", "![一](a.png) <!-- 一 -->", none},
		{"![One](a.png \"Two\")\n", "![](a.png \"二\")", none},
		{"![One](a.png \"Two\")\n", "![一](a.png)", trust.Numbering},
		{"![](a.png \"Two\")\n", "![一](a.png \"二\")", none},
		{"![](a.png \"Two\")\n", "![](a.png)", trust.Blank},
		{"![One][a]\n\n[a]: a.png\n", "![一](a.png)", none},
		{"![One][a]\n\n[a]: a.png\n", "![一][b]", trust.Numbering},
		{"[![One](a.png)](b.md)\n", "[![](a.png)](b.md)", trust.Blank},
		{"- ![One](a.png)\n", "![](a.png)", trust.Blank},
		{"- [ ] ![One](a.png)\n", "![](a.png)", trust.Blank},
		{"> [^1]\n\n[^1]: ![One](a.png)\n", "![](a.png)", trust.Blank},
		{"![One](a.png) ![Two](b.png)\n", "![二](b.png) ![一](a.png)", none},
		{"![One](a.png) ![Two](b.png)\n", "![二](b.png)", trust.Numbering},
		{"Here: ![One](a.png)\n", "![](a.png)在此", none},
		{"Here: ![One](a.png)\n", "![一](a.png)", trust.Numbering},
		{"Here: ![One](a.png)\n", "![一](a.png)<!-- 在此 -->", trust.Numbering},
		{"![One](a.png) [^a]\n\n[^a]: x\n", "![一](a.png)", trust.Numbering},
		{"![One](a.png) [^a]\n\n[^a]: x\n", "![一](a.png)[^a]", none},
		{"# ![One](a.png)\n", "![](a.png)", none},
		{"<img src=\"a.png\" alt=\"One\"> ![Two](b.png)\n", "<img src=\"a.png\" alt=\"一\"> ![二](b.png)", none},
		{"<img src=\"a.png\" alt=\"One\"> ![Two](b.png)\n", "<img src=\"a.png\" alt=\"\"> ![二](b.png)", trust.Blank},
	}
	for i, tt := range tests {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			for _, d := range []*dialect.Dialect{dialect.GitHub, dialect.VitePress} {
				got := holdNumbers(t, tt.source, tt.translation, d)
				if d == dialect.GitHub && got != tt.want {
					t.Errorf("%q in %q is refused for %d, want %d", tt.translation, tt.source, got, tt.want)
				}
			}
		})
	}
}

// What a site computes is not shown, unless its author wants it verbatim.
func TestComputedCaptions(t *testing.T) {
	t.Parallel()
	const computed = smallTable + "\nTable: {{ x }} in short\n"
	if got := holdNumbers(t, computed, "{{ x }}", dialect.VitePress); got != trust.Blank {
		t.Errorf("what a site computes is refused for %d", got)
	}
	if got := holdNumbers(t, "::: v-pre\n"+computed+":::\n", "{{ x }}", dialect.VitePress); got != 0 {
		t.Errorf("what is verbatim is refused for %d", got)
	}
	if got := holdNumbers(t, "::: v-pre\n"+computed+":::\n", "&nbsp;", dialect.VitePress); got != trust.Blank {
		t.Errorf("what cannot be seen is refused for %d", got)
	}
}

// holdNumbers puts a translation in the place of each text that is a caption or a picture, or has
// one in it, and returns for what it is refused.
func holdNumbers(t *testing.T, source, translation string, d *dialect.Dialect) (refused trust.Reason) {
	t.Helper()
	s := Parse([]byte(source), Options{Dialect: d})
	spliced := s.Splice(func(i int) (string, bool) {
		seg := &s.Segments[i]
		return translation, seg.Kind == KindCaption || strings.Contains(seg.Text, "![")
	})
	if diff := cmp.Diff(countedOnPages(s), countedOnPages(spliced.Section())); diff != "" {
		t.Errorf("%s: %q in %q (-source +published):\n%s", d.Name, translation, source, diff)
	}
	if len(spliced.Refused) == 0 {
		return 0
	}
	if string(spliced.Source) != source {
		t.Errorf("%q in %q is refused, and gives %q", translation, source, spliced.Source)
	}
	return spliced.Refused[0].Objection.Reason
}

package paragraph

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/typeset/design"
)

// itemsIn sets text in a style of a design.
func itemsIn(o design.Options, style func(*design.Design) design.Style, text ...document.Span) ([]item, design.Style) {
	d := design.New(o)
	chosen := style(d)
	return New(d).Set(partsOf(d, chosen, text), chosen).items, chosen
}

// linesOf writes each line as it is read, a hyphen that was added included.
func linesOf(lines []Line) []string {
	var written []string
	for i := range lines {
		var b strings.Builder
		for _, it := range lines[i].items {
			b.WriteString(strings.ReplaceAll(it.text, string(softHyphen), "-"))
		}
		written = append(written, b.String())
	}
	return written
}

// B9: ragged lines divide a word only where it is wider than they are.
func TestRaggedWordsAreDividedAtNeed(t *testing.T) {
	t.Parallel()
	o := englishOptions
	o.Hyphenate = func(word string) []int {
		return map[string][]int{"international": {5, 10}}[word]
	}
	styles := map[string]func(*design.Design) design.Style{
		"heading": func(d *design.Design) design.Style { return d.Headings[4] },
		"table":   func(d *design.Design) design.Style { return d.Table },
		"body":    func(d *design.Design) design.Style { return d.Body },
	}
	tests := []struct {
		style string
		ems   float64
		want  string
	}{
		{"heading", 9, "one word|international"},
		{"heading", 4, "one word|inter-|national"},
		{"table", 9, "one word|international"},
		{"table", 6, "one word|internatio-|nal"},
		{"body", 9, "one word inter-|national"},
	}
	for _, tt := range tests {
		items, style := itemsIn(o, styles[tt.style], spans("one word international")...)
		lines := linesIn(items, style, tt.ems*style.Size)
		if got := strings.Join(linesOf(lines), "|"); got != tt.want {
			t.Errorf("a %s of %g em has the lines %q, want %q", tt.style, tt.ems, got, tt.want)
		}
		for _, l := range lines {
			if l.width > tt.ems*style.Size+design.Slack {
				t.Errorf("a line of a %s is %.1f em wide", tt.style, l.width/style.Size)
			}
		}
	}
}

// B9: ragged lines divide a word of code only where it is wider than they are, after a delimiter if
// there is one, and show no hyphen.
func TestRaggedCodeIsDividedAtNeed(t *testing.T) {
	t.Parallel()
	table := func(d *design.Design) design.Style { return d.Table }
	for _, tt := range []struct {
		ems  float64
		want string
	}{
		{13, "see a|source_at.translation"},
		{8, "see a source_|at.translation"},
		{5, "see a|source_|at.transl|ation"},
	} {
		items, style := itemsIn(englishOptions, table, document.Span{Text: "see a "}, document.Span{Text: "source_at.translation", Style: document.Monospace})
		if got := strings.Join(linesOf(linesIn(items, style, tt.ems*style.Size)), "|"); got != tt.want {
			t.Errorf("a cell of %g em has the lines %q, want %q", tt.ems, got, tt.want)
		}
	}
}

// E5: the ideographic spaces of a typed indent are not besides the one of the
// style, and stay where that has none.
func TestTypedIndent(t *testing.T) {
	t.Parallel()
	indented := func(d *design.Design) design.Style {
		style := d.Body
		style.Indent = 2 * style.Size
		return style
	}
	body := func(d *design.Design) design.Style { return d.Body }
	for _, tt := range []struct {
		text  string
		style func(*design.Design) design.Style
		want  string
	}{
		{"\u3000\u3000甲\u3000乙", indented, "甲\u3000乙"},
		{"\u2003\u3000 甲", indented, "甲"},
		{"\u3000\u3000", indented, ""},
		{"\u3000\u3000甲", body, "\u3000\u3000甲"},
	} {
		items, _ := itemsIn(chineseOptions, tt.style, spans(tt.text)...)
		got := ""
		for i := range items {
			got += items[i].text
		}
		if got != tt.want {
			t.Errorf("%q is set as %q, want %q", tt.text, got, tt.want)
		}
	}
}

// A line that the source begins does so at the edge, whatever space the source
// has there; white that its author insists on stays.
func TestSpaceAfterHardBreak(t *testing.T) {
	t.Parallel()
	code := document.Span{Text: " 乙", Style: document.Monospace}
	for _, tt := range []struct {
		after document.Span
		want  float64 // where 乙 stands, in ems
	}{
		{document.Span{Text: " 乙"}, 0},
		{document.Span{Text: "   乙"}, 0},
		{document.Span{Text: "\u3000乙"}, 1},
		{document.Span{Text: "\u00A0乙"}, 0.25},
		{code, 0.6 * monoInline},
	} {
		lines := linesIn(itemsOf(document.Span{Text: "甲"}, document.Span{Break: true}, tt.after), design.Style{}, 10*em)
		if len(lines) != 2 {
			t.Fatalf("%q is on %d lines", tt.after.Text, len(lines))
		}
		l := lines[1]
		if got := l.at[len(l.at)-1]; !near(got, tt.want*em) {
			t.Errorf("after a hard break, the Han of %q stands at %.2f em, want %.2f", tt.after.Text, got/em, tt.want)
		}
	}
}

// No hyphen stands after Han, where a line may end without.
func TestSoftHyphenBetweenHan(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{"中中\u00AD文文": "中中|文文", "中中ab\u00ADcd": "中中|abcd"} {
		lines := linesIn(itemsOf(spans(text)...), design.Style{}, 2.4*em)
		if got := strings.Join(linesOf(lines), "|"); got != want {
			t.Errorf("%q has the lines %s, want %s", text, got, want)
		}
	}
}

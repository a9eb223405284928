package typeset

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
)

// itemsIn sets text in a style of a design.
func itemsIn(o Options, style func(*design) textStyle, text ...document.Span) ([]item, textStyle) {
	s := newSetter(o)
	s.document = &document.Section{Path: "a.md"}
	return s.items(text, style(s.design), 0), style(s.design)
}

// linesOf writes each line as it is read, a hyphen that was added included.
func linesOf(lines []line) []string {
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
	o := englishOptions
	o.Hyphenate = func(word string) []int {
		return map[string][]int{"international": {5, 10}}[word]
	}
	styles := map[string]func(*design) textStyle{
		"heading": func(d *design) textStyle { return d.headings[4] },
		"table":   func(d *design) textStyle { return d.table },
		"body":    func(d *design) textStyle { return d.body },
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
		lines := breakLines(items, style, 0, tt.ems*style.size)
		if got := strings.Join(linesOf(lines), "|"); got != tt.want {
			t.Errorf("a %s of %g em has the lines %q, want %q", tt.style, tt.ems, got, tt.want)
		}
		for _, l := range lines {
			if l.width > tt.ems*style.size+slack {
				t.Errorf("a line of a %s is %.1f em wide", tt.style, l.width/style.size)
			}
		}
	}
}

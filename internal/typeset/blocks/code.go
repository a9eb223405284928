package blocks

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/script"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// setCode sets a code block on a tinted ground. Lines that are too long are
// wrapped, and the rest of them marked by a hook: nothing is cut off.
func setCode(s *Setter, c *document.Code, f Frame) []*paging.Strip {
	// The title comes before it. Code is an element of a line (ISO 32000-1, 14.8.4.4), which wants a block
	// around it.
	title := setCodeTitle(s, c, f)
	node := s.NewNode(layout.Node{Role: layout.Code, Parent: s.NewNode(layout.Node{Role: layout.Paragraph, Parent: f.Node})})
	style := s.Design.Code.Scaled(f.Style.Size / s.Design.Options.BodySize)
	style.Hang = 2 * style.Size

	padding := style.Size
	inner := Frame{X: f.X + padding, Width: f.Width - 2*padding, Node: node, Style: style}
	var strips []*paging.Strip
	for i, text := range c.Lines {
		strips = append(strips, setCodeLine(s, text, offsetOf(c, i), inner)...)
	}
	keepCode(strips)
	if len(strips) > 0 {
		markUntranslated(s, strips, node, translationAt(s, offsetOf(c, 0)))
	}
	strips = withTitle(title, strips, inner)
	if len(strips) == 0 {
		return nil
	}
	ground := f.ground(design.Tint)
	ground.Radius = 2
	return paging.Grounded(strips, ground, padding*0.7)
}

// setCodeTitle sets what stands above code: a line of small text, which nobody takes for
// one of the code.
func setCodeTitle(s *Setter, c *document.Code, f Frame) []*paging.Strip {
	if len(c.Title) == 0 {
		return nil
	}
	style := s.Design.Small.Scaled(f.Style.Size / s.Design.Options.BodySize)
	padding := s.Design.Code.Scaled(f.Style.Size / s.Design.Options.BodySize).Size
	inner := Frame{X: f.X + padding, Width: f.Width - 2*padding, Style: style}
	return Text(s, annotated(s, c.Title), style, inner, s.NewNode(layout.Node{Role: layout.Paragraph, Parent: f.Node}))
}

// withTitle puts a title above the lines of code, and a hairline between them. A page
// ends at neither.
func withTitle(title, code []*paging.Strip, f Frame) []*paging.Strip {
	if len(title) == 0 || len(code) == 0 {
		return append(title, code...)
	}
	paging.KeepTogether(title, code)
	line := paging.Pad(f.Style.Size * 0.7)
	line.Marks = []layout.Mark{&layout.Box{X: f.X, Y: f.Style.Size * 0.25, Width: f.Width, Height: codeRule, Color: design.Hairline}}
	return slices.Concat(title, []*paging.Strip{line}, code)
}

// codeRule is how thick the line between a title and its code is, in points.
const codeRule = 0.5

func offsetOf(c *document.Code, i int) int {
	if i < len(c.Offsets) {
		return c.Offsets[i]
	}
	return 0
}

// A code block that is no longer than wholeCode lines is kept whole where that
// can be; of those that are divided, endOfCode lines at least stand on either
// side of a page's end.
const wholeCode, endOfCode = 10, 4

func keepCode(strips []*paging.Strip) {
	n := len(strips)
	if n <= wholeCode {
		paging.BindAll(strips, paging.Preferred)
	}
	paging.BindAll(strips[:min(n, endOfCode)], paging.Firm)
	paging.BindAll(strips[max(0, n-endOfCode):], paging.Firm)
	if n < 2*endOfCode {
		paging.BindAll(strips, paging.Firm)
	}
}

func setCodeLine(s *Setter, text string, offset int, f Frame) []*paging.Strip {
	set := Paragraph(s, []document.Span{{Text: expandTabs(text), Offset: offset}}, f.Style, f.Node)
	if set.Empty() {
		return []*paging.Strip{LineStrip(s, &paragraph.Line{}, f.Style)}
	}
	lines := set.Lines(f.Style, f.X, f.Width)
	strips := make([]*paging.Strip, len(lines))
	for i := range lines {
		strips[i] = LineStrip(s, &lines[i], f.Style)
		if i > 0 {
			strips[i].Marks = append(strips[i].Marks, hook(f, strips[i].Baseline))
		}
	}
	return strips
}

// hook is the arrow that says that a line goes on from the one above.
func hook(f Frame, baseline float64) *layout.Stroke {
	em := f.Style.Size
	x, y := f.X+0.25*em, baseline-0.3*em
	return &layout.Stroke{
		Points: []layout.Point{layout.Pt(x, y-0.4*em), layout.Pt(x, y), layout.Pt(x+0.85*em, y), layout.Pt(x+0.6*em, y-0.2*em), layout.Pt(x+0.85*em, y), layout.Pt(x+0.6*em, y+0.2*em)},
		Width:  0.06 * em, Color: design.Grey,
	}
}

// tabWidth is the distance of tab stops in columns, as CommonMark has it.
const tabWidth = 4

// expandTabs replaces tabs by spaces up to the next tab stop. Han take two
// columns.
func expandTabs(text string) string {
	if !strings.Contains(text, "\t") {
		return text
	}
	var b strings.Builder
	column := 0
	for _, r := range text {
		switch {
		case r == '\t':
			n := tabWidth - column%tabWidth
			b.WriteString(strings.Repeat(" ", n))
			column += n
			continue
		case script.IsEastAsian(r):
			column++
		}
		column++
		b.WriteRune(r)
	}
	return b.String()
}

package typeset

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/document"
)

// code sets a code block on a tinted ground. Lines that are too long are
// wrapped, and the rest of them marked by a hook: nothing is cut off.
func (s *setter) code(c *document.Code, f frame) []*strip {
	// The title comes before it. Code is an element of a line (ISO 32000-1, 14.8.4.4), which wants a block
	// around it.
	title := s.codeTitle(c, f)
	node := s.newNode(Node{Role: Code, Parent: s.newNode(Node{Role: Paragraph, Parent: f.node})})
	style := s.design.code.scaled(f.style.size / s.design.BodySize)
	style.hang = 2 * style.size

	padding := style.size
	inner := frame{x: f.x + padding, width: f.width - 2*padding, node: node, style: style}
	var strips []*strip
	for i, text := range c.Lines {
		strips = append(strips, s.codeLine(text, offsetOf(c, i), inner)...)
	}
	keepCode(strips)
	if len(strips) > 0 {
		s.markUntranslated(strips, node, s.translationAt(offsetOf(c, 0)))
	}
	strips = s.titledCode(title, strips, inner)
	if len(strips) == 0 {
		return nil
	}
	ground := f.ground(tint)
	ground.radius = 2
	return grounded(strips, ground, padding*0.7)
}

// codeTitle sets what stands above code: a line of small text, which nobody takes for
// one of the code.
func (s *setter) codeTitle(c *document.Code, f frame) []*strip {
	if len(c.Title) == 0 {
		return nil
	}
	style := s.design.small.scaled(f.style.size / s.design.BodySize)
	padding := s.design.code.scaled(f.style.size / s.design.BodySize).size
	inner := frame{x: f.x + padding, width: f.width - 2*padding, style: style}
	return s.text(s.annotated(c.Title), style, inner, s.newNode(Node{Role: Paragraph, Parent: f.node}))
}

// titledCode puts a title above the lines of code, and a hairline between them. A page
// ends at neither.
func (s *setter) titledCode(title, code []*strip, f frame) []*strip {
	if len(title) == 0 || len(code) == 0 {
		return append(title, code...)
	}
	keepTogether(title, code)
	line := pad(f.style.size * 0.7)
	line.marks = []Mark{&Box{X: f.x, Y: f.style.size * 0.25, Width: f.width, Height: codeRule, Color: hairline}}
	return slices.Concat(title, []*strip{line}, code)
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

func keepCode(strips []*strip) {
	n := len(strips)
	if n <= wholeCode {
		bindAll(strips, preferred)
	}
	bindAll(strips[:min(n, endOfCode)], firm)
	bindAll(strips[max(0, n-endOfCode):], firm)
	if n < 2*endOfCode {
		bindAll(strips, firm)
	}
}

func (s *setter) codeLine(text string, offset int, f frame) []*strip {
	items := s.items([]document.Span{{Text: expandTabs(text), Offset: offset}}, f.style, f.node)
	if len(items) == 0 {
		return []*strip{lineStrip(&line{}, f.style)}
	}
	lines := breakLines(items, f.style, f.x, f.width)
	strips := make([]*strip, len(lines))
	for i := range lines {
		strips[i] = lineStrip(&lines[i], f.style)
		if i > 0 {
			strips[i].marks = append(strips[i].marks, hook(f, strips[i].baseline))
		}
	}
	return strips
}

// hook is the arrow that says that a line goes on from the one above.
func hook(f frame, baseline float64) *Stroke {
	em := f.style.size
	x, y := f.x+0.25*em, baseline-0.3*em
	return &Stroke{
		Points: []Point{{x, y - 0.4*em}, {x, y}, {x + 0.85*em, y}, {x + 0.6*em, y - 0.2*em}, {x + 0.85*em, y}, {x + 0.6*em, y + 0.2*em}},
		Width:  0.06 * em, Color: grey,
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
		case classify(r).eastAsian():
			column++
		}
		column++
		b.WriteRune(r)
	}
	return b.String()
}

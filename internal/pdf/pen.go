package pdf

import (
	"math"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// tightest is how far, in ems, a glyph may reach into the one before it.
// Readers of text take one that reaches farther for the beginning of another
// line; as marked content of its own, the one before ends where it should.
const tightest = 0.15

// A pen writes the operators that show the glyphs of a run, and move between them
// (ISO 32000-1, 9.4.3). Lengths are in points from the beginning of the run, before its scale.
type pen struct {
	font    *typeface
	size    float64
	spacing float64 // after each glyph, by the state of the text
	to      []byte
	open    bool    // a string of an array is open
	at      float64 // where the operators so far have moved
	next    float64 // where the next glyph of the run belongs
	risen   float64 // how far above the baseline
	merged  [1]layout.Glyph
}

// cluster shows the glyphs of a cluster. What they stand for is said by the font's map to
// Unicode, or else as marked content (ISO 32000-1, 14.9.4).
func (p *pen) cluster(c *cluster) {
	p.merge(c)
	last := &c.glyphs[len(c.glyphs)-1]
	apart := float64(last.Advance)-p.width(last)-p.spacing < -tightest*p.size
	if !apart && p.mapped(c) {
		p.glyphs(c.glyphs)
		return
	}
	p.close()
	p.to = appendActualText(p.to, c.shown())
	switch {
	case len(c.glyphs) > 1:
		p.together(c)
	case apart:
		p.apart(last)
	default:
		p.glyphs(c.glyphs)
	}
	p.rise(0)
	p.close()
	p.to = append(p.to, "EMC "...)
}

// merge puts one glyph in the place of several, if one is made of them.
func (p *pen) merge(c *cluster) {
	if len(c.glyphs) == 1 {
		return
	}
	id, ok := p.font.merged.of(c, p.size, float64(p.font.file.UnitsPerEm()))
	if !ok {
		return
	}
	p.merged[0] = layout.Glyph{ID: id}
	for i := range c.glyphs {
		p.merged[0].Advance += c.glyphs[i].Advance
	}
	c.glyphs = p.merged[:]
}

// mapped reports whether readers that go by the map to Unicode find what the cluster stands
// for. They take glyphs that are moved onto others for words of their own. What is for
// private use has to be said beside the map (ISO 19005-2, 6.2.11.7.3).
func (p *pen) mapped(c *cluster) bool {
	id := c.glyphs[0].ID
	return len(c.glyphs) == 1 && p.font.says.texts[id] == c.shown() && !p.font.says.private[id]
}

// glyphs shows glyphs in their order.
func (p *pen) glyphs(glyphs []layout.Glyph) {
	for i := range glyphs {
		g := &glyphs[i]
		p.draw(g, p.next)
		p.next += float64(g.Advance)
	}
}

// together shows glyphs as marked content. To readers of text it begins where the glyph does
// that is drawn first, and ends where that does which is drawn last: so that one is first
// that is nearest to the beginning, and a blank ends it. But before a space some readers
// take the two for one.
func (p *pen) together(c *cluster) {
	begin := p.next
	first, end := extremes(c)
	for i, at := 0, begin; i <= first; i++ {
		if i == first {
			p.draw(&c.glyphs[i], at)
		}
		at += float64(c.glyphs[i].Advance)
	}
	for i := range c.glyphs {
		g := &c.glyphs[i]
		if i != first {
			p.anchor(g, begin, begin+end)
			p.draw(g, p.next)
		}
		p.next += float64(g.Advance)
	}
	if p.font.blank != 0 && !c.beforeSpace && math.Abs(p.next-p.at) > 0.05*p.size {
		blank := layout.Glyph{ID: p.font.blank}
		p.draw(&blank, p.next-p.width(&blank)-p.spacing)
	}
}

// extremes returns the index of the glyph of a cluster that is nearest to where it begins,
// and how far from there it ends.
func extremes(c *cluster) (first int, end float64) {
	nearest := math.Inf(1)
	for i := range c.glyphs {
		if by := math.Abs(end + float64(c.glyphs[i].X)); by < nearest {
			first, nearest = i, by
		}
		end += float64(c.glyphs[i].Advance)
	}
	return first, end
}

// anchor begins the operator for a glyph off the baseline with a blank, if the glyph is
// beyond its cluster: some readers sort operators by where they begin.
func (p *pen) anchor(g *layout.Glyph, begin, end float64) {
	const near = 0.05
	if x := p.next + float64(g.X); g.Y == 0 || p.font.blank == 0 || x >= begin && x < end-near*p.size {
		return
	}
	p.rise(float64(g.Y))
	blank := layout.Glyph{ID: p.font.blank}
	p.move(begin)
	p.show(&blank)
}

// apart shows a glyph as marked content. To readers of text it is as wide as its spacing makes
// it, provided that this is gone at the end.
func (p *pen) apart(g *layout.Glyph) {
	p.move(p.next + float64(g.X))
	p.close()
	p.next += float64(g.Advance)
	spacing := round(p.next - p.at - p.width(g))
	p.to = append(appendNumber(p.to, spacing), "Tc "...)
	p.show(g)
	p.close()
	p.to = append(appendNumber(p.to, p.spacing), "Tc "...)
	p.at += spacing - p.spacing
}

// draw shows a glyph where it belongs with the pen at a place.
func (p *pen) draw(g *layout.Glyph, at float64) {
	p.rise(float64(g.Y))
	p.move(at + float64(g.X))
	p.show(g)
}

// rise has what follows drawn above the baseline.
func (p *pen) rise(by float64) {
	if by == p.risen {
		return
	}
	p.close()
	p.risen = by
	p.to = append(appendNumber(p.to, by), "Ts "...)
}

// show shows a glyph where the operators have moved.
func (p *pen) show(g *layout.Glyph) {
	if !p.open {
		p.to = append(p.to, "[("...)
		p.open = true
	}
	p.to = appendCode(p.to, p.font.codes[g.ID])
	p.at += p.width(g) + p.spacing
}

// width is how far a glyph moves by itself.
func (p *pen) width(g *layout.Glyph) float64 { return p.font.widths[g.ID] * p.size }

// move moves to a place.
func (p *pen) move(to float64) {
	const unseen = 0.002
	if by := to - p.at; by < unseen && by > -unseen {
		return
	}
	if p.size == 0 {
		return
	}
	if p.open {
		p.to = append(p.to, ')')
	} else {
		p.to = append(p.to, '[')
		p.open = true
	}
	by := round((p.at - to) * 1000 / p.size)
	p.to = append(appendNumber(p.to, by), '(')
	p.at -= by * p.size / 1000
}

// close ends the array of strings.
func (p *pen) close() {
	if p.open {
		p.to = append(p.to, ")] TJ "...)
		p.open = false
	}
}

// appendActualText opens a span of marked content that says what its text is
// (ISO 32000-1, 14.9.4).
func appendActualText(b []byte, text string) []byte {
	b = append(b, "/Span <</ActualText "...)
	b = object.Append(b, object.String("\xFE\xFF"+string(object.UTF16(text))))
	return append(b, ">> BDC "...)
}

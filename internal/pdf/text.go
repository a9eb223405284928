package pdf

import (
	"github.com/pobook/pobook/internal/layout"
)

// A textState is what the content stream of a page has set for the runs to
// come (ISO 32000-1, 9.3).
type textState struct {
	font    *typeface
	size    float64
	spacing float64
	scale   float64
	color   *layout.Color // nil if something else than text may have changed it
}

// freshState is that of a new page.
func freshState() textState { return textState{scale: 1} }

// appendRun draws a run whose first glyph is at a height above the lower edge of the page.
func (s *textState) appendRun(b []byte, f *typeface, r *layout.Run, height float64) []byte {
	spacing := commonSpacing(f, r)
	b = s.appendFont(append(b, "BT "...), f, r.Size)
	b = s.appendColor(b, r.Color)
	b = s.appendSpacing(b, spacing)
	b = s.appendScale(b, r.HorizontalScale())
	b = appendNumber(appendNumber(b, r.X), height)
	p := pen{font: f, size: r.Size, spacing: spacing, to: append(b, "Td "...)}
	for k := clusters(r); k.next(); {
		p.cluster(&k.cluster)
	}
	p.rise(0)
	p.close()
	return append(p.to, "ET"...)
}

// appendFont selects a font, if it is not that of the run before.
func (s *textState) appendFont(b []byte, f *typeface, size float64) []byte {
	if f == s.font && size == s.size {
		return b
	}
	s.font, s.size = f, size
	b = append(append(append(b, '/'), f.resource...), ' ')
	return append(appendNumber(b, size), "Tf "...)
}

func (s *textState) appendColor(b []byte, color layout.Color) []byte {
	if s.color != nil && *s.color == color {
		return b
	}
	s.color = &color
	for _, part := range [...]uint8{color.R, color.G, color.B} {
		b = appendNumber(b, float64(part)/255)
	}
	return append(b, "rg "...)
}

func (s *textState) appendSpacing(b []byte, spacing float64) []byte {
	if spacing == s.spacing {
		return b
	}
	s.spacing = spacing
	return append(appendNumber(b, spacing), "Tc "...)
}

func (s *textState) appendScale(b []byte, scale float64) []byte {
	if scale == s.scale {
		return b
	}
	s.scale = scale
	return append(appendNumber(b, scale*100), "Tz "...)
}

// commonSpacing returns how much farther than their widths most glyphs of a run move the pen,
// 0 if there is nothing that most have in common: by it a justified line of Han stays short.
func commonSpacing(f *typeface, r *layout.Run) float64 {
	common, lead := 0, 0
	for i := range r.Glyphs {
		switch by := extra(f, r, i); {
		case lead == 0:
			common, lead = by, 1
		case by == common:
			lead++
		default:
			lead--
		}
	}
	if common == 0 {
		return 0
	}
	count := 0
	for i := range r.Glyphs {
		if extra(f, r, i) == common {
			count++
		}
	}
	if 2*count <= len(r.Glyphs) || count < 3 {
		return 0
	}
	return float64(common) / 1000
}

// extra is how much farther than its width a glyph moves the pen, in thousandths of a point.
func extra(f *typeface, r *layout.Run, i int) int {
	const above = 1 << 40 // a conversion rounds down above zero
	g := &r.Glyphs[i]
	return int((float64(g.Advance)-f.widths[g.ID]*r.Size)*1000+(above+0.5)) - above
}

package shaping

import (
	"fmt"
	"slices"

	otfont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/harfbuzz"

	"github.com/pobook/pobook/internal/font"
)

// An engine runs HarfBuzz.
type engine struct {
	fonts  map[*font.Face]*harfbuzz.Font // nil for a face that text cannot be shaped with
	buffer *harfbuzz.Buffer              // with the plans that HarfBuzz makes
	faults []Fault
}

func newEngine() engine {
	return engine{fonts: map[*font.Face]*harfbuzz.Font{}, buffer: harfbuzz.NewBuffer()}
}

// forget drops the plans that HarfBuzz has made.
func (e *engine) forget() { e.buffer = harfbuzz.NewBuffer() }

// open returns HarfBuzz's font of a face, or nil if its tables cannot be read.
func (e *engine) open(face *font.Face) *harfbuzz.Font {
	opened, ok := e.fonts[face]
	if !ok {
		tables, err := face.Tables()
		if err == nil {
			opened = harfbuzz.NewFont(otfont.NewFace(tables))
		} else {
			e.faults = append(e.faults, Fault{face, err})
		}
		e.fonts[face] = opened
	}
	return opened
}

// shape appends the glyphs that HarfBuzz makes of a text whose first character has the number
// at, in the order of the text. A font that it cannot cope with is put aside: the plan has none then.
func (e *engine) shape(p *plan, to []Glyph, runes []rune, at int) (shaped []Glyph) {
	if p.font == nil || e.fonts[p.key.face] == nil {
		p.font = nil
		return to
	}
	shaped = to
	defer func() {
		if cause := recover(); cause != nil {
			p.font, e.fonts[p.key.face] = nil, nil
			e.faults = append(e.faults, Fault{p.key.face, fmt.Errorf("has broken tables for shaping: %v", cause)})
			e.forget() // what it was at is left half done
		}
	}()
	b := e.buffer
	b.Clear()
	b.Props, b.Flags = p.props, harfbuzz.RemoveDefaultIgnorables
	for i, r := range runes {
		b.AddRune(valid(r), at+i)
	}
	b.Shape(p.font, p.features)
	em := float32(p.font.XScale)
	for i := range b.Info {
		pos := &b.Pos[i]
		shaped = append(shaped, Glyph{
			ID: font.GlyphID(b.Info[i].Glyph), Cluster: int32(b.Info[i].Cluster),
			Advance: float32(pos.XAdvance) / em, X: float32(pos.XOffset) / em, Y: float32(pos.YOffset) / em,
		})
	}
	if p.key.rightToLeft {
		slices.Reverse(shaped[len(to):])
	}
	return shaped
}

package pdf

import (
	"strconv"

	"github.com/pobook/pobook/internal/typeset"
)

// A textState is what the content stream of a page has set for the texts to
// come (ISO 32000-1, 9.3).
type textState struct {
	font    *font
	size    float64
	spacing float64
	scale   float64
	color   *typeset.Color // nil if something else than text may have changed it
}

// freshState is that of a new page.
func freshState() textState { return textState{scale: 1} }

// tightest is how far, in ems, a glyph may reach into the one before it.
// Readers of text take one that reaches farther for the beginning of another
// line; as marked content of its own, the one before ends where it should.
const tightest = 0.15

// text draws a text past fpdf, which can neither move glyphs within one nor
// scale them.
func (d *drawing) text(t *typeset.Text) {
	f := d.fonts[t.Face]
	b := d.appendFont(append(d.buffer[:0], "BT "...), f, t.Size)
	b = d.appendState(b, t)
	b = appendNumber(b, t.X)
	b = appendNumber(b, d.pages.Height-t.Baseline)
	b = append(b, "Td "...)
	if t.Glyph != 0 {
		b = appendCode(append(b, '('), f.codes[saying{t.Glyph, t.Text}])
		b = append(b, ") Tj"...)
	} else {
		b = (&showing{font: f, text: t, to: b}).all()
	}
	b = append(b, " ET"...)
	d.file.RawWriteStr(string(b))
	d.buffer = b
}

// appendFont selects a font, if it is not that of the text before.
func (d *drawing) appendFont(b []byte, f *font, size float64) []byte {
	if f == d.state.font && size == d.state.size {
		return b
	}
	d.state.font, d.state.size = f, size
	b = append(append(b, f.resource...), ' ')
	return append(appendNumber(b, size), "Tf "...)
}

// appendState sets what differs from the text before.
func (d *drawing) appendState(b []byte, t *typeset.Text) []byte {
	if d.state.color == nil || *d.state.color != t.Color {
		color := t.Color
		d.state.color = &color
		for _, part := range [...]uint8{color.R, color.G, color.B} {
			b = appendNumber(b, float64(part)/255)
		}
		b = append(b, "rg "...)
	}
	if t.Spacing != d.state.spacing {
		d.state.spacing = t.Spacing
		b = append(appendNumber(b, t.Spacing), "Tc "...)
	}
	if scale := t.HorizontalScale(); scale != d.state.scale {
		d.state.scale = scale
		b = append(appendNumber(b, scale*100), "Tz "...)
	}
	return b
}

// showing writes the operators that show the characters of a text, and moves
// between them (ISO 32000-1, 9.4.3).
type showing struct {
	font *font
	text *typeset.Text
	to   []byte
	open bool // a string of an array is open
}

func (s *showing) all() []byte {
	shifts := s.text.Shifts
	for i, r := range s.text.Text {
		shift := 0.0
		if len(shifts) > 0 && shifts[0].At == i+len(string(r)) {
			shift, shifts = shifts[0].By, shifts[1:]
		}
		s.character(r, shift)
	}
	s.close()
	return s.to
}

// character shows a character and moves on by shift, in points.
func (s *showing) character(r rune, shift float64) {
	code := s.font.codeOf(r)
	if shift < -tightest*s.text.Size {
		s.apart(r, code, shift)
		return
	}
	s.begin()
	s.to = appendCode(s.to, code)
	s.move(shift)
}

// apart shows a character as marked content. To readers of text it is as wide
// as its spacing makes it, provided that this is gone at the end.
func (s *showing) apart(r, code rune, shift float64) {
	s.close()
	s.to = appendActualText(s.to, string(r))
	s.to = appendNumber(s.to, s.text.Spacing+shift/s.text.HorizontalScale())
	s.to = append(s.to, "Tc ("...)
	s.to = append(appendCode(s.to, code), ") Tj "...)
	s.to = append(appendNumber(s.to, s.text.Spacing), "Tc EMC "...)
}

func (s *showing) begin() {
	if !s.open {
		s.to = append(s.to, "[("...)
		s.open = true
	}
}

// move moves what follows to the right.
func (s *showing) move(points float64) {
	if points == 0 {
		return
	}
	s.to = append(s.to, ')')
	s.to = appendNumber(s.to, -points*1000/s.text.Size/s.text.HorizontalScale())
	s.to = append(s.to, '(')
}

func (s *showing) close() {
	if s.open {
		s.to = append(s.to, ")] TJ"...)
		s.open = false
	}
}

// codeOf returns the code that shows a character.
func (f *font) codeOf(r rune) rune {
	if r < 0x10000 && f.uses(r) {
		return r
	}
	glyph, _ := f.face.Glyph(r)
	if code, ok := f.codes[saying{glyph, string(r)}]; ok {
		return code
	}
	return r
}

// appendCode writes the two bytes of a code into a literal string
// (ISO 32000-1, 7.3.4.2).
func appendCode(b []byte, code rune) []byte {
	for _, c := range [...]byte{byte(code >> 8), byte(code)} {
		switch c {
		case '(', ')', '\\':
			b = append(b, '\\', c)
		case '\r':
			b = append(b, '\\', 'r')
		default:
			b = append(b, c)
		}
	}
	return b
}

// appendNumber writes a number and a blank. A thousandth of a point, or of an
// em, is finer than any printer.
func appendNumber(b []byte, v float64) []byte {
	start := len(b)
	b = strconv.AppendFloat(b, v, 'f', 3, 64)
	for b[len(b)-1] == '0' {
		b = b[:len(b)-1]
	}
	if b[len(b)-1] == '.' {
		b = b[:len(b)-1]
	}
	if string(b[start:]) == "-0" {
		b = append(b[:start], '0')
	}
	return append(b, ' ')
}

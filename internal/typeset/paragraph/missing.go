package paragraph

import (
	"fmt"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/layout"
)

// The frame that stands for a character without a glyph has its code point in it, in two
// rows of small digits. Lengths are in ems of the text.
const (
	frameSide   = 0.06 // white outside of the frame
	framePen    = 0.045
	framePad    = 0.09 // white inside of it
	digitSize   = 0.38
	frameTop    = 0.82
	frameBottom = -0.12
)

// frameOf makes an item the frame of a character that no face draws. In the text layer it
// is the character itself.
func frameOf(faces *chooser, it *item, k *cluster) {
	r, _ := utf8.DecodeRuneInString(k.text)
	it.missing, it.face = true, faces.forDigits(k)
	if it.face == nil {
		it.width = k.size
		return
	}
	size := digitSize * k.size
	digits := fmt.Sprintf("%04X", r)
	columns := (len(digits) + 1) / 2
	zero, _ := it.face.Glyph('0')
	step := it.face.Advance(zero) * size
	inset := (frameSide + framePen + framePad) * k.size
	rowHeight := (frameTop - frameBottom) / 2 * k.size
	for i, digit := range fmt.Sprintf("%0*X", 2*columns, r) {
		glyph, _ := it.face.Glyph(digit)
		shown := layout.Glyph{ID: glyph, X: float32(inset + float64(i%columns)*step + (step-it.face.Advance(glyph)*size)/2)}
		shown.Y = float32(frameBottom*k.size + (rowHeight-0.72*size)/2)
		if i < columns {
			shown.Y += float32(rowHeight - 0.03*k.size)
		} else {
			shown.Y += float32(0.03 * k.size)
		}
		it.glyphs = append(it.glyphs, shown)
	}
	it.advance = 2*inset + float64(columns)*step
	it.glyphs[len(it.glyphs)-1].Advance = float32(it.advance)
	it.width = it.advance
}

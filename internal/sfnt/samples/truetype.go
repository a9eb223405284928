package samples

import (
	"encoding/binary"
	"slices"
)

// TrueType returns a font file with TrueType outlines; see [TrueTypeTables].
func TrueType(name string) []byte {
	return File("\x00\x01\x00\x00", TrueTypeTables(name))
}

// TrueTypeTables returns the tables of a font of six glyphs: .notdef, a square, an
// acute, a composite of both, a composite of that and a square, and a space.
func TrueTypeTables(name string) map[string][]byte {
	return Composed(name,
		Square(0, 0, 600),
		Square(0, 0, 500),
		Square(100, 600, 80),
		Composite(Part{1, 0x0200, 0, 0}, Part{2, 0, 30, -10}),
		Composite(Part{3, 0, 0, 0}, Part{1, 0, 600, 0}),
		nil,
	)
}

// Composed returns the tables of a font of these outlines.
func Composed(name string, outlines ...[]byte) map[string][]byte {
	tables := common(name, len(outlines))
	tables["maxp"] = slices.Concat(words(long(0x00010000), len(outlines)), make([]byte, 26))
	loca := words(0)
	var glyf []byte
	for _, outline := range outlines {
		glyf = append(glyf, outline...)
		if len(glyf)%2 != 0 {
			glyf = append(glyf, 0)
		}
		loca = binary.BigEndian.AppendUint16(loca, uint16(len(glyf)/2))
	}
	tables["glyf"], tables["loca"] = glyf, loca
	tables["prep"] = []byte{0xB0, 0x00, 0x21} // pushes a 0 and pops it
	return tables
}

// Square returns the outline of a square.
func Square(left, bottom, side int) []byte {
	const onCurve = 1
	outline := words(1, left, bottom, left+side, bottom+side, 3, 0)
	outline = append(outline, onCurve, onCurve, onCurve, onCurve)
	return append(outline, words(left, side, 0, -side, bottom, 0, side, 0)...)
}

// A Part is a glyph within a composite one, with flags beside those that say how
// it is encoded.
type Part struct{ Glyph, Flags, X, Y int }

// Composite returns the outline of a composite glyph, in the box of 1000 units.
func Composite(parts ...Part) []byte {
	const wordArguments, argumentsAreXY, more = 0x0001, 0x0002, 0x0020
	outline := words(-1, 0, 0, 1000, 1000)
	for i, part := range parts {
		flags := part.Flags | wordArguments | argumentsAreXY
		if i < len(parts)-1 {
			flags |= more
		}
		outline = append(outline, words(flags, part.Glyph, part.X, part.Y)...)
	}
	return outline
}

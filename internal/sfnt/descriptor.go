package sfnt

import "encoding/binary"

// A Descriptor is what a PDF says of a font beside its program (ISO 32000-2, 9.8,
// "Font descriptors"). Lengths are in font units.
type Descriptor struct {
	Name        string // PostScript name, see [Names]
	Box         Box    // around all glyphs
	Ascent      int    // of lines, from the baseline upwards
	Descent     int    // of lines, below the baseline negative
	LineGap     int
	CapHeight   int
	XHeight     int // 0 if the font does not state it
	ItalicAngle float64
	StemV       int // guessed from the weight
	Weight      int // 100 to 900, 400 is regular
	FixedPitch  bool
	Serif       bool
	Script      bool // imitates handwriting
	Italic      bool
}

// Flags returns the entry Flags (ISO 32000-2, 9.8.2). A font is said to be
// symbolic, since its codes are those of no standard encoding.
func (d Descriptor) Flags() uint32 {
	const fixedPitch, serif, symbolic, script, italic = 1 << 0, 1 << 1, 1 << 2, 1 << 3, 1 << 6
	flags := uint32(symbolic)
	for _, f := range []struct {
		is   bool
		flag uint32
	}{{d.FixedPitch, fixedPitch}, {d.Serif, serif}, {d.Script, script}, {d.Italic, italic}} {
		if f.is {
			flags |= f.flag
		}
	}
	return flags
}

// A fieldReader reads numbers of a table. Those beyond its end are 0: tables have
// grown with their versions.
type fieldReader []byte

func (r fieldReader) unsigned(at int) int {
	if at+2 > len(r) {
		return 0
	}
	return int(binary.BigEndian.Uint16(r[at:]))
}

func (r fieldReader) signed(at int) int { return int(int16(r.unsigned(at))) }

func (r fieldReader) long(at int) int32 {
	return int32(uint32(r.unsigned(at))<<16 | uint32(r.unsigned(at+2)))
}

// describe reads what a font says of itself in the tables 'head', 'hhea', 'OS/2'
// and 'post', of which the last two may be absent.
func describe(f *File) (Descriptor, error) {
	read := make(map[string]fieldReader)
	for _, tag := range []string{"head", "hhea", "OS/2", "post"} {
		if !f.Has(tag) {
			continue
		}
		table, err := f.Table(tag)
		if err != nil {
			return Descriptor{}, err
		}
		read[tag] = table
	}
	head, hhea, os2, post := read["head"], read["hhea"], read["OS/2"], read["post"]
	d := Descriptor{
		Name:        readNames(f.tables).PostScript,
		Box:         Box{head.signed(36), head.signed(38), head.signed(40), head.signed(42)},
		XHeight:     os2.signed(86),
		ItalicAngle: float64(post.long(4)) / 0x10000,
	}
	d.Ascent, d.Descent, d.LineGap = lineMetrics(hhea, os2)
	d.Weight = weight(head, os2)
	d.StemV = stem(d.Weight) * f.unitsPerEm / 1000
	d.Serif, d.Script = design(os2)
	d.FixedPitch = post.long(12) != 0 || monospaced(os2)
	d.Italic = d.ItalicAngle != 0 || head.unsigned(44)&(1<<1) != 0 || os2.unsigned(62)&(1<<0) != 0
	if d.CapHeight = os2.signed(88); d.CapHeight <= 0 {
		d.CapHeight = capHeight(f, d.Ascent)
	}
	return d, nil
}

// lineMetrics returns the metrics of lines: those of 'hhea', or of 'OS/2' where
// these are nothing.
func lineMetrics(hhea, os2 fieldReader) (ascent, descent, gap int) {
	ascent, descent, gap = hhea.signed(4), hhea.signed(6), hhea.signed(8)
	if ascent == 0 && descent == 0 {
		ascent, descent, gap = os2.signed(68), os2.signed(70), os2.signed(72)
	}
	if ascent == 0 && descent == 0 {
		ascent, descent, gap = os2.unsigned(74), -os2.unsigned(76), 0
	}
	return ascent, descent, gap
}

// weight returns the weight class, or what the style of the font suggests.
func weight(head, os2 fieldReader) int {
	const regular, bold = 400, 700
	if class := os2.unsigned(4); class >= 1 && class <= 1000 {
		return class
	}
	if head.unsigned(44)&(1<<0) != 0 {
		return bold
	}
	return regular
}

// stem guesses how thick the stems of a weight are, in thousandths of an em:
// about 86 in a regular and 152 in a bold sans.
func stem(weight int) int {
	const thinnest = 9
	return thinnest + max(0, weight-50)*22/100
}

// design returns what the family class says of a design (OpenType, 'OS/2',
// "sFamilyClass"), or where it says nothing, the PANOSE number.
func design(os2 fieldReader) (serif, script bool) {
	const scripts, symbols = 10, 12
	switch class := os2.unsigned(30) >> 8; {
	case class >= 1 && class <= 7 && class != 6:
		return true, false
	case class == scripts:
		return false, true
	case class != 0 && class <= symbols:
		return false, false
	}
	const latinHand, firstSerif, lastSerif = 3, 2, 10
	family, style := os2.unsigned(panose)>>8, os2.unsigned(panose)&0xFF
	return family == latinText && style >= firstSerif && style <= lastSerif, family == latinHand
}

// Where the PANOSE number is in 'OS/2', and its first digit for text in Latin.
const panose, latinText = 32, 2

// monospaced reports whether the PANOSE number is that of a design with one width,
// which is said there more often than in 'post'.
func monospaced(os2 fieldReader) bool {
	const oneWidth = 9
	return os2.unsigned(panose)>>8 == latinText && os2.unsigned(panose+2)&0xFF == oneWidth
}

// capHeight measures H, or returns another height where there is none.
func capHeight(f *File, otherwise int) int {
	characters, err := readCharacters(f)
	if err != nil {
		return otherwise
	}
	glyph, ok := characters.Lookup('H')
	if !ok || int(glyph) >= f.glyphs {
		return otherwise
	}
	box, err := measure(f, GlyphID(glyph))
	if err != nil || box.Top <= 0 {
		return otherwise
	}
	return box.Top
}

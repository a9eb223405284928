package pdf

import (
	"crypto/sha256"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/pdf/object"
	"github.com/pobook/pobook/internal/sfnt"
)

// write embeds the font and returns its object (ISO 32000-1, 9.7.6.1).
func (t *typeface) write(w *object.Writer) (object.Ref, error) {
	program, err := t.program()
	if err != nil {
		return 0, err
	}
	name := object.Name(tag(program.Bytes) + "+" + t.face.Name())
	kind, mapping := object.Name("CIDFontType2"), object.Dict{{Key: "CIDToGIDMap", Value: object.Name("Identity")}}
	if program.Outlines == sfnt.CFF {
		kind, mapping = "CIDFontType0", nil
	}
	descriptor, err := t.descriptor(w, program, name)
	if err != nil {
		return 0, err
	}
	descendant := append(object.Dict{
		{Key: "Type", Value: object.Name("Font")},
		{Key: "Subtype", Value: kind},
		{Key: "BaseFont", Value: name},
		{Key: "CIDSystemInfo", Value: object.Raw("<</Registry (Adobe) /Ordering (Identity) /Supplement 0>>")},
		{Key: "FontDescriptor", Value: descriptor},
		{Key: "DW", Value: object.Raw("1000")},
		{Key: "W", Value: object.Raw(t.widthArray())},
	}, mapping...)
	return w.Add(object.Dict{
		{Key: "Type", Value: object.Name("Font")},
		{Key: "Subtype", Value: object.Name("Type0")},
		{Key: "BaseFont", Value: name},
		{Key: "Encoding", Value: object.Name("Identity-H")},
		{Key: "DescendantFonts", Value: object.Array{w.Add(descendant)}},
		{Key: "ToUnicode", Value: w.Deflated(nil, t.says.toUnicode(t.glyphs), false)},
	}), nil
}

// descriptor embeds the program, and says of the font what a viewer needs without it
// (ISO 32000-1, 9.8).
func (t *typeface) descriptor(w *object.Writer, program *sfnt.Program, name object.Name) (object.Ref, error) {
	d, err := t.file.Descriptor()
	if err != nil {
		return 0, err
	}
	scaled := func(units int) object.Raw { return object.Raw(strconv.Itoa(units * 1000 / t.file.UnitsPerEm())) }
	return w.Add(object.Dict{
		{Key: "Type", Value: object.Name("FontDescriptor")},
		{Key: "FontName", Value: name},
		{Key: "Flags", Value: object.Raw(strconv.FormatUint(uint64(d.Flags()), 10))},
		{Key: "FontBBox", Value: object.Array{scaled(d.Box.Left), scaled(d.Box.Bottom), scaled(d.Box.Right), scaled(d.Box.Top)}},
		{Key: "ItalicAngle", Value: object.Raw(formatNumber(d.ItalicAngle))},
		{Key: "Ascent", Value: scaled(d.Ascent)},
		{Key: "Descent", Value: scaled(d.Descent)},
		{Key: "CapHeight", Value: scaled(d.CapHeight)},
		{Key: "StemV", Value: scaled(d.StemV)},
		embedded(w, program),
	}), nil
}

// embedded writes the program and returns its entry in the descriptor (ISO 32000-1, 9.9).
func embedded(w *object.Writer, program *sfnt.Program) object.Entry {
	if program.Outlines == sfnt.CFF {
		d := object.Dict{{Key: "Subtype", Value: object.Name("CIDFontType0C")}}
		return object.Entry{Key: "FontFile3", Value: w.Deflated(d, program.Bytes, false)}
	}
	d := object.Dict{{Key: "Length1", Value: object.Raw(strconv.Itoa(len(program.Bytes)))}}
	return object.Entry{Key: "FontFile2", Value: w.Deflated(d, program.Bytes, false)}
}

// widthArray lists the widths that are not an em (ISO 32000-1, 9.7.4.3), in rows of codes.
func (t *typeface) widthArray() string {
	var b strings.Builder
	b.WriteByte('[')
	row := false
	for code, id := range t.glyphs {
		switch wide := t.widths[id] == 1; {
		case wide && row:
			b.WriteByte(']')
			row = false
		case !wide && row:
			b.WriteByte(' ')
		case !wide:
			b.WriteString(strconv.Itoa(code) + "[")
			row = true
		}
		if row {
			b.WriteString(formatNumber(t.widths[id] * 1000))
		}
	}
	if row {
		b.WriteByte(']')
	}
	b.WriteByte(']')
	return b.String()
}

// tag names a subset by its content (ISO 32000-1, 9.6.4).
func tag(program []byte) string {
	hash := sha256.Sum256(program)
	letters := make([]byte, 6)
	for i := range letters {
		letters[i] = 'A' + hash[i]%26
	}
	return string(letters)
}

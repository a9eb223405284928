package sfnt

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Identifiers of names (OpenType, 'name', "Name IDs").
const (
	nameCopyright  = 0
	nameFamily     = 1
	nameStyle      = 2
	nameUnique     = 3
	nameFull       = 4
	nameVersion    = 5
	namePostScript = 6
)

// Names is what a font calls itself, in English where it has several names.
type Names struct {
	// PostScript is fit to be a name in PDF: printable ASCII without delimiters,
	// never "".
	PostScript string
	Full       string // with the style, as "Noto Sans TC Bold", or ""
	Family     string // or ""
	Copyright  string // or ""
}

// readNames reads the names of a font.
func readNames(from directory) Names {
	const most = 3 * 0x10000 // two offsets and a length are of 16 bits
	extent := from.extents["name"]
	table, err := extent.Bytes(0, min(extent.Size(), most))
	if err != nil {
		return Names{PostScript: unnamed}
	}
	name, _, err := tables.ParseName(table)
	if err != nil {
		return Names{PostScript: unnamed}
	}
	n := Names{Full: name.Name(nameFull), Family: name.Name(nameFamily), Copyright: name.Name(nameCopyright)}
	for _, candidate := range []string{name.Name(namePostScript), n.Full, n.Family, unnamed} {
		if n.PostScript = postScript(candidate); n.PostScript != "" {
			break
		}
	}
	return n
}

const unnamed = "Unnamed"

// postScript leaves out of a name what may not be in one (OpenType, 'name', name
// ID 6).
func postScript(name string) string {
	const longest = 63
	name = strings.Map(func(r rune) rune {
		if r <= ' ' || r > '~' || strings.ContainsRune("[](){}<>/%#", r) {
			return -1
		}
		return r
	}, name)
	return name[:min(len(name), longest)]
}

// encodeNames encodes a table 'name' for the regular style of a family.
func encodeNames(family, copyright string) []byte {
	records := []struct {
		id   uint16
		text string
	}{
		{nameCopyright, copyright},
		{nameFamily, family},
		{nameStyle, "Regular"},
		{nameUnique, family + " Regular"},
		{nameFull, family + " Regular"},
		{nameVersion, "Version 1.0"},
		{namePostScript, strings.ReplaceAll(family, " ", "") + "-Regular"},
	}
	const windows, unicodeBMP, english = 3, 1, 0x409
	var header, text []byte
	for _, v := range []int{0, len(records), 6 + 12*len(records)} {
		header = binary.BigEndian.AppendUint16(header, uint16(v))
	}
	for _, r := range records {
		start := len(text)
		for _, unit := range utf16.Encode([]rune(r.text)) {
			text = binary.BigEndian.AppendUint16(text, unit)
		}
		for _, v := range []int{windows, unicodeBMP, english, int(r.id), len(text) - start, start} {
			header = binary.BigEndian.AppendUint16(header, uint16(v))
		}
	}
	return append(header, text...)
}

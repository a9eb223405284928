package pdf

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// fontObject is what fpdf writes of a font, as far as it names the font and the
// object of its map to Unicode.
var fontObject = regexp.MustCompile(`/Type /Font\n/Subtype /Type0\n/BaseFont /utf8(\S+)\n/Encoding /Identity-H\n/DescendantFonts \[\d+ 0 R\]\n/ToUnicode (\d+) 0 R`)

// unicodeMaps finds the maps to Unicode of the fonts of which some glyphs have
// borrowed codes.
func (d *drawing) unicodeMaps(file []byte) map[int]*font {
	byFamily := make(map[string]*font)
	for _, f := range d.fonts {
		if len(f.borrower) > 0 {
			byFamily[f.family] = f
		}
	}
	maps := make(map[int]*font)
	if len(byFamily) == 0 {
		return maps
	}
	for _, m := range fontObject.FindAllSubmatch(file, -1) {
		if f := byFamily[string(m[1])]; f != nil {
			object, _ := strconv.Atoi(string(m[2])) // digits only
			maps[object] = f
		}
	}
	return maps
}

// unicodeMap returns the map from codes to Unicode: each code is its character,
// but for the borrowed ones (ISO 32000-1, 9.10.3).
func (f *font) unicodeMap() []byte {
	var b bytes.Buffer
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	first, last := f.codes[f.borrower[0]], f.codes[f.borrower[len(f.borrower)-1]]
	var single []string
	for _, s := range f.borrower {
		single = append(single, fmt.Sprintf("<%04X> <%s>", f.codes[s], utf16Hex(s.text)))
	}
	for code := first; code <= last; code++ {
		if f.uses(code) {
			single = append(single, fmt.Sprintf("<%04X> <%04X>", code, code))
		}
	}
	writeGroups(&b, "bfchar", single)
	writeGroups(&b, "bfrange", identityRanges(int(first), int(last)))
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\n" + strings.Repeat("end\n", 2))
	return b.Bytes()
}

// writeGroups writes lines in groups of as many as are allowed.
func writeGroups(b *bytes.Buffer, operator string, lines []string) {
	const most = 100
	for group := range slices.Chunk(lines, most) {
		fmt.Fprintf(b, "%d begin%s\n%s\nend%s\n", len(group), operator, strings.Join(group, "\n"), operator)
	}
}

// identityRanges maps all codes but those from first to last to themselves, in
// rows of one first byte, which a range may not leave.
func identityRanges(first, last int) []string {
	var ranges []string
	add := func(from, to int) {
		if from <= to {
			ranges = append(ranges, fmt.Sprintf("<%04X> <%04X> <%04X>", from, to, from))
		}
	}
	for row := 0; row < 0x10000; row += 0x100 {
		add(row, min(row+0xFF, first-1))
		add(max(row, last+1), row+0xFF)
	}
	return ranges
}

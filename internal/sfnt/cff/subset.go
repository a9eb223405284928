package cff

import (
	"errors"
	"math"
	"strconv"
)

// Subset returns a table with some glyphs of the font, in the order given, of which
// the first is .notdef. Its font is CID-keyed, with the character collection
// Adobe-Identity-0, and CIDs are places in glyphs. Charstrings are copied as they
// are, with the subroutines that they call.
//
// unitsPerEm is what the font file says, since that is what the coordinates mean
// where the table says nothing else.
func (f *Font) Subset(glyphs []int, name string, unitsPerEm int) ([]byte, error) {
	r, err := newRunner(f, len(glyphs))
	if err != nil {
		return nil, err
	}
	s := subset{source: f, unitsPerEm: unitsPerEm, number: make(map[int]int)}
	copied := int64(0)
	for i, glyph := range glyphs {
		charstring, _, err := r.run(glyph)
		if err != nil {
			return nil, err
		}
		if copied += int64(len(charstring)); copied > f.charstrings.data.Size() {
			return nil, errors.New("has charstrings that overlap")
		}
		s.charstrings = append(s.charstrings, charstring)
		font, err := f.fontOf(glyph)
		if err != nil {
			return nil, err
		}
		s.selector = s.selector.add(i, s.numberOf(font))
	}
	for _, size := range s.sizes(r) {
		if copied += int64(size); copied > f.table.Size() {
			return nil, errors.New("has parts that overlap")
		}
	}
	return s.encode(name, r), nil
}

// A subset is what of a font goes into a table.
type subset struct {
	source      *Font
	unitsPerEm  int
	charstrings [][]byte
	fonts       []int       // the font dictionaries of the source that are kept
	number      map[int]int // of them in the subset
	selector    selector
}

func (s *subset) numberOf(font int) int {
	n, ok := s.number[font]
	if !ok {
		n = len(s.fonts)
		s.number[font] = n
		s.fonts = append(s.fonts, font)
	}
	return n
}

// sizes returns how many bytes of the source are copied beside charstrings. Each
// font dictionary has a copy of its own, even if the source has one for several.
func (s *subset) sizes(r *runner) []int {
	sizes := []int{r.global.size()}
	for _, font := range s.fonts {
		sizes = append(sizes, r.local[font].size())
	}
	return sizes
}

// encode returns the table. Offsets are encoded in a fixed size, so that places of
// what follows the top dictionary are known once it has been encoded without them.
func (s *subset) encode(name string, r *runner) []byte {
	count := len(s.charstrings)
	begin := func(at places) []byte {
		table := []byte{1, 0, 4, 4}
		table = appendIndex(table, [][]byte{[]byte(name)})
		table = appendIndex(table, [][]byte{s.top(at).encode()})
		table = appendIndex(table, [][]byte{[]byte("Adobe"), []byte("Identity")})
		return appendIndex(table, r.global.kept())
	}
	var at places
	at.charset = len(begin(at))
	rest := encodeCharset(count)
	at.selector = at.charset + len(rest)
	rest = append(rest, s.selector.encode(count)...)
	at.charstrings = at.charset + len(rest)
	rest = appendIndex(rest, s.charstrings)
	rest, dicts := s.appendPrivates(rest, at.charset, r)
	at.fonts = at.charset + len(rest)
	rest = appendIndex(rest, dicts)
	return append(begin(at), rest...)
}

// places are offsets in a table.
type places struct{ charset, selector, charstrings, fonts int }

// top returns the top dictionary.
func (s *subset) top(at places) dict {
	const adobe, identity = 391, 392 // the first two strings that are not standard
	var d dict
	d = d.append(opROS, encodeIntegers(adobe, identity, 0))
	if matrix := s.matrix(); matrix != nil {
		d = d.append(opFontMatrix, matrix)
	}
	if box, ok := s.source.top.find(opFontBBox); ok {
		d = d.append(opFontBBox, box.operands)
	}
	d = d.append(opCIDCount, encodeIntegers(len(s.charstrings)))
	d = d.append(opCharset, encodeIntegers(at.charset))
	d = d.append(opFDSelect, encodeIntegers(at.selector))
	d = d.append(opCharStrings, encodeIntegers(at.charstrings))
	return d.append(opFDArray, encodeIntegers(at.fonts))
}

// matrix returns the operands of the FontMatrix of the top dictionary, or nil. A
// program in a PDF has no other place that says how large its units are. Those of
// font dictionaries are multiplied with it, so that it is left to them if there are
// any.
func (s *subset) matrix() []byte {
	const usual = 1000
	if matrix, ok := s.source.top.find(opFontMatrix); ok {
		return matrix.operands
	}
	for _, font := range s.source.fonts {
		if font.dict.has(opFontMatrix) {
			return nil
		}
	}
	if s.unitsPerEm == usual {
		return nil
	}
	scale := realNumber(1 / float64(s.unitsPerEm))
	zero := encodeIntegers(0)
	var matrix []byte
	for _, operand := range [][]byte{scale, zero, zero, scale, zero, zero} {
		matrix = append(matrix, operand...)
	}
	return matrix
}

// realNumber encodes a positive operand (Technical Note 5176, 4, table 5).
func realNumber(v float64) []byte {
	const point, end = 0xA, 0xF
	var halves []byte
	for _, c := range []byte(strconv.FormatFloat(v, 'f', -1, 64)) {
		if c == '.' {
			halves = append(halves, point)
		} else {
			halves = append(halves, c-'0')
		}
	}
	halves = append(halves, end)
	if len(halves)%2 != 0 {
		halves = append(halves, end)
	}
	data := []byte{30}
	for i := 0; i < len(halves); i += 2 {
		data = append(data, halves[i]<<4|halves[i+1])
	}
	return data
}

// appendPrivates appends the private dictionaries, each followed by its
// subroutines, to what is at a place of the table. It returns the font dictionaries
// that refer to them.
func (s *subset) appendPrivates(to []byte, at int, r *runner) (table []byte, dicts [][]byte) {
	for _, number := range s.fonts {
		font := &s.source.fonts[number]
		private := font.private.without(opSubrs)
		calls := r.local[number]
		if len(calls.entries) > 0 {
			const subrs = 5 + 1 // bytes of the entry itself
			private = private.append(opSubrs, encodeIntegers(len(private.encode())+subrs))
		}
		encoded := private.encode()
		var d dict
		if matrix, ok := font.dict.find(opFontMatrix); ok {
			d = d.append(opFontMatrix, matrix.operands)
		}
		dicts = append(dicts, d.append(opPrivate, encodeIntegers(len(encoded), at+len(to))).encode())
		to = append(to, encoded...)
		if len(calls.entries) > 0 {
			to = appendIndex(to, calls.kept())
		}
	}
	return to, dicts
}

// encodeCharset returns the charset by which the CID of a glyph is its number
// (Technical Note 5176, 13, "Charsets"). It leaves out .notdef.
func encodeCharset(count int) []byte {
	if count <= 1 {
		return []byte{0}
	}
	left := uint16(min(count-2, math.MaxUint16))
	return []byte{2, 0, 1, byte(left >> 8), byte(left)}
}

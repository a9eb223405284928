package typeset

import (
	"encoding/binary"
	"errors"
	"io"
	"math"
	"unicode/utf8"
)

// A GlyphID is the index of a glyph in a font file.
type GlyphID uint16

// outlines is the table 'glyf' of a font file, left where it is: a book needs
// a tenth of the glyphs of a Chinese face.
type outlines struct {
	file  io.ReaderAt
	start int64
	loca  []uint32 // where each glyph begins in the table, and where the last ends
}

// findOutlines looks the table up in the directory of the file (OpenType,
// "Table Directory").
func findOutlines(file io.ReaderAt, loca []uint32) (outlines, error) {
	const header, record = 12, 16
	var count [2]byte
	if _, err := file.ReadAt(count[:], 4); err != nil {
		return outlines{}, err
	}
	directory := make([]byte, record*int(binary.BigEndian.Uint16(count[:])))
	if _, err := file.ReadAt(directory, header); err != nil {
		return outlines{}, err
	}
	for ; len(directory) > 0; directory = directory[record:] {
		if string(directory[:4]) == "glyf" {
			return outlines{file: file, start: int64(binary.BigEndian.Uint32(directory[8:])), loca: loca}, nil
		}
	}
	return outlines{}, errors.New("there is none")
}

var errNoGlyph = errors.New("there is no such glyph")

func (o *outlines) read(glyph GlyphID) ([]byte, error) {
	if int(glyph)+1 >= len(o.loca) || o.loca[glyph] > o.loca[glyph+1] {
		return nil, errNoGlyph
	}
	data := make([]byte, o.loca[glyph+1]-o.loca[glyph])
	if len(data) == 0 {
		return data, nil
	}
	_, err := o.file.ReadAt(data, o.start+int64(o.loca[glyph]))
	return data, err
}

// An inkBox is the box around what a glyph draws, in ems from its origin.
type inkBox struct{ left, bottom, right, top float64 }

// bounds reads the box around a glyph (OpenType, 'glyf', "Glyph Headers").
func (o *outlines) bounds(glyph GlyphID, unitsPerEm float64) (inkBox, bool) {
	data, err := o.read(glyph)
	if err != nil || len(data) < 10 {
		return inkBox{}, false
	}
	at := func(i int) float64 { return float64(int16(binary.BigEndian.Uint16(data[i:]))) / unitsPerEm }
	return inkBox{at(2), at(4), at(6), at(8)}, true
}

// readInks notes the boxes of the marks that are set by their ink.
func (f *Face) readInks() {
	f.inks = make(map[rune]inkBox)
	for _, r := range openers + closers + pauses + stops + dash + longDash {
		if glyph, ok := f.characters.Lookup(r); ok {
			if box, ok := f.outlines.bounds(GlyphID(glyph), f.unitsPerEm); ok {
				f.inks[r] = box
			}
		}
	}
}

// ink returns the box of the mark that a text begins with.
func (f *Face) ink(text string) (inkBox, bool) {
	f.parse()
	r, _ := utf8.DecodeRuneInString(text)
	box, ok := f.inks[r]
	return box, ok
}

// blanks returns how much of a full-width mark is blank on each side, in ems: a
// half, a quarter or nothing. It depends on the region that the face is for.
func (f *Face) blanks(mark string) (left, right float64) {
	box, ok := f.ink(mark)
	if !ok {
		return 0, 0
	}
	return quarters(box.left), quarters(1 - box.right)
}

// quarters rounds a blank down to quarters of an em. Bold ink reaches a little
// into them.
func quarters(blank float64) float64 {
	const reach = 0.02
	return min(half, max(0, math.Floor((blank+reach)*4)/4))
}

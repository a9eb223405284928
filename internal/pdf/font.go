package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	mathbits "math/bits"
	"regexp"
	"slices"
	"strings"

	"github.com/go-pdf/fpdf"

	"github.com/pobook/pobook/internal/typeset"
)

// A font is a face as the file knows it. fpdf addresses the glyphs of a font by
// two bytes, which are the character's code point, and knows no character above
// U+FFFF and no glyph that is not one character's. Such glyphs borrow codes of
// the private use area, which the font's map to Unicode translates.
type font struct {
	face     *typeset.Face
	name     string               // PostScript name
	family   string               // what fpdf calls it
	resource string               // what the pages call it
	used     [1 << 16 / 64]uint64 // code points that stand for themselves
	borrower []saying             // what borrows codes, in the order of first use
	codes    map[saying]rune      // that those borrow
}

// A saying is a glyph with the text that it stands for.
type saying struct {
	glyph typeset.GlyphID
	text  string
}

// psName is what a PDF name holds without escapes (ISO 32000-1, 7.3.5).
var psName = regexp.MustCompile(`^[0-9A-Za-z._-]+$`)

// addFonts adds the faces that the pages use, in the order of their first use.
func (d *drawing) addFonts() error {
	fonts, err := d.collectFonts()
	if err != nil {
		return err
	}
	if len(fonts) > 0 {
		d.blank = fonts[0]
		d.blank.use(" ")
	}
	for _, f := range fonts {
		if err := d.addFont(f); err != nil {
			return fmt.Errorf("font %s: %w", f.name, err)
		}
	}
	return d.keepGlyphs(fonts)
}

// collectFonts finds the fonts of the pages and what each of them has to draw.
// Faces of the same name are one font.
func (d *drawing) collectFonts() ([]*font, error) {
	d.fonts = make(map[*typeset.Face]*font)
	byName := make(map[string]*font)
	var fonts []*font
	for _, page := range d.pages.Pages {
		for _, m := range page.Marks {
			t, ok := m.(*typeset.Text)
			if !ok {
				continue
			}
			if d.fonts[t.Face] == nil {
				name := t.Face.Name()
				if !psName.MatchString(name) {
					return nil, fmt.Errorf("font: %q is no PostScript name", name)
				}
				if byName[name] == nil {
					byName[name] = &font{face: t.Face, name: name, family: placeholder + strings.ToLower(name)}
					fonts = append(fonts, byName[name])
				}
				d.fonts[t.Face] = byName[name]
			}
			d.fonts[t.Face].useText(t)
		}
	}
	return fonts, nil
}

func (d *drawing) addFont(f *font) error {
	if err := f.lendCodes(); err != nil {
		return err
	}
	data, err := f.subset()
	if err != nil {
		return err
	}
	d.file.AddUTF8FontFromBytes(f.family, "", data)
	return nil
}

// keepGlyphs has fpdf keep what the pages show of each font. It keeps what
// passed through its own Text, be it on a template that no page uses; what is
// on the pages is written past it. The template also says by what name the
// pages know each font.
func (d *drawing) keepGlyphs(fonts []*font) error {
	template := d.file.CreateTemplate(func(t *fpdf.Tpl) {
		for _, f := range fonts {
			t.SetFont(f.family, "", 1)
			t.Text(0, 0, string(f.shownCodes()))
		}
	})
	names := fontResource.FindAllSubmatch(template.Bytes(), -1)
	if len(names) != len(fonts) {
		return errForm
	}
	for i, f := range fonts {
		f.resource = string(names[i][1])
		d.file.SetFont(f.family, "", 1) // any will do: titles are encoded for it
	}
	return nil
}

// fontResource is how fpdf selects a font.
var fontResource = regexp.MustCompile(`BT (/F[0-9a-f]+) 1\.00 Tf ET`)

// shownCodes returns the codes that the pages show, in order.
func (f *font) shownCodes() []rune {
	var codes []rune
	for i, bits := range f.used {
		for ; bits != 0; bits &= bits - 1 {
			codes = append(codes, rune(i*64+mathbits.TrailingZeros64(bits)))
		}
	}
	for _, s := range f.borrower {
		codes = append(codes, f.codes[s])
	}
	slices.Sort(codes)
	return codes
}

// useText notes what a text shows.
func (f *font) useText(t *typeset.Text) {
	if t.Glyph != 0 {
		f.borrow(saying{t.Glyph, t.Text})
		return
	}
	f.use(t.Text)
}

func (f *font) use(text string) {
	for _, r := range text {
		if r < 0x10000 {
			f.used[r/64] |= 1 << (r % 64)
			continue
		}
		if glyph, ok := f.face.Glyph(r); ok {
			f.borrow(saying{glyph, string(r)})
		}
	}
}

func (f *font) borrow(s saying) {
	if _, ok := f.codes[s]; ok {
		return
	}
	if f.codes == nil {
		f.codes = make(map[saying]rune)
	}
	f.codes[s] = 0 // until all codes in use are known
	f.borrower = append(f.borrower, s)
}

func (f *font) uses(r rune) bool { return f.used[r/64]&(1<<(r%64)) != 0 }

// Private use area of the BMP.
const (
	firstBorrowed = 0xE000
	lastBorrowed  = 0xF8FF
	// mostBorrowed is how many of its codes can be lent, since one in mostInRow+1
	// is left free.
	mostBorrowed = lastBorrowed - firstBorrowed + 1 - (lastBorrowed-firstBorrowed+1)/(mostInRow+1)
)

// mostInRow is how many codes of a font may follow each other beyond U+00FF. fpdf
// takes time with the third power of their number, so that a list of all Han
// characters would take hours.
const mostInRow = 64

// breakRows has some characters borrow a code, so that no more than mostInRow
// follow each other.
func (f *font) breakRows() {
	row := 0
	for r := rune(0x100); r < 1<<16; r++ {
		if !f.uses(r) {
			row = 0
			continue
		}
		if row++; row > mostInRow {
			if glyph, ok := f.face.Glyph(r); ok {
				f.used[r/64] &^= 1 << (r % 64)
				f.borrow(saying{glyph, string(r)})
				row = 0
			}
		}
	}
}

// lendCodes gives every glyph that borrows one a code that the pages do not use
// for something else.
func (f *font) lendCodes() error {
	f.breakRows()
	code, row := rune(firstBorrowed), 0
	for _, s := range f.borrower {
		for f.uses(code) || row >= mostInRow {
			row++
			if !f.uses(code) {
				row = 0
			}
			code++
		}
		if code > lastBorrowed {
			return fmt.Errorf("more than %d different glyphs without a code up to U+FFFF", mostBorrowed)
		}
		f.codes[s] = code
		code, row = code+1, row+1
	}
	return nil
}

// fpdf names a font "utf8" and its family in lower case. With three more
// letters that is as long as the name that the font should have, that of a
// subset: six capitals, a plus sign and the PostScript name (ISO 32000-1,
// 9.6.4). So the one can be written over the other in the finished file.
const (
	fpdfPrefix  = "utf8"
	placeholder = "tag"
)

// nameFonts gives the fonts in a finished file their real names.
func (d *drawing) nameFonts(file []byte) {
	named := make(map[*font]bool)
	for _, f := range d.fonts {
		if named[f] {
			continue
		}
		named[f] = true
		for _, key := range []string{"/BaseFont /", "/FontName /"} {
			overwrite(file, key+fpdfPrefix+f.family+"\n", key+f.subsetName()+"\n")
		}
	}
}

func overwrite(file []byte, old, name string) {
	for {
		i := bytes.Index(file, []byte(old))
		if i < 0 {
			return
		}
		copy(file[i:], name)
		file = file[i+len(name):]
	}
}

// subsetName returns the name with a tag that depends on the glyphs used.
func (f *font) subsetName() string {
	var raw bytes.Buffer
	_ = binary.Write(&raw, binary.LittleEndian, f.used[:]) // a Buffer takes all
	for _, s := range f.borrower {
		_ = binary.Write(&raw, binary.LittleEndian, s.glyph)
	}
	hash := sha256.Sum256(raw.Bytes())
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + hash[i]%26
	}
	return string(tag) + "+" + f.name
}

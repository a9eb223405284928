package pdf

import (
	"bytes"
	"crypto/sha256"
	"encoding/binary"
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/typeset"
)

// A font is a face as the file knows it.
type font struct {
	face   *typeset.Face
	name   string // PostScript name
	family string // what fpdf calls it
	used   [1 << 16 / 64]uint64
	astral []rune        // characters above U+FFFF, in the order of their first use
	codes  map[rune]rune // that those borrow
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
	return nil
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
			d.fonts[t.Face].use(t.Text)
		}
	}
	return fonts, nil
}

func (d *drawing) addFont(f *font) error {
	if err := f.borrow(); err != nil {
		return err
	}
	data, err := f.face.Data()
	if err != nil {
		return err
	}
	if data, err = f.withBorrowed(data, f.face); err != nil {
		return err
	}
	d.file.AddUTF8FontFromBytes(f.family, "", data)
	return nil
}

// use notes the characters of a text.
func (f *font) use(text string) {
	for _, r := range text {
		switch {
		case r < 0x10000:
			f.used[r/64] |= 1 << (r % 64)
		case !slices.Contains(f.astral, r):
			f.astral = append(f.astral, r)
		}
	}
}

func (f *font) uses(r rune) bool { return f.used[r/64]&(1<<(r%64)) != 0 }

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

// subsetName returns the name with a tag that depends on the characters used.
func (f *font) subsetName() string {
	var raw bytes.Buffer
	_ = binary.Write(&raw, binary.LittleEndian, f.used[:]) // a Buffer takes all
	_ = binary.Write(&raw, binary.LittleEndian, f.astral)
	hash := sha256.Sum256(raw.Bytes())
	tag := make([]byte, 6)
	for i := range tag {
		tag[i] = 'A' + hash[i]%26
	}
	return string(tag) + "+" + f.name
}

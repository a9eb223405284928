package main

import (
	"bytes"
	"fmt"
	"image"
	_ "image/jpeg" // images are JPEG or PNG
	_ "image/png"
	"slices"
	"sync"
	"time"

	"golang.org/x/text/unicode/runenames"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/pdf"
	"github.com/pobook/pobook/internal/typeset"
	"github.com/pobook/pobook/internal/ui"
)

// writePDF sets the volume. A character that no face has leaves it unwritten:
// a book with holes must not be shipped.
func (v *volume) writePDF() {
	name := fmt.Sprintf("%s.%s.pdf", v.book.Name, v.Code)
	file, pages := v.set()
	if file == nil || !v.write(name, file) {
		v.written = append(v.written, "no PDF")
		return
	}
	v.written = append(v.written, fmt.Sprintf("%s (%s)", name, count(pages, "page")))
}

// set returns the PDF file and the number of its pages, or nil after it has
// told why there is none.
func (v *volume) set() (file []byte, pages int) {
	book, missing, err := typeset.Layout(v.document(), v.options())
	if err != nil {
		v.report(err)
		return nil, 0
	}
	for _, m := range missing {
		v.report(v.missing(m))
	}
	if len(missing) > 0 {
		return nil, 0
	}
	var b bytes.Buffer
	meta := pdf.Meta{Title: v.title, Language: v.Tag.String(), Date: v.date}
	if err := pdf.Write(&b, book, meta, v.imageData); err != nil {
		v.report(fmt.Errorf("%s: %w", v.Code, err))
		return nil, 0
	}
	return b.Bytes(), len(book.Pages)
}

// document is the volume as a tree. Headings have the ids of the source, so
// that links lead to them in every locale.
func (v *volume) document() *document.Book {
	tree := &document.Book{}
	for _, c := range v.chapters {
		ids := make([]string, len(c.Headings))
		for i, h := range c.Headings {
			ids[i] = h.ID
		}
		tree.Sections = append(tree.Sections, c.recombined.Document(c.path, ids))
	}
	return tree
}

func (v *volume) options() typeset.Options {
	words := ui.For(v.Code)
	o := typeset.Options{
		Faces:    faces(v.Locale),
		Chinese:  v.Han,
		Justify:  v.Justify,
		Indent:   v.ParagraphIndent,
		Title:    typeset.TitlePage{Title: v.title, Subtitle: v.Name},
		Contents: words.Contents(),
		Figure:   words.Figure,
		Images:   v.imageSizes(),
	}
	if n := v.coverage; n.Translated != n.Messages {
		o.Title.Notice = []string{words.Coverage(n.Translated.Messages, n.Messages.Messages), words.Untranslated()}
	}
	if v.date.Unix() > 0 {
		o.Title.Date = v.date.Format(time.DateOnly)
	}
	return o
}

// imageSizes returns the sizes of the images that can be set, and tells of
// those that cannot. In their place stands their alternative text.
func (v *volume) imageSizes() map[string]typeset.ImageSize {
	sizes := map[string]typeset.ImageSize{}
	for _, c := range v.chapters {
		for _, link := range c.recombined.Images() {
			file, _ := document.File(c.path, link.Destination)
			img, read := v.images[file]
			if _, done := sizes[file]; !read || done {
				continue
			}
			config, _, err := image.DecodeConfig(bytes.NewReader(img.Data))
			if err == nil && img.Format != "" {
				// A truncated image has a size all the same.
				_, _, err = image.Decode(bytes.NewReader(img.Data))
			}
			if err != nil {
				v.report(diag.Diagnostic{
					Position: v.place(c, link.Offset),
					Code:     "image-format",
					Message:  fmt.Sprintf("%s cannot be set: it is neither PNG nor JPEG, or damaged", file),
					Hint:     "convert it to PNG; its alternative text is set instead",
				})
				continue
			}
			sizes[file] = typeset.ImageSize{Width: config.Width, Height: config.Height}
		}
	}
	return sizes
}

func (v *volume) imageData(path string) ([]byte, error) {
	return v.images[path].Data, nil
}

// missing says where a character that no face has was written.
func (v *volume) missing(m typeset.Missing) diag.Diagnostic {
	d := diag.Diagnostic{
		Code:    "missing-glyph",
		Message: fmt.Sprintf("no face has U+%04X %s", m.Rune, runenames.Name(m.Rune)),
		Hint:    "write it in another way",
	}
	for _, c := range v.chapters {
		if c.path == m.Section {
			d.Position = v.place(c, m.Offset)
			d.Message += fmt.Sprintf(" (%s in %s)", m.Section, v.Code)
			return d
		}
	}
	d.Message += fmt.Sprintf(" (title page or contents in %s)", v.Code)
	return d
}

// faces returns the faces for a locale, in the order in which they stand in
// for each other.
func faces(l locale.Locale) typeset.Faces {
	all := families()
	f := typeset.Faces{Mono: all[monospaced].Family}
	for i, name := range l.Families {
		switch family := all[name]; {
		case i == 0:
			f.Latin = family.Family
		case name == l.HanFamily:
			f.Han = slices.Insert(f.Han, 0, family.Family)
		case family.script == "Hant" || family.script == "Hans":
			f.Han = append(f.Han, family.Family)
		default:
			f.Symbols = append(f.Symbols, family.Family)
		}
	}
	return f
}

// monospaced is the family for code.
const monospaced = "NotoSansMono"

// An embedded family is one of package fonts, with the script that it is made
// for.
type embedded struct {
	typeset.Family
	script string // ISO 15924
}

// families are the embedded families by name. A face is read when its first
// character is measured, and then shared by all volumes.
var families = sync.OnceValue(func() map[string]embedded {
	byName := map[string]embedded{}
	for _, f := range fonts.Families() {
		byName[f.Name] = embedded{script: f.Script, Family: typeset.Family{
			Regular: face(f.Regular), Bold: face(f.Bold), Italic: face(f.Italic), BoldItalic: face(f.BoldItalic),
		}}
	}
	return byName
})

func face(file string) *typeset.Face {
	if file == "" {
		return nil
	}
	return typeset.NewFace(func() ([]byte, error) { return fonts.Read(file) })
}

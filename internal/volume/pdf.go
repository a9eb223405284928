package volume

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/pdf"
	"github.com/pobook/pobook/internal/typeset"
	"github.com/pobook/pobook/internal/ui"
)

// A PDF is a volume as one file.
type PDF struct {
	Name  string // of the file
	Data  []byte
	Pages int
}

// SetPDF sets a volume as PDF. It returns false after it has reported why there
// is none: a language whose script cannot be set, a font file that cannot be used,
// or a character that no face has, since a book with holes must not be shipped.
func SetPDF(p *Plan, v *Volume, images *Images, reporter diag.Reporter) (PDF, bool) {
	pages, ok := setPages(p, v, images, reporter)
	if !ok {
		return PDF{}, false
	}
	var b bytes.Buffer
	meta := pdf.Meta{
		Title: v.Title, Subject: v.Subtitle, Authors: p.Book.Config.Imprint.Authors,
		Language: v.Locale.Tag.String(), Date: p.published(),
	}
	read := func(path string) ([]byte, error) { return images.Files[path], nil }
	if err := pdf.Write(&b, pages, meta, read); err != nil {
		reporter.Error(fmt.Errorf("%s: %w", v.Locale.Code, err))
		return PDF{}, false
	}
	return PDF{Name: p.pdfName(v.Locale.Code), Data: b.Bytes(), Pages: len(pages.Pages)}, true
}

// setPages makes the pages of a volume.
func setPages(p *Plan, v *Volume, images *Images, reporter diag.Reporter) (*typeset.Pages, bool) {
	layout, words := p.Book.Config.LayoutFor(v.Locale.Code, p.Edition), ui.For(v.Locale.Code)
	options := design(p, v, layout, words)
	options.Images = images.sizes(reporter)
	var ok bool
	if options.Faces, ok = chooseFaces(p.Book, v.Locale, layout.Faces, reporter); !ok {
		return nil, false
	}
	if v.Locale.Obstacle != "" || !options.MarkMissing && !drawsScript(v.Locale, options.Faces) {
		reporter(unsetScript(v.Locale, p.Book.Config.Places.File()))
		return nil, false
	}
	options.Credits = credits(p.Book.Config.Imprint, credited(v.Translators, options, reporter), words)
	pages, missing, err := typeset.Layout(tree(p, v, options, layout, words, reporter), options)
	if err != nil {
		reporter.Error(err)
		return nil, false
	}
	for _, m := range missing {
		reporter(missingGlyph(v, m, options.MarkMissing))
	}
	for _, o := range pages.Overfull {
		reporter(wideTable(v, o))
	}
	return pages, len(missing) == 0 || options.MarkMissing
}

// tree is a volume as a document. Headings have the ids of the source, so that
// links lead to them in every locale.
func tree(p *Plan, v *Volume, options typeset.Options, layout config.Layout, words *ui.Strings, reporter diag.Reporter) *document.Book {
	root := &document.Book{}
	places := placesOf(p, v)
	for _, c := range v.Chapters {
		if c.Section.Order {
			continue
		}
		ids := make([]string, len(c.Section.Parsed.Headings))
		for i, h := range c.Section.Parsed.Headings {
			ids[i] = h.ID
		}
		section, at := c.Recombined.Document(c.Section.Path, ids), places[c.Section.Path]
		section.Depth, section.Parts = at.depth, at.parts
		root.Sections = append(root.Sections, section)
	}
	if terms := appendix(p.Book, v.Target, options, layout, words, reporter); terms != nil {
		root.Sections = append(root.Sections, terms)
	}
	return root
}

// missingGlyph says where a character that no face has was written. It is no
// error where the page has a mark in its place.
func missingGlyph(v *Volume, m typeset.Missing, marked bool) diag.Diagnostic {
	d := diag.Diagnostic{
		Code:    "missing-glyph",
		Message: "no face has " + character(m.Rune),
		Hint:    "write it in another way",
	}
	if marked {
		d.Severity = diag.Warning
	}
	for _, c := range v.Chapters {
		if c.Section.Path == m.Section {
			d.Position = c.At(m.Offset)
			d.Message += fmt.Sprintf(" (%s in %s)", m.Section, v.Locale.Code)
			return d
		}
	}
	for _, title := range v.partTitles {
		if strings.ContainsRune(title, m.Rune) {
			d.Position.File = v.partFile
		}
	}
	d.Message += fmt.Sprintf(" (title page, title of a part, contents or glossary in %s)", v.Locale.Code)
	return d
}

// wideTable says where a table is too wide for the page.
func wideTable(v *Volume, o typeset.Overfull) diag.Diagnostic {
	d := diag.Diagnostic{
		Severity: diag.Warning,
		Code:     "wide-table",
		Message:  "this table has more columns than the page has room for: characters overlap",
		Hint:     "divide it, or give the page more width",
	}
	for _, c := range v.Chapters {
		if c.Section.Path == o.Section {
			d.Position = c.At(o.Offset)
		}
	}
	return d
}

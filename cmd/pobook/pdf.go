package main

import (
	"bytes"
	"fmt"

	"golang.org/x/text/unicode/runenames"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/pdf"
	"github.com/pobook/pobook/internal/typeset"
	"github.com/pobook/pobook/internal/ui"
)

// writePDF sets the volume. A character that no face has leaves it unwritten:
// a book with holes must not be shipped.
func (v *volume) writePDF() {
	name := v.pdfName()
	v.layout = v.book.Config.LayoutFor(v.Code, v.edition)
	file, pages := v.set()
	if file == nil || !v.write(name, file) {
		v.written = append(v.written, "no PDF")
		return
	}
	v.written = append(v.written, fmt.Sprintf("%s (%s)", name, diag.Count(pages, "page")))
}

// fileName is how the names of the volume's files begin.
func (v *volume) fileName() string {
	if v.edition == nil {
		return v.book.Config.Name
	}
	return v.book.Config.Name + "-" + v.edition.Name
}

func (v *volume) pdfName() string { return fmt.Sprintf("%s.%s.pdf", v.fileName(), v.Code) }

// set returns the PDF file and the number of its pages, or nil after it has
// told why there is none.
func (v *volume) set() (file []byte, pages int) {
	options, ok := v.options()
	if !ok {
		return nil, 0
	}
	book, missing, err := typeset.Layout(v.document(), options)
	if err != nil {
		v.report(err)
		return nil, 0
	}
	for _, m := range missing {
		v.report(v.missing(m))
	}
	for _, o := range book.Overfull {
		v.report(v.overfull(o))
	}
	if len(missing) > 0 && !options.MarkMissing {
		return nil, 0
	}
	var b bytes.Buffer
	meta := pdf.Meta{
		Title: v.title, Subject: v.subtitle, Authors: v.book.Config.Imprint.Authors,
		Language: v.Tag.String(), Date: v.published(),
	}
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
		ids := make([]string, len(c.section.Parsed.Headings))
		for i, h := range c.section.Parsed.Headings {
			ids[i] = h.ID
		}
		tree.Sections = append(tree.Sections, c.recombined.Document(c.section.Path, ids))
	}
	if appendix := v.glossary(ui.For(v.Code)); appendix != nil {
		tree.Sections = append(tree.Sections, appendix)
	}
	return tree
}

// missing says where a character that no face has was written.
func (v *volume) missing(m typeset.Missing) diag.Diagnostic {
	d := diag.Diagnostic{
		Code:    "missing-glyph",
		Message: fmt.Sprintf("no face has U+%04X %s", m.Rune, runenames.Name(m.Rune)),
		Hint:    "write it in another way",
	}
	if v.layout.MissingGlyphs == "warn" {
		d.Severity = diag.Warning
	}
	for _, c := range v.chapters {
		if c.section.Path == m.Section {
			d.Position = v.place(c, m.Offset)
			d.Message += fmt.Sprintf(" (%s in %s)", m.Section, v.Code)
			return d
		}
	}
	d.Message += fmt.Sprintf(" (title page, contents or glossary in %s)", v.Code)
	return d
}

// overfull says where a table is too wide for the page.
func (v *volume) overfull(o typeset.Overfull) diag.Diagnostic {
	d := diag.Diagnostic{
		Severity: diag.Warning,
		Code:     "wide-table",
		Message:  "this table has more columns than the page has room for: characters overlap",
		Hint:     "divide it, or give the page more width",
	}
	for _, c := range v.chapters {
		if c.section.Path == o.Section {
			d.Position = v.place(c, o.Offset)
		}
	}
	return d
}

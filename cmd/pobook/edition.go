package main

import (
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// An edition is one locale of the book, while it is built.
type edition struct {
	*builder
	result
	locale.Locale
	target   *book.Target // nil for the source locale
	title    string
	coverage translate.Coverage // of the target's catalogues
	chapters []chapter
	images   map[string]book.Image // by path below handbook/
}

// A chapter is a section as it stands in an edition.
type chapter struct {
	section
	applied    *translate.Applied
	recombined *markdown.Section
}

// build writes the edition in the formats asked for.
func (e *edition) build() {
	if !e.recombine() {
		e.failed = true
		return
	}
	e.readImages()
	if slices.Contains(e.formats, formatMarkdown) {
		e.writeMarkdown()
	}
	if slices.Contains(e.formats, formatPDF) {
		e.writePDF()
	}
}

// recombine puts the edition's sections together, and finds its title. It
// fails if a catalogue cannot be used: half a translation must not look like a
// whole one.
func (e *edition) recombine() bool {
	e.title = e.book.Title
	if e.target != nil && e.book.CheckTarget(*e.target) != nil {
		// Told already when the book was opened.
		return false
	}
	sound := true
	for _, s := range e.sections {
		catalogue, err := e.catalogue(s)
		if err != nil {
			e.report(err)
			sound = false
			continue
		}
		if title, ok := translate.Lookup(catalogue, e.book.Title); ok && e.title == e.book.Title {
			e.title = title
		}
		if e.target != nil {
			e.coverage.Add(cover(s, catalogue, e.book.Source.Han))
		}
		e.chapters = append(e.chapters, e.chapter(s, catalogue))
	}
	return sound
}

// catalogue returns the translations of a section; nil if there are none.
func (e *edition) catalogue(s section) (*po.File, error) {
	if e.target == nil {
		return nil, nil
	}
	return readCatalogue(e.book, *e.target, s.path)
}

func (e *edition) chapter(s section, catalogue *po.File) chapter {
	c := chapter{section: s, recombined: s.Section}
	c.applied = translate.Apply(s.Section, catalogue, func(id string) bool { return e.linked[s.path][id] })
	if len(c.applied.Source) > 0 && string(c.applied.Source) != string(s.Source) {
		c.recombined = markdown.Parse(c.applied.Source)
	}
	for _, m := range c.applied.Refused {
		e.report(diag.Diagnostic{
			Position: diag.Position{File: e.book.CataloguePath(*e.target, s.path), Line: m.Line},
			Code:     "structure",
			Message:  "this translation would change the structure of the section, so the source text is shown",
			Hint:     "look for signs at the start of a line that mean something in Markdown",
		})
	}
	return c
}

// readImages reads the images that the edition shows. What is wrong with one
// is told at each place that shows it.
func (e *edition) readImages() {
	e.images = map[string]book.Image{}
	for _, c := range e.chapters {
		for _, link := range c.recombined.Images() {
			file, ok := document.File(c.path, link.Destination)
			if !ok {
				continue
			}
			image, err := e.book.ReadImage(file)
			if err != nil {
				e.report(e.at(c, link.Offset, err))
				continue
			}
			e.images[file] = image
		}
	}
}

// at places what is wrong with a file where a chapter names it.
func (e *edition) at(c chapter, offset int, err error) error {
	var file *book.FileError
	if errors.As(err, &file) {
		return file.At(e.place(c, offset))
	}
	return err
}

// place says where what stands at an offset of a recombined chapter was
// written: in a message of the catalogue, or in the section.
func (e *edition) place(c chapter, offset int) diag.Position {
	message, source := c.applied.Origin(offset)
	if message != nil {
		return diag.Position{File: e.book.CataloguePath(*e.target, c.path), Line: message.Line}
	}
	return diag.At(c.file, c.Source, source)
}

// writeMarkdown writes the sections, and beside them the images that they
// show, so that the folder can be read as it is.
func (e *edition) writeMarkdown() {
	for _, c := range e.chapters {
		e.write(path.Join(e.Code, c.path), c.applied.Source)
	}
	for _, file := range slices.Sorted(maps.Keys(e.images)) {
		e.write(path.Join(e.Code, file), e.images[file].Data)
	}
	e.written = append(e.written, fmt.Sprintf("%s in %s/", count(len(e.chapters), "section"), e.Code))
}

func (e *edition) write(path string, data []byte) bool {
	_, err := e.output.WriteFile(path, data)
	e.report(err)
	return err == nil
}

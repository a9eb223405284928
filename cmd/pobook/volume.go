package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// A volume is the handbook in one locale, while it is built.
type volume struct {
	*builder
	result
	locale.Locale
	target      *config.Target // nil for the source locale
	layout      config.Layout
	title       string
	subtitle    string
	translators []string // names, in the order of the sections
	translated  int      // of its messages
	messages    int      // that it has, in a target locale
	chapters    []chapter
	images      map[string][]byte // by path below handbook/
}

// A chapter is a section as it stands in a volume.
type chapter struct {
	section    content.Section
	applied    *translate.Applied
	recombined *markdown.Section
}

// build writes the volume in the formats asked for.
func (v *volume) build() {
	if !v.recombine() {
		v.failed = true
		return
	}
	v.checkLinks()
	v.readImages()
	if slices.Contains(v.formats, formatMarkdown) {
		v.writeMarkdown()
	}
	if slices.Contains(v.formats, formatPDF) {
		v.writePDF()
	}
}

// recombine puts the volume's sections together, and finds its title. It
// fails if a catalogue cannot be used: half a translation must not look like a
// whole one.
func (v *volume) recombine() bool {
	v.title, v.subtitle = heading(v.book.Config, v.edition)
	if v.target != nil && v.book.CheckTarget(*v.target) != nil {
		// Told already when the book was opened.
		return false
	}
	catalogues, sound := v.catalogues()
	for _, s := range v.sections {
		v.translateHeading(catalogues[s.Path])
	}
	for _, s := range v.selected() {
		catalogue, ok := catalogues[s.Path]
		if !ok {
			continue
		}
		c := v.chapter(s, catalogue)
		if v.target != nil {
			translated, all := c.applied.Count()
			v.translated, v.messages = v.translated+translated, v.messages+all
		}
		v.credit(translate.Translators(catalogue))
		v.chapters = append(v.chapters, c)
	}
	return sound
}

// catalogues returns the catalogues of the sections by their paths, and false
// if one of them, which is left out then, cannot be used.
func (v *volume) catalogues() (map[string]*po.File, bool) {
	catalogues := map[string]*po.File{}
	for _, s := range v.sections {
		catalogue, err := v.catalogue(s)
		if err != nil {
			v.report(err)
			continue
		}
		catalogues[s.Path] = catalogue
	}
	return catalogues, len(catalogues) == len(v.sections)
}

// translateHeading takes title and subtitle from the first catalogue that has
// them as messages.
func (v *volume) translateHeading(catalogue *po.File) {
	title, subtitle := heading(v.book.Config, v.edition)
	if translated, ok := translate.Lookup(catalogue, title); ok && v.title == title {
		v.title = translated
	}
	if translated, ok := translate.Lookup(catalogue, subtitle); ok && v.subtitle == subtitle && subtitle != "" {
		v.subtitle = translated
	}
}

// credit adds names to those of the translators.
func (v *volume) credit(names []string) {
	for _, name := range names {
		if !slices.Contains(v.translators, name) {
			v.translators = append(v.translators, name)
		}
	}
}

// catalogue returns the translations of a section; nil if there are none.
func (v *volume) catalogue(s content.Section) (*po.File, error) {
	if v.target == nil {
		return nil, nil
	}
	return content.Catalogue(v.book, *v.target, s.Path)
}

func (v *volume) chapter(s content.Section, catalogue *po.File) chapter {
	c := chapter{section: s, recombined: s.Parsed}
	c.applied = translate.Apply(s.Parsed, catalogue, func(id string) bool { return v.index.Linked(s.Path, id) })
	if !bytes.Equal(c.applied.Source, s.Parsed.Source) {
		c.recombined = markdown.Parse(c.applied.Source, v.extraction)
	}
	for _, r := range c.applied.Refused {
		v.report(check.Refused(book.CataloguePath(*v.target, s.Path), r))
	}
	return c
}

// readImages reads the images that the volume shows. What is wrong with one is
// told at each place that shows it. Those on the web stay there.
func (v *volume) readImages() {
	v.images = map[string][]byte{}
	v.readLogo()
	for _, c := range v.chapters {
		for _, link := range c.recombined.Images() {
			if document.Remote(link.Destination) {
				continue
			}
			file, err := imageFile(c, link.Destination)
			if err == nil {
				v.images[file], err = v.book.ReadContent(file)
			}
			if err != nil {
				delete(v.images, file)
				v.report(v.at(c, link.Offset, err))
			}
		}
	}
}

// readLogo reads the picture of the title page, which Markdown does not show.
func (v *volume) readLogo() {
	logo := v.book.Config.Imprint.Logo
	if logo.Path == "" || !slices.Contains(v.formats, formatPDF) {
		return
	}
	img, err := v.book.ReadContent(logo.Path)
	if err != nil {
		v.report(placed(logo.Position, err))
		return
	}
	v.images[logo.Path] = img
}

// imageFormats are the endings of the files that are taken for images. Others
// are not: a translation could publish a file that is nobody's business, or
// put it in the place of a section.
var imageFormats = []string{".png", ".jpg", ".jpeg", ".gif", ".svg", ".webp", ".avif"}

// imageFile returns the file that an image's destination means, below
// handbook/.
func imageFile(c chapter, destination string) (string, error) {
	file, ok := document.File(c.section.Path, destination)
	if !ok {
		return "", diag.Diagnostic{
			Code:    "image-path",
			Message: fmt.Sprintf("%q is no path of an image", destination),
			Hint:    "write it relative to the section, or as a URL of the web",
		}
	}
	if !slices.Contains(imageFormats, strings.ToLower(path.Ext(file))) {
		return "", diag.Diagnostic{
			Code:    "image-path",
			Message: fmt.Sprintf("%q is no image", destination),
			Hint:    "images end in " + strings.Join(imageFormats, ", "),
		}
	}
	return file, nil
}

// at places what is wrong with a file where a chapter names it.
func (v *volume) at(c chapter, offset int, err error) error {
	return placed(v.place(c, offset), err)
}

// placed puts what is wrong with a file at the place that names it.
func placed(place diag.Position, err error) error {
	var (
		file    *book.FileError
		unknown diag.Diagnostic
	)
	switch {
	case errors.As(err, &file):
		return file.At(place)
	case errors.As(err, &unknown):
		unknown.Position = place
		return unknown
	default:
		return err
	}
}

// place says where what stands at an offset of a recombined chapter was
// written: in a message of the catalogue, or in the section.
func (v *volume) place(c chapter, offset int) diag.Position {
	message, source := c.applied.Origin(offset)
	if message != nil {
		return diag.Position{File: book.CataloguePath(*v.target, c.section.Path), Line: message.Line}
	}
	return c.section.At(source)
}

// writeMarkdown writes the sections, and beside them the images that they
// show.
func (v *volume) writeMarkdown() {
	done := 0
	for _, c := range v.chapters {
		if v.write(path.Join(v.Code, c.section.Path), c.applied.Source) {
			done++
		}
	}
	for _, file := range slices.Sorted(maps.Keys(v.images)) {
		v.write(path.Join(v.Code, file), v.images[file])
	}
	written := diag.Count(len(v.chapters), "section")
	if done < len(v.chapters) {
		written = fmt.Sprintf("%d of %s", done, written)
	}
	v.written = append(v.written, fmt.Sprintf("%s in %s/", written, v.Code))
}

func (v *volume) write(path string, data []byte) bool {
	_, err := v.output.WriteFile(path, data)
	v.report(err)
	return err == nil
}

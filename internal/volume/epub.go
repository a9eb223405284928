package volume

import (
	"bytes"
	"context"
	_ "embed"
	"errors"
	"fmt"
	"image/color"
	"maps"
	"slices"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/epub"
	"github.com/pobook/pobook/internal/hypertext"
	"github.com/pobook/pobook/internal/inorder"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/ui"
)

//go:embed epub.css
var epubStyles []byte

// makeEPUB makes a volume as EPUB, and returns its bytes. It returns false after it has reported
// why there is none, and without a report when the context has ended.
func makeEPUB(ctx context.Context, p *Plan, v *Volume, images *Images, reporter diag.Reporter) ([]byte, bool) {
	e := &epubMaker{plan: p, volume: v, names: &epub.Names{}, pictures: map[string]string{}, chapters: map[string]string{}}
	shown := e.namePictures(images, reporter)
	e.nameChapters()
	terms := TermsOf(p, v, reporter)
	o := ScreenOptions{
		XHTML:   true,
		Page:    func(section string) string { return e.chapters[section] },
		Picture: func(file string) string { return e.pictures[file] },
	}
	appendix := ""
	if terms != nil {
		appendix = e.names.Chapter("glossary")
		o.Terms = func(string) func(string) []hypertext.Term { return terms.in(appendix) }
	}
	screen := NewScreen(p, v, shown, o)
	book := e.book()
	book.Chapters = e.bodies(screen)
	if terms != nil {
		book.Chapters = append(book.Chapters, e.glossary(terms, appendix))
	}
	for _, file := range slices.Sorted(maps.Keys(e.pictures)) {
		book.Pictures = append(book.Pictures, epub.Picture{Name: e.pictures[file], Data: shown.Files[file]})
	}
	if ctx.Err() != nil {
		return nil, false
	}
	var b bytes.Buffer
	if err := epub.Write(&b, book); err != nil {
		e.report(err, reporter)
		return nil, false
	}
	return b.Bytes(), true
}

// An epubMaker makes a volume as EPUB.
type epubMaker struct {
	plan     *Plan
	volume   *Volume
	names    *epub.Names
	pictures map[string]string // the names in the book of files of the handbook
	chapters map[string]string // and of sections
}

// namePictures gives names to the pictures that a reader of EPUB can show, and returns these. The
// others are reported.
func (e *epubMaker) namePictures(images *Images, reporter diag.Reporter) *Images {
	var options design.Options
	images.measure(e.plan, &options, reporter)
	shown := &Images{Files: map[string][]byte{}}
	for _, file := range slices.Sorted(maps.Keys(options.Images)) {
		shown.Files[file] = images.Files[file]
		e.pictures[file] = e.names.Picture(file, images.Files[file])
	}
	return shown
}

func (e *epubMaker) nameChapters() {
	for _, c := range e.volume.Chapters {
		if !c.Section.Order {
			e.chapters[c.Section.Path] = e.names.Chapter(c.Section.Path)
		}
	}
}

// book is what a volume says about itself.
func (e *epubMaker) book() *epub.Book {
	p, v := e.plan, e.volume
	imprint, words := p.Book.Config.Imprint, ui.For(v.Locale.Code)
	edition := ""
	if p.Edition != nil {
		edition = p.Edition.Name
	}
	b := &epub.Book{
		Identifier: epub.Identifier(p.Book.Config.Name, edition, v.Locale.Tag.String()),
		Title:      v.Title, Subtitle: v.Subtitle, Language: v.Locale.Regional().String(), RightToLeft: v.Locale.RightToLeft,
		Authors: imprint.Authors, Translators: named(v.Translators), Rights: imprint.Licence, Version: imprint.Version,
		Stylesheet: epubStyles,
		Words: epub.Words{
			Contents: words.Contents(), Cover: words.Cover(), TitlePage: words.TitlePage(), Landmarks: words.Landmarks(), TranslatedBy: words.TranslatedBy(),
		},
	}
	if v.Target != nil {
		b.Source, _ = p.heading()
	}
	if v.Translated != v.Messages {
		b.Notice = []string{words.Coverage(v.Translated, v.Messages)}
	}
	if date := p.published(); date.Unix() > 0 {
		b.Modified = date
	}
	accent := accentOf(p, v)
	b.Accent = color.RGBA{accent.R, accent.G, accent.B, 0xFF}
	return b
}

// bodies makes the chapters of the book, several at a time.
func (e *epubMaker) bodies(screen *Screen) []epub.Chapter {
	documents := screen.Documents()
	places := placesOf(e.plan, e.volume)
	depth := contentsDepth(e.plan, e.volume)
	var chapters []epub.Chapter
	queue := inorder.New(make([]struct{}, inorder.Workers()), func(c epub.Chapter) { chapters = append(chapters, c) })
	for _, c := range e.volume.Chapters {
		doc := documents[c.Section.Path]
		if doc == nil {
			continue
		}
		queue.Add(func(struct{}) epub.Chapter {
			at := places[c.Section.Path]
			made := epub.Chapter{
				Name: e.chapters[c.Section.Path], Title: screen.Title(doc), Depth: at.depth, Body: hypertext.Section(doc, screen.Options(c)),
			}
			for _, part := range at.parts {
				made.Parts = append(made.Parts, epub.Part{Title: part.Title, Depth: part.Depth})
			}
			for _, h := range screen.Headings(doc, depth) {
				made.Headings = append(made.Headings, epub.Heading{ID: h.ID, Level: h.Level, Text: h.Text})
			}
			return made
		})
	}
	queue.Wait()
	return chapters
}

// glossary is the chapter of the terms, each with its id.
func (e *epubMaker) glossary(terms *Terms, name string) epub.Chapter {
	words := ui.For(e.volume.Locale.Code)
	section := glossarySection(e.plan.Book, *e.volume.Target, terms.Entries, words)
	table := section.Blocks[1].(*document.Table)
	for i := range table.Rows {
		term := &table.Rows[i][0]
		term.Text = append([]document.Span{{Anchor: TermID(i)}}, term.Text...)
	}
	return epub.Chapter{Name: name, Title: words.Glossary(), Body: hypertext.Section(section, &hypertext.Options{XHTML: true})}
}

// report says why there is no book.
func (e *epubMaker) report(err error, reporter diag.Reporter) {
	var faults epub.Faults
	if !errors.As(err, &faults) {
		reporter.Error(fmt.Errorf("%s: %w", e.volume.Locale.Code, err))
		return
	}
	for _, f := range faults {
		d := diag.Diagnostic{
			Position: diag.Position{File: e.plan.Book.Config.Places.File()},
			Code:     "epub-content",
			Message:  diag.Textf("no EPUB is made of %s: %s", e.volume.Locale.Code, f.Reason),
		}
		for section, name := range e.chapters {
			if name == f.File {
				d.Position = diag.Position{File: e.plan.Book.FileOf(section)}
			}
		}
		for file, name := range e.pictures {
			if name == f.File {
				d.Position = diag.Position{File: e.plan.Book.Config.Places.Content(file)}
			}
		}
		reporter(d)
	}
}

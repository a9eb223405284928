package volume

import (
	"bytes"
	"context"
	"fmt"
	"slices"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/facefiles"
	"github.com/pobook/pobook/internal/inorder"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/licence"
	"github.com/pobook/pobook/internal/pdf"
	"github.com/pobook/pobook/internal/typeset"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/ui"
)

// A PDF is a volume as one file.
type PDF struct {
	Name  string // of the file
	Data  []byte
	Pages int
	// Starts are the pages on which sections begin, from 1, by their paths.
	Starts map[string]int
}

// SetPDF sets a volume as PDF, for who writes it nowhere. It returns false after it has reported
// why there is none.
func SetPDF(ctx context.Context, p *Plan, v *Volume, images *Images, reporter diag.Reporter) (PDF, bool) {
	set, lacking, ok := setPDF(ctx, p, v, images, reporter)
	for _, l := range lacking {
		reporter(l.found)
	}
	return set, ok
}

// setPDF sets a volume as PDF, and returns which characters no face has. It returns false after
// it has reported why there is none: a language whose script cannot be set, a font file that
// cannot be used, or such characters, where the configuration wants no book with them.
func setPDF(ctx context.Context, p *Plan, v *Volume, images *Images, reporter diag.Reporter) (PDF, []lack, bool) {
	pages, lacking, ok := setPages(ctx, p, v, images, reporter)
	if !ok {
		return PDF{}, lacking, false
	}
	var b bytes.Buffer
	b.Grow(len(pages.Pages) * usualPage)
	meta := metaOf(p, v)
	read := func(path string) ([]byte, error) { return images.Files[path], nil }
	p.progress(v.Locale.Code, Step{Pages: len(pages.Pages), Writing: true})
	if err := pdf.Write(ctx, &b, pages, meta, read); err != nil {
		reportUnlessStopped(ctx, reporter, fmt.Errorf("%s: %w", v.Locale.Code, err))
		return PDF{}, lacking, false
	}
	starts := make(map[string]int, len(pages.Starts))
	for section, page := range pages.Starts {
		starts[section] = page + 1
	}
	return PDF{Name: p.fileName(v.Locale.Code, "pdf"), Data: b.Bytes(), Pages: len(pages.Pages), Starts: starts}, lacking, true
}

// metaOf is what the file of a volume says about itself.
func metaOf(p *Plan, v *Volume) pdf.Meta {
	imprint := p.Book.Config.Imprint
	meta := pdf.Meta{
		Title: v.Title, Subject: v.Subtitle, Authors: imprint.Authors, Translators: named(v.Translators),
		Language: v.Locale.Regional().String(), Version: imprint.Version, Rights: imprint.Licence,
		Unclaimed: p.Book.Config.LayoutFor(v.Locale.Code, p.Edition).PDFStandard == config.NoStandard,
	}
	if l, ok := licence.Find(imprint.Licence); ok {
		meta.Licence, meta.PublicDomain = l.URL, l.PublicDomain
	}
	if date := p.published(); date.Unix() > 0 {
		meta.Date = date
	}
	return meta
}

// usualPage is how many bytes a page of text takes in a file, about.
const usualPage = 6000

// reportUnlessStopped reports an error, but for that of the context, which who ended it knows.
func reportUnlessStopped(ctx context.Context, reporter diag.Reporter, err error) {
	if ctx.Err() == nil {
		reporter.Error(err)
	}
}

// setPages makes the pages of a volume.
func setPages(ctx context.Context, p *Plan, v *Volume, images *Images, reporter diag.Reporter) (*layout.Pages, []lack, bool) {
	layout, words := p.Book.Config.LayoutFor(v.Locale.Code, p.Edition), ui.For(v.Locale.Code)
	options := designOf(p, v, layout, words)
	images.measure(p, &options, reporter)
	var ok bool
	if options.Faces, ok = p.faces.For(v.Locale, layout.Faces, reporter); !ok {
		return nil, nil, false
	}
	if !facefiles.Sets(v.Locale, options.Faces, layout.MissingGlyphs) {
		reporter(unsetScript(v.Locale, p.Book.Config.Places.File()))
		return nil, nil, false
	}
	options.Credits = credits(p.Book.Config.Imprint, credited(v.Translators, options, reporter), words)
	book := tree(p, v, options, layout, words, reporter)
	of := len(book.Sections)
	pages, err := typeset.Layout(ctx, book, options, typeset.Job{
		Frugal:   true,
		Progress: func(sections, pages int) { p.progress(v.Locale.Code, Step{Set: sections, Sections: of, Pages: pages}) },
	})
	if err != nil {
		reportUnlessStopped(ctx, reporter, err)
		return nil, nil, false
	}
	for _, o := range pages.Overfull {
		reporter(wideTable(v, o))
	}
	for _, f := range pages.Forced {
		reporter(forcedBreak(v, f))
	}
	for _, u := range pages.Unshaped {
		reporter(unshaped(v, u))
	}
	lacking := lacks(v, pages.Missing, p.Book.Config.Places.File(), layout.MissingGlyphs)
	return pages, lacking, layout.MissingGlyphs != config.FailMissing || !slices.ContainsFunc(lacking, lack.isError)
}

// tree is a volume as a document. Headings have the ids of the source, so that
// links lead to them in every locale.
func tree(p *Plan, v *Volume, options design.Options, layout config.Layout, words *ui.Strings, reporter diag.Reporter) *document.Book {
	root := &document.Book{}
	places := placesOf(p, v)
	queue := inorder.New(make([]struct{}, inorder.Workers()), func(s *document.Section) { root.Sections = append(root.Sections, s) })
	for _, c := range v.Chapters {
		if c.Section.Order {
			continue
		}
		queue.Add(func(struct{}) *document.Section {
			section, at := c.Recombined.Document(c.Section.Path, headingIDs(c)), places[c.Section.Path]
			section.Depth, section.Parts = at.depth, at.parts
			section.Unnumbered = !p.Book.Config.Numbered(c.Section.Path)
			return section
		})
	}
	queue.Wait()
	if terms := appendix(p.Book, v.Target, options, layout, words, reporter); terms != nil {
		root.Sections = append(root.Sections, terms)
	}
	return root
}

// wideTable says where a table is too wide for the page.
func wideTable(v *Volume, o layout.Overfull) diag.Diagnostic {
	d := diag.Diagnostic{
		Severity: diag.Warning,
		Code:     "wide-table",
		Message:  diag.Textf("this table has no room for all of its words: one is divided, or characters overlap"),
		Hint:     diag.Textf("turn columns into rows, divide the table, or give the page more width"),
	}
	for _, c := range v.Chapters {
		if c.Section.Path == o.Section {
			d.Position = c.At(o.Offset)
		}
	}
	return d
}

// forcedBreak says where a line of a script without spaces had no place to end.
func forcedBreak(v *Volume, f layout.Forced) diag.Diagnostic {
	d := diag.Diagnostic{
		Severity: diag.Warning,
		Code:     "forced-break",
		Message:  diag.Textf("a line is divided within a word, as nothing says where its words end"),
		Hint:     diag.Textf("put zero width spaces (U+200B) between words"),
	}
	for _, c := range v.Chapters {
		if c.Section.Path == f.Section {
			d.Position = c.At(f.Offset)
		}
	}
	return d
}

// dropRepeated leaves out where a text of the source has no place to end a line in the volumes of
// locales that do not translate it, but for the first.
func dropRepeated(results []Result) {
	seen := make(map[diag.Position]bool)
	for i := range results {
		results[i].Found = slices.DeleteFunc(results[i].Found, func(d diag.Diagnostic) bool {
			if d.Code != "forced-break" {
				return false
			}
			again := seen[d.Position]
			seen[d.Position] = true
			return again
		})
	}
}

// unshaped says of a font file that its text is set letter by letter.
func unshaped(v *Volume, u layout.Unshaped) diag.Diagnostic {
	return diag.Diagnostic{
		Severity: diag.Warning,
		Code:     "face-format",
		Message:  diag.Textf("the font %s has tables that cannot be read (%v): its letters are set side by side in %s", u.Font, u.Cause, v.Locale.Code),
		Hint:     diag.Textf("take another version of it"),
	}
}

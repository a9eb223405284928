package volume

import (
	"context"
	"path"
	"slices"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/inorder"
)

// Build makes the volumes of the chosen locales side by side, as many at once as
// [Plan.AtOnce] says, and writes them to the output folders. The results come in order, the source locale first. An
// error is that of the context; what has been written by then is whole.
func Build(ctx context.Context, p *Plan, order Order) ([]Result, error) {
	var targets []*config.Target
	if order.Chosen[p.Book.Config.Source.Code] {
		targets = append(targets, nil)
	}
	for _, target := range p.Book.Config.Locales {
		if order.Chosen[target.Locale.Code] {
			targets = append(targets, &target)
		}
	}
	results, lacking := make([]Result, len(targets)), make([][]lack, len(targets))
	type made struct {
		result  Result
		lacking []lack
	}
	next := 0
	volumes := inorder.New(make([]struct{}, p.AtOnce()), func(m made) {
		results[next], lacking[next] = m.result, m.lacking
		next++
	})
	for _, target := range targets {
		volumes.Add(func(struct{}) made {
			if ctx.Err() != nil {
				return made{}
			}
			result, lacking := build(ctx, p, target, order)
			p.progress(result.Locale, Step{Done: true})
			return made{result, lacking}
		})
	}
	volumes.Wait()
	reportLacking(results, lacking)
	dropRepeated(results)
	if order.Formats.HTML && ctx.Err() == nil {
		results = append(results, publishRoot(ctx, p, order))
	}
	if order.All && ctx.Err() == nil {
		results = append(results, removeOld(ctx, p, order))
	}
	reportOnce(results)
	return results, ctx.Err()
}

// Earlier returns which files and folders of a locale's volume an earlier run
// has left in the output folders, "its Markdown" for files among those of other locales.
func Earlier(p *Plan, code string, order Order) []string {
	base := p.Book.Config.Output.Base(p.Book.Config.Source, true)
	for _, target := range p.Book.Config.Locales {
		if target.Locale.Code == code {
			base = p.Book.Config.Output.Base(target.Locale, false)
		}
	}
	var names []string
	switch {
	case !order.Formats.Markdown:
	case base == "." && slices.Contains(order.Markdown.Scopes(), code+markdownScope):
		names = append(names, "its Markdown")
	case base != "." && order.Markdown.Has(base):
		names = append(names, base)
	}
	for format, wanted := range map[string]bool{"pdf": order.Formats.PDF, "epub": order.Formats.EPUB} {
		if name := p.fileName(code, format); wanted && order.Books.Has(name) {
			names = append(names, name)
		}
	}
	if order.Formats.HTML && slices.Contains(order.Books.Scopes(), code+siteScope) {
		names = append(names, "its site")
	}
	slices.Sort(names)
	return names
}

// build makes and writes one volume, and returns what no face has.
func build(ctx context.Context, p *Plan, target *config.Target, order Order) (Result, []lack) {
	output := p.Book.Config.Output
	r := Result{Locale: p.Book.Config.Source.Code, Folder: output.Base(p.Book.Config.Source, true), LeftOut: target == nil && !output.HasSource()}
	if target != nil {
		r.Locale, r.Folder = target.Locale.Code, output.Base(target.Locale, false)
	}
	var reporter diag.Reporter = r.Found.Add
	formats := order.Formats
	formats.Markdown = formats.Markdown && !r.LeftOut
	if formats == (Formats{}) {
		return r, nil
	}
	v, ok := Recombine(ctx, p, target, reporter)
	if !ok {
		r.Failed = true
		return r, nil
	}
	images := ReadImages(p, v, formats, reporter)
	if formats.Markdown && ctx.Err() == nil {
		r.publishMarkdown(ctx, p, v, images, order)
	}
	var books []book.OutputFile
	if formats.EPUB && ctx.Err() == nil {
		books = r.publishEPUB(ctx, p, v, images, order)
	}
	var lacking []lack
	if formats.PDF && ctx.Err() == nil {
		var set []book.OutputFile
		set, lacking = r.publishPDF(ctx, p, v, images, order, unsetIsNoError(formats, reporter))
		books = append(books, set...)
	}
	if formats.HTML && ctx.Err() == nil {
		r.publishSite(ctx, p, v, images, books, order)
	}
	return r, lacking
}

// unsetIsNoError makes a warning of a language without pages where the volume is
// written in another form too: the handbook has languages that no PDF was expected of.
func unsetIsNoError(formats Formats, reporter diag.Reporter) diag.Reporter {
	return func(d diag.Diagnostic) {
		if d.Code == "unset-script" && formats.published() {
			d.Severity = diag.Warning
		}
		reporter(d)
	}
}

// publishMarkdown writes the Markdown of a volume. Files of earlier builds go only if
// nothing is wrong: a section that cannot be read today is not gone.
func (r *Result) publishMarkdown(ctx context.Context, p *Plan, v *Volume, images *Images, order Order) {
	var reporter diag.Reporter = r.Found.Add
	sections, beside := Markdown(p.Book.Config, v, images, reporter)
	r.Sections = len(sections)
	var files []book.OutputFile
	for _, f := range slices.Concat(sections, beside) {
		if f.Copy == "" || !order.Markdown.IsSource(f.Path, f.Copy) {
			files = append(files, book.OutputFile{Path: f.Path, Data: f.Data})
		}
	}
	isError := func(d diag.Diagnostic) bool { return d.Severity == diag.Error }
	done := order.Markdown.Publish(ctx, book.Publication{
		Scope: r.Locale + markdownScope, Files: files,
		Whole:     p.whole() && !slices.ContainsFunc(r.Found, isError),
		Overwrite: order.Overwrite,
	}, reporter)
	r.Removed += done.Removed
	for _, f := range sections {
		if !done.Failed[f.Path] {
			r.Written++
		}
	}
}

// publishPDF writes a volume as PDF, and returns the file, if it is there, and what no face has.
func (r *Result) publishPDF(ctx context.Context, p *Plan, v *Volume, images *Images, order Order, reporter diag.Reporter) ([]book.OutputFile, []lack) {
	set, lacking, ok := setPDF(ctx, p, v, images, reporter)
	if !ok {
		return nil, lacking
	}
	file := book.OutputFile{Path: set.Name, Data: set.Data}
	if !r.publishBook(ctx, p, order, pdfScopes, file) {
		return nil, lacking
	}
	r.PDF, r.Pages = set.Name, set.Pages
	return []book.OutputFile{file}, lacking
}

// publishSite writes a volume as a site. Files of earlier builds go only if nothing is wrong.
func (r *Result) publishSite(ctx context.Context, p *Plan, v *Volume, images *Images, books []book.OutputFile, order Order) {
	files, pages := makeSite(ctx, p, v, images, books, order, r.Found.Add)
	if ctx.Err() != nil {
		return
	}
	isError := func(d diag.Diagnostic) bool { return d.Severity == diag.Error }
	done := order.Books.Publish(ctx, book.Publication{
		Scope: r.Locale + siteScope, Files: outputFiles(siteOf(v.Locale), files), Overwrite: order.Overwrite,
		Whole: p.whole() && !slices.ContainsFunc(r.Found, isError),
	}, r.Found.Add)
	r.Removed += done.Removed
	if len(done.Failed) == 0 && ctx.Err() == nil {
		r.Site, r.SitePages = path.Join(book.SiteDir, siteOf(v.Locale)), pages
	}
}

// publishRoot writes what stands beside the sites of the locales.
func publishRoot(ctx context.Context, p *Plan, order Order) Result {
	var r Result
	done := order.Books.Publish(ctx, book.Publication{
		Scope: rootScope, Files: outputFiles("", rootOf(p, order.siteLocales(p.Book.Config))), Whole: true, Overwrite: order.Overwrite,
	}, r.Found.Add)
	r.Removed += done.Removed
	return r
}

// publishEPUB writes a volume as EPUB, and returns the file, if it is there.
func (r *Result) publishEPUB(ctx context.Context, p *Plan, v *Volume, images *Images, order Order) []book.OutputFile {
	data, ok := makeEPUB(ctx, p, v, images, r.Found.Add)
	file := book.OutputFile{Path: p.fileName(r.Locale, "epub"), Data: data}
	if !ok || !r.publishBook(ctx, p, order, epubScopes, file) {
		return nil
	}
	r.EPUB = file.Path
	return []book.OutputFile{file}
}

// publishBook writes a book that is one file. It reports whether that is there now.
func (r *Result) publishBook(ctx context.Context, p *Plan, order Order, scopes string, file book.OutputFile) bool {
	done := order.Books.Publish(ctx, book.Publication{
		Scope: bookScope(r.Locale, scopes, p.Edition), Files: []book.OutputFile{file}, Whole: true, Overwrite: order.Overwrite,
	}, r.Found.Add)
	r.Removed += done.Removed
	return !done.Failed[file.Path] && ctx.Err() == nil
}

// reportOnce leaves each finding to the first result that has it.
func reportOnce(results []Result) {
	reported := map[string]bool{}
	for i := range results {
		results[i].Found = slices.DeleteFunc(results[i].Found, func(d diag.Diagnostic) bool {
			line := d.Error()
			again := reported[line]
			reported[line] = true
			return again
		})
	}
}

package volume

import (
	"context"
	"slices"
	"sync"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
)

// A Result is what came of one volume.
type Result struct {
	Locale string // the code
	Failed bool   // nothing was built: a catalogue cannot be used
	// Sections is how many there are as Markdown, and Written how many of them
	// are in the output folder now.
	Sections, Written int
	PDF               string // the name of the file that was written, "" for none
	Pages             int    // of the PDF
	// Found is what was found while it was built, but for what an earlier result
	// of the run has: what is wrong with the source is found in every volume.
	Found diag.List
}

// Build makes the volumes of the chosen locales side by side and writes them to
// the output folder. The results come in order, the source locale first. An
// error is that of the context; what has been written by then is whole.
func Build(ctx context.Context, p *Plan, chosen map[string]bool, formats Formats, output *book.Output) ([]Result, error) {
	var targets []*config.Target
	if chosen[p.Book.Config.Source.Code] {
		targets = append(targets, nil)
	}
	for _, target := range p.Book.Config.Locales {
		if chosen[target.Locale.Code] {
			targets = append(targets, &target)
		}
	}
	results := make([]Result, len(targets))
	var wait sync.WaitGroup
	for i, target := range targets {
		wait.Go(func() { results[i] = build(ctx, p, target, formats, output) })
	}
	wait.Wait()
	reportOnce(results)
	return results, ctx.Err()
}

// Earlier returns which files and folders of a locale's volume an earlier run
// has left in the output folder.
func Earlier(p *Plan, code string, formats Formats, output *book.Output) []string {
	var names []string
	if formats.Markdown {
		names = append(names, code)
	}
	if formats.PDF {
		names = append(names, p.pdfName(code))
	}
	slices.Sort(names)
	return slices.DeleteFunc(names, func(name string) bool { return !output.Has(name) })
}

// build makes and writes one volume.
func build(ctx context.Context, p *Plan, target *config.Target, formats Formats, output *book.Output) Result {
	r := Result{Locale: p.Book.Config.Source.Code}
	if target != nil {
		r.Locale = target.Locale.Code
	}
	var reporter diag.Reporter = r.Found.Add
	v, ok := Recombine(p, target, reporter)
	if !ok {
		r.Failed = true
		return r
	}
	images := ReadImages(p, v, formats, reporter)
	write := func(f File) bool {
		if ctx.Err() != nil {
			return false
		}
		_, err := output.WriteFile(f.Path, f.Data)
		reporter.Error(err)
		return err == nil
	}
	if formats.Markdown {
		sections, pictures := Markdown(v, images)
		r.Sections = len(sections)
		for _, f := range sections {
			if write(f) {
				r.Written++
			}
		}
		for _, f := range pictures {
			write(f)
		}
	}
	if formats.PDF && ctx.Err() == nil {
		if set, ok := SetPDF(p, v, images, unsetIsNoError(formats, reporter)); ok && write(File{set.Name, set.Data}) {
			r.PDF, r.Pages = set.Name, set.Pages
		}
	}
	return r
}

// unsetIsNoError makes a warning of a language without pages where the volume is
// written as Markdown too: the handbook has languages that no PDF was expected of.
func unsetIsNoError(formats Formats, reporter diag.Reporter) diag.Reporter {
	return func(d diag.Diagnostic) {
		if d.Code == "unset-script" && formats.Markdown {
			d.Severity = diag.Warning
		}
		reporter(d)
	}
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

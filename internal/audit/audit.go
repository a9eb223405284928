// Package audit runs the checks over a handbook: its templates, the links between
// its sections, and the catalogues and glossaries of its locales. It mends what
// has one right answer.
//
// It brings to the checks what they need from files, and decides which are made
// for which locale. What is wrong with a translation is decided by package check,
// and how findings are printed by package report. Start reading at [Run].
package audit

import (
	"cmp"
	"context"
	"strings"
	"sync"

	"github.com/pobook/pobook/internal/accessibility"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/facefiles"
	"github.com/pobook/pobook/internal/report"
)

// Run makes the checks and returns what they find, in the order of the files:
// what concerns the handbook before what concerns each locale. Lines of the
// findings can be shown as long as the handbook is open. The error is that of
// the context, which is asked between two catalogues.
func Run(ctx context.Context, b *book.Book, o Options) (report.Findings, error) {
	e := examine(ctx, b, o, o.asksForGlyphs())
	if err := ctx.Err(); err != nil {
		return report.Findings{}, err
	}
	if o.Threshold != nil {
		for _, l := range e.locales {
			l.addShortfalls(&e.handbook, o.Threshold(b.Config.Coverage[l.target.Locale.Code]))
		}
	}
	return e.findings(), nil
}

// An examination is one run of the checks.
type examination struct {
	handbook handbook
	locales  []*locale
	found    []check.Finding // of the handbook as a whole
	checked  []report.Checked
}

// examine makes the checks. glyphs says that faces are asked for all characters, too.
// When the context has ended, nobody looks at the rest.
func examine(ctx context.Context, b *book.Book, o Options, glyphs bool) *examination {
	e := &examination{handbook: handbook{book: b, options: o}}
	reporter := diag.Reporter(e.keep)
	reporter.Error(b.Problems().Err())
	reporter.Error(b.Orphans().Err())
	var err error
	if e.handbook.sections, err = content.Sections(ctx, b, reporter); err != nil {
		return e
	}
	e.handbook.prepared = check.Prepare(content.BookOf(b, e.handbook.sections))
	reportUnknownChecks(b.Config.Ignore, reporter)
	e.checked = checkTemplates(b, e.handbook.prepared, reporter)
	e.handbook.index = content.NewIndex(ctx, e.handbook.sections)
	e.handbook.index.ReportDead(ctx, reporter)
	accessibility.Report(ctx, e.handbook.sections, reporter)
	for _, target := range b.Config.Locales {
		if !o.Locales[target.Locale.Code] || b.CheckTarget(target) != nil {
			continue
		}
		e.locales = append(e.locales, &locale{target: target})
	}
	if glyphs {
		e.chooseFaces(reporter)
	}
	var wait sync.WaitGroup
	for _, l := range e.locales {
		wait.Go(func() { l.check(ctx, &e.handbook) })
	}
	wait.Wait()
	return e
}

// chooseFaces finds out how the locales are set, and what no face has of the sections.
func (e *examination) chooseFaces(reporter diag.Reporter) {
	b, reported := e.handbook.book, map[string]bool{}
	once := func(d diag.Diagnostic) {
		if line := d.Error(); !reported[line] {
			reported[line] = true
			reporter(d)
		}
	}
	files := facefiles.New(b)
	first := pagesOf(files, b.Config, config.Target{Locale: b.Config.Source}, once)
	for _, l := range e.locales {
		l.pages = pagesOf(files, b.Config, l.target, once)
		first = cmp.Or(first, l.pages)
	}
	if first != nil {
		reportUndrawn(e.handbook.sections, first, reporter)
	}
}

// keep adds a finding about the handbook as a whole, if it is wanted.
func (e *examination) keep(d diag.Diagnostic) {
	row, known := check.Find(d.Code)
	o, c := e.handbook.options, e.handbook.book.Config
	selecting := len(o.Select) > 0
	switch {
	case !known && (selecting || o.Weblate) && d.Severity != diag.Error:
	case known && !row.Vital() && (o.Weblate && !row.Weblate || selecting && !o.Select.Has(&row) || content.Ignored(c, "").Has(&row)):
	default:
		e.found = append(e.found, check.Finding{Diagnostic: d})
	}
}

func (e *examination) findings() report.Findings {
	all := report.Findings{Found: e.found, Checked: e.checked, Line: lines(e.handbook.book)}
	for _, l := range e.locales {
		all.Found = append(all.Found, l.found...)
		for _, in := range l.catalogues {
			all.Checked = append(all.Checked, report.Checked{Locale: l.target.Locale.Code, File: in.Path})
		}
	}
	return all
}

// lines returns the lines of the handbook's files.
func lines(b *book.Book) func(file string, line int) (string, bool) {
	split := map[string][]string{}
	return func(file string, line int) (string, bool) {
		lines, known := split[file]
		if !known {
			if data, err := b.ReadFile(file); err == nil {
				lines = strings.Split(string(data), "\n")
			}
			split[file] = lines
		}
		if line > len(lines) {
			return "", false
		}
		return strings.TrimRight(lines[line-1], "\r"), true
	}
}

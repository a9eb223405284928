// Package update brings the templates and catalogues of a handbook up to date with
// its sections: files follow sections that were renamed, messages are extracted,
// and translations are merged.
//
// It owns the order in which that happens to files, so that a run that ends early
// is completed by the next, and what is done where nothing may be written. How
// messages find their translations is decided elsewhere. It prints nothing: what
// was done comes back as data, what is wrong goes to a reporter. Start reading at
// [Run]; [Convert] fills the same catalogues with drafts from another locale.
package update

import (
	"context"
	"time"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// Options say how an update goes about. The zero value is an ordinary update.
type Options struct {
	DryRun bool      // write nothing; say what would be done
	Stale  bool      // report each file that would change as a finding; for dry runs
	Date   time.Time // of new messages; zero means the epoch
	// Typo says of a section's path whether small edits in it correct typos only,
	// so that translations need no look. Nil means that none do.
	Typo func(section string) bool
	// Compendia are translations from elsewhere, by the code of the locale.
	Compendia map[string]*merging.Compendium
	// Catalogues are files of translations, whose messages are looked for in the sections;
	// see [ReadCatalogues].
	Catalogues []Catalogue
	// Overwrite has finished translations from elsewhere take the place of finished ones.
	Overwrite bool
	// Waiting is called once if another program is updating the handbook, before
	// Run waits for it to end. Nil is not called.
	Waiting func()
	// Doing is called with what Run is at, and the how manieth it is of how many; of 0 if
	// that is not known. Nil is not called.
	Doing func(what string, done, total int)
}

func (o Options) doing(what string, done, total int) {
	if o.Doing != nil {
		o.Doing(what, done, total)
	}
}

// A Result is what an update did, or would do.
type Result struct {
	Done report.Update
	Open int // messages that wait for a translator
	// Fates are what has become of each entry of the compendia, by the code of the locale,
	// and Imports what of each message of the catalogues.
	Fates   map[string]map[*po.Entry]merging.Fate
	Imports []Import
}

// Run updates a handbook. Nobody else updates it meanwhile: Run takes the
// handbook's lock unless it writes nothing. What is wrong with one file is
// reported and does not stop the others.
//
// The error is that of the context, which is asked between two files, or that of
// the lock. The result is what was done until then; it is nil if nothing was
// begun.
func Run(ctx context.Context, b *book.Book, o Options, reporter diag.Reporter) (*Result, error) {
	if !o.DryRun {
		unlock, err := lock(ctx, b, o.Waiting)
		if err != nil {
			return nil, err
		}
		defer unlock()
		reporter.Error(b.RemoveTemporary())
	}
	if o.Date.IsZero() {
		o.Date = time.Unix(0, 0).UTC()
	}
	files := &tree{book: b, dry: o.DryRun, stale: o.Stale, from: map[string]string{}, reporter: reporter}
	o.doing("reading sections", 0, 0)
	sections, err := extract(ctx, b, reporter)
	if err != nil {
		return nil, err
	}
	r := &Result{Done: report.Update{DryRun: o.DryRun}}
	// Renaming comes first: should it be the last thing done, the next run finds
	// the catalogues at their new places. It is done as a whole.
	r.Done.Moves = move(files, templatesOf(sections))
	reportOrphans(files)
	pairs, done, err := writeTemplates(ctx, files, sections, o.Date)
	if r.Done.Templates = done; err != nil {
		return r, err
	}
	from, err := recognise(ctx, b.Config, o.Catalogues, sections, o.Compendia, o.doing)
	if err != nil {
		return r, err
	}
	r.Fates = map[string]map[*po.Entry]merging.Fate{}
	for i, target := range b.Config.Locales {
		o.doing("merging "+target.Locale.Code, i+1, len(b.Config.Locales))
		if b.CheckTarget(target) != nil {
			continue // it is among the problems of the handbook
		}
		wanted := merging.Update{
			Locale: target.Locale, Pairs: pairs, Typo: o.Typo,
			Compendium: from.compendia[target.Locale.Code], Overwrite: o.Overwrite,
		}
		done, err := updateLocale(ctx, files, target, wanted)
		r.Done.Locales = append(r.Done.Locales, done.report)
		r.Open += done.open
		r.Fates[target.Locale.Code] = done.fates
		if err != nil {
			return r, err
		}
	}
	r.Imports = from.imports(r.Fates)
	return r, nil
}

// extract returns the messages that the sections have now. The error is that of the context.
func extract(ctx context.Context, b *book.Book, reporter diag.Reporter) ([]extracted, error) {
	var all []extracted
	read, err := content.Sections(ctx, b, reporter)
	if err != nil {
		return nil, err
	}
	for i, p := range check.Prepare(content.BookOf(b, read)) {
		all = append(all, extracted{p.Path, p.Messages(), read[i].Parsed.Defines})
	}
	return all, nil
}

// templatesOf returns what the sections say as templates without headers.
func templatesOf(sections []extracted) []merging.SectionFile {
	var files []merging.SectionFile
	for _, s := range sections {
		files = append(files, merging.SectionFile{Section: s.section, File: &po.File{Entries: translate.Entries(s.messages)}})
	}
	return files
}

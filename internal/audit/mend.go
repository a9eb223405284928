package audit

import (
	"context"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// A MendedLocale is what was mended of a locale, or would be.
type MendedLocale struct {
	Code  string
	Files []MendedFile // those that changed, in reading order
}

// A MendedFile is a catalogue of which some translations were mended.
type MendedFile struct {
	Path  string // relative to the root folder
	Fixed []check.Fixed
}

// Edits counts the translations that were mended.
func (m MendedLocale) Edits() int {
	n := 0
	for _, f := range m.Files {
		n += len(f.Fixed)
	}
	return n
}

// Mend mends what has one right answer. Catalogues with an error that is about the whole file are
// left alone, and in the others messages with an error that only a person can correct; both are
// reported. Nothing is written if it is a dry run. Locales come in the order of the configuration,
// those that are done by then with an error: that of writing a file, or of the context.
func Mend(ctx context.Context, b *book.Book, o Options, dryRun bool, reporter diag.Reporter) ([]MendedLocale, error) {
	var all []MendedLocale
	e := examine(ctx, b, o, false)
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if !dryRun {
		reporter.Error(b.RemoveTemporary())
	}
	for _, l := range e.locales {
		mended := MendedLocale{Code: l.target.Locale.Code}
		for _, in := range l.catalogues {
			if err := ctx.Err(); err != nil {
				return all, err
			}
			fixed := mend(l.checker, in, reporter)
			if len(fixed) == 0 {
				continue
			}
			if !dryRun {
				earlier, err := b.ReadFile(in.Path)
				if err != nil {
					return all, err
				}
				if _, err := b.WriteFile(in.Path, po.BytesLike(in.File, earlier)); err != nil {
					return all, err
				}
			}
			mended.Files = append(mended.Files, MendedFile{in.Path, fixed})
		}
		all = append(all, mended)
	}
	return all, ctx.Err()
}

// mend mends one catalogue in memory.
func mend(checker *check.Checker, in check.Input, reporter diag.Reporter) []check.Fixed {
	for _, f := range checker.Whole().Catalogue(in) {
		if f.Entry == nil && f.Severity == diag.Error && (f.Code != "stale" || in.File == nil) {
			reporter(diag.Diagnostic{
				Position: f.Position, Severity: diag.Warning, Code: f.Code,
				Message: diag.Textf("nothing in this file was fixed: %s", f.Message), Hint: f.Hint,
			})
			return nil
		}
	}
	fixed, left := check.Fix(checker, in)
	for _, f := range left {
		reporter(diag.Diagnostic{
			Position: f.Position, Severity: diag.Warning, Code: f.Code,
			Message: diag.Textf("this message was not fixed, because it has an error that only a person can correct: %s", f.Message), Hint: f.Hint,
		})
	}
	return fixed
}

package audit

import (
	"context"
	"errors"
	"io/fs"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/progress"
	"github.com/pobook/pobook/internal/translate"
)

// A locale is the part of a run that concerns one locale.
type locale struct {
	target     config.Target
	pages      *pages // nil for none, or if nobody asks for them
	checker    *check.Checker
	catalogues []check.Input
	found      []check.Finding
}

// check looks at the glossary and the catalogues.
func (l *locale) check(ctx context.Context, h *handbook) {
	agreed, terms := content.Glossary(h.book, l.target)
	rules := check.Rules{
		Select: h.options.Select, Ignore: h.ignored(l.target.Locale.Code),
		Dead: h.dead, Glossary: agreed, Weblate: h.options.Weblate, Source: h.book.Config.Source,
	}
	l.checker = check.New(l.target.Locale, rules)
	l.add(terms)
	for i, s := range h.prepared {
		if ctx.Err() != nil {
			return
		}
		in, err := readInput(h.book, l.target, s)
		if err != nil {
			l.add(diag.Of(err))
			continue
		}
		l.catalogues = append(l.catalogues, in)
		l.found = append(l.found, l.checker.Catalogue(in)...)
		if l.pages != nil {
			l.found = append(l.found, l.checker.Wanted(translated{h.sections[i], in}.undrawn(l.target.Locale.Code, l.pages))...)
		}
	}
	l.found = append(l.found, l.checker.Inconsistent(l.catalogues)...)
}

// add takes in findings of the locale, as far as they are wanted.
func (l *locale) add(found diag.List) {
	for _, d := range found {
		l.found = append(l.found, l.checker.Wanted([]check.Finding{{Diagnostic: d, Locale: l.target.Locale.Code}})...)
	}
}

// readInput returns what is checked of a section in a locale.
func readInput(b *book.Book, target config.Target, s *check.Prepared) (check.Input, error) {
	in := check.Input{Section: s, Path: b.Config.Places.Catalogue(target, s.Path)}
	data, err := b.ReadFile(in.Path)
	if errors.Is(err, fs.ErrNotExist) {
		return in, nil
	}
	if err != nil {
		return in, err
	}
	in.Data = data
	in.File, err = content.ParsePO(in.Path, data, diag.Textf("nothing of the file can be used until that is corrected"))
	return in, err
}

// addShortfalls adds a finding for the locale and for each section with less
// coverage than is asked for.
func (l *locale) addShortfalls(h *handbook, threshold config.Threshold) {
	var (
		found []check.Finding
		total translate.Coverage
	)
	for _, s := range h.sections {
		path := h.book.Config.Places.Catalogue(l.target, s.Path)
		covered := l.cover(h, s, path)
		total.Add(covered)
		if want := threshold.Sections[s.Path]; covered.Percent() < want {
			found = append(found, check.Short(diag.Position{File: path}, l.target.Locale.Code, s.Path, covered.Percent(), want))
		}
	}
	if total.Percent() < threshold.Locale {
		folder := diag.Position{File: h.book.Config.Places.Locale(l.target)}
		found = append(found, check.Short(folder, l.target.Locale.Code, "", total.Percent(), threshold.Locale))
	}
	l.found = append(l.found, l.checker.Wanted(found)...)
}

// cover counts the catalogue of a section. One that cannot be used, or has no
// messages, counts as untranslated.
func (l *locale) cover(h *handbook, s content.Section, path string) translate.Coverage {
	han := h.book.Config.Source.Han
	for _, in := range l.catalogues {
		if in.Path != path {
			continue
		}
		if covered := progress.Cover(s, in.File, han); covered.Messages.Messages > 0 {
			return covered
		}
	}
	return progress.Cover(s, nil, han)
}

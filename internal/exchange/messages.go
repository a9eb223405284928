package exchange

import (
	"context"
	"slices"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
	"github.com/pobook/pobook/internal/xliff"
)

// A Selection is what a bureau gets.
type Selection struct {
	Sections []string // by their paths; none means all
	Open     bool     // only what is not finished
}

// Messages returns the messages of a handbook in one of its locales, in reading
// order, as they are now: what an update would bring into the catalogue is there. A
// section or a catalogue that cannot be used is reported and left out, and so is a
// section without any of the messages. The error is that of the context.
func Messages(ctx context.Context, b *book.Book, target config.Target, which Selection, reporter diag.Reporter) (*xliff.Document, error) {
	sections, err := content.Sections(ctx, b, reporter)
	if err != nil {
		return nil, err
	}
	document := &xliff.Document{}
	for _, p := range check.Prepare(content.BookOf(b, sections)) {
		if len(which.Sections) > 0 && !slices.Contains(which.Sections, p.Path) {
			continue
		}
		catalogue, err := content.Catalogue(b, target, p.Path)
		if err != nil {
			reporter.Error(err)
			continue
		}
		f := xliff.File{Original: p.Path, Source: b.Config.Source.Tag.String(), Target: target.Locale.Tag.String()}
		f.Units = units(p.Messages(), catalogue, which.Open)
		if len(f.Units) > 0 {
			document.Files = append(document.Files, f)
		}
	}
	return document, nil
}

// units gives messages what a catalogue has for them; nil is no catalogue.
func units(messages []translate.Message, catalogue *po.File, open bool) []xliff.Unit {
	translated := map[po.Key]*po.Entry{}
	if catalogue != nil {
		for _, e := range slices.Backward(catalogue.Entries) { // of duplicates the first counts
			if !e.Obsolete && e.IDPlural == nil {
				translated[e.Key()] = e
			}
		}
	}
	var units []xliff.Unit
	for _, m := range messages {
		e := *m.Entry
		if t := translated[e.Key()]; t != nil {
			e.Str, e.Comments, e.Previous = t.Str, t.Comments, t.Previous
			e.SetFuzzy(t.Fuzzy())
		}
		if open && e.Translated() {
			continue
		}
		units = append(units, xliff.Unit{ID: xliff.ID(e.Key()), Entry: &e, Code: isCode(m.Kind)})
	}
	return units
}

func isCode(k markdown.Kind) bool {
	return k == markdown.KindCode || k == markdown.KindCodeComment || k == markdown.KindCodeString
}

package update

import (
	"context"
	"time"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// extracted is the messages that a section has now.
type extracted struct {
	section  string // path below handbook/
	messages []translate.Message
	defines  func(label string) bool // whether links of the section may refer to it
}

// writeTemplates gives the messages of the sections their headers and writes the
// templates.
func writeTemplates(ctx context.Context, t *tree, sections []extracted, date time.Time) (pairs []merging.Pair, done report.Templates, err error) {
	done.Sections = len(sections)
	meta := merging.Meta{Title: t.book.Config.Title, Date: date, Guide: t.book.Config.Guide}
	for _, s := range sections {
		if err := ctx.Err(); err != nil {
			return nil, done, err
		}
		path := t.book.Config.Places.Template(s.section)
		// A template that cannot be read holds nobody's work: it is made anew.
		before, _ := t.read(path)
		template := merging.NewTemplate(meta, s.messages, before)
		if t.write(path, before, template.File()) {
			done.FilesChanged++
		}
		pairs = append(pairs, merging.Pair{Section: s.section, Template: template})
	}
	return pairs, done, nil
}

// A localeDone is what an update has done with a locale.
type localeDone struct {
	report report.LocaleUpdate
	open   int // messages that are open then
	fates  map[*po.Entry]merging.Fate
}

// updateLocale merges the templates that are wanted into the catalogues of a
// locale. A catalogue that cannot be used is reported and left as it is.
func updateLocale(ctx context.Context, t *tree, target config.Target, wanted merging.Update) (localeDone, error) {
	done := localeDone{report: report.LocaleUpdate{Locale: target.Locale}}
	wanted.Orphans = orphans(t, target)
	var pairs []merging.Pair
	for _, p := range wanted.Pairs {
		var err error
		if p.Catalogue, err = t.catalogue(target, p.Section); err != nil {
			t.reporter.Error(err)
			continue
		}
		pairs = append(pairs, p)
	}
	wanted.Pairs = pairs
	all := merging.Merge(wanted)
	done.fates = merging.Fates(wanted, all)
	for i, merged := range all {
		if err := ctx.Err(); err != nil {
			return done, err
		}
		p := wanted.Pairs[i]
		if t.write(t.book.Config.Places.Catalogue(target, p.Section), p.Catalogue, merged.Catalogue) {
			done.report.FilesChanged++
		}
		done.report.Sections = append(done.report.Sections, report.SectionUpdate{Section: p.Section, Decisions: merged.Decisions})
		done.open += openIn(merged.Catalogue)
	}
	return done, nil
}

// openIn counts the messages of a catalogue that are not translated.
func openIn(catalogue *po.File) int {
	c := translate.Cover(catalogue, nil, false)
	return c.Messages.Messages - c.Translated.Messages
}

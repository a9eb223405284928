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

// updateLocale merges the templates that are wanted into the catalogues of a
// locale, and returns how many messages are open then. A catalogue that cannot be
// used is reported and left as it is.
func updateLocale(ctx context.Context, t *tree, target config.Target, wanted merging.Update) (done report.LocaleUpdate, open int, err error) {
	done.Locale = target.Locale
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
	for i, merged := range merging.Merge(wanted) {
		if err := ctx.Err(); err != nil {
			return done, open, err
		}
		p := wanted.Pairs[i]
		if t.write(t.book.Config.Places.Catalogue(target, p.Section), p.Catalogue, merged.Catalogue) {
			done.FilesChanged++
		}
		done.Sections = append(done.Sections, report.SectionUpdate{Section: p.Section, Decisions: merged.Decisions})
		open += openIn(merged.Catalogue)
	}
	return done, open, nil
}

// openIn counts the messages of a catalogue that are not translated.
func openIn(catalogue *po.File) int {
	c := translate.Cover(catalogue, false)
	return c.Messages.Messages - c.Translated.Messages
}

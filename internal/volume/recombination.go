package volume

import (
	"context"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/finish"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
	"github.com/pobook/pobook/internal/ui"
)

// Recombine puts the sections of a volume together with their translations, and
// finds its title. target is nil for the source locale. It reports translations
// that are left out, and links that lead nowhere in the translations only.
//
// If a catalogue cannot be used it returns false after it has reported that, and without a
// report when the context has ended: half a translation must not look like a whole one.
func Recombine(ctx context.Context, p *Plan, target *config.Target, reporter diag.Reporter) (*Volume, bool) {
	if target != nil && p.Book.CheckTarget(*target) != nil {
		return nil, false // it is among the problems of the handbook
	}
	catalogues, sound := readCatalogues(p, target, reporter)
	v := &Volume{Locale: p.Book.Config.Source, Target: target}
	if target != nil {
		v.Locale = target.Locale
	}
	if notice := p.Book.Config.Extraction.Notice; notice != nil && *notice {
		v.notice = ui.For(v.Locale.Code).Outdated
	}
	own := ownPictures(p, target)
	named := map[string]bool{}
	v.Title, v.Subtitle = translateHeading(p, catalogues)
	v.partTitles = translateParts(p.Book.Config.Order, p.Sections, catalogues)
	if target != nil {
		v.partFile = p.Book.Config.Places.Catalogue(*target, p.Book.Config.Order.Titles)
	}
	for _, s := range p.selected() {
		if ctx.Err() != nil {
			return nil, false
		}
		catalogue, usable := catalogues[s.Path]
		if !usable {
			continue
		}
		c := newChapter(p, target, own, s, catalogue, p.linked(s), reporter)
		for _, r := range c.Applied.Refused {
			reporter(check.Refused(c.catalogue, r))
		}
		if target != nil {
			translated, all := c.Applied.Count()
			v.Translated, v.Messages = v.Translated+translated, v.Messages+all
		}
		names, line := translate.Translators(catalogue)
		for _, name := range names {
			if !named[name] {
				named[name] = true
				v.Translators = append(v.Translators, Translator{name, diag.Position{File: c.catalogue, Line: line}})
			}
		}
		v.Chapters = append(v.Chapters, c)
	}
	if !sound {
		return nil, false
	}
	if target != nil {
		reportDeadLinks(p.index, v.Chapters, reporter)
	}
	return v, true
}

// readCatalogues returns the catalogues of the sections by their paths, nil
// where a section has none, and false if one of them, which is left out then,
// cannot be used.
func readCatalogues(p *Plan, target *config.Target, reporter diag.Reporter) (map[string]*po.File, bool) {
	catalogues := map[string]*po.File{}
	for _, s := range p.Sections {
		if target == nil {
			catalogues[s.Path] = nil
			continue
		}
		catalogue, err := content.Catalogue(p.Book, *target, s.Path)
		if err != nil {
			reporter.Error(err)
			continue
		}
		catalogues[s.Path] = catalogue
	}
	return catalogues, len(catalogues) == len(p.Sections)
}

// translateHeading takes title and subtitle from the first catalogues that have
// them as messages.
func translateHeading(p *Plan, catalogues map[string]*po.File) (title, subtitle string) {
	title, subtitle = p.heading()
	return translateText(title, p.Sections, catalogues), translateText(subtitle, p.Sections, catalogues)
}

// translateParts takes the titles of parts from the catalogue that is for them, or else
// from the first that has them as messages.
func translateParts(order config.Order, sections []content.Section, catalogues map[string]*po.File) map[string]string {
	titles := map[string]string{}
	for _, e := range order.Entries {
		if e.Path != "" {
			continue
		}
		translated, ok := translate.Lookup(catalogues[order.Titles], e.Title)
		if !ok {
			translated = translateText(e.Title, sections, catalogues)
		}
		if translated != e.Title {
			titles[e.Title] = translated
		}
	}
	return titles
}

// translateText returns the first translation of a text that says something
// else, or the text itself.
func translateText(text string, sections []content.Section, catalogues map[string]*po.File) string {
	if text == "" {
		return ""
	}
	for _, s := range sections {
		if translated, ok := translate.Lookup(catalogues[s.Path], text); ok && translated != text {
			return translated
		}
	}
	return text
}

// Single returns a volume of one chapter, for a page that shows it and no other. Nobody asks which headings
// other sections link to: pages in HTML have the ids of all. What catalogues of other
// sections say, as the title of the book, is not in it.
func Single(p *Plan, target *config.Target, s content.Section, catalogue *po.File, reporter diag.Reporter) *Volume {
	v := &Volume{Locale: p.Book.Config.Source, Target: target}
	if target != nil {
		v.Locale = target.Locale
	}
	v.Chapters = []Chapter{newChapter(p, target, ownPictures(p, target), s, catalogue, nil, reporter)}
	return v
}

// newChapter puts a section together: splicing, then the output stage. linked reports whether a link of
// any section leads to a heading; nil stands for none.
func newChapter(p *Plan, target *config.Target, own map[string]content.Variant, s content.Section, catalogue *po.File, linked func(id string) bool, reporter diag.Reporter) Chapter {
	anchors := finish.Anchors(anchorForms[p.Book.Config.Extraction.Anchors], linked)
	form := output(p.Book.Config.Extraction, s.Parsed.Dialect())
	pictures := variants(own, target, s, reporter)
	c := Chapter{Section: s}
	c.Applied = translate.Apply(s.Parsed, catalogue, func(sp *markdown.Spliced) *markdown.Spliced {
		shown := finish.Listed(pictures(sp))
		c.published = func() *markdown.Spliced {
			return finish.Section(sp, anchors, shown, finish.Joins(form.Join, form.JoinAll), finish.Addresses(form.Address))
		}
		return finish.Section(sp, anchors, shown, finish.Joins(finish.PageJoin, false), finish.Addresses(dialect.InAngles))
	})
	c.Recombined = c.Applied.Spliced.Section()
	if target != nil {
		c.catalogue = p.Book.Config.Places.Catalogue(*target, s.Path)
	}
	return c
}

// output is what is written into sections of a dialect, as configured.
func output(e config.Extraction, d *dialect.Dialect) dialect.Output {
	form := d.Output
	if e.Join != "" {
		form.Join = joinForms[e.Join]
		form.JoinAll = form.JoinAll && form.Join != ""
	}
	return form
}

// joinForms are the forms of joins by the words of the configuration; empty for none.
var joinForms = map[string]string{"entity": dialect.ZeroWidth, "comment": dialect.Comment, "expression": dialect.Expression, "none": ""}

// anchorForms are the forms of anchors by the words of the configuration, which
// have been checked.
var anchorForms = map[string]finish.AnchorForm{"html": finish.AnchorHTML, "attribute": finish.AnchorAttribute, "none": finish.AnchorNone}

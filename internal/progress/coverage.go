// Package progress says how far the locales of a handbook are: how much of each
// section is translated, whether that is as much as was asked for, and what has
// happened since an earlier state.
//
// It counts and compares; package report prints what it found. A catalogue that
// cannot be used counts as untranslated, and that is reported. Start reading at
// [Measure].
package progress

import (
	"fmt"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// A Locale is how far a locale is.
type Locale struct {
	Target   config.Target
	Coverage report.LocaleCoverage
	states   states
}

// states are those of messages, by the path of their section.
type states map[string]map[po.Key]translate.State

// Measure counts the catalogues of a locale. One that cannot be used is reported.
func Measure(b *book.Book, target config.Target, sections []content.Section, reporter diag.Reporter) Locale {
	threshold := b.Config.Coverage[target.Locale.Code]
	l := Locale{
		Target:   target,
		Coverage: report.LocaleCoverage{Locale: target.Locale, Threshold: threshold.Locale},
		states:   states{},
	}
	for _, s := range sections {
		catalogue, err := content.Catalogue(b, target, s.Path)
		if err != nil || b.CheckTarget(target) != nil {
			catalogue = nil
		}
		reporter.Error(err)
		catalogue = orUntranslated(catalogue, s)
		refused := translate.RefusedBy(s.Parsed, catalogue)
		l.states[s.Path] = translate.States(catalogue, refused)
		l.Coverage.Sections = append(l.Coverage.Sections, report.SectionCoverage{
			Section: s.Path, Threshold: threshold.Sections[s.Path],
			Coverage: translate.Cover(catalogue, refused, b.Config.Source.Han), Open: openMessages(catalogue, refused, l.states[s.Path]),
		})
	}
	l.Coverage.Pictures = content.WithoutVariant(b.Pictures(), target, b.Config.Locales)
	return l
}

func openMessages(catalogue *po.File, refused translate.Refused, states map[po.Key]translate.State) []report.OpenMessage {
	var open []report.OpenMessage
	for _, e := range translate.Open(catalogue, refused) {
		open = append(open, report.OpenMessage{ID: e.ID, Context: e.Context, State: states[e.Key()].String()})
	}
	return open
}

// Cover counts the catalogue of a section; all of its messages are untranslated
// if that is nil. han says that the source is written without spaces.
func Cover(s content.Section, catalogue *po.File, han bool) translate.Coverage {
	catalogue = orUntranslated(catalogue, s)
	return translate.Cover(catalogue, translate.RefusedBy(s.Parsed, catalogue), han)
}

// orUntranslated returns a catalogue, or one without translations where there is
// none yet.
func orUntranslated(catalogue *po.File, s content.Section) *po.File {
	if catalogue == nil {
		catalogue = &po.File{Entries: translate.Entries(translate.Extract(s.File, s.Parsed))}
	}
	return catalogue
}

// Shortfall says what a locale lacks of a threshold, and nothing if it has
// enough. A threshold that says nothing asks for all.
func Shortfall(covered report.LocaleCoverage, threshold config.Threshold) string {
	if threshold.Locale == 0 && len(threshold.Sections) == 0 {
		threshold.Locale = 100
	}
	if percent := covered.Total().Percent(); percent < threshold.Locale {
		return fmt.Sprintf("%.1f %% translated, less than %g %%", percent, threshold.Locale)
	}
	for _, s := range covered.Sections {
		if percent := s.Coverage.Percent(); percent < threshold.Sections[s.Section] {
			return fmt.Sprintf("%s is translated to %.1f %%, less than %g %%", s.Section, percent, threshold.Sections[s.Section])
		}
	}
	return ""
}

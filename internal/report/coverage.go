// Package report writes results for people and for programs. It decides
// nothing: what is written was found elsewhere. Start at [CoverageText].
package report

import (
	"encoding/json"
	"fmt"
	"io"
	"text/tabwriter"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/translate"
)

// LocaleCoverage is the coverage of one locale's catalogues, in reading order.
type LocaleCoverage struct {
	Locale   locale.Locale
	Sections []SectionCoverage
}

// SectionCoverage is the coverage of one catalogue.
type SectionCoverage struct {
	Section  string // path below handbook/
	Coverage translate.Coverage
}

// Total sums up the sections.
func (l LocaleCoverage) Total() translate.Coverage {
	var total translate.Coverage
	for _, s := range l.Sections {
		total.Add(s.Coverage)
	}
	return total
}

// CoverageText writes a table per locale: messages, and words of the source in
// parentheses.
func CoverageText(w io.Writer, locales []LocaleCoverage) error {
	if len(locales) == 0 {
		_, err := fmt.Fprintln(w, "no locales: list some under \"locales\" in handbook/handbook.yaml")
		return err
	}
	for i, l := range locales {
		if i > 0 {
			fmt.Fprintln(w)
		}
		fmt.Fprintf(w, "%s, %s: %.1f %% translated\n", l.Locale.Code, l.Locale.English, l.Total().Percent())
		table := tabwriter.NewWriter(w, 0, 0, 2, ' ', tabwriter.AlignRight)
		fmt.Fprintln(table, "messages (words)\ttranslated\tfuzzy\tuntranslated\t  section")
		for _, s := range l.Sections {
			coverageRow(table, s.Section, s.Coverage)
		}
		coverageRow(table, "total", l.Total())
		if err := table.Flush(); err != nil {
			return err
		}
	}
	return nil
}

func coverageRow(w io.Writer, name string, c translate.Coverage) {
	for _, n := range []translate.Count{c.Messages, c.Translated, c.Fuzzy, c.Untranslated} {
		fmt.Fprintf(w, "%d (%d)\t", n.Messages, n.Words)
	}
	fmt.Fprintf(w, "  %s\n", name)
}

// coverageSchema is the version of the JSON that [CoverageJSON] writes. Fields
// may be added to a version; nothing else may change in it.
const coverageSchema = 1

type coverageCounts struct {
	Messages     int           `json:"messages"`
	Translated   int           `json:"translated"`
	Fuzzy        int           `json:"fuzzy"`
	Untranslated int           `json:"untranslated"`
	Words        coverageWords `json:"words"`
}

// coverageWords are words of the source text.
type coverageWords struct {
	Total        int `json:"total"`
	Translated   int `json:"translated"`
	Fuzzy        int `json:"fuzzy"`
	Untranslated int `json:"untranslated"`
}

type coverageSection struct {
	Section string `json:"section"`
	coverageCounts
}

type coverageLocale struct {
	Locale string `json:"locale"`
	coverageCounts
	Sections []coverageSection `json:"sections"`
}

// CoverageJSON writes coverage for programs: messages, and words of the source
// in an object of their own.
func CoverageJSON(w io.Writer, locales []LocaleCoverage) error {
	document := struct {
		Schema  int              `json:"schema"`
		Locales []coverageLocale `json:"locales"`
	}{coverageSchema, []coverageLocale{}}
	for _, l := range locales {
		entry := coverageLocale{Locale: l.Locale.Code, coverageCounts: counts(l.Total()), Sections: []coverageSection{}}
		for _, s := range l.Sections {
			entry.Sections = append(entry.Sections, coverageSection{s.Section, counts(s.Coverage)})
		}
		document.Locales = append(document.Locales, entry)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(document)
}

func counts(c translate.Coverage) coverageCounts {
	return coverageCounts{
		c.Messages.Messages, c.Translated.Messages, c.Fuzzy.Messages, c.Untranslated.Messages,
		coverageWords{c.Messages.Words, c.Translated.Words, c.Fuzzy.Words, c.Untranslated.Words},
	}
}

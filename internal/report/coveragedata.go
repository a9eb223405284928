package report

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/translate"
)

// coverageSchema is the version of the JSON that is written. Fields may be added
// to a version; nothing else may change in it.
const coverageSchema = 1

type coverageDocument struct {
	Schema  int              `json:"schema"`
	Source  string           `json:"source"`
	Locales []coverageLocale `json:"locales"`
	Changes *changesDocument `json:"changes,omitempty"`
}

type coverageCounts struct {
	Messages     int        `json:"messages"`
	Translated   int        `json:"translated"`
	Fuzzy        int        `json:"fuzzy"`
	Untranslated int        `json:"untranslated"`
	Percent      float64    `json:"percent"`
	Words        unitCounts `json:"words"`
	Characters   unitCounts `json:"characters"`
}

// unitCounts are words or characters of the source text.
type unitCounts struct {
	Total        int `json:"total"`
	Translated   int `json:"translated"`
	Fuzzy        int `json:"fuzzy"`
	Untranslated int `json:"untranslated"`
}

type coverageSection struct {
	Section   string  `json:"section"`
	Threshold float64 `json:"threshold,omitempty"`
	coverageCounts
	Open []OpenMessage `json:"open,omitempty"`
}

type coverageLocale struct {
	Locale    string  `json:"locale"`
	Threshold float64 `json:"threshold,omitempty"`
	coverageCounts
	Sections []coverageSection `json:"sections"`
	Pictures []string          `json:"pictures_missing,omitempty"`
}

type changesDocument struct {
	Since   string           `json:"since"`
	Locales []changesCounted `json:"locales"`
}

type changesCounted struct {
	Locale  string            `json:"locale"`
	Gained  int               `json:"gained"`
	Fuzzy   int               `json:"fuzzy"`
	New     int               `json:"new"`
	Waiting []waitingDocument `json:"waiting"`
}

type waitingDocument struct {
	Section string `json:"section"`
	ID      string `json:"msgid"`
	State   string `json:"state"`
	New     bool   `json:"new"`
	Since   string `json:"since,omitempty"`
	Days    int    `json:"days,omitempty"`
}

// coverageJSON writes coverage for programs: messages, and words and characters of the
// source in objects of their own.
func coverageJSON(w io.Writer, c Coverage) error {
	document := coverageDocument{Schema: coverageSchema, Source: c.Source.Code, Locales: []coverageLocale{}, Changes: changedDocument(c.Changes)}
	for _, l := range c.Locales {
		entry := coverageLocale{Locale: l.Locale.Code, Threshold: l.Threshold, coverageCounts: counts(l.Total()), Sections: []coverageSection{}, Pictures: l.Pictures}
		for _, s := range l.Sections {
			entry.Sections = append(entry.Sections, coverageSection{s.Section, s.Threshold, counts(s.Coverage), s.Open})
		}
		document.Locales = append(document.Locales, entry)
	}
	return diag.WriteJSON(w, document)
}

func counts(c translate.Coverage) coverageCounts {
	r := rows("", c)
	unit := func(r row) unitCounts { return unitCounts{r.all, r.translated, r.fuzzy, r.untranslated} }
	return coverageCounts{r[0].all, r[0].translated, r[0].fuzzy, r[0].untranslated, c.Percent(), unit(r[1]), unit(r[2])}
}

func changedDocument(c *Changes) *changesDocument {
	if c == nil {
		return nil
	}
	document := &changesDocument{Since: c.Since}
	for _, l := range c.Locales {
		entry := changesCounted{l.Code, l.Gained, l.Fuzzy, l.New, []waitingDocument{}}
		for _, m := range l.Waiting {
			since := ""
			if !m.Since.IsZero() {
				since = m.Since.Format("2006-01-02")
			}
			entry.Waiting = append(entry.Waiting, waitingDocument{m.Section, m.ID, m.State, m.New, since, m.Days})
		}
		document.Locales = append(document.Locales, entry)
	}
	return document
}

// An Earlier is what a saved report says of the messages that were open then, by
// locale and section.
type Earlier map[string]map[string][]OpenMessage

// ReadCoverage reads a report that was written as JSON.
func ReadCoverage(data []byte) (Earlier, error) {
	var document coverageDocument
	if err := json.Unmarshal(data, &document); err != nil {
		return nil, fmt.Errorf("no report of \"pobook status --format json\": %w", err)
	}
	if document.Schema != coverageSchema {
		return nil, fmt.Errorf("a report of schema %d, not %d", document.Schema, coverageSchema)
	}
	earlier := Earlier{}
	for _, l := range document.Locales {
		earlier[l.Locale] = map[string][]OpenMessage{}
		for _, s := range l.Sections {
			if len(s.Open) < s.Fuzzy+s.Untranslated {
				return nil, fmt.Errorf("a report without the messages that were open; it was written by an older pobook")
			}
			earlier[l.Locale][s.Section] = s.Open
		}
	}
	return earlier, nil
}

// coverageCSV writes a line per locale and section, and one per locale with an empty
// section for the totals.
func coverageCSV(w io.Writer, c Coverage) error {
	table := csv.NewWriter(w)
	header := []string{"locale", "section", "percent"}
	for _, unit := range []string{"messages", "words", "characters"} {
		header = append(header, unit, unit+"_translated", unit+"_fuzzy", unit+"_untranslated")
	}
	lines := [][]string{header}
	for _, l := range c.Locales {
		for _, s := range l.Sections {
			lines = append(lines, csvLine(l.Locale.Code, s.Section, s.Coverage))
		}
		lines = append(lines, csvLine(l.Locale.Code, "", l.Total()))
	}
	return table.WriteAll(lines)
}

func csvLine(code, section string, c translate.Coverage) []string {
	line := []string{code, section, strconv.FormatFloat(c.Percent(), 'f', 1, 64)}
	for _, r := range rows(section, c) {
		for _, n := range []int{r.all, r.translated, r.fuzzy, r.untranslated} {
			line = append(line, strconv.Itoa(n))
		}
	}
	return line
}

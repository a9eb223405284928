// Package report writes results for people and for programs. It decides
// nothing: what is written was found elsewhere. Start at [Coverage] and
// [Findings], and at [CoverageFormats] and [FindingFormats] for the forms.
package report

import (
	"time"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/translate"
)

// Coverage is how far a handbook is translated.
type Coverage struct {
	Title         string
	Configuration string // the path of that file
	Source        locale.Locale
	Locales       []LocaleCoverage
	Changes       *Changes // since an earlier state; nil if that was not asked for
}

// percent is how much of all locales together is translated.
func (c Coverage) percent() float64 {
	var total translate.Coverage
	for _, l := range c.Locales {
		total.Add(l.Total())
	}
	return total.Percent()
}

// LocaleCoverage is the coverage of one locale's catalogues, in reading order.
type LocaleCoverage struct {
	Locale    locale.Locale
	Threshold float64 // in percent; 0 for none
	Sections  []SectionCoverage
	// Pictures are those that the locale has no picture of its own for, and another
	// one has: paths below handbook/, in byte order.
	Pictures []string
}

// SectionCoverage is the coverage of one catalogue.
type SectionCoverage struct {
	Section   string  // path below handbook/
	Threshold float64 // of the section itself; 0 for none
	Coverage  translate.Coverage
	Open      []OpenMessage
}

// An OpenMessage is a message that is not translated.
type OpenMessage struct {
	ID      string  `json:"msgid"`
	Context *string `json:"msgctxt,omitempty"`
	State   string  `json:"state"` // "fuzzy", "untranslated" or "refused"
}

// Total sums up the sections.
func (l LocaleCoverage) Total() translate.Coverage {
	var total translate.Coverage
	for _, s := range l.Sections {
		total.Add(s.Coverage)
	}
	return total
}

// Changes is what happened to the locales since an earlier state.
type Changes struct {
	Since   string // as the user named it
	Locales []LocaleChanges
	Pages   []ChangedPages // for Markdown; nil if they were not asked for
}

// ChangedPages are the pages of a locale on which something else is to be read, in reading
// order.
type ChangedPages struct {
	Code  string
	Pages []ChangedPage
}

// A ChangedPage is the page of a section, and its address.
type ChangedPage struct{ Section, URL string }

// LocaleChanges counts messages. What is new is untranslated; what is fuzzy was
// translated before, or is new and says nearly what another message said.
type LocaleChanges struct {
	Code               string
	Gained, Fuzzy, New int
	Waiting            []Waiting
}

// A Waiting is a message that waits for a translator.
type Waiting struct {
	Section, ID, State string
	New                bool      // it did not wait at the earlier state
	Since              time.Time // when its text came into the source; zero if that is not known
	Days               int       // from then to the newest change
}

// A row is one line of figures.
type row struct {
	name, unit                           string
	all, translated, fuzzy, untranslated int
}

func (r row) percent() float64 { return translate.Percent(r.translated, r.all) }

// rows returns the figures of messages, words and characters.
func rows(name string, c translate.Coverage) []row {
	return []row{
		{name, "messages", c.Messages.Messages, c.Translated.Messages, c.Fuzzy.Messages, c.Untranslated.Messages},
		{name, "words", c.Messages.Words, c.Translated.Words, c.Fuzzy.Words, c.Untranslated.Words},
		{name, "characters", c.Messages.Characters, c.Translated.Characters, c.Fuzzy.Characters, c.Untranslated.Characters},
	}
}

package website

import (
	"encoding/json"
)

// The states of a message, as hypertext writes them into data-state.
const (
	Translated   = "translated"
	Fuzzy        = "fuzzy"
	Untranslated = "untranslated"
	Faulty       = "faulty" // a check has found a mistake in the translation
)

// Messages are those that a page comes from, as assets/annotate.js reads them.
type Messages struct {
	Catalogue       string `json:"catalogue,omitempty"` // the file, from the root of the repository
	Language        string `json:"lang"`                // of msgstr (BCP 47)
	Direction       string `json:"dir"`
	SourceLanguage  string `json:"sourceLang"` // of msgid
	SourceDirection string `json:"sourceDir"`
	// Before and After lead to the nearest pages with messages that need work. [Files] fills them.
	Before   string    `json:"before,omitempty"`
	After    string    `json:"after,omitempty"`
	Messages []Message `json:"messages"` // in the order of the catalogue
}

// A Message is an entry of a catalogue.
type Message struct {
	ID         string    `json:"id"` // as in data-message
	State      string    `json:"state"`
	Context    string    `json:"msgctxt,omitempty"`
	Msgid      string    `json:"msgid"`
	Plural     string    `json:"plural,omitempty"`
	Msgstr     []string  `json:"msgstr,omitempty"` // one for each plural form
	Previous   string    `json:"previous,omitempty"`
	Extracted  []string  `json:"extracted,omitempty"` // comments for translators
	Comments   []string  `json:"comments,omitempty"`  // by translators
	Flags      []string  `json:"flags,omitempty"`
	References []string  `json:"references,omitempty"`
	Terms      []Use     `json:"terms,omitempty"`
	Findings   []Finding `json:"findings,omitempty"`
	Line       int       `json:"line,omitempty"`    // in the catalogue, from 1
	Weblate    string    `json:"weblate,omitempty"` // the address of the unit
}

// A Use is a term of the glossary that is in a msgid.
type Use struct {
	Source string `json:"source"`
	Term   string `json:"term"`
	Note   string `json:"note,omitempty"`
}

// A Finding is what a check says of a message.
type Finding struct {
	Severity    string `json:"severity"` // "error", "warning" or "note"
	Code        string `json:"code"`
	Message     string `json:"message"`
	Hint        string `json:"hint,omitempty"`
	Explanation string `json:"explanation,omitempty"` // paragraphs, apart by blank lines
	Wrong       string `json:"wrong,omitempty"`
	Right       string `json:"right,omitempty"`
}

// coverage counts messages by state.
type coverage struct{ All, Translated, Fuzzy, Faulty int }

func covered(list []Message) coverage {
	c := coverage{All: len(list)}
	for _, m := range list {
		switch m.State {
		case Translated:
			c.Translated++
		case Fuzzy:
			c.Fuzzy++
		case Faulty:
			c.Faulty++
		}
	}
	return c
}

// Percent is how much is translated. It is 100 only if everything is.
func (c coverage) Percent() int { return share(c.Translated, c.All, 100) }

// share is a part of a whole as one of a scale, rounded down.
func share(part, all, scale int) int {
	if all == 0 {
		return scale
	}
	return part * scale / all
}

// barWidth is how wide the bar of a coverage is, in units of its picture.
const barWidth = 100

// Bars are where the parts of the bar of a coverage begin, and how wide they are.
func (c coverage) Bars() []bar {
	var bars []bar
	at := 0
	for _, part := range []struct {
		class string
		count int
	}{{"done", c.Translated}, {"wrong", c.Faulty}, {"review", c.Fuzzy}} {
		width := share(part.count, c.All, barWidth)
		if c.All == 0 && part.class != "done" {
			width = 0
		}
		if width > 0 {
			bars = append(bars, bar{part.class, at, width})
			at += width
		}
	}
	return bars
}

type bar struct {
	Class    string
	X, Width int
}

// script is a file that puts a value where the scripts of a page look for it, as pages from disk
// have no other way to read one.
func script(name string, value any) []byte {
	text, err := json.Marshal(value)
	if err != nil {
		return nil // strings, numbers and lists of them can be written
	}
	start := "window.pobook = window.pobook || {};\npobook." + name + " = "
	return append(append([]byte(start), text...), ";\n"...)
}

package translate

import (
	"iter"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/script"
)

// Coverage is how much of some messages is translated, in messages and in
// words and characters of the source, counted as Weblate counts, but for refused translations.
type Coverage struct {
	Messages, Translated, Fuzzy, Untranslated Count
}

// A Count is a number of messages and of the words and characters in them.
type Count struct {
	Messages, Words, Characters int
}

func (c *Count) add(o Count) {
	c.Messages += o.Messages
	c.Words += o.Words
	c.Characters += o.Characters
}

// Add sums coverage up.
func (c *Coverage) Add(o Coverage) {
	c.Messages.add(o.Messages)
	c.Translated.add(o.Translated)
	c.Fuzzy.add(o.Fuzzy)
	c.Untranslated.add(o.Untranslated)
}

// Percent returns how many of a hundred messages are translated, see [Percent].
func (c Coverage) Percent() float64 {
	return Percent(c.Translated.Messages, c.Messages.Messages)
}

// Percent returns how many of a hundred n are of a total, rounded down to a
// tenth. Nothing but nothing shows as 0 and nothing but everything as 100: 0.1
// and 99.9 stand for all that is nearly so. All of nothing is complete.
func Percent(n, total int) float64 {
	switch tenths := 1000 * n / max(total, 1); {
	case n == total:
		return 100
	case n > 0 && tenths == 0:
		return 0.1
	default:
		return float64(tenths) / 10
	}
}

// Refused are the messages of a catalogue whose translations a section refuses: its readers see the source text. Nil
// is none.
type Refused map[*po.Entry]bool

// RefusedBy returns what a section refuses of its catalogue.
func RefusedBy(section *markdown.Section, catalogue *po.File) Refused {
	var refused Refused
	for _, r := range Apply(section, catalogue, nil).Refused {
		if refused == nil {
			refused = Refused{}
		}
		refused[r.Message] = true
	}
	return refused
}

// Cover counts a catalogue's messages. A refused translation counts as fuzzy: it needs editing. Header and obsolete entries are no
// messages; of duplicates the first counts. han says that the source is written
// without spaces, so that each Han character is a word.
func Cover(catalogue *po.File, refused Refused, han bool) Coverage {
	var c Coverage
	for e := range counted(catalogue) {
		n := Count{1, words(e, han), characters(e)}
		c.Messages.add(n)
		switch refused.stateOf(e) {
		case StateTranslated:
			c.Translated.add(n)
		case StateFuzzy, StateRefused:
			c.Fuzzy.add(n)
		case StateUntranslated:
			c.Untranslated.add(n)
		}
	}
	return c
}

// counted are the messages that count of a catalogue.
func counted(catalogue *po.File) iter.Seq[*po.Entry] {
	return func(yield func(*po.Entry) bool) {
		seen := make(map[po.Key]bool, len(catalogue.Entries))
		for _, e := range catalogue.Entries {
			if e.Obsolete || e.IsHeader() || seen[e.Key()] {
				continue
			}
			if seen[e.Key()] = true; !yield(e) {
				return
			}
		}
	}
}

// A State is how far a message is.
type State int

// The states. A message without any msgstr is untranslated even if it is fuzzy;
// one that nobody may translate, with the flag read-only, is done.
const (
	StateUntranslated State = iota
	StateFuzzy
	StateTranslated
	StateRefused // translated, but the section refuses it
)

// String gives the word of the reports.
func (s State) String() string {
	return [...]string{"untranslated", "fuzzy", "translated", "refused"}[s]
}

func (r Refused) stateOf(e *po.Entry) State {
	switch {
	case r[e]:
		return StateRefused
	case e.Translated() || slices.Contains(e.Flags, "read-only"):
		return StateTranslated
	case e.Fuzzy() && !e.Empty():
		return StateFuzzy
	default:
		return StateUntranslated
	}
}

// States returns the state of each message of a catalogue.
func States(catalogue *po.File, refused Refused) map[po.Key]State {
	states := map[po.Key]State{}
	for e := range counted(catalogue) {
		states[e.Key()] = refused.stateOf(e)
	}
	return states
}

// Open returns the messages of a catalogue that are not translated, in order.
func Open(catalogue *po.File, refused Refused) []*po.Entry {
	var open []*po.Entry
	for e := range counted(catalogue) {
		if refused.stateOf(e) != StateTranslated {
			open = append(open, e)
		}
	}
	return open
}

func characters(e *po.Entry) int {
	n := utf8.RuneCountInString(e.ID)
	if e.IDPlural != nil {
		n += utf8.RuneCountInString(*e.IDPlural)
	}
	return n
}

func words(e *po.Entry, han bool) int {
	n := countWords(e.ID, han)
	if e.IDPlural != nil {
		n += countWords(*e.IDPlural, han)
	}
	return n
}

// countWords counts pieces between white space, and, of text written in Han,
// each Han character and each run of other letters and digits.
func countWords(s string, han bool) int {
	n, inWord := 0, false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r):
			inWord = false
		case han && script.IsHan(r):
			n++
			inWord = false
		case !inWord && (!han || unicode.IsLetter(r) || unicode.IsNumber(r)):
			n++
			inWord = true
		}
	}
	return n
}

package translate

import (
	"unicode"

	"github.com/pobook/pobook/internal/po"
)

// Coverage is how much of some messages is translated, in messages and in
// words of the source, counted as Weblate counts.
type Coverage struct {
	Messages, Translated, Fuzzy, Untranslated Count
}

// A Count is a number of messages and of the words in them.
type Count struct {
	Messages, Words int
}

func (c *Count) add(o Count) {
	c.Messages += o.Messages
	c.Words += o.Words
}

// Add sums coverage up.
func (c *Coverage) Add(o Coverage) {
	c.Messages.add(o.Messages)
	c.Translated.add(o.Translated)
	c.Fuzzy.add(o.Fuzzy)
	c.Untranslated.add(o.Untranslated)
}

// Percent returns how many of a hundred messages are translated, rounded down
// to a tenth. Nothing but nothing shows as 0 and nothing but everything as 100:
// 0.1 and 99.9 stand for all that is nearly so. No messages at all are complete.
func (c Coverage) Percent() float64 {
	n, total := c.Translated.Messages, c.Messages.Messages
	switch tenths := 1000 * n / max(total, 1); {
	case n == total:
		return 100
	case n > 0 && tenths == 0:
		return 0.1
	default:
		return float64(tenths) / 10
	}
}

// Cover counts a catalogue's messages. Header and obsolete entries are no
// messages; of duplicates the first counts. han says that the source is written
// without spaces, so that each Han character is a word.
func Cover(catalogue *po.File, han bool) Coverage {
	var (
		c    Coverage
		seen = map[po.Key]bool{}
	)
	for _, e := range catalogue.Entries {
		if e.Obsolete || e.IsHeader() || seen[e.Key()] {
			continue
		}
		seen[e.Key()] = true
		n := Count{1, words(e, han)}
		c.Messages.add(n)
		switch {
		case e.Translated():
			c.Translated.add(n)
		case e.Fuzzy() && !empty(e):
			c.Fuzzy.add(n)
		default:
			c.Untranslated.add(n)
		}
	}
	return c
}

func empty(e *po.Entry) bool {
	for _, s := range e.Str {
		if s != "" {
			return false
		}
	}
	return true
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
		case han && unicode.Is(unicode.Han, r):
			n++
			inWord = false
		case !inWord && (!han || unicode.IsLetter(r) || unicode.IsNumber(r)):
			n++
			inWord = true
		}
	}
	return n
}

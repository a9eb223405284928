package check

import (
	"unicode"

	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/script"
)

// traits say what kinds of characters a text has, so that most checks need not
// look at it.
type traits uint32

const (
	hasMarkup    traits = 1 << iota // \ ` < * _ ~ [ ] { : www.
	hasLatin                        // ASCII letters
	hasSpace                        // those between words
	hasNewline                      //
	hasHalfWidth                    // , . ; : ? ! ( )
	hasStraight                     // " ' and their full-width forms
	hasHan                          // Han characters
	hasQuote                        // “ ” ‘ ’ 「 」 『 』
	hasEllipsis                     // … 。 ． ・
	hasCompat                       // radicals and compatibility ideographs
	hasOdd                          // what may not be in NFC, and what cannot be seen
	hasForeign                      // characters of the other way of writing Chinese
	hasFullWidth                    // punctuation of East Asian text
	hasDigit                        // decimal digits of any script
	hasBracket                      // what opens a note
	hasUndone                       // characters of words for what is still to be done
	hasTwin                         // a sign or a character of East Asia that stands after itself
)

// markupSigns are those without which a text has nothing but words, and addresses that begin
// with www.
const markupSigns = "\\`<*_~[]{:"

// classes are the traits of each character, for one locale.
type classes struct {
	bmp    [0x10000]traits
	astral func(rune) traits
}

// classesFor makes the table. Of most characters ranges alone decide, since
// asking Unicode's tables about each would take longer than checking a book.
func classesFor(usage *chinese.Usage) *classes {
	c := &classes{astral: func(r rune) traits { return astral(r, usage) }}
	for i := range c.bmp {
		c.bmp[i] = astral(rune(i), usage)
	}
	for r := range signsFor {
		c.bmp[r] |= hasFullWidth
	}
	for t, characters := range map[traits]string{
		hasMarkup:    markupSigns,
		hasSpace:     spaces,
		hasNewline:   "\n",
		hasHalfWidth: ",.;:?!()",
		hasStraight:  straightMarks,
		hasLatin:     "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
		hasQuote:     cornerQuotes + curlyQuotes,
		hasEllipsis:  "…。．・",
		hasBracket:   noteOpeners + questions,
		hasUndone:    "OXB譯译補补續续處处üÜ",
	} {
		for _, r := range characters {
			c.bmp[r] |= t
		}
	}
	return c
}

// shape returns the traits that a character has by its code point.
func shape(r rune) traits {
	var t traits
	if r >= 0x100 && !ordinary(r) || r < 0x100 && unicode.Is(unseen, r) {
		t |= hasOdd
	}
	if script.IsHan(r) {
		t |= hasHan
	}
	if unicode.IsDigit(r) {
		t |= hasDigit
	}
	if compatibility(r) {
		t |= hasCompat
	}
	return t
}

// foreign returns the traits of a character that the locale's way of writing Chinese
// does not have.
func foreign(r rune, usage *chinese.Usage) traits {
	if usage != nil {
		if _, foreign := usage.Foreign(r); foreign {
			return hasForeign
		}
	}
	return 0
}

func astral(r rune, usage *chinese.Usage) traits { return shape(r) | foreign(r, usage) }

func (c *classes) of(r rune) traits {
	if int(r) < len(c.bmp) {
		return c.bmp[r]
	}
	return c.astral(r)
}

package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/locale"
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
	hasUndrawn                      // characters that no face has
)

// classes are the traits of each character, for one locale.
type classes struct {
	bmp    [0x10000]traits
	astral func(rune) traits
}

// classesFor makes the table. Of most characters ranges alone decide, since
// asking Unicode's tables about each would take longer than checking a book.
func classesFor(l locale.Locale, usage *chinese.Usage, draws func(rune) bool) *classes {
	c := &classes{astral: func(r rune) traits { return astral(r, usage, draws) }}
	if !l.Han {
		draws = nil // its faces are asked when it is set
	}
	for i := range c.bmp {
		c.bmp[i] = shape(rune(i)) | lack(rune(i), usage, draws)
	}
	for t, characters := range map[traits]string{
		hasMarkup:    "\\`<*_~[]{:",
		hasSpace:     spaces,
		hasNewline:   "\n",
		hasHalfWidth: ",.;:?!()",
		hasStraight:  straightMarks,
		hasLatin:     "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ",
		hasQuote:     cornerQuotes + curlyQuotes,
		hasEllipsis:  "…。．・",
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
	if compatibility(r) {
		t |= hasCompat
	}
	return t
}

// lack returns the traits of a character that the locale does not have.
func lack(r rune, usage *chinese.Usage, draws func(rune) bool) traits {
	var t traits
	if usage != nil {
		if _, foreign := usage.Foreign(r); foreign {
			t |= hasForeign
		}
	}
	if draws != nil && visible(r) && !draws(r) {
		t |= hasUndrawn
	}
	return t
}

func astral(r rune, usage *chinese.Usage, draws func(rune) bool) traits {
	return shape(r) | lack(r, usage, draws)
}

func (c *classes) of(r rune) traits {
	if int(r) < len(c.bmp) {
		return c.bmp[r]
	}
	return c.astral(r)
}

// ordinary says of the characters that Chinese and English text is full of that
// they are in NFC and can be seen.
func ordinary(r rune) bool {
	switch {
	case r >= 0x4E00 && r <= 0x9FFF, r >= 0x3400 && r <= 0x4DBF, r >= 0x3001 && r <= 0x3029, r >= 0x3030 && r <= 0x3098, r >= 0x309B && r <= 0x3163:
		return true
	case r >= 0x2010 && r <= 0x2027, r >= 0x2030 && r <= 0x205E, r >= 0x2190 && r <= 0x2328, r >= 0x2460 && r <= 0x27FF:
		return true
	case r >= 0xFF01 && r <= 0xFF9F:
		return true
	}
	return false
}

// compatibility tells Kangxi radicals and compatibility ideographs: characters
// that look like others. Twelve of the latter's block are ordinary characters.
func compatibility(r rune) bool {
	switch {
	case script.IsRadical(r):
		return true
	case r >= 0xF900 && r <= 0xFAFF, r >= 0x2F800 && r <= 0x2FA1F:
		return script.IsHan(r) && !strings.ContainsRune("﨎﨏﨑﨓﨔﨟﨡﨣﨤﨧﨨﨩", r)
	}
	return false
}

// visible says whether a face has to have a character for it to be read.
func visible(r rune) bool {
	return unicode.IsGraphic(r) && !unicode.IsSpace(r) && !unicode.In(r, unicode.Mn, unicode.Cf, unicode.Cc, unicode.Variation_Selector, unicode.Co, unicode.Cs)
}

// A span is a range of bytes.
type span struct{ start, end int }

// A text is one side of a message. A run has two of them, which it uses for all
// of its messages: making new ones would be a good part of the work.
type text struct {
	raw    string
	traits traits

	scanned bool
	scanner inline.Scanner
	marked  marks
	masked  string
	buffer  []byte
}

func newText(raw string, c *classes) *text {
	t := &text{}
	t.read(raw, c)
	return t
}

// read takes another text.
func (t *text) read(raw string, c *classes) {
	t.raw, t.traits, t.scanned, t.masked = raw, 0, false, ""
	for i := 0; i < len(raw); {
		b := raw[i]
		if b < utf8.RuneSelf {
			t.traits |= c.bmp[b]
			i++
			continue
		}
		r, size := utf8.DecodeRuneInString(raw[i:])
		t.traits |= c.of(r)
		i += size
	}
	if strings.Contains(raw, "www.") || strings.Contains(raw, "WWW.") {
		t.traits |= hasMarkup
	}
}

// marks returns what the text has besides words.
func (t *text) marks() *marks {
	if !t.scanned {
		t.marked.clear()
		if t.scanned = true; t.traits&hasMarkup != 0 {
			t.scanner.Addresses, t.scanner.Templates = true, true
			t.marked.read(&t.scanner, t.raw)
		}
	}
	return &t.marked
}

// The bytes that stand in a text for what is no prose.
const (
	notProse  = '\x00' // code, tags, destinations
	delimiter = '\x01' // emphasis and brackets of links, beside which prose goes on
)

// prose returns the text with what is no prose blotted out, byte for byte.
func (t *text) prose() string {
	if t.traits&hasMarkup == 0 {
		return t.raw
	}
	if t.masked == "" {
		t.buffer = append(t.buffer[:0], t.raw...)
		b := t.buffer
		for _, s := range t.marks().protected {
			for i := s.start; i < s.end; i++ {
				b[i] = notProse
			}
		}
		for _, s := range t.marks().delimiters {
			for i := s.start; i < s.end; i++ {
				b[i] = delimiter
			}
		}
		t.masked = string(b)
	}
	return t.masked
}

func (t *text) has(r rune) bool { return strings.ContainsRune(t.raw, r) }

// before and after return the character beside a place in prose, past
// delimiters; [utf8.RuneError] at the ends.
func before(prose string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(prose[:at], string(rune(delimiter))))
	return r
}

func after(prose string, at int) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(prose[at:], string(rune(delimiter))))
	return r
}

// isChinese reports whether a character is of Chinese text: Han, or a sign as
// wide as Han. Kana is not, although [script.IsEastAsian]: the rules of Chinese
// are not to be held against a Japanese name.
func isChinese(r rune) bool { return isIdeograph(r) || script.IsFullWidth(r) }

// isIdeograph reports whether a character is Han as text is written in it.
// Radicals are Han too, but they are cited, with spaces around them or without.
func isIdeograph(r rune) bool { return script.IsHan(r) && !script.IsRadical(r) }

// Prose returns a text with code, tags and addresses blotted out, byte for byte:
// where terms are looked for.
func Prose(raw string) string { return (&text{raw: raw, traits: hasMarkup}).prose() }

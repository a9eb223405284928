package locale

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Side is what a quotation mark does at its place.
type Side uint8

const (
	// NoSide is that of a mark that is none of the language's, or an apostrophe.
	NoSide Side = iota
	// Opens is that of a mark which belongs to what follows: no line ends after it.
	Opens
	// Closes is that of a mark which belongs to what it follows: no line begins with it.
	Closes
)

// Punctuation returns the habits of the locale: its own, or else those of its
// language; of a language without a row, the quotation marks that CLDR has.
func (l Locale) Punctuation() Punctuation {
	code, _, _ := strings.Cut(l.Code, "@")
	row, ok := punctuations[code]
	if !ok && !strings.Contains(code, "_"+l.Script) {
		row, ok = punctuations[l.Language()]
	}
	if !ok {
		row.pairs = string(l.Quotes[:])
	}
	row.white = slices.Concat(row.white, everywhere)
	return row
}

// Openers returns the quotation marks that open, the usual one first. The one at the
// same place among the closers belongs to it.
func (p Punctuation) Openers() string { return p.every(0) }

// Closers returns the quotation marks that close.
func (p Punctuation) Closers() string { return p.every(1) }

func (p Punctuation) every(side int) string {
	var b strings.Builder
	for i, r := range []rune(p.pairs) {
		if i%2 == side {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Side returns what a mark does between two characters, which are 0 where there are
// none. A mark that both opens and closes in the language, as ” in Swedish and » in
// Polish, goes by its neighbours; so does a dash, which in a parenthesis as Spanish
// writes it —like this— belongs to the word that it touches.
func (p Punctuation) Side(mark, before, after rune) Side {
	opens, closes := p.has(mark)
	switch {
	case isDash(mark):
		return sideOfDash(before, after)
	case isApostrophe(mark) && isLetter(before) && p.begins(after):
		return NoSide
	case opens && closes:
		return p.sideOfBoth(before, after)
	case opens:
		return Opens
	case closes && (!isFree(before) || isFree(after)):
		return Closes
	}
	return NoSide
}

// begins reports whether a word can begin with a character, or a quotation.
func (p Punctuation) begins(r rune) bool {
	opens, closes := p.has(r)
	return isLetter(r) || opens && !closes
}

func sideOfDash(before, after rune) Side {
	switch {
	case isFree(before) && isLetter(after):
		return Opens
	case isLetter(before) && !isLetter(after):
		return Closes
	}
	return NoSide
}

// sideOfBoth is that of a mark which the language opens and closes with. Beside
// another quotation mark it does what that one does.
func (p Punctuation) sideOfBoth(before, after rune) Side {
	opens, closes := p.has(before)
	switch {
	case (isFree(before) || opens || closes) && isLetter(after), isFree(before) && !isFree(after):
		return Opens
	case !isFree(before):
		return Closes
	}
	return NoSide
}

// has reports whether a mark opens and whether it closes in the language.
func (p Punctuation) has(mark rune) (opens, closes bool) {
	i := 0
	for _, r := range p.pairs {
		if r == mark && i%2 == 0 {
			opens = true
		} else if r == mark {
			closes = true
		}
		i++
	}
	return opens, closes
}

// isFree reports whether a character leaves a mark beside it without a word on that
// side: white, the edge of the text, a dash, or a bracket that opens.
func isFree(r rune) bool {
	return r == 0 || unicode.IsSpace(r) || unicode.In(r, unicode.Pd, unicode.Ps)
}

func isDash(r rune) bool { return r == '—' || r == '–' }

func isApostrophe(r rune) bool { return r == '’' || r == '\'' }

func isLetter(r rune) bool { return unicode.In(r, unicode.L, unicode.M, unicode.N) }

// White returns how a space that was typed between two characters is set, whichever
// of the spaces U+0020, U+00A0, U+2009 and U+202F it is.
func (p Punctuation) White(before, after rune) White {
	for _, b := range p.white {
		if b.joins(before, after) {
			return b.white
		}
	}
	return PlainWhite
}

// joins reports whether the characters are those of the bond.
func (b bond) joins(before, after rune) bool {
	return (b.before == "" || strings.ContainsRune(b.before, before)) && (b.after == "" || strings.ContainsRune(b.after, after))
}

// HoldsNext reports whether the space after a word is bound to the next word, so that
// no line ends with it: Czech k, s, v, z, Polish w, z.
func (p Punctuation) HoldsNext(word string) bool {
	return utf8.RuneCountInString(word) == 1 && strings.Contains(p.holds, strings.ToLower(word))
}

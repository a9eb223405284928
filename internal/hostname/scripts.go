package hostname

import (
	"slices"
	"strings"
	"unicode"

	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/norm"
)

// maxOdd is how many characters a judgement names.
const maxOdd = 3

// odd returns the characters of a host that do not belong beside the others of
// their label, each once, and no more than a reader looks at. There are some in
// a label that is not "Highly Restrictive" (UTS #39, §5.2), that has digits of
// several systems (§5.3), a joiner that joins nothing, or a sign that looks
// like one that ends a host.
func odd(host string) []rune {
	var found []rune
	for label := range strings.SplitSeq(host, ".") {
		if isASCII(label) {
			continue
		}
		for _, r := range oddIn(label) {
			if len(found) < maxOdd && !slices.Contains(found, r) {
				found = append(found, r)
			}
		}
	}
	return found
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= 0x80 {
			return false
		}
	}
	return true
}

func oddIn(label string) []rune {
	found := strayIn(label)
	if !restricted(label) {
		found = append(found, strangersIn(label)...)
	}
	return append(found, digitsIn(label)...)
}

// strayIn returns joiners that join nothing (as in RFC 5892, appendix A, but
// without its rules for the shapes of Arabic) and signs such as ⁄, which looks
// as if the path began there.
func strayIn(label string) []rune {
	var found []rune
	var before rune
	for _, r := range label {
		switch {
		case r == zeroWidthNonJoiner || r == zeroWidthJoiner:
			if !joined(before, r) {
				found = append(found, r)
			}
		case r >= 0x80 && !unicode.In(r, unicode.L, unicode.M, unicode.N) && strings.ContainsAny(skeleton(string(r)), `./\?#@:`):
			found = append(found, r)
		}
		before = r
	}
	return found
}

const zeroWidthNonJoiner, zeroWidthJoiner = '\u200c', '\u200d'

// joined reports whether a joiner has something to do after a character.
func joined(before, joiner rune) bool {
	return norm.NFC.PropertiesString(string(before)).CCC() == virama ||
		joiner == zeroWidthNonJoiner && unicode.In(before, unicode.Arabic, unicode.Syriac, unicode.Mongolian)
}

// virama is the combining class of the marks that take a vowel away.
const virama = 9

// The sets of scripts that are written together (UTS #39, §5.1), beside the
// scripts themselves. Latin letters are among the words of each, which makes
// what passes "Highly Restrictive".
const (
	japanese language.Script = 1 + iota
	withBopomofo
	korean
)

var together = map[language.Script][]language.Script{
	language.Latin:    {language.Latin, japanese, withBopomofo, korean},
	language.Han:      {language.Han, japanese, withBopomofo, korean},
	language.Hiragana: {language.Hiragana, japanese},
	language.Katakana: {language.Katakana, japanese},
	language.Bopomofo: {language.Bopomofo, withBopomofo},
	language.Hangul:   {language.Hangul, korean},
}

// scriptsOf returns the scripts that a character is written with, and nil for
// one that all scripts have.
func scriptsOf(r rune) []language.Script {
	scripts := extended(r)
	if scripts == nil {
		s := language.LookupScript(r)
		if s == language.Common || s == language.Inherited || s == language.Unknown {
			return nil
		}
		scripts = []language.Script{s}
	}
	var all []language.Script
	for _, s := range scripts {
		if sets, ok := together[s]; ok {
			all = append(all, sets...)
		} else {
			all = append(all, s)
		}
	}
	return all
}

// restricted reports whether some script, or set of scripts, has all characters
// of a label.
func restricted(label string) bool {
	var common []language.Script
	first := true
	for _, r := range label {
		scripts := scriptsOf(r)
		switch {
		case scripts == nil:
		case first:
			common, first = scripts, false
		default:
			common = slices.DeleteFunc(common, func(s language.Script) bool { return !slices.Contains(scripts, s) })
		}
	}
	return first || len(common) > 0
}

// strangersIn returns the characters that are not of the script that most of a
// label is in. Where two have as many, Latin is taken for the label's.
func strangersIn(label string) []rune {
	count := map[language.Script]int{}
	for _, r := range label {
		for _, s := range scriptsOf(r) {
			count[s]++
		}
	}
	most := language.Latin
	for s, n := range count {
		if n > count[most] || n == count[most] && most != language.Latin && s < most {
			most = s
		}
	}
	var found []rune
	for _, r := range label {
		if scripts := scriptsOf(r); scripts != nil && !slices.Contains(scripts, most) && !slices.Contains(found, r) {
			found = append(found, r)
		}
		if len(found) == maxOdd {
			break
		}
	}
	return found
}

// digitsIn returns the digits that are of another system than the first.
func digitsIn(label string) []rune {
	var found []rune
	var system rune
	for _, r := range label {
		zero, ok := zeroOf(r)
		if ok && system == 0 {
			system = zero
		}
		if ok && zero != system && len(found) < maxOdd {
			found = append(found, r)
		}
	}
	return found
}

// zeroOf returns the zero of the system that a decimal digit belongs to. The
// digits of a system follow each other (Unicode Standard, §4.6).
func zeroOf(r rune) (rune, bool) {
	if !unicode.Is(unicode.Nd, r) {
		return 0, false
	}
	for _, t := range unicode.Nd.R16 {
		if lo := rune(t.Lo); lo <= r && r <= rune(t.Hi) {
			return lo + (r-lo)/10*10, true
		}
	}
	for _, t := range unicode.Nd.R32 {
		if lo := rune(t.Lo); lo <= r && r <= rune(t.Hi) {
			return lo + (r-lo)/10*10, true
		}
	}
	return 0, false
}

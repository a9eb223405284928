package conversion

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/script"
)

// marks returns what becomes of punctuation: quotation marks are those of the locale, as
// deep as they stand within each other, and the interpunct of Simplified text is ·.
func marks(t *transcript, rules Rules) []edit {
	visible := t.visible()
	if !strings.ContainsFunc(visible, script.IsHan) {
		return nil // a title, or a sentence, of another language
	}
	written := quotes(visible, rules.From.Quotes, rules.To.Quotes)
	if rules.To.Script != "Hans" {
		return written
	}
	var edits []edit
	for i, r := range visible {
		for len(written) > 0 && written[0].at.start < i {
			edits, written = append(edits, written[0]), written[1:]
		}
		if isInterpunct(r) && betweenHan(visible, i, i+utf8.RuneLen(r)) {
			edits = append(edits, edit{span{i, i + utf8.RuneLen(r)}, "·"})
		}
	}
	return append(edits, written...)
}

// isInterpunct reports the signs that Traditional text has for ·, as in the names of
// foreigners.
func isInterpunct(r rune) bool { return r == '‧' || r == '・' }

// betweenHan reports whether a sign stands between Han characters.
func betweenHan(text string, start, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:start])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return script.IsHan(before) && script.IsHan(after)
}

// A quotationMark is one of a text, with its partner.
type quotationMark struct {
	at     span
	sign   int // its index among those of the locale
	paired bool
}

// quotes puts the quotation marks of one locale in place of those of the other. A single ’
// without a partner may be an apostrophe.
func quotes(text string, from, to [4]rune) []edit {
	if from == to {
		return nil
	}
	var (
		edits []edit
		depth int
	)
	for _, m := range quotationMarks(text, from) {
		sign := m.sign
		switch {
		case m.paired && opens(m.sign):
			sign = 2 * (depth % 2)
			depth++
		case m.paired:
			depth--
			sign = 2*(depth%2) + 1
		case from[m.sign] == '‘' || from[m.sign] == '’':
			continue
		}
		edits = append(edits, edit{m.at, string(to[sign])})
	}
	return edits
}

// quotationMarks returns those of a locale in a text. What closes a quotation leaves those
// within it that are open without a partner.
func quotationMarks(text string, marks [4]rune) []quotationMark {
	var (
		found  []quotationMark
		open   []int  // indexes of those that open a quotation
		opened [4]int // how many of each there are
	)
	for i, r := range text {
		mark := quotationMark{at: span{i, i + utf8.RuneLen(r)}, sign: signOf(marks, r)}
		if mark.sign < 0 || isApostrophe(text, mark.at, r) {
			continue
		}
		if opens(mark.sign) {
			open = append(open, len(found))
			opened[mark.sign]++
		} else if opened[mark.sign-1] > 0 {
			for !mark.paired {
				opener := &found[open[len(open)-1]]
				open = open[:len(open)-1]
				opened[opener.sign]--
				if opener.sign == mark.sign-1 {
					opener.paired, mark.paired = true, true
				}
			}
		}
		found = append(found, mark)
	}
	return found
}

// signOf returns the index of a quotation mark; -1 for any other character.
func signOf(marks [4]rune, r rune) int {
	for i, q := range marks {
		if q == r {
			return i
		}
	}
	return -1
}

// opens reports whether quotation marks with an index begin a quotation.
func opens(sign int) bool { return sign%2 == 0 }

// isApostrophe reports a quotation mark within a word.
func isApostrophe(text string, at span, r rune) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at.start])
	after, _ := utf8.DecodeRuneInString(text[at.end:])
	return r == '’' && unicode.Is(unicode.Latin, before) && unicode.Is(unicode.Latin, after)
}

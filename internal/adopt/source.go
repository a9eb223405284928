package adopt

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/script"
)

// inSource reports whether a text of a translated section is still in the language of the
// source: it is the same, or nearly so, or in a script of which it has no letter. Names and
// the like stay the same in all languages, and are translations.
func (l language) inSource(source, text string) bool {
	if strings.TrimSpace(source) == strings.TrimSpace(text) {
		return !isName(text) && !l.writes(text)
	}
	words := wordsOf(running(text))
	if len(words) < 5 {
		return false
	}
	if isName(text) {
		return false
	}
	if l.unspaced() {
		return !strings.ContainsFunc(text, script.IsUnspaced)
	}
	theirs := map[string]bool{}
	for _, w := range wordsOf(running(source)) {
		theirs[w] = true
	}
	same := 0
	for _, w := range words {
		if theirs[w] {
			same++
		}
	}
	return 4*same > 3*len(words)
}

// writes reports whether a text is in the script of the language, which is not that of the
// source: a passage that its author has left in this language.
func (l language) writes(text string) bool {
	return l.unspaced() && strings.ContainsFunc(text, script.IsUnspaced)
}

// unspaced reports whether the language is written in Han or kana.
func (l language) unspaced() bool {
	return slices.Contains([]string{"Hans", "Hant", "Hani", "Jpan"}, l.of.Script)
}

func wordsOf(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(c rune) bool { return !unicode.IsLetter(c) })
}

// isName reports whether a text is one that stays as it is: a few words of which each
// begins with a capital or holds a digit, or code with hardly any text.
func isName(text string) bool {
	words := strings.Fields(running(text))
	if len(words) > 12 {
		return false
	}
	for _, w := range words {
		w = strings.TrimFunc(w, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) })
		if w != "" && !strings.ContainsFunc(w, func(c rune) bool { return unicode.IsUpper(c) || unicode.IsDigit(c) }) && len(w) > 3 {
			return false
		}
	}
	return true
}

// running returns the text of a message without code, addresses and tags.
func running(text string) string {
	scanner := inline.Scanner{Addresses: true, Templates: true}
	plain, at := "", 0
	for _, t := range scanner.Scan(text, nil) {
		plain += text[at:t.Start] + " "
		at = t.End
	}
	return plain + text[at:]
}

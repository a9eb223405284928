package translate

import (
	"strings"
	"unicode"
)

// minSimilarity is the least similarity at which a translation is offered as a
// fuzzy one.
const minSimilarity = 0.6

// similarity compares two texts by the words that they share, from 0 to 1: the
// Sørensen–Dice coefficient over the multisets of their words, where each
// character of a script without spaces is a word.
func similarity(a, b string) float64 {
	wordsA, wordsB := splitWords(a), splitWords(b)
	if len(wordsA)+len(wordsB) == 0 {
		return 0
	}
	count := map[string]int{}
	for _, w := range wordsA {
		count[w]++
	}
	shared := 0
	for _, w := range wordsB {
		if count[w] > 0 {
			count[w]--
			shared++
		}
	}
	return 2 * float64(shared) / float64(len(wordsA)+len(wordsB))
}

func splitWords(s string) []string {
	var words []string
	for _, field := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsNumber(r)
	}) {
		start := 0
		for i, r := range field {
			if unicode.In(r, unicode.Han, unicode.Hiragana, unicode.Katakana) {
				if start < i {
					words = append(words, field[start:i])
				}
				words = append(words, string(r))
				start = i + len(string(r))
			}
		}
		if start < len(field) {
			words = append(words, field[start:])
		}
	}
	return words
}

package translate

import (
	"slices"
	"strings"
	"unicode"
)

// minSimilarity is the least similarity at which a translation is offered as a
// fuzzy one.
const minSimilarity = 0.6

// A bag is the words of a text, sorted, each as often as it is there.
type bag []string

// bagOf splits a text into its words. Each character of a script without
// spaces is a word.
func bagOf(s string) bag {
	words := splitWords(s)
	slices.Sort(words)
	return words
}

// similarity compares two texts by the words that they share, from 0 to 1: the
// Sørensen–Dice coefficient over the multisets of their words. Texts of such
// different lengths that they cannot reach minSimilarity give 0.
func (a bag) similarity(b bag) float64 {
	total := float64(len(a) + len(b))
	if total == 0 || 2*float64(min(len(a), len(b)))/total < minSimilarity {
		return 0
	}
	shared := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch c := strings.Compare(a[i], b[j]); {
		case c < 0:
			i++
		case c > 0:
			j++
		default:
			shared, i, j = shared+1, i+1, j+1
		}
	}
	return 2 * float64(shared) / total
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

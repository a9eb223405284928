package similarity

import "unicode"

// Letters compares two short texts by the pairs of letters that they
// share, from 0 to 1: a word that was corrected shares none with itself.
func Letters(a, b string) float64 {
	const short = 80
	if len(a) > short || len(b) > short {
		return 0
	}
	pairs := map[[2]rune]int{}
	n := eachLetterPair(a, func(p [2]rune) { pairs[p]++ })
	shared := 0
	n += eachLetterPair(b, func(p [2]rune) {
		if pairs[p] > 0 {
			pairs[p]--
			shared++
		}
	})
	if n == 0 {
		return 0
	}
	return 2 * float64(shared) / float64(n)
}

func eachLetterPair(s string, f func([2]rune)) int {
	n := 0
	last := ' '
	for _, c := range s {
		if c = unicode.ToLower(c); isWord(c) && isWord(last) {
			f([2]rune{last, c})
			n++
		}
		last = c
	}
	return n
}

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

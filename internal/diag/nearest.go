package diag

import (
	"strings"
)

// Nearest returns the candidate that a mistyped word most likely means: the
// one that differs in case only, or else the one at the smallest edit distance
// (insertions, deletions, substitutions and swaps of neighbours, by code
// point), the first of equals. A candidate further away than a third of the
// word's length, or than one edit in a short word, is no help; nor is one that
// shares no letter with it. Nearest returns "" if no other is there.
func Nearest(word string, candidates []string) string {
	letters := []rune(word)
	best, bestDistance := "", max(1, len(letters)/3)+1
	for _, c := range candidates {
		if strings.EqualFold(c, word) {
			return c
		}
		if d := distance(letters, []rune(c)); d < bestDistance && d < len(letters) {
			best, bestDistance = c, d
		}
	}
	return best
}

// DidYouMean returns the hint for a mistyped word, "did you mean …?" with the
// nearest candidate, or otherwise if none is near.
func DidYouMean(word string, candidates []string, otherwise Text) Text {
	if near := Nearest(word, candidates); near != "" {
		return Textf("did you mean %q?", near)
	}
	return otherwise
}

// distance is the optimal string alignment distance (Damerau and Levenshtein's
// edits, none of them inside another), row by row.
func distance(a, b []rune) int {
	var (
		before = make([]int, len(b)+1)
		last   = make([]int, len(b)+1)
		row    = make([]int, len(b)+1)
	)
	for j := range last {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		row[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			row[j] = min(last[j]+1, row[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				row[j] = min(row[j], before[j-2]+1)
			}
		}
		before, last, row = last, row, before
	}
	return last[len(b)]
}

package check

import (
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"
)

// The words of prose are what a pattern finds that says the same.
func TestWordsOf(t *testing.T) {
	t.Parallel()
	pattern := regexp.MustCompile(`\pL[\pL\pN_'’.@/:+#-]*`)
	random := rand.New(rand.NewPCG(1, 2))
	signs := []rune("aBéß字0٣_'’.@/:+#- ,()\x00\x01\u0301")
	for range 20000 {
		var text []rune
		for range random.IntN(14) {
			text = append(text, signs[random.IntN(len(signs))])
		}
		var want []string
		for _, w := range pattern.FindAllString(string(text), -1) {
			if w = strings.TrimRight(w, ".:'’"); !strings.ContainsFunc(w, func(r rune) bool { return !unicode.IsLetter(r) }) {
				want = append(want, w)
			}
		}
		if got := wordsOf(string(text)); !slices.Equal(got, want) {
			t.Fatalf("%q has the words %q, want %q", string(text), got, want)
		}
	}
}

package alignment

import (
	"math"
	"slices"
	"strings"
)

// numberConstant is what the constant of a number begins with.
const numberConstant = "number "

// A side is one of the two languages.
type side int

const (
	source side = iota
	target
)

// A vocabulary numbers the words and constants of all texts, those of both languages alike,
// and knows in how many texts of each side one is.
type vocabulary struct {
	numbers map[string]int32
	texts   [2][]int32 // in how many texts, by side and number
	all     [2]int     // texts of each side
	// rarity is how telling it is that two texts have a word or constant in common, by number; see
	// weigh.
	rarity  []float64
	figures []bool // which are numbers, by number
}

func newVocabulary() *vocabulary { return &vocabulary{numbers: map[string]int32{}} }

// number returns that of a word.
func (v *vocabulary) number(word string) int32 {
	if n, ok := v.numbers[word]; ok {
		return n
	}
	n := int32(len(v.numbers))
	v.numbers[word] = n
	v.texts[source] = append(v.texts[source], 0)
	v.texts[target] = append(v.texts[target], 0)
	v.figures = append(v.figures, strings.HasPrefix(word, numberConstant))
	return n
}

// count counts the words of a text.
func (v *vocabulary) count(s side, words ...[]int32) {
	v.all[s]++
	for _, set := range words {
		for _, n := range set {
			v.texts[s][n]++
		}
	}
}

// set returns numbers sorted, each once.
func set(numbers []int32) []int32 {
	slices.Sort(numbers)
	return slices.Compact(numbers)
}

// union returns what is in either of two sets.
func union(a, b []int32) []int32 {
	if len(a) == 0 {
		return b
	}
	return set(slices.Concat(a, b))
}

// compare calls a function for what is in one set alone, in the other, or in both.
func compare(a, b []int32, onlyA, onlyB, both func(n int32)) {
	for len(a) > 0 || len(b) > 0 {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			onlyA(a[0])
			a = a[1:]
		case len(a) == 0 || b[0] < a[0]:
			onlyB(b[0])
			b = b[1:]
		default:
			both(a[0])
			a, b = a[1:], b[1:]
		}
	}
}

// isName reports whether a word is in as few texts of one side as of the other: a name, which
// a translation repeats.
func (v *vocabulary) isName(n int32) bool {
	return v.texts[source][n] > 0 && v.texts[source][n] == v.texts[target][n] && v.texts[source][n] <= mostOfName
}

// mostOfName is in how many texts a word may be that is taken for a name.
const mostOfName = 3

// isNumber reports whether a constant is a number.
func (v *vocabulary) isNumber(n int32) bool { return v.figures[n] }

// weigh fills in the rarities, when all texts have been read: the logarithm of how few of the
// texts have a word, on the side that has more of them.
func (v *vocabulary) weigh() {
	v.rarity = make([]float64, len(v.numbers))
	for n := range v.rarity {
		share := 0.0
		for s := range v.texts {
			share = math.Max(share, float64(v.texts[s][n])/float64(v.all[s]+1))
		}
		v.rarity[n] = math.Min(-math.Log(share+1e-4), rarest)
	}
}

// rarest is the most that one word counts.
const rarest = 5

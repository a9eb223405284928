package translate

import (
	"cmp"
	"slices"
)

// An index finds the texts that may be similar to another without comparing it
// with all of them. Two texts that share enough of their words share one of
// their rarest: each text is listed under as few of its words as make sure of
// that (prefix filtering; Chaudhuri, Ganti and Kaushik 2006).
type index struct {
	*lexicon
	least    float64 // similarity below which texts need not be found
	listed   [][]int32
	seen     []int32 // by text, the query that met it last
	queries  int32
	ordering []int32
}

// newIndex makes an index of texts whose words the lexicon has.
func newIndex(l *lexicon, texts []bag, least float64) *index {
	x := &index{lexicon: l, least: least, listed: make([][]int32, len(l.weights)), seen: make([]int32, len(texts))}
	for i, b := range texts {
		x.eachRare(b, func(word int32) {
			x.listed[word] = append(x.listed[word], int32(i))
		})
	}
	return x
}

// similar calls f for each text that may be similar to b.
func (x *index) similar(b bag, f func(text int)) {
	x.queries++
	x.eachRare(b, func(word int32) {
		for _, text := range x.listed[word] {
			if x.seen[text] != x.queries {
				x.seen[text] = x.queries
				f(int(text))
			}
		}
	})
}

// eachRare calls f for the rarest words of a text, until what is left of it is
// too little to make another text similar.
func (x *index) eachRare(b bag, f func(word int32)) {
	x.ordering = append(x.ordering[:0], b.words...)
	slices.SortFunc(x.ordering, func(v, w int32) int {
		return cmp.Or(cmp.Compare(x.texts[v], x.texts[w]), cmp.Compare(v, w))
	})
	// Dice's coefficient of a and b is at least t only if they share t/(2-t)
	// of either.
	left, need := float64(b.weight), x.least/(2-x.least)*float64(b.weight)
	last := int32(-1)
	for _, w := range x.ordering {
		if left < need {
			return
		}
		if w != last {
			f(w)
		}
		left -= float64(x.weights[w])
		last = w
	}
}

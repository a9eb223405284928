package translate

import (
	"cmp"
	"slices"
)

// An index finds the texts that may be similar to another without comparing it
// with all of them. Two texts that share enough of their words share some of
// their rarest: each text is listed under as few of its words as make sure of
// that (prefix filtering; Chaudhuri, Ganti and Kaushik 2006; with more than one
// word that must be shared, Wang, Li and Feng 2012).
type index struct {
	*lexicon
	least   float64 // similarity below which texts need not be found
	texts   []bag
	listed  [][]int32 // texts, by word
	shares  []int32   // by text, the weight that it shares with the query
	order   []int32   // of a text's words
	touched []int32   // texts with a share
}

// newIndex makes an index of texts whose words the lexicon has.
func newIndex(l *lexicon, texts []bag, least float64) *index {
	x := &index{lexicon: l, least: least, texts: texts, listed: make([][]int32, len(l.weights)), shares: make([]int32, len(texts))}
	for i, b := range texts {
		for _, word := range x.rarest(b) {
			x.listed[word] = append(x.listed[word], int32(i))
		}
	}
	return x
}

// similar calls f for each text that may be similar to b, once and in any order.
func (x *index) similar(b bag, f func(text int)) {
	x.touched = x.touched[:0]
	for _, word := range x.rarest(b) {
		for _, text := range x.listed[word] {
			if x.shares[text] == 0 {
				x.touched = append(x.touched, text)
			}
			x.shares[text] += x.weights[word]
		}
	}
	for _, text := range x.touched {
		share := x.shares[text]
		x.shares[text] = 0
		if share >= min(x.margin(b), x.margin(x.texts[text])) {
			f(int(text))
		}
	}
}

// need is how much of a text another must share to be similar: Dice's
// coefficient of a and b is at least t only if they share t/(2-t) of either.
func (x *index) need(b bag) float64 { return x.least / (2 - x.least) * float64(b.weight) }

// margin is how much of that must be among the rarest words of both. The more,
// the fewer texts need be compared, and the more words they are listed under.
func (x *index) margin(b bag) int32 { return min(4, int32(x.need(b)/3)) }

// rarest returns the rarest words of a text, so many that what is left falls
// short of the need by more than the margin.
func (x *index) rarest(b bag) []int32 {
	x.order = append(x.order[:0], b.words...)
	slices.SortFunc(x.order, func(v, w int32) int {
		return cmp.Or(cmp.Compare(x.spread[v], x.spread[w]), cmp.Compare(v, w))
	})
	left, need := float64(b.weight), x.need(b)-float64(x.margin(b))
	for i, w := range x.order {
		if left < need {
			return x.order[:i]
		}
		left -= float64(x.weights[w])
	}
	return x.order
}

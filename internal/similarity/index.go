package similarity

import (
	"cmp"
	"slices"
)

// An Index finds the texts that may be similar to another without comparing it
// with all of them. Two texts that share enough of their words share some of
// their rarest: each text is listed under as few of its words as make sure of
// that (prefix filtering; Chaudhuri, Ganti and Kaushik 2006; with more than one
// word that must be shared, Wang, Li and Feng 2012).
type Index struct {
	lexicon *Lexicon
	least   float64   // similarity below which texts need not be found
	listed  [][]int32 // texts, by word
	shares  []int32   // by text, the weight that it shares with the query
	margins []int32   // of the texts
	order   []int32   // of a text's words, or how many texts have a share
	touched []int32   // texts with a share
}

// NewIndex makes an index of texts whose words the lexicon has. The index is of
// use until the lexicon reads another text.
func NewIndex(l *Lexicon, texts []Bag, least float64) *Index {
	x := &Index{lexicon: l, least: least, listed: make([][]int32, len(l.weights)), shares: make([]int32, len(texts))}
	for i, b := range texts {
		x.margins = append(x.margins, x.margin(b))
		for _, word := range x.rarest(b) {
			x.listed[word] = append(x.listed[word], int32(i))
		}
	}
	return x
}

// most is how many texts are compared with one. Where nearly all texts are
// alike, comparing each with each would take hours.
const most = 400

// Similar calls f for each text that may be similar to b, once and in any order.
// Of more than most texts it takes those that share most of their rarest words
// with b, and of equals other ones for another turn: each text is taken in some.
func (x *Index) Similar(b Bag, turn int, f func(text int)) {
	x.touched = x.touched[:0]
	for _, word := range x.rarest(b) {
		for _, text := range x.listed[word] {
			if x.shares[text] == 0 {
				x.touched = append(x.touched, text)
			}
			x.shares[text] += x.lexicon.weights[word]
		}
	}
	margin := x.margin(b)
	found := slices.DeleteFunc(x.touched, func(text int32) bool { return x.shares[text] < min(margin, x.margins[text]) && x.forget(text) })
	least, ties := x.bound(found)
	for i := range found {
		text := found[(i+turn)%len(found)]
		switch share := x.shares[text]; {
		case share > least:
			f(int(text))
		case share == least && ties > 0:
			ties--
			f(int(text))
		}
		x.shares[text] = 0
	}
}

// forget takes back the share of a text.
func (x *Index) forget(text int32) bool {
	x.shares[text] = 0
	return true
}

// bound is the least share that a text must have so that no more are compared
// than may be, and how many of those that have just that.
func (x *Index) bound(found []int32) (least int32, ties int) {
	if len(found) <= most {
		return 0, 0
	}
	x.order = x.order[:0]
	for _, text := range found {
		share := x.shares[text]
		for int(share) >= len(x.order) {
			x.order = append(x.order, 0)
		}
		x.order[share]++
	}
	ties = most
	for least = int32(len(x.order) - 1); ties > int(x.order[least]); least-- {
		ties -= int(x.order[least])
	}
	return least, ties
}

// need is how much of a text another must share to be similar: Dice's
// coefficient of a and b is at least t only if they share t/(2-t) of either.
func (x *Index) need(b Bag) float64 { return x.least / (2 - x.least) * float64(b.Weight) }

// margin is how much of that must be among the rarest words of both. The more,
// the fewer texts need be compared, and the more words they are listed under.
func (x *Index) margin(b Bag) int32 { return min(4, int32(x.need(b)/3)) }

// rarest returns the rarest words of a text, so many that what is left falls
// short of the need by more than the margin.
func (x *Index) rarest(b Bag) []int32 {
	x.order = append(x.order[:0], b.words...)
	slices.SortFunc(x.order, func(v, w int32) int {
		return cmp.Or(cmp.Compare(x.lexicon.spread[v], x.lexicon.spread[w]), cmp.Compare(v, w))
	})
	left, need := float64(b.Weight), x.need(b)-float64(x.margin(b))
	for i, w := range x.order {
		if left < need {
			return x.order[:i]
		}
		left -= float64(x.lexicon.weights[w])
	}
	return x.order
}

// Package similarity measures how much two texts have in common: by their words,
// of which short ones count half, or by their letters. An [Index] finds the texts
// that are similar to another among many.
//
// It knows texts and nothing else: no messages, no Markdown, no thresholds. The
// measure of two texts depends on these two alone. Start at [Lexicon].
package similarity

import (
	"encoding/binary"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/script"
)

// A Lexicon numbers words. The zero value is empty. Bags are compared only with
// others of the same lexicon.
type Lexicon struct {
	numbers map[string]int32
	weights []int32
	spread  []int32 // how many of the texts read have the word
	buffer  []byte
}

// A Bag is the words of a text, sorted. A word that is there again has another
// number, so that a Bag is a set.
type Bag struct {
	words []int32
	// Weight is the sum of the weights of the words: 1 for a short word, 2 for
	// any other.
	Weight int32
}

// Read takes the words out of a text, without regard to case. Each
// character of a script without spaces is a word.
func (l *Lexicon) Read(text string) Bag {
	var b Bag
	for i := 0; i < len(text); {
		c, size := utf8.DecodeRuneInString(text[i:])
		i += size
		if !isWord(c) {
			continue
		}
		l.buffer = utf8.AppendRune(l.buffer[:0], unicode.ToLower(c))
		letters := 1
		for !script.IsUnspaced(c) && i < len(text) {
			c, size = utf8.DecodeRuneInString(text[i:])
			if !isWord(c) || script.IsUnspaced(c) {
				break
			}
			l.buffer = utf8.AppendRune(l.buffer, unicode.ToLower(c))
			letters++
			i += size
		}
		w := l.number(letters)
		b.words = append(b.words, w)
		b.Weight += l.weights[w]
	}
	slices.Sort(b.words)
	if l.numberRepeated(b.words) {
		slices.Sort(b.words)
	}
	for _, w := range b.words {
		l.spread[w]++
	}
	return b
}

// numberRepeated gives of equal words, which follow each other, all but the
// first other numbers: for each time that one is there, the same in all texts.
func (l *Lexicon) numberRepeated(words []int32) (any bool) {
	first, times := int32(-1), int64(0)
	for i, w := range words {
		if w != first {
			first, times = w, 0
			continue
		}
		times++
		l.buffer = binary.AppendVarint(binary.AppendVarint(append(l.buffer[:0], 0), times), int64(first))
		words[i] = l.numberOf(l.weights[first])
		any = true
	}
	return any
}

// number returns that of the word in the buffer. The weight of a word must not
// depend on what else has been read: what is similar today is so tomorrow.
// Short words are mostly the ones that every text has.
func (l *Lexicon) number(letters int) int32 {
	if letters <= 3 && l.buffer[0] > '9' && l.buffer[0] < utf8.RuneSelf {
		return l.numberOf(1)
	}
	return l.numberOf(2)
}

func (l *Lexicon) numberOf(weight int32) int32 {
	if n, ok := l.numbers[string(l.buffer)]; ok {
		return n
	}
	if l.numbers == nil {
		l.numbers = map[string]int32{}
	}
	n := int32(len(l.weights))
	l.numbers[string(l.buffer)] = n
	l.weights = append(l.weights, weight)
	l.spread = append(l.spread, 0)
	return n
}

// Shared is the weight of the words that two bags have in common.
func (l *Lexicon) Shared(a, b Bag) int32 {
	shared := int32(0)
	for i, j := 0, 0; i < len(a.words) && j < len(b.words); {
		switch v, w := a.words[i], b.words[j]; {
		case v < w:
			i++
		case v > w:
			j++
		default:
			shared += l.weights[v]
			i, j = i+1, j+1
		}
	}
	return shared
}

// Dice compares two texts by the words that they share, from 0 to 1: the
// Sørensen–Dice coefficient over their weighted words.
func (l *Lexicon) Dice(a, b Bag) float64 {
	if a.Weight+b.Weight == 0 {
		return 0
	}
	return 2 * float64(l.Shared(a, b)) / float64(a.Weight+b.Weight)
}

// Containment says how much of the smaller of two texts is in the other.
func (l *Lexicon) Containment(a, b Bag) float64 {
	least := min(a.Weight, b.Weight)
	if least == 0 {
		return 0
	}
	return float64(l.Shared(a, b)) / float64(least)
}

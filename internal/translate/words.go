package translate

import (
	"encoding/binary"
	"slices"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/script"
)

// A lexicon numbers words. The zero value is empty.
type lexicon struct {
	numbers map[string]int32
	weights []int32
	spread  []int32 // how many of the texts read have the word
	buffer  []byte
}

// A bag is the words of a text, sorted. A word that is there again has another
// number, so that a bag is a set.
type bag struct {
	words  []int32
	weight int32
}

// bagOf takes the words out of a text or a form, without regard to case. Each
// character of a script without spaces is a word.
func (l *lexicon) bagOf(text string) bag {
	var b bag
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
		b.weight += l.weights[w]
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
func (l *lexicon) numberRepeated(words []int32) (any bool) {
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
func (l *lexicon) number(letters int) int32 {
	if letters <= 3 && l.buffer[0] > '9' && l.buffer[0] < utf8.RuneSelf {
		return l.numberOf(1)
	}
	return l.numberOf(2)
}

func (l *lexicon) numberOf(weight int32) int32 {
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

// shared is the weight of the words that two bags have in common.
func (l *lexicon) shared(a, b bag) int32 {
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

// similarity compares two texts by the words that they share, from 0 to 1: the
// Sørensen–Dice coefficient over their weighed words.
func (l *lexicon) similarity(a, b bag) float64 {
	if a.weight+b.weight == 0 {
		return 0
	}
	return 2 * float64(l.shared(a, b)) / float64(a.weight+b.weight)
}

// containment says how much of the smaller of two texts is in the other.
func (l *lexicon) containment(a, b bag) float64 {
	least := min(a.weight, b.weight)
	if least == 0 {
		return 0
	}
	return float64(l.shared(a, b)) / float64(least)
}

package opencc

import (
	"strings"
	"unicode/utf8"
)

// A matcher finds what a text begins with.
type matcher interface {
	// match returns the length of a word that a text begins with, in bytes, and what
	// is written for it; 0 if there is none.
	match(text string) (length int, value string)
	// begins returns the characters that words begin with.
	begins() *runeSet
}

// replace puts in place of words what is written for them, from the beginning on. ends
// are where the segments of the text end, and come back for the result.
func replace(m matcher, text string, ends []int) (result string, resultEnds []int) {
	var (
		b      strings.Builder
		at     int
		done   int // up to where the text has been written
		starts = m.begins()
	)
	b.Grow(len(text) + len(text)/8)
	resultEnds = make([]int, 0, len(ends))
	for _, end := range ends {
		for at < end {
			r, size := runeAt(text, at)
			if !starts.has(r) {
				at += unmatched(text[at:end], r, size)
				continue
			}
			length, value := m.match(text[at:end])
			if length == 0 {
				at += unmatched(text[at:end], r, size)
				continue
			}
			b.WriteString(text[done:at])
			b.WriteString(value)
			at += length
			done = at
		}
		b.WriteString(text[done:end])
		done = end
		resultEnds = append(resultEnds, b.Len())
	}
	return b.String(), resultEnds
}

// segments returns where the segments of a text end: each word is one, and so is what
// stands between words.
func segments(m matcher, text string) []int {
	var (
		ends   []int
		open   = false // something stands since the last word
		starts = m.begins()
	)
	for at := 0; at < len(text); {
		r, size := runeAt(text, at)
		length := 0
		if starts.has(r) {
			length, _ = m.match(text[at:])
		}
		if length == 0 {
			open = true
			at += unmatched(text[at:], r, size)
			continue
		}
		if open {
			ends = append(ends, at)
		}
		open = false
		at += length
		ends = append(ends, at)
	}
	if open {
		ends = append(ends, len(text))
	}
	return ends
}

// unmatched returns how many bytes are stepped over where no word begins: a
// character, or one that is described by others.
func unmatched(text string, r rune, size int) int {
	if parts(r) > 0 {
		if n := described(text); n > 0 {
			return n
		}
	}
	return size
}

func runeAt(text string, at int) (r rune, size int) {
	if c := text[at]; c < utf8.RuneSelf {
		return rune(c), 1
	}
	return utf8.DecodeRuneInString(text[at:])
}

// A policy is how a group of dictionaries is asked.
type policy int

const (
	takeFirst   policy = iota // the first that has any word counts, however short
	takeLongest               // the longest word counts, of the first that has it
)

// A group is several dictionaries as one.
type group struct {
	policy  policy
	members []matcher
	starts  runeSet
}

func newGroup(p policy, members []matcher) *group {
	g := &group{policy: p, members: members}
	for _, m := range members {
		g.starts.addAll(m.begins())
	}
	return g
}

func (g *group) begins() *runeSet { return &g.starts }

func (g *group) match(text string) (length int, value string) {
	for _, m := range g.members {
		n, v := m.match(text)
		if n > 0 && g.policy == takeFirst {
			return n, v
		}
		if n > length {
			length, value = n, v
		}
	}
	return length, value
}

// A runeSet is a set of characters, in which those of higher planes count as one
// for each 0x10000: it is for a first look.
type runeSet [0x10000 / 64]uint64

func (s *runeSet) has(r rune) bool { return s[uint16(r)/64]&(1<<(uint16(r)%64)) != 0 }

func (s *runeSet) add(r rune) { s[uint16(r)/64] |= 1 << (uint16(r) % 64) }

func (s *runeSet) addAll(others *runeSet) {
	for i, bits := range others {
		s[i] |= bits
	}
}

package paragraph

import (
	"slices"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/typeset/design"
)

const softHyphen = '\u00AD'

// hyphenate lets the words of the text be divided.
func hyphenate(s *Setter, items []item, style design.Style) {
	var word []byte
	for start := 0; start < len(items); {
		end := start
		word = word[:0]
		for end < len(items) && inWord(&items[end], &items[start]) {
			word = append(word, items[end].text...)
			end++
		}
		if end > start {
			divide(s, items[start:end], word, hyphenKind(style))
		}
		start = end + 1
	}
}

// inWord reports whether the item is a letter that a word of the language may
// have.
func inWord(it *item, first *item) bool {
	return it.class == latin && it.look == first.look && !it.look.Verbatim && hasHyphen(it)
}

func hasHyphen(it *item) bool { return it.face != nil && it.face.Covers('-') }

// divide lets a word be divided. Its places are counted in characters, of which an item may
// have several.
func divide(s *Setter, items []item, word []byte, kind breakKind) {
	points, ok := s.words[string(word)]
	if !ok {
		points = s.design.Options.Hyphenate(string(word))
		s.words[string(word)] = points
	}
	if len(points) == 0 {
		return
	}
	at := 0
	for i := range items[:len(items)-1] {
		at += utf8.RuneCountInString(items[i].text)
		if items[i].after == noBreak && slices.Contains(points, at) {
			items[i].after = kind
		}
	}
}

// hyphenKind returns how freely words are divided: in justified text wherever
// that evens out the lines; in headings, contents and tables, which are ragged
// anyway, only if a word is wider than its line.
func hyphenKind(style design.Style) breakKind {
	if style.Align == design.AlignJustify {
		return mayHyphen
	}
	return atNeed
}

// dividesWord reports whether a line that ends after the item has a hyphen.
func dividesWord(it *item) bool { return it.after == mayHyphen || it.after == atNeed }

func hyphenWidth(it *item) float64 {
	hyphen, _ := it.face.Glyph('-')
	return it.face.Advance(hyphen) * it.size
}

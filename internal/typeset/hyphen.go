package typeset

import "strings"

const softHyphen = '\u00AD'

// hyphenate lets the words of the text be divided.
func (in *inline) hyphenate(items []item) {
	var word strings.Builder
	for start := 0; start < len(items); {
		end := start
		word.Reset()
		for end < len(items) && items[end].inWord(&items[start]) {
			word.WriteString(items[end].text)
			end++
		}
		if end > start {
			in.divide(items[start:end], word.String())
		}
		start = end + 1
	}
}

// inWord reports whether the item is a letter that a word of the language may
// have.
func (it *item) inWord(first *item) bool {
	return it.class == latin && it.look == first.look && !it.look.verbatim && it.hasHyphen()
}

func (it *item) hasHyphen() bool { return it.face != nil && it.face.Covers('-') }

func (in *inline) divide(items []item, word string) {
	points, ok := in.words[word]
	if !ok {
		points = in.design.Hyphenate(word)
		in.words[word] = points
	}
	kind := in.hyphenKind()
	for _, at := range points {
		if at > 0 && at < len(items) && items[at-1].after == noBreak {
			items[at-1].after = kind
		}
	}
}

// hyphenKind returns how freely words are divided: in justified text wherever
// that evens out the lines; in headings, contents and tables, which are ragged
// anyway, only if a word is wider than its line.
func (in *inline) hyphenKind() breakKind {
	if in.style.align == alignJustify {
		return mayHyphen
	}
	return atNeed
}

// hyphenate ends the line with a hyphen if it ends within a word. To who reads
// the text it is a soft one, which is no part of the word.
func (l *line) hyphenate() {
	n := len(l.items)
	if n == 0 || !l.items[n-1].dividesWord() {
		return
	}
	it := &l.items[n-1]
	h := item{class: point, look: it.look, face: it.face, size: it.size, text: string(softHyphen), width: hyphenWidth(it)}
	h.glyphs = h.width
	h.glyph, _ = it.face.Glyph('-')
	l.items = append(l.items[:n:n], h)
	l.place(nil)
}

// dividesWord reports whether a line that ends behind the item has a hyphen.
func (it *item) dividesWord() bool { return it.after == mayHyphen || it.after == atNeed }

func hyphenWidth(it *item) float64 {
	advance, _ := it.face.advance('-')
	return advance / 1000 * it.size
}

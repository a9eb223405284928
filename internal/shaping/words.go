package shaping

import "unicode/utf8"

const (
	// longestWord is how many characters are remembered together at most. What is longer
	// hardly comes again.
	longestWord = 32
	// mostKept is how many glyphs are remembered, where a word by itself counts as some: more than
	// a book's vocabulary has. A text of new words only makes no more than that, some 20 MB.
	mostKept = 1 << 19
	perWord  = 4
)

// Words are the glyphs of what has been shaped before, by plan and text.
type words struct {
	places map[*plan]map[string]place
	glyphs []Glyph // with clusters that count from the beginning of the word
	kept   int

	wanted map[string]place // of the plan that was asked for last
	plan   *plan
	text   []byte // that was asked for last
}

// A place is where the glyphs of a word are.
type place struct{ start, end int32 }

func newWords() words { return words{places: map[*plan]map[string]place{}} }

// recall returns the glyphs of a text, if they are known.
func (w *words) recall(p *plan, runes []rune) ([]Glyph, bool) {
	if w.plan != p {
		if w.places[p] == nil {
			w.places[p] = map[string]place{}
		}
		w.wanted, w.plan = w.places[p], p
	}
	w.text = w.text[:0]
	for _, r := range runes {
		w.text = utf8.AppendRune(w.text, r)
	}
	at, ok := w.wanted[string(w.text)]
	return w.glyphs[at.start:at.end], ok
}

// remember keeps the glyphs of the text that was asked for last. If they are too many with
// those before, these are forgotten.
func (w *words) remember(glyphs []Glyph) {
	if w.kept += perWord + len(glyphs); w.kept > mostKept {
		w.glyphs, w.kept = w.glyphs[:0], perWord+len(glyphs)
		clear(w.places)
		w.wanted = map[string]place{}
		w.places[w.plan] = w.wanted
	}
	start := len(w.glyphs)
	w.glyphs = append(w.glyphs, glyphs...)
	w.wanted[string(w.text)] = place{int32(start), int32(len(w.glyphs))}
}

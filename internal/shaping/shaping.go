// Package shaping turns text of one face, script, language and direction into glyphs: which
// ones, how far each moves the pen, and where each is drawn. It does so by go-text's port of
// HarfBuzz.
//
// It owns which features of a font are on for a script, and two ways of doing less: a
// character that no rule of the font knows is not shaped, and a word is not shaped twice.
// Neither shows: the glyphs are those that HarfBuzz makes of the whole text. It refuses to
// choose faces, scripts and languages, and knows nothing of lines. Start reading at
// [Shaper.Shape]; why a text may be cut is said at [plan.standsAlone].
package shaping

import (
	"slices"
)

// A Shaper shapes texts, and remembers what it has shaped. It is not safe for concurrent use.
type Shaper struct {
	engine engine
	plans  map[planKey]*plan
	latest *plan
	words  words
	glyphs []Glyph
	seams  []int
}

// New returns a Shaper that remembers nothing yet.
func New() *Shaper {
	return &Shaper{engine: newEngine(), plans: map[planKey]*plan{}, words: newWords()}
}

// Faults returns the faces that text could not be shaped with, in the order in which that was
// found, each once.
func (s *Shaper) Faults() []Fault { return s.engine.faults }

// Shape returns the glyphs of a text in drawing order, from left to right: their clusters
// ascend, or descend if the text runs from right to left. The slice is valid until the next
// call.
//
// Characters without a look, such as soft hyphens and joiners, have their effect but no glyph
// of their own: they belong to the cluster before them, or after them at the beginning of the
// text. A text of nothing else has no glyphs. A character that the face does not have is
// glyph 0.
func (s *Shaper) Shape(t Text) []Glyph {
	p := s.plan(&t)
	s.glyphs = s.glyphs[:0]
	for start := 0; start < len(t.Runes) && p.font != nil; {
		end := start + together(t.Runes[start:])
		s.shapeSection(p, t.Runes[start:end], start)
		start = end
	}
	if p.font == nil { // even if it was there a moment ago
		s.glyphs = p.unshaped(s.glyphs[:0], t.Runes)
	}
	if p.key.rightToLeft {
		slices.Reverse(s.glyphs)
	}
	return s.glyphs
}

// mostTogether is how many characters are shaped together at most. It is more than a paragraph
// of one script is long, and keeps garbage from costing the square of its length, which
// it does HarfBuzz.
const mostTogether = 2048

// together returns how many of the characters are shaped together: all, or those up to a space.
func together(runes []rune) int {
	if len(runes) <= mostTogether {
		return len(runes)
	}
	for i := mostTogether; i > 0; i-- {
		if runes[i-1] == ' ' && !clings(runes[i]) {
			return i
		}
	}
	return mostTogether
}

// shapeSection appends the glyphs of what is shaped together and begins at a place in the text.
// As all below, it appends them in the order of the text, whatever its direction is.
func (s *Shaper) shapeSection(p *plan, runes []rune, at int) {
	first := len(s.glyphs)
	if p.mayCut(runes) {
		if s.shapeParts(p, runes, at) && p.fit(s.glyphs[first:], s.seams) {
			return
		}
		s.glyphs = s.glyphs[:first]
	}
	s.shapeStretch(p, runes, at)
}

// shapeParts shapes a text in parts: each character that stands alone, and what is between
// them. It reports whether that can be done. Seams are the glyphs that stand alone and are known to
// contexts.
func (s *Shaper) shapeParts(p *plan, runes []rune, at int) bool {
	s.seams = s.seams[:0]
	first := len(s.glyphs)
	for start := 0; start < len(runes); {
		if c := p.character(runes[start]); p.standsAlone(c, runes, start) {
			if c.kind == known {
				s.seams = append(s.seams, len(s.glyphs)-first)
			}
			s.glyphs = append(s.glyphs, Glyph{ID: c.glyph, Cluster: int32(at + start), Advance: c.advance})
			start++
			continue
		}
		end := p.nextAlone(runes, start+1)
		for end < len(runes) && p.lacksMark(runes[start:end]) {
			end = p.nextAlone(runes, end+1)
		}
		if p.joinsMark(runes[start:end]) || start > 0 && p.lacksMark(runes[start:end]) {
			return false
		}
		s.shapeStretch(p, runes[start:end], at+start)
		start = end
	}
	return true
}

// shapeStretch appends the glyphs of what begins at a place in the text, and remembers them if
// they are few.
func (s *Shaper) shapeStretch(p *plan, runes []rune, at int) {
	if len(runes) > longestWord {
		s.glyphs = s.engine.shape(p, s.glyphs, runes, at)
		return
	}
	first := len(s.glyphs)
	if known, ok := s.words.recall(p, runes); ok {
		s.glyphs = append(s.glyphs, known...)
	} else {
		s.glyphs = s.engine.shape(p, s.glyphs, runes, 0)
		if p.font == nil {
			return
		}
		s.words.remember(s.glyphs[first:])
	}
	for i := range s.glyphs[first:] {
		s.glyphs[first+i].Cluster += int32(at)
	}
}

// mostPlans is how many plans are kept. A book has some dozens, one for each face and
// language; more come from nobody's text.
const mostPlans = 512

// plan returns the plan of a text, which is often that of the text before.
func (s *Shaper) plan(t *Text) *plan {
	key := planKey{t.Face, t.Script, t.Language, t.RightToLeft}
	if s.latest != nil && s.latest.key == key {
		return s.latest
	}
	p, ok := s.plans[key]
	if !ok {
		if len(s.plans) == mostPlans {
			s.forget()
		}
		p = newPlan(key, s.engine.open(t.Face))
		s.plans[key] = p
	}
	s.latest = p
	return p
}

// forget empties what has been remembered.
func (s *Shaper) forget() {
	s.plans = map[planKey]*plan{}
	s.words = newWords()
	s.engine.forget()
}

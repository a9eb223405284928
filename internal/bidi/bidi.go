// Package bidi says in which order the characters of a text are read on the
// page, where some of it runs from left to right and some from right to left: the
// Unicode Bidirectional Algorithm, UAX #9, as a whole up to rule L2.
//
// A paragraph gets a level of embedding for each character, once; each of its
// lines is ordered by them, once it is known where the lines end. The package
// owns these two steps. It knows neither glyphs nor widths: where a line ends is
// the caller's decision, and combining marks (L3) and mirrored glyphs (L4) are
// the shaper's, as HarfBuzz puts marks on their letters and mirrors brackets by
// itself in a run that is read from right to left.
//
// The classes of characters are those of golang.org/x/text, which follow the
// version of Go: Unicode 15.0 up to Go 1.26, Unicode 17.0 from Go 1.27 on. The
// pairs of brackets are a table of this package, the same in both; a bracket that a
// later version adds is an ordinary neutral character until it is entered. Unicode's
// tests of the algorithm have the same cases in both versions, and pass with both.
//
// Any text costs time and memory in proportion to its length.
//
// Start at [NeedsLevels] and [New]. The files follow the algorithm: explicit.go
// (P2 to X9), sequence.go (X10), weak.go, bracket.go, neutral.go, order.go (L1, L2).
package bidi

import (
	"slices"

	ucd "golang.org/x/text/unicode/bidi"
)

// A Direction is that of a paragraph as a whole.
type Direction uint8

// The directions that a paragraph can be given (rule HL1 allows it), or else finds.
const (
	// Auto is the direction of the first letter outside of isolates, or from left
	// to right if there is none (rules P2 and P3).
	Auto Direction = iota
	// LeftToRight is the direction whatever the text says.
	LeftToRight
	// RightToLeft is the direction whatever the text says.
	RightToLeft
)

// A Paragraph is a text with the levels of its characters, which are counted
// from 0.
type Paragraph struct {
	base    Level
	classes []ucd.Class
	levels  []Level
}

// New resolves the levels of a text (rules P2 to I2). A value that is not a
// character counts as U+FFFD.
//
// The text is one paragraph of the caller's, with one base. A separator of
// paragraphs within it, which a line feed is too, ends all embeddings and
// isolates, and has the level of the base; after it the rules start anew.
func New(text []rune, base Direction) *Paragraph {
	p := &Paragraph{classes: make([]ucd.Class, len(text)), levels: make([]Level, len(text))}
	for i, r := range text {
		p.classes[i] = classOf(r)
	}
	types := slices.Clone(p.classes)
	p.base = firstLetter(types)
	switch base {
	case LeftToRight:
		p.base = 0
	case RightToLeft:
		p.base = 1
	}
	for start := 0; start < len(text); {
		end := p.separated(start)
		resolve(passage{text[start:end], p.classes[start:end], types[start:end], p.levels[start:end]}, p.base)
		start = end
	}
	return p
}

// separated returns where the paragraph that begins at start ends, after its
// separator (rule P1).
func (p *Paragraph) separated(start int) int {
	if n := slices.Index(p.classes[start:], ucd.B); n >= 0 {
		return start + n + 1
	}
	return len(p.classes)
}

// resolve sets the levels of a passage. Its types are those that rule X5c leaves.
func resolve(p passage, base Level) {
	embed(p.types, p.levels, base)
	runs := levelRuns(p)
	s := sequence{types: make([]ucd.Class, 0, len(p.text)), index: make([]int, 0, len(p.text))}
	for i := range runs {
		if runs[i].continues {
			continue
		}
		s.gather(p, runs, i, base)
		resolveWeak(&s)
		resolveBrackets(&s, p)
		resolveNeutral(&s)
		setLevels(&s, p.levels)
	}
	levelRemoved(p, base)
}

// levelRemoved gives what rule X9 removes the level of the character before it,
// so that it divides nothing (section 5.2).
func levelRemoved(p passage, base Level) {
	level := base
	for i, class := range p.classes {
		if removed.has(class) {
			p.levels[i] = level
		}
		level = p.levels[i]
	}
}

// Levels returns the level of each character, as it is before lines are known.
// What rule X9 removes has a level too: that of the character before it, or
// the base (section 5.2). The slice is the paragraph's own.
func (p *Paragraph) Levels() []Level { return p.levels }

// LineLevels returns the levels of the characters from start up to end as a line
// of its own: white space at its end, and before a tab, has the level of the
// base, so that it is on the far side (rule L1). [Order] takes them.
func (p *Paragraph) LineLevels(start, end int) []Level {
	levels := slices.Clone(p.levels[start:end])
	resetWhite(p.classes[start:end], levels, p.base)
	return levels
}

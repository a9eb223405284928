package shaping

import (
	"slices"
	"unicode"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// mayCut reports whether a text may be cut where a character stands alone. Digits around the
// slash of a fraction are shaped together.
func (p *plan) mayCut(runes []rune) bool {
	return p.cut != nowhere && !slices.Contains(runes, fractionSlash)
}

// nextAlone returns the next place from one on where a character stands alone, or the end of the
// text.
func (p *plan) nextAlone(runes []rune, at int) int {
	for at < len(runes) && !p.standsAlone(p.character(runes[at]), runes, at) {
		at++
	}
	return at
}

// lacksMark reports whether HarfBuzz needs a mark to see that characters have to be put together
// again: for scripts of syllables it takes all apart, and only where there is a mark in the
// text, whichever, but for its first character, does it look whether some belong together.
func (p *plan) lacksMark(runes []rune) bool {
	return p.cut == atSpaces && !slices.ContainsFunc(runes[1:], unicode.IsMark) &&
		slices.ContainsFunc(runes, func(r rune) bool { return p.character(r).composed })
}

// standsAlone reports whether the text can be cut before and after a character, c, at a place,
// so that what is before it, the character and what is after it give the same glyphs as the
// text does.
//
// All that fonts can say is rules (lookups) for sequences of glyphs, with or without others
// around them. A glyph that is in none of the sequences changes by none of the rules. Nor
// does any change what is before and after it at the same time, or the one for the sake of the
// other: the glyph would have to be in the sequence, or be passed over, and what is
// passed over is in [rules.concern] too. A rule that must not be followed by something is a
// longer sequence that comes first, and fails on the glyph as on the end of the text.
//
// A glyph that is only in contexts, beside what they change, is as good as that if its
// neighbour in the sequence is not its neighbour in the text. For what GSUB says the
// neighbours have to be known for certain, since it works in many steps; for GPOS see
// [plan.fits].
//
// Beyond the rules HarfBuzz joins a character with marks and the like after it, when it
// normalises, places marks, and forms clusters; what clings to it must not follow, then. And
// what has no look goes to the cluster of a neighbour, so that it must not come before
// either.
func (p *plan) standsAlone(c character, runes []rune, at int) bool {
	if c.kind > known || !p.parts(runes, at) {
		return false
	}
	if c.kind == unruled {
		return true
	}
	near := &p.known[c.glyph].substituted
	return p.isOther(near.before, runes, at-1) && p.isOther(near.after, runes, at+1)
}

// parts reports whether nothing clings to the character at a place, and nothing without a
// look comes before it.
func (p *plan) parts(runes []rune, at int) bool {
	if at+1 < len(runes) && p.character(runes[at+1]).kind >= clinging {
		return false
	}
	return at == 0 || p.character(runes[at-1]).kind != unseen
}

// joinsMark reports whether a mark follows a joiner, or something else without a look. Where
// it stands then depends in go-text v0.3.5 on what has been before in the text; in HarfBuzz it
// has no place at all.
func (p *plan) joinsMark(runes []rune) bool {
	for i := 1; i < len(runes); i++ {
		if p.character(runes[i]).kind == clinging && p.character(runes[i-1]).kind == unseen {
			return true
		}
	}
	return false
}

// isOther reports whether the glyph of the character at a place, if there is one, certainly is
// in none of the coverages.
func (p *plan) isOther(near []tables.Coverage, runes []rune, at int) bool {
	if len(near) == 0 || at < 0 || at == len(runes) {
		return true
	}
	c := p.character(runes[at])
	return c.kind <= known && p.parts(runes, at) && !isCovered(tables.GlyphID(c.glyph), near)
}

// fit reports whether the glyphs of a text that was cut, in logical order, are those of the text.
// There may have been seams, glyphs that stand alone and are known to contexts; and syllables
// that are none. To these HarfBuzz adds a dotted circle, but for one that has the number of the
// one before, and the numbers come again after fifteen.
func (p *plan) fit(glyphs []Glyph, seams []int) bool {
	for _, at := range seams {
		if !p.fits(glyphs, at) {
			return false
		}
	}
	return p.cut != atSpaces || !slices.ContainsFunc(glyphs, func(g Glyph) bool { return g.ID != 0 && g.ID == p.circle })
}

// fits reports whether no rule of GPOS finds the glyph at a place of a text, in logical order, in
// a sequence. The glyphs are those that GPOS has worked on. It may have passed over marks.
func (p *plan) fits(glyphs []Glyph, at int) bool {
	a := p.known[glyphs[at].ID]
	if a == nil {
		return true
	}
	return p.isApart(a.placed.after, glyphs[at+1:], func(i int) int { return i }) &&
		p.isApart(a.placed.before, glyphs[:at], func(i int) int { return at - 1 - i })
}

// isApart reports whether none of the glyphs is in coverages, up to the first one that is
// certainly not passed over.
func (p *plan) isApart(near []tables.Coverage, glyphs []Glyph, nth func(i int) int) bool {
	if len(near) == 0 {
		return true
	}
	for i := range glyphs {
		g := tables.GlyphID(glyphs[nth(i)].ID)
		if isCovered(g, near) {
			return false
		}
		if !p.rules.isMark(g) && p.rules.class(g)&p.rules.passed == 0 {
			return true
		}
	}
	return true
}

package shaping

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/font"
)

type planKey struct {
	face        *font.Face
	script      language.Script
	language    string
	rightToLeft bool
}

// A plan is how texts are shaped that have all but their characters in common.
type plan struct {
	key      planKey
	font     *harfbuzz.Font // nil if the face cannot shape
	props    harfbuzz.SegmentProperties
	features []harfbuzz.Feature
	cut      cutting
	rules    rules
	known    map[font.GlyphID]*acquaintance
	circle   font.GlyphID               // dotted, 0 if the font has none
	pages    [utf8.MaxRune>>8 + 1]*page // of characters that texts have had
}

func newPlan(key planKey, opened *harfbuzz.Font) *plan {
	how := manners[key.script]
	p := &plan{key: key, font: opened, features: how.features(), cut: how.cut, known: map[font.GlyphID]*acquaintance{}}
	p.props = harfbuzz.SegmentProperties{
		Language: languageOf(key.language), Script: key.script, Direction: harfbuzz.LeftToRight,
	}
	if key.rightToLeft {
		p.props.Direction = harfbuzz.RightToLeft
	}
	if key.rightToLeft != how.rightToLeft {
		p.cut = nowhere
	}
	if opened != nil && p.cut != nowhere {
		p.rules = rulesOf(opened.Face().Font, p.isOn)
		circle, _ := opened.Face().NominalGlyph('◌')
		p.circle = font.GlyphID(circle)
	}
	return p
}

// isOn reports whether a feature may be on.
func (p *plan) isOn(tag opentype.Tag) bool {
	off := func(f harfbuzz.Feature) bool { return f.Tag == tag }
	return !slices.ContainsFunc(p.features, off) && !onDemand(tag.String())
}

// languageOf returns a tag as HarfBuzz takes it. It gives private tags a meaning that no
// text of a handbook should have, and so gets none.
func languageOf(tag string) language.Language {
	tag, _, _ = strings.Cut(strings.ToLower(tag), "-x-")
	known := func(r rune) bool { return r == '-' || 'a' <= r && r <= 'z' || '0' <= r && r <= '9' }
	if len(tag) < 2 || len(tag) > 35 || tag[1] == '-' || strings.ContainsFunc(tag, func(r rune) bool { return !known(r) }) {
		return ""
	}
	return language.NewLanguage(tag)
}

// A page is 256 characters that follow each other.
type page [256]character

// A character is what a plan knows of a character.
type character struct {
	advance float32
	glyph   font.GlyphID
	kind    kind
	// composed says that the character has a canonical decomposition, and is no mark.
	composed bool
}

type kind uint8

const (
	unknown kind = iota
	// unruled: no rule of the font and none of HarfBuzz has an effect on the character, or on
	// others for its sake, as long as nothing clings to it.
	unruled
	// known: likewise, but contexts look for it beside what they change.
	known
	// ruled: neither this nor the next.
	ruled
	// clinging: it may change the character before it, or how that is counted.
	clinging
	// unseen: clinging, and without a look.
	unseen
)

// character returns what the plan knows of a character.
func (p *plan) character(r rune) character {
	r = valid(r)
	at := &p.pages[r>>8]
	if *at == nil {
		*at = new(page)
	}
	c := &(*at)[r&0xFF]
	if c.kind == unknown {
		*c = p.look(r)
		c.composed = isComposed(r)
	}
	return *c
}

// look finds out about a character.
func (p *plan) look(r rune) character {
	face := p.font.Face()
	glyph, ok := face.NominalGlyph(r)
	switch {
	case isUnseen(r):
		return character{kind: unseen}
	case clings(r) || ok && p.rules.isMark(tables.GlyphID(glyph)):
		return character{kind: clinging}
	case !ok || !p.isPlain(r) || p.rules.concern(tables.GlyphID(glyph)):
		return character{kind: ruled}
	}
	advance := float32(p.font.GlyphHAdvance(glyph)) / float32(p.font.XScale)
	found := character{advance: advance, glyph: font.GlyphID(glyph), kind: unruled}
	if a := p.meet(found.glyph); a != nil {
		p.known[found.glyph], found.kind = a, known
	}
	return found
}

// An acquaintance is a glyph that contexts know.
type acquaintance struct{ substituted, placed neighbourhood }

// meet returns what contexts know of a glyph, nil if nothing.
func (p *plan) meet(g font.GlyphID) *acquaintance {
	var a acquaintance
	a.substituted, a.placed = p.rules.neighbourhoods(tables.GlyphID(g))
	if len(a.substituted.before)+len(a.substituted.after)+len(a.placed.before)+len(a.placed.after) == 0 {
		return nil
	}
	return &a
}

// isPlain reports whether HarfBuzz itself, as opposed to the font, does nothing but
// look up the glyph of a character.
func (p *plan) isPlain(r rune) bool {
	switch {
	case p.cut == atSpaces:
		return r == ' '
	case p.key.rightToLeft:
		return r == ' ' || unicode.IsLetter(r) // and no bracket, which is mirrored
	}
	return isPlain(r)
}

// unshaped appends the glyphs of a text, in its order, as they come, for a face that cannot shape.
func (p *plan) unshaped(to []Glyph, runes []rune) []Glyph {
	for i, r := range runes {
		if r = valid(r); !isUnseen(r) {
			glyph, _ := p.key.face.Glyph(r)
			to = append(to, Glyph{ID: glyph, Cluster: int32(i), Advance: float32(p.key.face.Advance(glyph))})
		}
	}
	return to
}

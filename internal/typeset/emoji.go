package typeset

import (
	"strings"
	"sync"
	"unicode/utf8"

	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Emoji of several characters: families joined by U+200D, flags, skin tones,
// key caps (Unicode, UTS #51). A face has one glyph for each of those that it
// knows, which stands for the whole sequence.

const (
	emojiStyle = '\uFE0F' // variation selector
	joiner     = '\u200D'
	keycap     = '\u20E3'
	// anyEmoji tells an emoji face from one that has some emoji among its
	// symbols.
	anyEmoji = '\U0001F600'
)

// A ligature is the rest of a sequence that begins with some glyph, and what is
// drawn for the whole.
type ligature struct {
	rest  []tables.GlyphID
	glyph tables.GlyphID
}

type ligatures struct {
	load    sync.Once
	byFirst map[tables.GlyphID][]ligature
}

// sequence returns the glyph that stands for a sequence of emoji.
func (f *Face) sequence(text string) (GlyphID, bool) {
	f.parse()
	f.ligatures.load.Do(func() {
		if f.tables != nil {
			f.ligatures.byFirst, _ = readLigatures(f.tables) // a face without has no sequences
		}
	})
	var glyphs []tables.GlyphID
	for _, r := range text {
		if r == emojiStyle {
			continue // the faces' sequences do without
		}
		glyph, ok := f.Glyph(r)
		if !ok {
			return 0, false
		}
		glyphs = append(glyphs, tables.GlyphID(glyph))
	}
	if len(glyphs) == 1 {
		return GlyphID(glyphs[0]), true
	}
	for _, l := range f.ligatures.byFirst[glyphs[0]] {
		if equal(l.rest, glyphs[1:]) {
			return GlyphID(l.glyph), true
		}
	}
	return 0, false
}

func equal(a, b []tables.GlyphID) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// readLigatures reads the sequences of a face (OpenType, 'GSUB', feature ccmp,
// lookup type 4).
func readLigatures(file *opentype.Loader) (map[tables.GlyphID][]ligature, error) {
	layout, err := readLayout(file, "GSUB")
	if err != nil {
		return nil, err
	}
	byFirst := make(map[tables.GlyphID][]ligature)
	for _, i := range featureLookups(layout, "ccmp") {
		subtables, err := layout.LookupList.Lookups[i].AsGSUBLookups()
		if err != nil {
			return nil, err
		}
		for _, s := range subtables {
			if set, ok := s.(tables.LigatureSubs); ok {
				addLigatures(byFirst, set)
			}
		}
	}
	return byFirst, nil
}

func addLigatures(byFirst map[tables.GlyphID][]ligature, set tables.LigatureSubs) {
	for glyph := range tables.GlyphID(0xFFFF) {
		index, ok := set.Coverage.Index(glyph)
		if !ok || index >= len(set.LigatureSets) {
			continue
		}
		for _, l := range set.LigatureSets[index].Ligatures {
			byFirst[glyph] = append(byFirst[glyph], ligature{l.ComponentGlyphIDs, l.LigatureGlyph})
		}
	}
}

// measureSequence sets an emoji of several characters as one glyph. It reports
// whether the text is one that a face has.
func (in *inline) measureSequence(it *item) bool {
	if it.kind != box || !isSequence(it.text) {
		return false
	}
	for _, face := range in.candidates(it) {
		if face == nil || !face.Covers(anyEmoji) {
			continue
		}
		if glyph, ok := face.sequence(it.text); ok {
			first, _ := utf8.DecodeRuneInString(it.text)
			advance, _ := face.advance(first)
			it.face, it.glyph, it.class = face, glyph, other
			it.glyphs = advance / 1000 * it.size
			it.width = it.glyphs
			return true
		}
	}
	return false
}

// isTag reports whether the character is one of those that spell, unseen, what
// region a black flag is of.
func isTag(r rune) bool { return r >= 0xE0020 && r <= 0xE007F }

// isSequence reports whether the text may be an emoji of several characters.
func isSequence(text string) bool {
	return utf8.RuneCountInString(text) > 1 && strings.ContainsFunc(text, func(r rune) bool {
		return r == emojiStyle || r == joiner || r == keycap || r >= 0x1F1E6 && r <= 0x1F1FF || r >= 0x1F3FB && r <= 0x1F3FF || isTag(r)
	})
}

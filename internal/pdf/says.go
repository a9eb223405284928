package pdf

import (
	"cmp"
	"encoding/hex"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// A sayings is what the glyphs of a font stand for. The map to Unicode has one text for each
// glyph, that which it has most often where it stands alone; where it stands for something
// else, the text says so itself.
type sayings struct {
	texts  []string // by glyph
	counts []int    // by glyph, how often it stands for that
	others map[saying]int
	parts  map[font.GlyphID]string // of those that never stand alone
	// private are those, by glyph, whose text is for private use.
	private []bool
}

// A saying is a glyph and what it stands for.
type saying struct {
	glyph font.GlyphID
	text  string
}

func newSayings(glyphs int) sayings {
	return sayings{
		texts: make([]string, glyphs), counts: make([]int, glyphs),
		others: make(map[saying]int), parts: make(map[font.GlyphID]string),
	}
}

// add notes that a glyph stands for a text once more.
func (s *sayings) add(glyph font.GlyphID, text string) {
	switch {
	case text == "":
	case s.texts[glyph] == text:
		s.counts[glyph]++
	case strings.ContainsAny(text, unmapped):
		if s.parts[glyph] == "" {
			s.parts[glyph] = nothing
		}
	case s.texts[glyph] == "":
		s.texts[glyph], s.counts[glyph] = strings.Clone(text), 1 // not all of its page
	default:
		s.addOther(saying{glyph, text})
	}
}

func (s *sayings) addOther(other saying) {
	if _, known := s.others[other]; !known {
		other.text = strings.Clone(other.text)
	}
	s.others[other]++
}

// nothing is the text of a glyph that stands for no character by itself, since each is to have
// one: a ZERO WIDTH SPACE, over which readers pass that do not know marked content.
const nothing = "\u200B"

// unmapped are the characters that no map may have (ISO 19005-2, 6.2.11.7.2): the text says
// them itself.
const unmapped = "\x00\uFEFF\uFFFE"

// addParts notes what glyphs stand for that stand together for a text: each for one of its
// characters if they are in the order of the text, else for nothing.
func (s *sayings) addParts(face *font.Face, c *cluster) {
	characters := []rune(c.shown())
	ordered := inOrder(face, c.glyphs, characters) && !strings.ContainsAny(c.text, unmapped)
	for i := range c.glyphs {
		id := c.glyphs[i].ID
		switch known := s.parts[id]; {
		case ordered && (known == "" || known == nothing):
			s.parts[id] = string(characters[i])
		case known == "":
			s.parts[id] = nothing
		}
	}
}

// inOrder reports whether there is a glyph for each character, and none is that of another.
func inOrder(face *font.Face, glyphs []layout.Glyph, characters []rune) bool {
	if len(glyphs) != len(characters) {
		return false
	}
	for i, own := range characters {
		is := func(r rune) bool {
			id, ok := face.Glyph(r)
			return ok && id == glyphs[i].ID
		}
		if !is(own) && slices.ContainsFunc(characters, is) {
			return false
		}
	}
	return true
}

// settle decides what each glyph stands for.
func (s *sayings) settle() {
	for other, count := range s.others {
		text := s.texts[other.glyph]
		if before := s.counts[other.glyph]; count > before || count == before && other.text < text {
			s.texts[other.glyph], s.counts[other.glyph] = other.text, count
		}
	}
	for glyph, text := range s.parts {
		if s.texts[glyph] == "" {
			s.texts[glyph] = text
		}
	}
	s.private = make([]bool, len(s.texts))
	for glyph, text := range s.texts {
		s.private[glyph] = strings.ContainsFunc(text, func(r rune) bool { return unicode.Is(unicode.Co, r) })
	}
}

// mostInGroup is how many lines a group of a CMap may have (Adobe Technical Note 5014).
const mostInGroup = 100

// toUnicode maps codes to what their glyphs stand for (ISO 32000-1, 9.10.3).
func (s *sayings) toUnicode(glyphs []font.GlyphID) []byte {
	var b strings.Builder
	b.WriteString("/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
		"/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n" +
		"/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
		"1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n")
	lines := make([]string, 0, len(glyphs))
	for code, glyph := range glyphs {
		if glyph != 0 {
			lines = append(lines, mapLine(uint16(code), cmp.Or(s.texts[glyph], nothing)))
		}
	}
	for group := range slices.Chunk(lines, mostInGroup) {
		fmt.Fprintf(&b, "%d beginbfchar\n%sendbfchar\n", len(group), strings.Join(group, ""))
	}
	b.WriteString("endcmap\nCMapName currentdict /CMap defineresource pop\n" + strings.Repeat("end\n", 2))
	return []byte(b.String())
}

func mapLine(code uint16, text string) string {
	b := make([]byte, 0, 20)
	b = hex.AppendEncode(append(b, '<'), []byte{byte(code >> 8), byte(code)})
	b = hex.AppendEncode(append(b, "> <"...), object.UTF16(text))
	return string(append(b, ">\n"...))
}

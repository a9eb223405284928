package paragraph

import (
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/norm"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/typeset/design"
)

// A chooser chooses the faces of clusters: the first, in an order that depends on class,
// script and look, that draws all of a cluster.
type chooser struct {
	design *design.Design
	lists  map[faceKey][]*font.Face
	own    map[language.Script]font.Family // families that are made for a script
	err    error                           // of the first face that could not be read

	// What was asked last, which is nearly always asked again.
	last faceKey
	list []*font.Face
}

func newChooser(d *design.Design) chooser {
	c := chooser{design: d, lists: make(map[faceKey][]*font.Face), own: make(map[language.Script]font.Family)}
	for code, family := range d.Options.Faces.Scripts {
		if script, err := language.ParseScript(code); err == nil {
			c.own[script] = family
		}
	}
	return c
}

// A faceKey is what the order of faces depends on.
type faceKey struct {
	bold, italic, mono bool
	group              faceGroup
	script             language.Script // Common, unless it has a family of its own
}

type faceGroup uint8

const (
	latinFirst faceGroup = iota
	hanFirst
)

// choose returns the face of a cluster, or nil if none has all of it.
func (c *chooser) choose(of *cluster) *font.Face {
	list := c.candidates(of)
	if isSequence(of.text) {
		for _, f := range list {
			if f != nil && f.Covers(anyEmoji) && covers(f, of.text) {
				return f
			}
		}
	}
	for _, f := range list {
		switch {
		case f == nil:
		case covers(f, of.text):
			return f
		case f.Err() != nil && c.err == nil:
			c.err = f.Err()
		}
	}
	return nil
}

// covers reports whether a face has all of a text that is seen, in one of the ways to write
// it: shaping composes letters with their marks, and takes them apart.
func covers(f *font.Face, text string) bool {
	if r, size := utf8.DecodeRuneInString(text); size == len(text) {
		return f.Covers(r) || r >= 0xC0 && coversAll(f, norm.NFD.String(text))
	}
	return coversAll(f, text) || coversAll(f, norm.NFC.String(text))
}

func coversAll(f *font.Face, text string) bool {
	for _, r := range text {
		if !ignorable(r) && !f.Covers(r) {
			return false
		}
	}
	return true
}

// candidates returns the faces for a cluster in order of preference.
func (c *chooser) candidates(of *cluster) []*font.Face {
	key := faceKey{bold: of.look.Bold, italic: of.look.Italic, mono: of.look.Mono, group: c.groupOf(of.class), script: c.scriptFor(of)}
	if c.list != nil && key == c.last {
		return c.list
	}
	list, ok := c.lists[key]
	if !ok {
		list = c.facesFor(key)
		c.lists[key] = list
	}
	c.last, c.list = key, list
	return list
}

// scriptFor returns the script whose family goes before others for a cluster, Common if there
// is none. Spaces and the punctuation of a script are those of its family, digits and what all
// scripts share are Latin.
func (c *chooser) scriptFor(of *cluster) language.Script {
	r, _ := utf8.DecodeRuneInString(of.text)
	specific := r >= 0x370 && r < 0x2000 || r >= 0xA640 && r < 0xFB00
	if !of.own && !specific && (of.class != space || of.script == language.Hiragana) {
		return language.Common
	}
	if _, ok := c.own[of.script]; !ok {
		return language.Common
	}
	return of.script
}

func (c *chooser) groupOf(k class) faceGroup {
	if k.eastAsian() || k == other && c.design.Options.Chinese {
		return hanFirst
	}
	return latinFirst
}

// facesFor returns the Latin face for Latin, that of the locale's region for Han, each
// followed by those that stand in for it.
func (c *chooser) facesFor(key faceKey) []*font.Face {
	f := c.design.Options.Faces
	var list []*font.Face
	if key.mono && key.group == latinFirst {
		list = append(list, f.Mono.Face(key.bold, key.italic))
	}
	if family, ok := c.own[key.script]; ok {
		list = append(list, family.Face(key.bold, key.italic))
	}
	alphabet := f.Latin.Face(key.bold, key.italic)
	if key.group == latinFirst {
		list = append(list, alphabet)
	}
	// Han has no italic: emphasis gives it dots or makes it bold, and nothing
	// slants it (A7).
	bold := key.bold || key.italic && !c.design.Dots()
	for _, family := range f.Han {
		list = append(list, family.Face(bold, false))
	}
	if key.group == hanFirst {
		if key.mono {
			list = append(list, f.Mono.Face(key.bold, key.italic))
		}
		list = append(list, alphabet)
	}
	for _, family := range f.Symbols {
		list = append(list, family.Face(key.bold, key.italic))
	}
	return list
}

// Emoji of several characters (UTS #51): families joined by U+200D, flags, skin tones, key
// caps. A face has one glyph for each of those that it knows.
const (
	emojiStyle = '\uFE0F' // variation selector
	joiner     = '\u200D'
	keycap     = '\u20E3'
	// anyEmoji tells an emoji face from one that has some emoji among its
	// symbols.
	anyEmoji = '\U0001F600'
)

// isTag reports whether the character is one of those that spell, unseen, what
// region a black flag is of.
func isTag(r rune) bool { return r >= 0xE0020 && r <= 0xE007F }

// isSequence reports whether the text may be an emoji of several characters.
func isSequence(text string) bool {
	if _, size := utf8.DecodeRuneInString(text); size == len(text) {
		return false
	}
	joined := strings.ContainsRune(text, joiner)
	return strings.ContainsFunc(text, func(r rune) bool {
		return r == emojiStyle || r == keycap || joined && r >= 0x2000 && r != joiner ||
			r >= 0x1F1E6 && r <= 0x1F1FF || r >= 0x1F3FB && r <= 0x1F3FF || isTag(r)
	})
}

// forDigits returns the face of the digits in a frame.
func (c *chooser) forDigits(k *cluster) *font.Face {
	plain := cluster{look: &Look{Size: k.size}, class: latin, text: "0123456789ABCDEF"}
	return c.choose(&plain)
}

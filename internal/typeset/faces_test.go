package typeset

import (
	"strings"

	"github.com/go-text/typesetting/font"

	"github.com/pobook/pobook/internal/document"
)

// madeFace is a face of invented advances, so that the tests of rules can be
// read without a font file: Latin is half as wide as Han.
func madeFace(name string, advance func(r rune) uint16) *Face {
	f := &Face{name: name, advances: make([]uint16, 0x10000), characters: identity{}}
	for r := range f.advances {
		f.advances[r] = advance(rune(r))
	}
	f.load.Do(func() {})
	return f
}

// identity is a character map in which every character is its own glyph.
type identity struct{ font.Cmap }

func (identity) Lookup(r rune) (font.GID, bool) { return font.GID(r), r < 0x10000 }

// withInks gives a face for Chinese the ink of its marks: stops are in the
// middle of their em, as in Taiwan, or at its left, as on the mainland.
func withInks(f *Face, stopsAt float64) *Face {
	f.inks = map[rune]inkBox{'—': {0.05, 0.25, 0.85, 0.31}, '⸺': {0.05, 0.25, 1.65, 0.31}}
	for _, r := range openers {
		f.inks[r] = inkBox{left: 0.6, right: 0.95}
	}
	for _, r := range closers {
		f.inks[r] = inkBox{left: 0.05, right: 0.4}
	}
	for _, r := range pauses + stops {
		f.inks[r] = inkBox{left: stopsAt - 0.1, right: stopsAt + 0.1}
	}
	return f
}

// madeFaces covers the BMP but for its private use area.
func madeFaces(stopsAt float64) Faces {
	latin := func(r rune) uint16 {
		switch {
		case r == ' ' || r == 0xA0:
			return 250
		case r < 0x20, r >= 0x2E80:
			return absent
		}
		return 500
	}
	chinese := func(r rune) uint16 {
		switch {
		case r == '·':
			return 300
		case r == '—':
			return 900
		case r == '⸺':
			return 1700
		case r >= 0xE000 && r < 0xF900 || r < 0x2000 && !isTone(r):
			return absent
		}
		return 1000
	}
	regular, bold := madeFace("Latin-Regular", latin), madeFace("Latin-Bold", latin)
	return Faces{
		Latin: Family{Regular: regular, Bold: bold, Italic: madeFace("Latin-Italic", latin)},
		Mono:  Family{Regular: madeFace("Mono-Regular", func(r rune) uint16 { return map[bool]uint16{true: 600, false: absent}[latin(r) != absent] })},
		Han: []Family{{
			Regular: withInks(madeFace("Han-Regular", chinese), stopsAt),
			Bold:    withInks(madeFace("Han-Bold", chinese), stopsAt),
		}},
	}
}

// chineseOptions are those of Taiwan, mainlandOptions those of the mainland.
var (
	chineseOptions  = Options{Faces: madeFaces(0.5), Chinese: true, Justify: true}
	mainlandOptions = Options{Faces: madeFaces(0.2), Chinese: true, Justify: true}
	englishOptions  = Options{Faces: madeFaces(0.5), Justify: true}
)

func spans(text string) []document.Span { return []document.Span{{Text: text}} }

func paragraph(text string) *document.Paragraph { return &document.Paragraph{Text: spans(text)} }

func heading(level int, text string) *document.Heading {
	return &document.Heading{Level: level, ID: text, Text: spans(text)}
}

func book(blocks ...document.Block) *document.Book {
	return &document.Book{Sections: []*document.Section{{Path: "a.md", Blocks: blocks}}}
}

// items sets text as a paragraph would be.
func itemsOf(text ...document.Span) []item { return itemsWith(chineseOptions, text...) }

func itemsWith(o Options, text ...document.Span) []item {
	s := newSetter(o)
	s.document = &document.Section{Path: "a.md", Footnotes: map[string]*document.Footnote{"n": {Label: "n"}}}
	s.notes = make(map[string]*note)
	return s.items(text, s.design.body, 0)
}

// opportunities writes the items with a stroke wherever a line may end.
func opportunities(items []item) string {
	var b strings.Builder
	for i := range items {
		b.WriteString(items[i].text)
		if items[i].after != noBreak && i+1 < len(items) {
			b.WriteByte('|')
		}
	}
	return b.String()
}

// texts returns the texts of a page's marks that are no decoration.
func texts(p *Page) []*Text {
	var found []*Text
	for _, m := range p.Marks {
		if t, ok := m.(*Text); ok && t.Node() != 0 {
			found = append(found, t)
		}
	}
	return found
}

func pageText(p *Page) string {
	var b strings.Builder
	for _, t := range texts(p) {
		b.WriteString(t.Text)
	}
	return b.String()
}

package typeset

import (
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/sample"

	"github.com/pobook/pobook/internal/document"
)

var (
	chineseOptions  = sample.Chinese()
	mainlandOptions = sample.Mainland()
	englishOptions  = sample.English()
)

func spans(text string) []document.Span { return []document.Span{{Text: text}} }

func para(text string) *document.Paragraph { return &document.Paragraph{Text: spans(text)} }

func heading(level int, text string) *document.Heading {
	return &document.Heading{Level: level, ID: text, Text: spans(text)}
}

func book(blocks ...document.Block) *document.Book {
	return &document.Book{Sections: []*document.Section{{Path: "a.md", Blocks: blocks}}}
}

// texts returns the texts of a page's marks that are no decoration.
func texts(p *layout.Page) []*layout.Run {
	var found []*layout.Run
	for _, m := range p.Marks {
		if t, ok := m.(*layout.Run); ok && t.Of() != 0 {
			found = append(found, t)
		}
	}
	return found
}

func pageText(p *layout.Page) string {
	var b strings.Builder
	for _, t := range texts(p) {
		b.WriteString(t.Text)
	}
	return b.String()
}

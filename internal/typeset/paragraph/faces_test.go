package paragraph

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/sample"
)

var (
	chineseOptions  = sample.Chinese()
	mainlandOptions = sample.Mainland()
	englishOptions  = sample.English()
)

const em = sample.Em

func spans(text string) []document.Span { return []document.Span{{Text: text}} }

// partsOf makes parts of spans, with the looks that they have in a book.
func partsOf(d *design.Design, style design.Style, text []document.Span) []Part {
	var parts []Part
	for _, span := range text {
		look := &Look{
			Bold: style.Bold || span.Style&document.Strong != 0, Italic: span.Style&document.Emphasis != 0,
			Mono: style.Mono || span.Style&document.Monospace != 0, Key: span.Style&document.Keyboard != 0,
			Strike: span.Style&document.Strike != 0,
			Size:   style.Size, Color: style.Color, Section: "a.md", Offset: span.Offset,
		}
		look.Verbatim = look.Mono || look.Key
		look.Dotted = look.Italic && !look.Bold && d.Dots()
		if look.Mono && !style.Mono {
			look.Size *= monoInline
		}
		if span.Link != nil {
			look.Link = &anchor.Link{URI: span.Link.Destination}
		}
		switch {
		case span.Break:
			parts = append(parts, Part{Kind: LineBreak, Look: look})
		case span.Footnote != "":
			look.Size *= 0.66
			parts = append(parts, Part{Kind: Mark, Text: "1", Look: look, Reference: 1})
		default:
			parts = append(parts, Part{Text: span.Text, Look: look})
		}
	}
	return parts
}

const monoInline = 0.92

// itemsOf sets text as a paragraph would be.
func itemsOf(text ...document.Span) []item { return itemsWith(chineseOptions, text...) }

func itemsWith(o design.Options, text ...document.Span) []item {
	d := design.New(o)
	return New(d).Set(partsOf(d, d.Body, text), d.Body).items
}

// linesIn breaks items into lines.
func linesIn(items []item, style design.Style, width float64) []Line {
	return (&Paragraph{items: items}).Lines(style, 0, width)
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

// openFace opens a font of the project.
func openFace(t *testing.T, name string) *font.Face {
	t.Helper()
	return sample.Open(t, "../../../fonts", name)
}

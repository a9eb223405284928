package paragraph

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/sample"
)

// BenchmarkParagraph sets paragraphs of prose, of words, and of addresses, which need the most
// places to end a line.
func BenchmarkParagraph(b *testing.B) {
	english := englishOptions
	english.Hyphenate = func(word string) []int { return []int{2, len(word) / 2} }
	prose := sample.Text(rand.New(rand.NewPCG(5, 6)), 2000)
	for _, bb := range []struct {
		name, text string
		options    design.Options
	}{
		{"prose", prose, chineseOptions},
		{"words", strings.Repeat("An international word and another one. ", 20), english},
		{"addresses", strings.Repeat(prose[:90]+" https://example.org/standards/public-code/index.html ", 8), chineseOptions},
	} {
		b.Run(bb.name, func(b *testing.B) {
			d := design.New(bb.options)
			s := New(d)
			parts := partsOf(d, d.Body, spans(bb.text))
			b.ReportAllocs()
			for b.Loop() {
				s.Set(parts, d.Body).Lines(d.Body, 0, d.Measure)
			}
		})
	}
}

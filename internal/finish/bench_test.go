package finish

import (
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown"
)

// An iteration puts translations of all segments into the sections of a handbook
// of 300,000 words, which are taken apart already, and finishes them, as a build
// does for each locale. Every other heading is linked to.
func BenchmarkRecombine(b *testing.B) {
	book := bookgen.Book(200, 300_000)
	size := 0
	sections := make([]*markdown.Section, len(book))
	translations := make([][]string, len(book))
	linked := make([]map[string]bool, len(book))
	for i, f := range book {
		size += len(f.Source)
		sections[i] = markdown.Parse(f.Source, markdown.Options{})
		for _, seg := range sections[i].Segments {
			translations[i] = append(translations[i], bookgen.Translate(seg.Text))
		}
		linked[i] = map[string]bool{}
		for at, h := range sections[i].Headings {
			linked[i][h.ID] = at%2 == 0
		}
	}
	b.SetBytes(int64(size))
	bookgen.Cost(b, len(book), func(i int) {
		spliced := sections[i].Splice(func(at int) (string, bool) { return translations[i][at], true })
		if n := len(spliced.Refused); n > 0 {
			b.Errorf("%s: %d translations are refused", book[i].Path, n)
		}
		Section(spliced, Anchors(AnchorHTML, func(id string) bool { return linked[i][id] }), Joins(PageJoin, false))
	})
}

package markdown

import (
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
)

// benchmarkBook is a handbook of 200 sections and 300,000 words.
func benchmarkBook() []bookgen.File { return bookgen.Book(200, 300_000) }

// An iteration takes the whole book apart.
func BenchmarkExtract(b *testing.B) {
	book := benchmarkBook()
	b.SetBytes(size(book))
	bookgen.Cost(b, len(book), func(i int) {
		if len(Parse(book[i].Source, Options{}).Segments) == 0 {
			b.Errorf("%s has no segments", book[i].Path)
		}
	})
}

// An iteration puts translations of all segments into sections that are taken
// apart already, as a build does for each locale. Every other heading is
// linked to.
func BenchmarkRecombine(b *testing.B) {
	book := benchmarkBook()
	b.SetBytes(size(book))
	sections := make([]*Section, len(book))
	translations := make([]Translations, len(book))
	for i, f := range book {
		sections[i] = Parse(f.Source, Options{})
		translations[i] = translated(sections[i])
	}
	bookgen.Cost(b, len(book), func(i int) {
		if n := len(sections[i].Splice(translations[i]).Refused); n > 0 {
			b.Errorf("%s: %d translations are refused", book[i].Path, n)
		}
	})
}

// An iteration takes one section of 30,000 words apart and puts it together
// again, and one of 300,000.
func BenchmarkGrowth(b *testing.B) {
	sources, translations := map[int][]byte{}, map[int]Translations{}
	for _, times := range []int{1, 10} {
		sources[times] = bookgen.Book(1, times*30_000)[0].Source
		translations[times] = translated(Parse(sources[times], Options{}))
	}
	bookgen.Growth(b, func(times int) {
		s := Parse(sources[times], Options{})
		if n := len(s.Splice(translations[times]).Refused); n > 0 {
			b.Errorf("%d translations are refused", n)
		}
	})
}

func translated(s *Section) Translations {
	texts := make([]string, len(s.Segments))
	for i, seg := range s.Segments {
		texts[i] = bookgen.Translate(seg.Text)
	}
	linked := map[string]bool{}
	for i, h := range s.Headings {
		linked[h.ID] = i%2 == 0
	}
	return Translations{
		Text:   func(i int) (string, bool) { return texts[i], true },
		Linked: func(id string) bool { return linked[id] },
	}
}

func size(book []bookgen.File) int64 {
	n := 0
	for _, f := range book {
		n += len(f.Source)
	}
	return int64(n)
}

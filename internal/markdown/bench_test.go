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

// An iteration takes one section of 30,000 words apart and puts it together
// again, and one of 300,000.
func BenchmarkGrowth(b *testing.B) {
	sources, translations := map[int][]byte{}, map[int]func(int) (string, bool){}
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

func translated(s *Section) func(int) (string, bool) {
	texts := make([]string, len(s.Segments))
	for i, seg := range s.Segments {
		texts[i] = bookgen.Translate(seg.Text)
	}
	return func(i int) (string, bool) { return texts[i], true }
}

func size(book []bookgen.File) int64 {
	n := 0
	for _, f := range book {
		n += len(f.Source)
	}
	return int64(n)
}

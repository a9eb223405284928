package merging

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"
	"time"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

var benchmarkMeta = Meta{Title: "Handbook", Date: time.Unix(0, 0)}

// benchmarkBook is a handbook of 200 sections and 300,000 words.
func benchmarkBook() []bookgen.File { return bookgen.Book(200, 300_000) }

func template(path string, source []byte) Template {
	return NewTemplate(benchmarkMeta, translate.Extract(path, markdown.Parse(source, markdown.Options{})), nil)
}

// An iteration makes the templates of the whole book, from Markdown to the
// bytes of PO.
func BenchmarkTemplates(b *testing.B) {
	book := benchmarkBook()
	bookgen.Cost(b, len(book), func(i int) {
		if len(template(book[i].Path, book[i].Source).File().Bytes()) == 0 {
			b.Errorf("%s has no template", book[i].Path)
		}
	})
}

// An iteration brings one locale's finished catalogues up to date with the
// book, after one segment in twenty was edited: from the bytes of the sections
// and the catalogues to those of the templates and the catalogues. The time
// for a message must not grow with the book.
func BenchmarkUpdate(b *testing.B) {
	for _, words := range []int{75_000, 150_000, 300_000, 600_000} {
		b.Run(fmt.Sprintf("%dk", words/1000), func(b *testing.B) { benchmarkUpdate(b, words) })
	}
}

func benchmarkUpdate(b *testing.B, words int) {
	to, err := locale.Parse("zh_Hant")
	if err != nil {
		b.Fatal(err)
	}
	book := bookgen.Book(words/1500, words)
	catalogues := make([][]byte, len(book))
	for i, f := range book {
		catalogues[i] = finished(f, to)
		book[i].Source = edited(f.Source)
	}
	bookgen.Cost(b, 1, func(int) {
		u := Update{Locale: to}
		for i, f := range book {
			old, err := po.Parse(catalogues[i])
			if err != nil {
				b.Error(err)
				return
			}
			pot := template(f.Path, f.Source)
			pot.File().Bytes()
			u.Pairs = append(u.Pairs, Pair{f.Path, pot, old})
		}
		for i, merged := range Merge(u) {
			merged.Catalogue.Bytes()
			if changes := Tally(merged.Decisions); changes.Kept == 0 || changes.Fuzzy == 0 {
				b.Errorf("%s: %+v", book[i].Path, changes)
			}
		}
	})
}

// finished returns a section's catalogue with all messages translated.
func finished(f bookgen.File, to locale.Locale) []byte {
	catalogue := Merge(Update{Locale: to, Pairs: []Pair{{Section: f.Path, Template: template(f.Path, f.Source)}}})[0].Catalogue
	for _, e := range catalogue.Entries {
		if !e.IsHeader() {
			e.Str = []string{bookgen.Translate(e.ID)}
		}
	}
	return catalogue.Bytes()
}

// edited returns a section in which every twentieth segment of some length says
// something more.
func edited(source []byte) []byte {
	s := markdown.Parse(source, markdown.Options{})
	n := 0
	return s.Splice(func(i int) (string, bool) {
		text := s.Segments[i].Text
		words := strings.Fields(text)
		if len(words) < 5 {
			return "", false
		}
		n++
		return text + " Edited " + words[1] + ".", n%20 == 1
	}).Source
}

// An iteration updates texts that are all alike, of which each was edited and
// stands elsewhere: the worst there is.
func BenchmarkAlike(b *testing.B) {
	var updates [2]Update
	for i, n := range []int{800, 8000} {
		r := rand.New(rand.NewPCG(1, 2))
		vocabulary := strings.Fields("system should allow user data to be stored value under key when access is given by admin for each role")
		word := func() string { return vocabulary[r.IntN(len(vocabulary))] }
		var old, now []string
		for range n {
			var words []string
			for range 12 {
				words = append(words, word())
			}
			old = append(old, strings.Join(words, " ")+" = x")
			words[r.IntN(12)], words[r.IntN(12)] = word(), word()
			now = append(now, strings.Join(words, " "))
		}
		r.Shuffle(n, func(i, j int) { now[i], now[j] = now[j], now[i] })
		updates[i] = scene{before: []string{strings.Join(old, "|")}, now: []string{strings.Join(now, "|")}}.update()
		updates[i].Typo = nil
	}
	bookgen.Growth(b, func(times int) { Merge(updates[times/10]) })
}

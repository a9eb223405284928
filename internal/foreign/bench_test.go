package foreign_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/foreign"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// A shelf is a generated book with catalogues of it that are cut as po4a cuts without
// bullets and wrapping: at blank lines.
type shelf struct {
	sections   []foreign.Section
	catalogues []*po.File
	gold       map[string]string // the translations by the msgid
}

func newShelf(words int) shelf {
	s := shelf{gold: map[string]string{}}
	for _, f := range bookgen.Book(max(1, words/1500), words) {
		parsed := markdown.Parse(f.Source, options)
		translated := parsed.Splice(func(i int) (string, bool) {
			text := parsed.Segments[i].Text
			s.gold[text] = bookgen.Translate(text)
			return s.gold[text], true
		}).Source
		s.sections = append(s.sections, foreign.Section{Path: f.Path, Messages: translate.Extract("handbook/"+f.Path, parsed), Defines: parsed.Defines})
		s.catalogues = append(s.catalogues, cutAtBlankLines(f.Path, string(f.Source), string(translated)))
	}
	return s
}

func cutAtBlankLines(path, source, translated string) *po.File {
	f := &po.File{}
	a, b := strings.Split(source, "\n\n"), strings.Split(translated, "\n\n")
	seen := map[string]bool{}
	for i := range min(len(a), len(b)) {
		if !seen[a[i]] && strings.TrimSpace(a[i]) != "" {
			seen[a[i]] = true
			f.Entries = append(f.Entries, &po.Entry{
				ID: a[i] + "\n", Str: []string{b[i] + "\n"},
				Extracted: []string{"type: Plain text"}, References: []string{fmt.Sprintf("%s:%d", path, i+1)}, Flags: []string{"no-wrap"},
			})
		}
	}
	return f
}

// An iteration finds the messages of a book in the catalogues of another program.
func BenchmarkRead(b *testing.B) {
	for _, words := range []int{75_000, 150_000, 300_000} {
		b.Run(fmt.Sprintf("%dk", words/1000), func(b *testing.B) {
			s := newShelf(words)
			bookgen.Cost(b, 1, func(int) {
				index := foreign.NewIndex(s.sections, options)
				for i, c := range s.catalogues {
					if read := index.Read(c, s.sections[i].Path); len(read.Messages) == 0 {
						b.Error("nothing is read")
					}
				}
			})
		})
	}
}

// All of a generated book is found in catalogues that are cut at blank lines, and nothing
// gets what is not its own.
func TestGeneratedBook(t *testing.T) {
	t.Parallel()
	s := newShelf(30_000)
	index := foreign.NewIndex(s.sections, options)
	placed := map[string]*po.Entry{}
	for i, c := range s.catalogues {
		for id, e := range placedOf(index.Read(c, s.sections[i].Path)) {
			if placed[id] == nil || !e.Fuzzy() {
				placed[id] = e
			}
		}
	}
	for id, want := range s.gold {
		if e := placed[id]; e == nil || e.Fuzzy() || e.Str[0] != want {
			t.Errorf("%q has got %+v, want %q", id, e, want)
		}
	}
}

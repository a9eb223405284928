package bookgen_test

import (
	"crypto/sha256"
	"fmt"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown"
)

// Benchmarks of two commits can be compared only if the book is the same. Who
// changes the generator on purpose changes the sum.
func TestBookIsStable(t *testing.T) {
	t.Parallel()
	sum := sha256.New()
	for _, f := range bookgen.Book(20, 30_000) {
		fmt.Fprintf(sum, "%s %d\n%s", f.Path, len(f.Source), f.Source)
		fmt.Fprint(sum, bookgen.Translate(string(f.Source)))
	}
	const want = "5428f8e85b33e6c5"
	if got := fmt.Sprintf("%.8x", sum.Sum(nil)); got != want {
		t.Errorf("the book of 20 sections has the sum %s, want %s", got, want)
	}
}

// A Chinese paragraph has few spaces, a table has bars between them: that
// roughly makes up for each other.
func TestBookHasItsWords(t *testing.T) {
	t.Parallel()
	for _, words := range []int{30_000, 60_000} {
		got := 0
		for _, f := range bookgen.Book(20, words) {
			if !utf8.Valid(f.Source) {
				t.Errorf("%s is not UTF-8", f.Path)
			}
			got += len(strings.Fields(string(f.Source)))
		}
		if got < words*9/10 || got > words*12/10 {
			t.Errorf("a book of %d words has %d", words, got)
		}
	}
}

// A benchmark over a book that lacks a construct would not tell its cost.
func TestBookHasEveryKindOfSegment(t *testing.T) {
	t.Parallel()
	missing := map[markdown.Kind]bool{}
	for k := markdown.KindParagraph; k <= markdown.KindDefinition; k++ {
		missing[k] = true
	}
	for _, f := range bookgen.Book(20, 30_000) {
		for _, seg := range markdown.Parse(f.Source, markdown.Options{}).Segments {
			delete(missing, seg.Kind)
		}
	}
	if len(missing) > 0 {
		t.Errorf("kinds %v are not in the book", missing)
	}
}

func TestLinksLeadSomewhere(t *testing.T) {
	t.Parallel()
	var (
		anchors = map[string]bool{}
		links   []string
	)
	for _, f := range bookgen.Book(20, 30_000) {
		s := markdown.Parse(f.Source, markdown.Options{})
		for _, h := range s.Headings {
			anchors[f.Path+"#"+h.ID] = true
		}
		for _, l := range s.Links() {
			switch d := l.Destination; {
			case strings.HasPrefix(d, "#"):
				links = append(links, f.Path+d)
			case !strings.HasPrefix(d, "https:"):
				links = append(links, d)
			}
		}
	}
	if len(links) < 100 {
		t.Errorf("%d links within the book", len(links))
	}
	for _, l := range links {
		if !anchors[l] {
			t.Errorf("%s is nowhere", l)
		}
	}
}

// The translation takes a source to one with other words and all else the
// same: no translation is refused, and every segment is there again.
func TestTranslationsKeepTheStructure(t *testing.T) {
	t.Parallel()
	for _, f := range bookgen.Book(20, 30_000) {
		s := markdown.Parse(f.Source, markdown.Options{})
		got := s.Splice(func(i int) (string, bool) {
			return bookgen.Translate(s.Segments[i].Text), true
		})
		for _, r := range got.Refused {
			t.Errorf("%s: %q is refused for reason %d", f.Path, s.Segments[r.Segment].Text, r.Objection.Reason)
		}
		again := markdown.Parse(got.Source, markdown.Options{})
		if diff := cmp.Diff(kinds(s), kinds(again)); diff != "" {
			t.Errorf("%s: kinds of segments (-source +translation):\n%s", f.Path, diff)
		}
		if diff := cmp.Diff(destinations(s), destinations(again)); diff != "" {
			t.Errorf("%s: links and images (-source +translation):\n%s", f.Path, diff)
		}
	}
}

func kinds(s *markdown.Section) []markdown.Kind {
	var kinds []markdown.Kind
	for _, seg := range s.Segments {
		kinds = append(kinds, seg.Kind)
	}
	return kinds
}

func destinations(s *markdown.Section) []string {
	var list []string
	for _, l := range slices.Concat(s.Links(), s.Assets()) {
		list = append(list, l.Destination)
	}
	return list
}

func TestTranslate(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ source, want string }{
		{"", ""},
		{"the", "樣與"},
		{"the the", "樣與樣與"},
		{"See `make test`, [the](b.md#the \"The\") or ![the](the.png).", "天內 `make test`， [樣與](b.md#the \"The\") 水 ![樣與](the.png)。"},
		{"**The:** *the* _the_ ~~the~~[^the]", "**樣與：** *樣與* _樣與_ ~~樣與~~[^the]"},
		{"The \"the\" (the) the\\\nthe  \nthe", "樣與「樣與」（樣與）樣與\\\n樣與  \n樣與"},
		{"<kbd>Ctrl</kbd> 2\\*3 R&amp;D 10.5 %", "<kbd>些譯文</kbd> 2\\*3 反&amp;清單 10.5 %"},
		{"see [the][the] <https://example.org/the>", "天內 [樣與][the] <https://example.org/the>"},
		{"這是 the。", "這是樣與。"},
	} {
		if got := bookgen.Translate(test.source); got != test.want {
			t.Errorf("%q gives\n%q, want\n%q", test.source, got, test.want)
		}
	}
}

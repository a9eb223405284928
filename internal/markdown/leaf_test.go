package markdown

import (
	"testing"

	"github.com/yuin/goldmark/ast"
)

// What is known of a leaf by itself is what a parser of the whole section knows.
func TestInlineAlone(t *testing.T) {
	corpus(t, func(t *testing.T, _ string, source []byte) { holdInlineAlone(t, source) })
}

func holdInlineAlone(t *testing.T, source []byte) {
	t.Helper()
	s := parseBlocks(source, Options{})
	leaves, whole := s.leaves(nil, s.blocks, KindParagraph), s.leaves(nil, s.tree(), KindParagraph)
	if len(leaves) != len(whole) {
		t.Fatalf("%d leaves, want %d", len(leaves), len(whole))
	}
	for i, l := range leaves {
		w := whole[i].node
		if !holdsText(w) || w.FirstChild() == nil {
			continue // goldmark loses sight of footnotes within footnotes
		}
		if got, want := s.hasWords(s.lines(l)), inlineWords(w, s.text()); got != want {
			t.Errorf("%q has words: %v, want %v", s.contents(s.lines(l)), got, want)
		}
		if _, ok := w.(*ast.Heading); !ok {
			continue
		}
		if got, want := s.headingText(s.spans(l.node)), plainText(w, s.text()); got != want {
			t.Errorf("%q reads %q, want %q", s.contents(s.spans(l.node)), got, want)
		}
	}
}

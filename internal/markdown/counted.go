package markdown

import (
	"bytes"
	"slices"
	"unicode"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/trust"
)

// Figures and tables that have a caption are numbered through the book. Their numbers are the
// same in every locale, so that readers of two of them speak of one figure: no translation
// may make one more or one less of them.

// miscounts refuses the edits by which a paragraph would be counted otherwise than that of the
// source, and those by which the caption of a table would show nothing.
func (c *comparison) miscounts(published *tree, edits []edit) []Refusal {
	var (
		refused []Refusal
		after   []leaf
	)
	for at, edits := range c.byLeaf(edits) {
		if at < 0 || !mayCount(c.section.tree, c.before[at]) {
			continue
		}
		if after == nil {
			after = leaves(published)
		}
		if objection, found := miscounted(countedIn(c.section.tree, c.before[at]), countedIn(published, after[at])); found {
			for _, e := range edits {
				refused = append(refused, Refusal{e.segment, objection})
			}
		}
	}
	return refused
}

// mayCount reports whether a leaf is a caption of a table, or may hold a picture. No
// translation brings one into a text that has none.
func mayCount(t *tree, l leaf) bool {
	switch {
	case l.kind == KindCaption:
		return true
	case l.node.Kind() != ast.KindParagraph && l.node.Kind() != ast.KindTextBlock:
		return false
	}
	return slices.ContainsFunc(t.lines(l.node), func(line inline.Span) bool {
		return bytes.Contains(t.in(line), []byte("![")) || bytes.IndexByte(t.in(line), '<') >= 0
	})
}

// A counted is what of a paragraph is numbered.
type counted struct {
	figures []figure
	table   bool // it is the caption of a table, and not empty
	shown   bool // and there is something in it to be seen
}

// A figure is what there is of a caption, as far as any value of the key captions asks for it.
type figure struct{ captioned, titled bool }

// countedIn returns what of a leaf is numbered.
func countedIn(t *tree, l leaf) counted {
	lines := proseLines(t, l)
	if len(lines) == 0 {
		return counted{}
	}
	block := t.inline(lines)
	block.SetParent(l.node) // by which it knows what is verbatim
	spans := flatten(t, block, someLabels(block))
	if l.kind == KindCaption {
		text, _ := captionText(t, l.node, spans)
		return counted{table: len(text) > 0, shown: slices.ContainsFunc(text, isShown)}
	}
	var found counted
	for _, b := range prose(t, l.node, spans) {
		if p, ok := b.(*document.Paragraph); ok {
			for _, image := range p.Figure() {
				found.figures = append(found.figures, figure{image.Alt+image.Title != "", image.Title != ""})
			}
		}
	}
	return found
}

// someLabels gives the footnotes that a block refers to labels, whichever.
func someLabels(block ast.Node) map[int]string {
	labels := map[int]string{}
	_ = ast.Walk(block, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		if mark, ok := n.(*east.FootnoteLink); ok {
			labels[mark.Index] = "note"
		}
		return ast.WalkContinue, nil
	})
	return labels
}

// isShown reports whether there is something of a span to be seen.
func isShown(s document.Span) bool {
	return s.Image != nil || s.Footnote != "" || slices.ContainsFunc([]rune(s.Text), isSeen)
}

// isSeen reports whether a character has a look: white space, controls and what is ignorable by
// default (UAX #44) have none.
func isSeen(r rune) bool {
	return !unicode.IsSpace(r) && !unicode.In(r, unicode.Cc, unicode.Cf, unicode.Variation_Selector, unicode.Other_Default_Ignorable_Code_Point)
}

// miscounted says what is wrong with a paragraph that is counted otherwise than its source.
func miscounted(source, published counted) (trust.Objection, bool) {
	blank := trust.Objection{Reason: trust.Blank, What: "caption"}
	switch {
	case source.shown && !published.shown:
		return blank, true
	case source.table != published.table, len(source.figures) != len(published.figures):
		return trust.Objection{Reason: trust.Numbering}, true
	}
	for i, f := range source.figures {
		switch p := published.figures[i]; {
		case f.captioned && !p.captioned:
			return blank, true
		case f != p:
			return trust.Objection{Reason: trust.Numbering}, true
		}
	}
	return trust.Objection{}, false
}

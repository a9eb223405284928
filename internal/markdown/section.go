// Package markdown takes a section apart into the spans that can be
// translated, puts translations back into its bytes, and turns the result into
// a tree for the page. It is the only importer of goldmark, whose dialect it
// fixes: CommonMark 0.31 with GFM's tables, task lists, strikethrough and
// autolinks, footnotes, definition lists and heading attributes.
//
// It never prints Markdown from a tree: what is not a translated span stays the
// author's, byte for byte. It knows nothing of PO, of files, or of locales.
//
// Start at [Parse], then [Section.Splice] for the way back and
// [Section.Document] for the way on. Of the files, source, dialect and tree are
// what is parsed; leaf, directive and collect find the segments; encode, refuse,
// skeleton and splice put translations in their place; link and, from span to
// convert, what the page needs read what has become of it.
package markdown

import (
	"sync"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/document"
)

// A Section is one Markdown file with its translatable spans. Several goroutines
// may use it.
type Section struct {
	Source   []byte
	Segments []Segment // in the order of the source
	Headings []Heading // in the order of the source
	Skipped  []Skip    // what is not offered, and why
	Options  Options

	tree *tree
	// skeleton is what no translation may change. It is written before the
	// tree is filled.
	skeleton func() []byte
	anchors  anchorSet
}

// An anchorSet is the ids that links may name, once somebody asks.
type anchorSet struct {
	collected sync.Once
	ids       map[string]bool
}

// Parse takes a section apart. Every UTF-8 text is a section; bytes that are
// not UTF-8 must have been refused before.
func Parse(source []byte, options Options) *Section {
	t := parseBlocks(source)
	found := collect(t, options)
	return newSection(t, options, found)
}

func newSection(t *tree, options Options, found collection) *Section {
	s := &Section{
		Source: t.bytes, Segments: found.segments, Headings: found.headings, Skipped: found.skipped,
		Options: options, tree: t,
	}
	s.skeleton = sync.OnceValue(func() []byte {
		return skeletonOf(t, options.FrontMatter, places(s.Segments, nil), nil)
	})
	return s
}

// Document turns the section into a tree for the page. path is its place below
// the handbook folder. ids are the anchors of the section's headings, in order;
// those of the source, if this is a translation. Of HTML it takes what
// [Section.UnsetHTML] does not name; tags vanish, the text between them stays.
func (s *Section) Document(path string, ids []string) *document.Section {
	byOffset := map[int]string{}
	for i, h := range s.Headings[:min(len(ids), len(s.Headings))] {
		byOffset[h.Offset] = ids[i]
	}
	return convert(s.tree, s.whole(), path, byOffset)
}

// whole is the tree with its inline content.
func (s *Section) whole() ast.Node {
	s.skeleton()
	return s.tree.whole()
}

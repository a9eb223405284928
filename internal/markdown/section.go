// Package markdown takes a section apart into the spans that can be
// translated, puts translations back into its bytes, and turns the result into
// a tree for the page. It is the only importer of goldmark, but for package
// dialect: CommonMark 0.31 with GFM's tables, task lists, strikethrough and
// autolinks, footnotes, definition lists and heading attributes, and what the
// dialect has that the author writes.
//
// It never prints Markdown from a tree: what is not a translated span stays the
// author's, byte for byte. It knows nothing of PO, of files, or of locales.
//
// Start at [Parse], then [Section.Splice] for the way back and
// [Section.Document] for the way on. Of the files, source, dialect and tree are
// what is parsed; leaf, directive, pagetitle and collect find the segments; encode, refuse,
// skeleton and splice put translations in their place; link and, from span to
// convert, what the page needs read what has become of it.
package markdown

import (
	"slices"
	"sync"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// A Section is one Markdown file with its translatable spans. Several goroutines
// may use it.
type Section struct {
	Source   []byte
	Segments []Segment // in the order of the source
	Headings []Heading // in the order of the source
	Skipped  []Skip    // what is not offered, and why
	Options  Options

	tree   *tree
	leaves []leaf
	title  pageTitle
	// skeleton is what no translation may change. It is read off the tree before
	// that is filled, if the section is one to be translated.
	skeleton      func() []byte
	skeletonFirst bool
	anchors       anchorSet
}

// An anchorSet is the ids that links may name, once somebody asks.
type anchorSet struct {
	once    sync.Once
	ids     map[string]bool
	written map[string]bool // in HTML
}

// Parse takes a section apart. Every UTF-8 text is a section; bytes that are
// not UTF-8 must have been refused before.
func Parse(source []byte, options Options) *Section {
	t := parseBlocks(source, options.dialect())
	found := collect(t, options)
	s := &Section{
		Source: source, Segments: found.segments, Headings: found.headings, Skipped: found.skipped,
		Options: options, tree: t, leaves: found.leaves, title: found.title, skeletonFirst: true,
	}
	s.skeleton = sync.OnceValue(func() []byte {
		return skeletonOf(t, s.title.keys(options), options.readable(), places(s.Segments, nil), nil)
	})
	return s
}

// recombined returns a section that is not translated again. Its skeleton would be
// that of another parse.
func recombined(t *tree, options Options) *Section {
	all := leaves(t)
	title := pageTitleOf(t, all)
	return &Section{
		Source: t.bytes, Headings: collectHeadings(t, all), Options: options, tree: t, title: title,
		skeleton: func() []byte {
			return skeletonOf(parseBlocks(t.bytes, t.dialect), title.keys(options), options.readable(), nil, nil)
		},
	}
}

// Document turns the section into a tree for the page. path is its place below
// the handbook folder. ids are the anchors of the section's headings, in order;
// those of the source, if this is a translation. Of HTML it takes what
// [Section.Unset] does not name; tags vanish, the text between them stays. A
// section without a heading of level 1 begins with the title that its front matter
// has, as generators do: literally, and with no anchor of its own.
func (s *Section) Document(path string, ids []string) *document.Section {
	return s.document(path, ids, false)
}

// ScreenDocument is [Section.Document] for pages that are HTML themselves: the tags that the
// author wrote are in it, as they are written, and none is taken for what it looks like on paper.
func (s *Section) ScreenDocument(path string, ids []string) *document.Section {
	return s.document(path, ids, true)
}

func (s *Section) document(path string, ids []string, screen bool) *document.Section {
	byOffset := map[int]string{}
	for i, h := range s.Headings[:min(len(ids), len(s.Headings))] {
		byOffset[h.Offset] = ids[i]
	}
	doc := convert(s.tree, s.whole(), path, byOffset, screen)
	doc.Blocks = slices.Concat(home(s.tree, s.title.Text != "" || len(s.Headings) > 0), doc.Blocks)
	if s.title.Text != "" {
		title := document.Span{Text: s.title.Text, Offset: s.tree.mark + s.title.Start}
		doc.Blocks = slices.Insert(doc.Blocks, 0, document.Block(&document.Heading{Level: 1, Text: []document.Span{title}}))
	}
	return doc
}

// Blocks returns the blocks of the section in its order. Front matter that is offered
// is the first, footnotes are the last.
func (s *Section) Blocks() []Block { return blocksOf(s.tree, s.leaves, s.Segments) }

// Dialect returns the dialect that the section is written in.
func (s *Section) Dialect() *dialect.Dialect { return s.tree.dialect }

// StrayDirectives returns the directives of the section that do nothing, in
// order.
func (s *Section) StrayDirectives() []StrayDirective {
	if !directiveSign.Match(s.Source) {
		return nil
	}
	return strayIn(s.tree, s.whole())
}

// Unset returns what of the section the page does not show as a site would, in
// order.
func (s *Section) Unset() []document.Unset { return unsetIn(s.tree, s.whole()) }

// whole is the tree with its inline content.
func (s *Section) whole() ast.Node {
	if s.skeletonFirst {
		s.skeleton()
	}
	return s.tree.whole()
}

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
// [Section.Document] for the way on.
package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// A Section is one Markdown file with its translatable spans.
type Section struct {
	Source   []byte
	Segments []Segment // in the order of the source
	Headings []Heading // in the order of the source
	Skipped  []Skip    // what is not offered, and why

	options Options
	mark    int    // length of the byte order mark
	body    int    // offset in Source behind byte order mark and front matter
	newline string // the line ending that the section uses

	// blocks is the tree of Source[body:] without inline content, but for the
	// boxes of tasks, until the skeleton is known; context holds what inline
	// content refers to, definitions and footnotes, until the segments are.
	blocks  ast.Node
	context parser.Context

	skeleton  func() []byte          // what no translation may change
	tree      func() ast.Node        // blocks with their inline content
	anchorIDs func() map[string]bool // what links may name
}

// A Heading is a heading of a section, translatable or not.
type Heading struct {
	Level int
	// ID is the anchor that links use: the heading's id attribute, or else its
	// slug as GitHub makes it.
	ID string
	// Explicit says that the id is written in the source.
	Explicit bool
	Text     string // plain, without markup
	Offset   int    // of the text in Source

	attributes bool // there are some, an id or others
	end        int  // of the last line of its text in Source
}

// Parse takes a section apart. Every UTF-8 text is a section; bytes that are
// not UTF-8 must have been refused before.
func Parse(source []byte, options Options) *Section {
	s := parseBlocks(source, options)
	s.collect()
	s.context = nil
	return s
}

// parseBlocks returns a section whose segments are not known yet. Inline content
// is most of the work of a parser, and few leaves have to be looked into: see
// [Section.inline].
func parseBlocks(source []byte, options Options) *Section {
	s := &Section{Source: source, options: options, newline: lineEnding(source)}
	s.mark = len(byteOrderMark(source))
	s.body = s.mark + frontMatter(source[s.mark:])
	s.context = parser.NewContext()
	s.blocks = blockDialect().Parse(text.NewReader(s.text()), parser.WithContext(s.context))
	s.skeleton = sync.OnceValue(s.ownSkeleton)
	s.tree = sync.OnceValue(func() ast.Node { return dialect().Parse(text.NewReader(s.text())) })
	s.anchorIDs = sync.OnceValue(s.collectAnchors)
	return s
}

// dialect is goldmark's parser, which may be used by several goroutines. The
// footnote extension's transformer is left out on purpose: it drops the notes
// that nothing refers to, whose text must not be lost to translators.
var dialect = sync.OnceValue(func() parser.Parser {
	p := goldmark.DefaultParser()
	p.AddOptions(blockOptions()...)
	p.AddOptions(
		parser.WithASTTransformers(
			util.Prioritized(extension.NewTableASTTransformer(), 0),
		),
		parser.WithInlineParsers(util.Prioritized(extension.NewTaskCheckBoxParser(), 0)),
	)
	p.AddOptions(inlineOptions()...)
	return p
})

// blockDialect parses blocks as dialect does, and of inline content only the
// boxes of tasks, which count as block structure. That takes half the time.
var blockDialect = sync.OnceValue(func() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(parser.DefaultBlockParsers()...),
		parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithInlineParsers(util.Prioritized(extension.NewTaskCheckBoxParser(), 0)),
	)
	p.AddOptions(blockOptions()...)
	return p
})

func blockOptions() []parser.Option {
	return []parser.Option{
		parser.WithHeadingAttribute(),
		parser.WithBlockParsers(
			util.Prioritized(extension.NewFootnoteBlockParser(), 999),
			util.Prioritized(extension.NewDefinitionListParser(), 101),
			util.Prioritized(extension.NewDefinitionDescriptionParser(), 102),
		),
		parser.WithParagraphTransformers(
			util.Prioritized(extension.NewTableParagraphTransformer(), 200),
		),
		parser.WithASTTransformers(
			util.Prioritized(footnoteKeeper{}, 999),
		),
	}
}

func inlineOptions() []parser.Option {
	return []parser.Option{
		parser.WithInlineParsers(
			util.Prioritized(extension.NewFootnoteParser(), 101),
			util.Prioritized(extension.NewStrikethroughParser(), 500),
			util.Prioritized(extension.NewLinkifyParser(), 999),
		),
	}
}

func byteOrderMark(source []byte) []byte {
	mark := []byte("\uFEFF")
	if bytes.HasPrefix(source, mark) {
		return mark
	}
	return nil
}

// lineEnding returns the ending of the first line, so that what is written in
// between looks like the rest of the file.
func lineEnding(source []byte) string {
	if i := bytes.IndexByte(source, '\n'); i > 0 && source[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

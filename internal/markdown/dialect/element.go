package dialect

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// VitePress has blocks of HTML of its own (@mdit-vue/plugin-component): a line that
// begins with the tag of a component is one, whatever stands above it, and so is any
// with the tag of a block.

// notComponents are the elements of HTML that stand in running text, so that a line may
// begin with them.
var notComponents = names(`a abbr acronym audio b bdi bdo big br button canvas cite code data datalist del dfn em embed i iframe
		img input ins kbd label map mark meter noscript object output picture progress q ruby s samp script select small span
		strong sub sup svg textarea time u tt var video wbr`)

// blockElements are those of HTML that make a block of a line.
var blockElements = names(`address article aside base basefont blockquote body caption center col colgroup dd details dialog dir
		div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hr html iframe legend li
		link main menu menuitem nav noframes ol optgroup option p param search section summary table tbody td tfoot th thead
		title tr track ul`)

// The tags of Vue's templates in Markdown.
const (
	vueName      = `[A-Za-z][A-Za-z0-9-]*`
	vueAttribute = `(?:\s+[a-zA-Z_:@][a-zA-Z0-9:._-]*(?:\s*=\s*(?:[^"'=<>` + "`" + `\x00-\x20]+|'[^']*'|"[^"]*"))?)`
)

var (
	elementLine = regexp.MustCompile(`^</?(` + vueName + `)(?:\s|/?>|$)`)
	elementTag  = regexp.MustCompile(`^<(` + vueName + `)` + vueAttribute + `*\s*(/?)>`)
	opaqueLine  = regexp.MustCompile(`(?i)^<(?:script|pre|style)(?:\s|>|$)`)
)

// OpensElement reports whether a line is a block of HTML, or begins one, where in
// CommonMark it may be none.
func OpensElement(line []byte) bool {
	m := elementLine.FindSubmatch(line)
	return m != nil && !opaqueLine.Match(line) && (blockElements[strings.ToLower(string(m[1]))] || !notComponents[string(m[1])])
}

// elementEnd returns where the component ends that a line begins with and that stands
// on it as a whole; 0 if it does not.
func elementEnd(line []byte) int {
	m := elementTag.FindSubmatchIndex(line)
	switch {
	case m == nil || blockElements[strings.ToLower(string(line[m[2]:m[3]]))]:
		return 0
	case m[4] < m[5]:
		return m[1]
	}
	closing := append([]byte("</"), line[m[2]:m[3]]...)
	for end := len(line); ; {
		at := bytes.LastIndex(line[m[1]:end], closing)
		if at < 0 {
			return 0
		}
		rest := bytes.TrimLeft(line[m[1]+at+len(closing):], " \t")
		if len(rest) > 0 && rest[0] == '>' {
			return len(line) - len(rest) + 1
		}
		end = m[1] + at
	}
}

// An elementParser parses blocks of HTML as VitePress has them.
type elementParser struct{ parser.BlockParser }

// lone is the attribute of a block of HTML that has one line, whatever follows.
const lone = "lone"

// Beside is the attribute of text that stands on the line of an element.
const Beside = "beside"

// Open implements [parser.BlockParser].
func (p elementParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, start := lineAt(reader)
	if !OpensElement(line) {
		return p.BlockParser.Open(parent, reader, pc)
	}
	_, at := reader.PeekLine()
	reader.AdvanceToEOL()
	end := elementEnd(line)
	rest := bytes.TrimLeft(line[end:], " \t")
	if end == 0 || len(rest) == 0 {
		block := htmlOn(at)
		if end > 0 {
			block.SetAttributeString(lone, true)
		}
		return block, parser.NoChildren
	}
	c := &Container{Family: Line}
	c.SetPos(start)
	element := htmlOn(text.NewSegment(start, start+end))
	words := ast.NewTextBlock()
	words.Lines().Append(text.NewSegment(start+len(line)-len(rest), start+len(util.TrimRight(line, []byte(" \t")))))
	words.SetPos(words.Lines().At(0).Start)
	words.SetAttributeString(Beside, true)
	c.AppendChild(c, element)
	c.AppendChild(c, words)
	return c, parser.NoChildren
}

// htmlOn returns a line as a block of HTML that ends at a blank line.
func htmlOn(line text.Segment) *ast.HTMLBlock {
	block := ast.NewHTMLBlock(ast.HTMLBlockType6)
	block.Lines().Append(line)
	block.SetPos(line.Start)
	return block
}

// Continue implements [parser.BlockParser].
func (p elementParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	if _, ok := n.AttributeString(lone); ok || n.Kind() != ast.KindHTMLBlock {
		return parser.Close
	}
	return p.BlockParser.Continue(n, reader, pc)
}

// InlineElements returns the parsers of inline content of CommonMark, but with tags as Vue
// has them, whose handlers are attributes that begin with @.
func InlineElements() []util.PrioritizedValue {
	const html = 400 // goldmark's priority
	return append(parser.DefaultInlineParsers(), util.Prioritized(handlerParser{}, html+1))
}

// A handlerParser parses tags with such an attribute.
type handlerParser struct{}

// Trigger implements [parser.InlineParser].
func (handlerParser) Trigger() []byte { return []byte("<") }

// Parse implements [parser.InlineParser].
func (handlerParser) Parse(_ ast.Node, block text.Reader, _ parser.Context) ast.Node {
	line, at := block.PeekLine()
	m := elementTag.FindIndex(line[:min(len(line), farthest)])
	if m == nil {
		return nil
	}
	n := ast.NewRawHTML()
	n.Segments.Append(at.WithStop(at.Start + m[1]))
	block.Advance(m[1])
	return n
}

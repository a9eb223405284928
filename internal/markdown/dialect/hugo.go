package dialect

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Hugo is Goldmark with shortcodes, which are taken out before Markdown is read.
var Hugo = &Dialect{
	Name: "hugo",
	blocks: []util.PrioritizedValue{
		util.Prioritized(shortcodeParser{}, first),
		util.Prioritized(attributesParser{}, first),
	},
	transformers: []parser.ASTTransformer{shortcodeCutter{}},
	masked:       true,
	Attributes: []string{
		"title", "subtitle", "heading", "header", "label", "summary", "description", "caption", "alt", "text", "tooltip", "attr",
	},
	Parameter: Quoting{Decode: decodeShortcodeValue, Encode: encodeShortcodeValue},
	Output:    Output{Join: Comment, Address: InAngles, Notice: "> [!WARNING]\n> %s\n"},
}

// BracesBegin reports whether a brace that a section begins with is that of front matter,
// whatever comes next.
func (d *Dialect) BracesBegin() bool { return d.masked }

// A Reading is a text as goldmark reads it: in dialects with shortcodes letters stand in
// place of these.
type Reading struct {
	Text       []byte
	Shortcodes Shortcodes

	source []byte
	letter string
}

// Read prepares a text for the parsers of a dialect, which have the context.
func (d *Dialect) Read(source []byte, pc parser.Context) Reading {
	r := Reading{Text: source, source: source}
	if d.masked {
		r.Shortcodes = shortcodesIn(string(source))
		r.Text, r.letter = r.Shortcodes.mask(source)
		pc.Set(shortcodesKey, shortcodeText{r.Shortcodes, source})
	}
	return r
}

// ShortcodesIn finds the tags in a text of the dialect.
func (d *Dialect) ShortcodesIn(text string) Shortcodes {
	if !d.masked || !strings.Contains(text, "{{") {
		return nil
	}
	return shortcodesIn(text)
}

// Written returns a text that goldmark has from behind an offset as it is written: with
// shortcodes in place of letters. It returns as well where the last of them ends.
func (r Reading) Written(text []byte, behind int) (written []byte, next int) {
	if r.letter == "" {
		return text, behind
	}
	unmasked, next := r.Shortcodes.unmask(string(text), r.letter, r.source, behind)
	return []byte(unmasked), next
}

// attributesLine is a line with the attributes of the block above it (Hugo, Markdown
// attributes).
var attributesLine = regexp.MustCompile(attributeList.String() + `[ \t]*$`)

// An attributesParser parses such lines, which end paragraphs and tables.
type attributesParser struct{}

// Trigger implements [parser.BlockParser].
func (attributesParser) Trigger() []byte { return []byte("{") }

// Open implements [parser.BlockParser].
func (attributesParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	line, start := lineAt(reader)
	if !attributesLine.Match(line) {
		return nil, parser.NoChildren
	}
	l := literal(text.NewSegment(start, start+len(line)))
	l.What = Attributes
	reader.AdvanceToEOL()
	return l, parser.NoChildren
}

// Attributes is what a literal is that has those of the block above it.
const Attributes = "attributes"

// Continue implements [parser.BlockParser].
func (attributesParser) Continue(ast.Node, text.Reader, parser.Context) parser.State {
	return parser.Close
}

// Close implements [parser.BlockParser].
func (attributesParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (attributesParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (attributesParser) CanAcceptIndentedLine() bool { return false }

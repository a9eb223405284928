package dialect

import (
	"regexp"

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
	Parameter: shortcodeQuoting,
	Output:    Output{Join: Comment, Address: InAngles, Notice: "> [!WARNING]\n> %s\n"},
}

// shortcodesKey is that of the shortcodes of a text.
var shortcodesKey = parser.NewContextKey()

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
		pc.Set(shortcodesKey, r.Shortcodes)
	}
	return r
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

func shortcodesOf(pc parser.Context) Shortcodes {
	s, _ := pc.Get(shortcodesKey).(Shortcodes)
	return s
}

// A shortcodeParser parses lines that have nothing but shortcodes, and code in them up to
// its end.
type shortcodeParser struct{ flow flowParser }

// Trigger implements [parser.BlockParser].
func (shortcodeParser) Trigger() []byte { return maskStarts }

// Open implements [parser.BlockParser].
func (shortcodeParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	_, start := lineAt(reader)
	s, source := shortcodesOf(pc), reader.Source()
	first := s.At(start)
	if first < 0 {
		return nil, parser.NoChildren
	}
	l := &Literal{What: Shortcoded, end: start}
	next := first
	for next < len(s) && s[next].Start == l.end {
		last := next
		if s[next].HoldsCode() {
			last = s[next].Partner
		}
		next, l.end = last+1, s[last].End
		for l.end < len(source) && (source[l.end] == ' ' || source[l.end] == '\t' || source[l.end] == '\r') {
			l.end++
		}
	}
	if l.end < len(source) && source[l.end] != '\n' {
		return nil, parser.NoChildren
	}
	l.give(s[first:next], source)
	l.take(reader)
	return l, parser.NoChildren
}

// Shortcoded is what a literal is that has shortcodes.
const Shortcoded = "shortcode"

// give gives a literal shortcodes and their parameters.
func (l *Literal) give(s Shortcodes, source []byte) {
	l.Shortcodes = s
	done := 0
	for _, tag := range s {
		if tag.Start < done {
			continue // in code
		}
		l.Texts = append(l.Texts, tag.texts(source)...)
		if done = tag.End; tag.HoldsCode() {
			done = tag.Body.End
		}
	}
}

// Continue implements [parser.BlockParser].
func (p shortcodeParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	return p.flow.Continue(n, reader, pc)
}

// Close implements [parser.BlockParser].
func (shortcodeParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (shortcodeParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (shortcodeParser) CanAcceptIndentedLine() bool { return true }

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

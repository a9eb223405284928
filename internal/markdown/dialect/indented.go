package dialect

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
)

// The lines that open blocks with indented content. The first group is the kind, if
// there is one, "title" what is set above.
var (
	// admonitionLine is that of Python-Markdown's admonitions.
	admonitionLine = regexp.MustCompile(`^!!! ?(?P<kind>[\pL\pN_-]+(?: +[\pL\pN_-]+)*)(?: +"(?P<title>.*)")? *$`)
	// detailsLine is that of PyMdown's details.
	detailsLine = regexp.MustCompile(`^\?{3}(?P<open>\+)? ?(?P<kind>[\pL\pN_-]+(?: +[\pL\pN_-]+)*)?(?: +"(?P<title>.*)")? *$`)
	// tabLine is that of PyMdown's tabs.
	tabLine = regexp.MustCompile(`^={3}(?:\+!|!\+|[+!])? +"(?P<title>.*)" *$`)
)

// An indentedParser parses admonitions, details and tabs of MkDocs: a line that
// opens them, and what is indented below. They may follow a paragraph without an
// empty line.
type indentedParser struct{}

// Trigger implements [parser.BlockParser].
func (indentedParser) Trigger() []byte { return []byte("!?=") }

// Open implements [parser.BlockParser].
func (indentedParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if _, inItem := parent.(*ast.ListItem); pc.BlockIndent() > 0 && !inItem {
		return nil, parser.NoChildren // four columns, where CommonMark counts those of the list's marker
	}
	line, start := lineAt(reader)
	c := containerOf(line, start)
	if c == nil {
		return nil, parser.NoChildren
	}
	c.width = pc.BlockIndent() + indentWidth
	l := literal(text.NewSegment(start, start+len(line)))
	if c.Title.Len() > 0 {
		l.Texts = append(l.Texts, Text{At: c.Title, Form: Quoted})
	}
	l.SetPos(start)
	c.AppendChild(c, l)
	reader.AdvanceToEOL()
	return c, parser.HasChildren
}

// containerOf returns the container that a line opens; nil if it opens none.
func containerOf(line []byte, start int) *Container {
	for _, opener := range []struct {
		pattern *regexp.Regexp
		family  Family
	}{{admonitionLine, Admonition}, {detailsLine, Admonition}, {tabLine, Tab}} {
		m := opener.pattern.FindSubmatchIndex(line)
		if m == nil {
			continue
		}
		group := func(name string) (at text.Segment, ok bool) {
			i := opener.pattern.SubexpIndex(name)
			if i < 0 || m[2*i] < 0 {
				return at, false
			}
			return text.NewSegment(m[2*i], m[2*i+1]), true
		}
		kind, named := group("kind")
		title, titled := group("title")
		_, unfolded := group("open")
		details := opener.pattern == detailsLine
		if details && !named && !titled {
			continue // it needs one of them
		}
		c := &Container{Family: opener.family, Folded: details && !unfolded}
		c.Name, _, _ = strings.Cut(string(kind.Value(line)), " ")
		if titled {
			c.Title = text.NewSegment(start+title.Start, start+title.Stop)
		}
		return c
	}
	return nil
}

// Continue implements [parser.BlockParser].
func (indentedParser) Continue(n ast.Node, reader text.Reader, pc parser.Context) parser.State {
	state := n.(*Container).whileIndented(reader)
	if state == parser.Close {
		endsHere(reader, pc)
	}
	return state
}

// Close implements [parser.BlockParser].
func (indentedParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (indentedParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (indentedParser) CanAcceptIndentedLine() bool { return false }

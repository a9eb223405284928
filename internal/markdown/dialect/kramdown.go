package dialect

import (
	"bytes"
	"regexp"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// The lines of kramdown that are no text.
var (
	// extensionLine is an attribute list or a definition of one, an extension, or the
	// end of one. The first group is the name of an extension that has a body.
	extensionLine = regexp.MustCompile(`^\{:(?:/\w*|:(\w+)(?:\s(?:\\\}|[^}])*?)?(/)?|(?:\\\}|[^}:/])(?:\\\}|[^}])*)\}[ \t]*$`)
	// contentsLine is the attribute list that makes a table of contents of a list.
	contentsLine = regexp.MustCompile(`^[ \t]*\{:(?:(?:\\\}|[^}])*\s)?toc(?:\s(?:\\\}|[^}])*)?\}[ \t]*\r?\n?$`)
	// itemLine is the first line of an item of a list.
	itemLine = regexp.MustCompile(`^(?:[-+*]|\d+\.)[ \t]+\S`)
	// boundaryLine parts blocks that would else be one.
	boundaryLine = regexp.MustCompile(`^\^[ \t]*$`)
)

// An extensionParser parses kramdown's lines that are no text: attribute lists,
// extensions with what is in them, boundaries, and lists that a table of contents is put
// in place of.
type extensionParser struct{}

// Trigger implements [parser.BlockParser].
func (extensionParser) Trigger() []byte { return []byte("{^-+*0123456789") }

// Open implements [parser.BlockParser].
func (extensionParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, start := lineAt(reader)
	if pc.BlockIndent() > 3 {
		return nil, parser.NoChildren
	}
	if itemLine.Match(line) {
		return contentsList(reader, line, start)
	}
	m := extensionLine.FindSubmatchIndex(line)
	if m == nil && !boundaryLine.Match(line) {
		return nil, parser.NoChildren
	}
	extends := m != nil && m[2] >= 0
	if extends && string(line[m[2]:m[3]]) == "nomarkdown" && beginsElement(reader.Source()[start+len(line):]) {
		extends = false
	}
	if m != nil && m[2] < 0 && goesOnWithText(reader, pc) {
		return nil, parser.NoChildren // it is the last line of the paragraph, and says something of it
	}
	l := literal(text.NewSegment(start, start+len(line)))
	l.SetPos(start)
	if extends && m[4] < 0 {
		name := string(line[m[2]:m[3]])
		if l.end = extensionEnd(reader.Source(), start+len(line), name, pc); l.end == 0 {
			l.end = start + len(line) // it is not closed
		}
	}
	reader.AdvanceToEOL()
	return l, parser.NoChildren
}

// beginsElement reports whether the first line of a text that is not blank begins with a
// tag: then people read what is in it.
func beginsElement(text []byte) bool {
	return bytes.HasPrefix(bytes.TrimLeft(text[:min(len(text), 1000)], " \t\r\n"), []byte("<"))
}

// goesOnWithText reports whether the line at hand follows a paragraph directly that is
// no table to kramdown.
func goesOnWithText(reader text.Reader, pc parser.Context) bool {
	last := pc.LastOpenedBlock().Node
	if last == nil || !ast.IsParagraph(last) || last.Lines().Len() == 0 {
		return false
	}
	first := last.Lines().At(0)
	return !hasBar(first.Value(reader.Source()))
}

// contentsList returns an item of a list and the line below as a literal, if that makes a
// table of contents of it.
func contentsList(reader text.Reader, line []byte, start int) (ast.Node, parser.State) {
	source := reader.Source()
	next := start + len(line)
	if n := bytes.IndexByte(source[next:], '\n'); n >= 0 {
		next += n + 1
	}
	end := len(source)
	if n := bytes.IndexByte(source[next:], '\n'); n >= 0 {
		end = next + n + 1
	}
	if !contentsLine.Match(source[next:end]) {
		return nil, parser.NoChildren
	}
	l := literal(text.NewSegment(start, start+len(line)))
	l.What = Contents
	l.SetPos(start)
	l.end = end
	reader.AdvanceToEOL()
	return l, parser.NoChildren
}

// Contents is what a literal is that a table of contents is put in place of.
const Contents = "contents"

// endsKey is that of the ends of extensions that a text is known to lack from an
// offset on, by name.
var endsKey = parser.NewContextKey()

// extensionEnd returns where the line ends that ends an extension; 0 if there is none.
func extensionEnd(source []byte, from int, name string, pc parser.Context) int {
	lacks, _ := pc.Get(endsKey).(map[string]bool)
	if lacks[name] {
		return 0
	}
	end := -1
	for _, mark := range [...]string{"{:/}", "{:/" + name + "}"} {
		if n := bytes.Index(source[from:], []byte(mark)); n >= 0 && (end < 0 || from+n+len(mark) < end) {
			end = from + n + len(mark)
		}
	}
	if end < 0 {
		if lacks == nil {
			lacks = map[string]bool{}
			pc.Set(endsKey, lacks)
		}
		lacks[name] = true
		return 0
	}
	return end
}

// Continue implements [parser.BlockParser].
func (extensionParser) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	l := n.(*Literal)
	line, at := reader.PeekLine()
	if at.Start >= l.end {
		return parser.Close
	}
	l.Lines().Append(text.NewSegment(at.Start, at.Start+len(util.TrimRight(line, []byte("\r\n")))))
	reader.AdvanceToEOL()
	return parser.Continue
}

// Close implements [parser.BlockParser].
func (extensionParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (extensionParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (extensionParser) CanAcceptIndentedLine() bool { return false }

// itemAttributes matches an attribute list that an item of a list begins with.
var itemAttributes = regexp.MustCompile(`^\{:(?:\\\}|[^}:/])(?:\\\}|[^}])*\}[ \t]+`)

// An itemCutter takes attribute lists off the beginnings of items and definitions.
type itemCutter struct{}

// Transform implements [parser.ASTTransformer].
func (itemCutter) Transform(document *ast.Document, reader text.Reader, _ parser.Context) {
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Type() != ast.TypeBlock {
			return ast.WalkContinue, nil
		}
		if parent := n.Parent(); parent == nil || parent.FirstChild() != n || parent.Kind() != ast.KindListItem {
			return ast.WalkContinue, nil
		}
		if lines := n.Lines(); (n.Kind() == ast.KindTextBlock || n.Kind() == ast.KindParagraph) && lines.Len() > 0 {
			first := lines.At(0)
			first.Start += len(itemAttributes.Find(first.Value(reader.Source())))
			lines.Set(0, first)
		}
		return ast.WalkContinue, nil
	})
}

package dialect

import (
	"bytes"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/jsx"
)

// What literals of MDX are.
const (
	Module    = "module"    // imports and exports
	Component = "component" // tags of JSX
	Script    = "script"    // expressions of JavaScript, comments too
)

// wholeKey is that of the whole text as a string.
var wholeKey = parser.NewContextKey()

// whole returns the whole text.
func whole(reader text.Reader, pc parser.Context) string {
	if known, ok := pc.Get(wholeKey).(string); ok {
		return known
	}
	made := string(reader.Source())
	pc.Set(wholeKey, made)
	return made
}

// unreadKey is that of the offset up to which tags and expressions have been read in
// vain: what begins before it and has no end has none either.
var unreadKey = parser.NewContextKey()

// openFlow returns lines of tags and expressions (MDX, flow).
func openFlow(_ ast.Node, reader text.Reader, pc parser.Context) *Literal {
	_, start := lineAt(reader)
	source := whole(reader, pc)
	if unread, ok := pc.Get(unreadKey).(int); ok && start < unread {
		return nil
	}
	end, parts, ok := jsx.FlowAt(source, start)
	if !ok {
		if end == len(source) {
			pc.Set(unreadKey, end)
		}
		return nil
	}
	l := &Literal{What: Script, end: end}
	for _, p := range parts {
		if p.Tag == nil {
			continue
		}
		l.What = Component
		l.Tags = append(l.Tags, *p.Tag)
		l.Texts = append(l.Texts, attributesOf(source, *p.Tag)...)
	}
	l.take(reader)
	return l
}

// attributesOf returns the attributes of a tag that are strings.
func attributesOf(source string, t jsx.Tag) []Text {
	var texts []Text
	for _, a := range t.Attributes {
		if (a.Quote == '"' || a.Quote == '\'') && a.Value.Len() > 0 {
			texts = append(texts, Text{At: text.NewSegment(a.Value.Start, a.Value.End), Form: Attribute, Name: a.Name.In(source), Quote: a.Quote})
		}
	}
	return texts
}

// openModule returns imports and exports (MDX, ESM).
func openModule(parent ast.Node, reader text.Reader, pc parser.Context) *Literal {
	line, start := lineAt(reader)
	if parent.Kind() != ast.KindDocument || pc.BlockIndent() > 0 || !bytes.HasPrefix(line, []byte("import ")) && !bytes.HasPrefix(line, []byte("export ")) {
		return nil
	}
	end, ok := jsx.ESMAt(whole(reader, pc), start)
	if !ok {
		return nil
	}
	l := &Literal{What: Module, end: end}
	l.take(reader)
	return l
}

// A commentParser parses comments of HTML, which is all of HTML that Docusaurus has.
type commentParser struct{ parser.BlockParser }

// Open implements [parser.BlockParser].
func (p commentParser) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	if line, _ := lineAt(reader); !bytes.HasPrefix(line, []byte("<!--")) {
		return nil, parser.NoChildren
	}
	return p.BlockParser.Open(parent, reader, pc)
}

// An indentParser parses what is indented by four columns and more, which is no code
// in MDX, as if it were not indented.
type indentParser struct{}

// Trigger implements [parser.BlockParser].
func (indentParser) Trigger() []byte { return nil }

// Open implements [parser.BlockParser].
func (indentParser) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, _ := reader.PeekLine()
	indent, offset := util.IndentWidth(line, reader.LineOffset())
	width := indent / indentWidth * indentWidth
	if width == 0 || util.IsBlank(line) {
		return nil, parser.NoChildren
	}
	if last := pc.LastOpenedBlock(); last.Node != nil && ast.IsParagraph(last.Node) && !interrupts(line[offset:]) {
		return nil, parser.NoChildren // the line goes on with it
	}
	c := &Container{Family: Plain, width: width}
	at, padding := util.IndentPosition(line, reader.LineOffset(), width)
	reader.AdvanceAndSetPadding(at, padding)
	return c, parser.HasChildren
}

// interrupts reports whether a line begins a block that may follow a paragraph
// without a blank line.
func interrupts(line []byte) bool {
	for _, mark := range []string{"- ", "* ", "+ ", "1. ", "1) ", "> ", "# ", "## ", "### ", "```", "~~~", ":::"} {
		if bytes.HasPrefix(line, []byte(mark)) {
			return true
		}
	}
	return false
}

// Continue implements [parser.BlockParser].
func (indentParser) Continue(n ast.Node, reader text.Reader, _ parser.Context) parser.State {
	return n.(*Container).whileIndented(reader)
}

// Close implements [parser.BlockParser].
func (indentParser) Close(ast.Node, text.Reader, parser.Context) {}

// CanInterruptParagraph implements [parser.BlockParser].
func (indentParser) CanInterruptParagraph() bool { return true }

// CanAcceptIndentedLine implements [parser.BlockParser].
func (indentParser) CanAcceptIndentedLine() bool { return true }

// Wrapped is the attribute of a paragraph that stands between tags, with the place
// where its first line begins, as int.
const Wrapped = "wrapped"

// A wrapCutter takes paragraphs apart that have nothing but elements and expressions,
// as <b>text</b> on a line of its own: MDX makes no paragraph of them, and would of a
// translation with anything beside the tags. The tags become literals, and the text
// in them a paragraph.
type wrapCutter struct{}

// Transform implements [parser.ASTTransformer].
func (wrapCutter) Transform(document *ast.Document, reader text.Reader, _ parser.Context) {
	var found []ast.Node
	_ = ast.Walk(document, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering || n.Kind() != ast.KindParagraph && n.Kind() != ast.KindTextBlock {
			return ast.WalkContinue, nil
		}
		if lines := n.Lines(); lines.Len() > 0 {
			if first := lines.At(0); bytes.IndexByte([]byte("<{"), reader.Source()[first.Start]) >= 0 {
				found = append(found, n)
			}
		}
		return ast.WalkSkipChildren, nil
	})
	for len(found) > 0 {
		n := found[len(found)-1]
		found = append(found[:len(found)-1], takeApart(n, reader.Source())...)
	}
}

// takeApart puts literals and the paragraphs between them in place of a paragraph, and
// returns those. There are none if it has text of its own.
func takeApart(n ast.Node, source []byte) []ast.Node {
	w := linesOf(n, source)
	inner, ok := elementsOf(w.content)
	if !ok {
		return nil
	}
	parent, made, at := n.Parent(), []ast.Node(nil), 0
	for _, span := range append(inner, inline.Span{Start: len(w.content), End: len(w.content)}) {
		if l := w.literal(inline.Span{Start: at, End: span.Start}); l != nil {
			parent.InsertBefore(parent, n, l)
		}
		if span.Len() > 0 {
			p := ast.Node(ast.NewParagraph())
			if n.Kind() == ast.KindTextBlock {
				p = ast.NewTextBlock()
			}
			p.SetLines(w.segments(span))
			p.SetPos(p.Lines().At(0).Start)
			start, _ := n.AttributeString(Wrapped)
			if _, known := start.(int); !known || w.lineOf(span.Start) > 0 {
				start = w.lines[w.lineOf(span.Start)].Start
			}
			p.SetAttributeString(Wrapped, start)
			parent.InsertBefore(parent, n, p)
			made = append(made, p)
		}
		at = span.End
	}
	parent.RemoveChild(parent, n)
	return made
}

// written is the text of a paragraph, its lines one after the other.
type written struct {
	content string
	starts  []int // of the lines in it
	lines   []text.Segment
}

func linesOf(n ast.Node, source []byte) *written {
	w := &written{}
	var b strings.Builder
	for i := range n.Lines().Len() {
		line := n.Lines().At(i)
		w.starts, w.lines = append(w.starts, b.Len()), append(w.lines, line)
		b.Write(line.Value(source))
	}
	w.content = b.String()
	return w
}

// lineOf returns the index of the line at an offset.
func (w *written) lineOf(offset int) int {
	i, ok := slices.BinarySearch(w.starts, offset)
	if !ok {
		i--
	}
	return i
}

// segments returns a range of the text as lines.
func (w *written) segments(at inline.Span) *text.Segments {
	segments := text.NewSegments()
	for i, line := range w.lines {
		start, end := max(at.Start, w.starts[i]), min(at.End, w.starts[i]+line.Len())
		if start < end {
			segments.Append(text.NewSegment(line.Start+start-w.starts[i], line.Start+end-w.starts[i]))
		}
	}
	return segments
}

// literal returns the tags and expressions in a range, without the white space around
// them; nil if there is nothing else.
func (w *written) literal(at inline.Span) *Literal {
	raw := at.In(w.content)
	at.Start += len(raw) - len(strings.TrimLeft(raw, " \t\r\n"))
	at.End -= len(raw) - len(strings.TrimRight(raw, " \t\r\n"))
	if at.Len() <= 0 {
		return nil
	}
	l := &Literal{What: Script}
	l.SetLines(w.segments(at))
	l.SetPos(l.Lines().At(0).Start)
	for i := at.Start; i < at.End; {
		t, ok := jsx.TagAt(w.content[:at.End], i)
		if !ok {
			i++
			continue
		}
		l.What = Component
		l.Tags = append(l.Tags, t)
		for _, value := range attributesOf(w.content, t) {
			if s := w.segments(inline.Span{Start: value.At.Start, End: value.At.Stop}); s.Len() == 1 {
				value.At = s.At(0)
				l.Texts = append(l.Texts, value)
			}
		}
		i = t.End
	}
	return l
}

// elementsOf returns what stands in the elements of a text that has nothing else but
// expressions and white space. It does not look into it.
func elementsOf(content string) (inner []inline.Span, ok bool) {
	for at := 0; at < len(content); {
		switch content[at] {
		case ' ', '\t', '\r', '\n':
			at++
		case '{':
			end, ok := jsx.ExpressionAt(content, at)
			if !ok {
				return nil, false
			}
			at = end
		default:
			t, ok := jsx.TagAt(content, at)
			if !ok || t.Kind == jsx.Closing {
				return nil, false
			}
			if at = t.End; t.Kind == jsx.SelfClosing {
				continue
			}
			closing, ok := closingOf(content, t)
			if !ok {
				return nil, false
			}
			if text := content[t.End:closing.Start]; strings.TrimSpace(text) != "" {
				start := t.End + len(text) - len(strings.TrimLeft(text, " \t\r\n"))
				inner = append(inner, inline.Span{Start: start, End: t.End + len(strings.TrimRight(text, " \t\r\n"))})
			}
			at = closing.End
		}
	}
	return inner, len(inner) > 0
}

// closingOf returns the closing tag of an opening one.
func closingOf(content string, opening jsx.Tag) (jsx.Tag, bool) {
	depth := 1
	for at := opening.End; at < len(content); {
		switch content[at] {
		case '\\':
			at++
		case '`':
			n := runLength([]byte(content[at:]))
			if end := closingRun([]byte(content), at+n, n); end > 0 {
				at = end
				continue
			}
			at += n
			continue
		case '{':
			end, ok := jsx.ExpressionAt(content, at)
			if !ok {
				return jsx.Tag{}, false
			}
			at = end
			continue
		case '<':
			t, ok := jsx.TagAt(content, at)
			if !ok {
				break
			}
			switch t.Kind {
			case jsx.Opening:
				depth++
			case jsx.Closing:
				if depth--; depth == 0 {
					return t, t.Name == opening.Name
				}
			}
			at = t.End
			continue
		}
		at++
	}
	return jsx.Tag{}, false
}

package markdown

import (
	"bytes"
	"sync"
	"unicode"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// inline returns a block with the inline content of lines of the section, which
// may refer to the definitions and footnotes of the whole.
func (s *Section) inline(lines []span) ast.Node {
	segments := text.NewSegments()
	for i, l := range lines {
		end := l.end
		if i < len(lines)-1 {
			end = s.nextLine(end) // a line break is content between lines
		}
		segments.Append(text.NewSegment(l.start-s.body, end-s.body))
	}
	return parseLines(s.text(), segments, parser.WithContext(s.context))
}

// nextLine is where the line behind an offset begins.
func (s *Section) nextLine(offset int) int {
	if i := bytes.IndexByte(s.Source[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(s.Source)
}

// parseInline returns a block with the inline content of a text that stands
// alone.
func parseInline(source []byte) ast.Node {
	lines := text.NewSegments()
	for start := 0; start < len(source); {
		line, _ := cutLine(source[start:])
		lines.Append(text.NewSegment(start, start+len(line)))
		start += len(line)
	}
	return parseLines(source, lines)
}

func parseLines(source []byte, lines *text.Segments, context ...parser.ParseOption) ast.Node {
	if lines.Len() == 0 {
		return ast.NewTextBlock()
	}
	r := &linesReader{text.NewReader(source), lines}
	r.SetPosition(0, lines.At(0))
	if block := inlineDialect().Parse(r, context...).FirstChild(); block != nil {
		return block
	}
	return ast.NewTextBlock() // the lines are blank
}

// A linesReader stands before the lines that are to be read.
type linesReader struct {
	text.Reader
	lines *text.Segments
}

// LineOffset would look for tabs from the start of the text on.
func (*linesReader) LineOffset() int { return 0 }

// inlineDialect parses what a [linesReader] stands before as running text,
// whatever it looks like.
var inlineDialect = sync.OnceValue(func() parser.Parser {
	p := parser.NewParser(
		parser.WithBlockParsers(util.Prioritized(linesParser{}, 0)),
		parser.WithInlineParsers(parser.DefaultInlineParsers()...),
	)
	p.AddOptions(inlineOptions()...)
	return p
})

// A linesParser makes one block of the lines of a linesReader.
type linesParser struct{}

func (linesParser) Trigger() []byte { return nil }

func (linesParser) Open(_ ast.Node, reader text.Reader, _ parser.Context) (ast.Node, parser.State) {
	block := ast.NewTextBlock()
	block.SetLines(reader.(*linesReader).lines)
	end := len(reader.Source())
	reader.SetPosition(0, text.NewSegment(end, end))
	return block, parser.NoChildren
}

func (linesParser) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (linesParser) Close(ast.Node, text.Reader, parser.Context)                 {}
func (linesParser) CanInterruptParagraph() bool                                 { return true }
func (linesParser) CanAcceptIndentedLine() bool                                 { return true }

// hasWords says whether there is a letter in the text of lines, the text of
// their links and images and titles included. Code, URLs and raw HTML have
// nothing to translate when they stand alone.
func (s *Section) hasWords(lines []span) bool {
	plain := true
	for _, l := range lines {
		line := s.Source[l.start:l.end]
		before := plainStart(line)
		if hasLetter(line[:before]) {
			return true
		}
		if plain = before == len(line); !plain {
			break
		}
	}
	return !plain && inlineWords(s.inline(lines), s.text())
}

// plainStart returns how many bytes at the start of a line are text for
// certain: up to where code, a tag, a link, a URL or an address may begin.
func plainStart(line []byte) int {
	end := bytes.IndexAny(line, "`<[:@")
	if end < 0 {
		end = len(line)
	}
	if i := bytes.Index(line[:end], []byte("www")); i >= 0 {
		return i
	}
	if end < len(line) && (line[end] == ':' || line[end] == '@') {
		// The word before it may be a part of the URL.
		return bytes.LastIndexAny(line[:end], " \t") + 1
	}
	return end
}

// inlineWords is hasWords for inline content.
func inlineWords(block ast.Node, source []byte) bool {
	found := false
	_ = ast.Walk(block, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.CodeSpan, *ast.AutoLink, *ast.RawHTML:
			return ast.WalkSkipChildren, nil
		case *ast.Link:
			found = found || hasLetter(n.Title)
		case *ast.Image:
			found = found || hasLetter(n.Title)
		case *ast.Text:
			found = found || hasLetter(n.Segment.Value(source))
		}
		if found {
			return ast.WalkStop, nil
		}
		return ast.WalkContinue, nil
	})
	return found
}

func hasLetter(b []byte) bool {
	for i, c := range b {
		switch {
		case c >= 0x80:
			return bytes.IndexFunc(b[i:], unicode.IsLetter) >= 0
		case 'a' <= c|0x20 && c|0x20 <= 'z':
			return true
		}
	}
	return false
}

// headingText is what a reader sees of a heading's lines.
func (s *Section) headingText(lines []span) string {
	if len(lines) == 1 {
		if line := s.Source[lines[0].start:lines[0].end]; isPlain(line) {
			return string(bytes.TrimRight(line, " \t"))
		}
	}
	return plainText(s.inline(lines), s.text())
}

// isPlain says whether a line holds no inline markup for certain.
func isPlain(line []byte) bool {
	return !bytes.ContainsAny(line, "`<[]:@*_~\\&!{#\r\n") && !bytes.Contains(line, []byte("www"))
}

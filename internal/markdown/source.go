package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/frontmatter"
	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// A source is the bytes of a section, and where its text begins. Offsets are
// bytes of all of it; goldmark counts from body on.
type source struct {
	bytes   []byte
	mark    int    // length of the byte order mark
	body    int    // where the text begins, after byte order mark and front matter
	newline string // the line ending that the section uses
	dialect *dialect.Dialect
	// preprocessed is the text as Markdown is read of it.
	preprocessed dialect.Preprocessed
	// markup is the section as a reader of HTML gets it, with rules in place of Liquid's tags
	// that stand on lines of their own; withoutTags has blanks in place of all tags.
	markup, withoutTags func() []byte
}

func newSource(b []byte, d *dialect.Dialect) source {
	s := source{bytes: b, dialect: d, newline: linebreak.Ending(b)}
	s.mark = len(b) - len(bytes.TrimPrefix(b, []byte("\uFEFF")))
	s.body = s.mark + frontmatter.Length(b[s.mark:])
	s.markup = func() []byte { return b }
	s.withoutTags = s.markup
	return s
}

// text is the part of the section that goldmark's positions refer to.
func (s source) text() []byte { return s.bytes[s.body:] }

// metadata is the front matter.
func (s source) metadata() []byte { return s.bytes[s.mark:s.body] }

// in returns what a span bounds.
func (s source) in(at inline.Span) []byte { return s.bytes[at.Start:at.End] }

// contents returns the text of lines.
func (s source) contents(lines []inline.Span) []string {
	texts := make([]string, len(lines))
	for i, l := range lines {
		texts[i] = string(s.in(l))
	}
	return texts
}

// contiguous reports whether nothing but line feeds stands between lines.
func (s source) contiguous(lines []inline.Span) bool {
	for i := 1; i < len(lines); i++ {
		if lines[i].Start != lines[i-1].End+1 || s.bytes[lines[i-1].End] != '\n' {
			return false
		}
	}
	return true
}

// position is where a node begins in the text. After a tab that belongs to a
// container, goldmark may give a place past the end.
func (s source) position(n ast.Node) int {
	return min(max(0, n.Pos()), len(s.text()))
}

// lines returns the lines of a block without their endings.
func (s source) lines(n ast.Node) []inline.Span {
	lines := n.Lines()
	spans := make([]inline.Span, lines.Len())
	for i := range spans {
		l := lines.At(i)
		spans[i] = s.trimNewline(inline.Span{Start: s.body + l.Start, End: s.body + l.Stop})
	}
	return spans
}

func (s source) trimNewline(l inline.Span) inline.Span {
	for l.End > l.Start && (s.bytes[l.End-1] == '\n' || s.bytes[l.End-1] == '\r') {
		l.End--
	}
	return l
}

// htmlLines returns the lines of an HTML block, the one that closes it
// included.
func (s source) htmlLines(block *ast.HTMLBlock) []inline.Span {
	lines := s.lines(block)
	if block.HasClosure() {
		c := block.ClosureLine
		lines = append(lines, s.trimNewline(inline.Span{Start: s.body + c.Start, End: s.body + c.Stop}))
	}
	return lines
}

// html returns the lines of an HTML block in one piece.
func (s source) html(block *ast.HTMLBlock) []byte {
	var b bytes.Buffer
	markup := s.markup()
	for _, l := range s.htmlLines(block) {
		b.Write(markup[l.Start:l.End])
		b.WriteByte('\n')
	}
	return b.Bytes()
}

// lineStart is where the line at an offset begins.
func (s source) lineStart(offset int) int {
	start := bytes.LastIndexByte(s.bytes[:offset], '\n') + 1
	return max(start, s.mark)
}

// lineEnd is where the text of the line at an offset ends.
func (s source) lineEnd(offset int) int {
	line, _ := linebreak.Cut(s.bytes[offset:])
	return offset + len(bytes.TrimRight(line, " \t\r\n"))
}

// nextLine is where the line after that at an offset begins.
func (s source) nextLine(offset int) int {
	if i := bytes.IndexByte(s.bytes[offset:], '\n'); i >= 0 {
		return offset + i + 1
	}
	return len(s.bytes)
}

// continuation returns what a new line of a block has to begin with so that it
// stays in the block: what the block's second line begins with, or else the
// marks of the quotes around it, with spaces in place of list markers.
func (s source) continuation(lines []inline.Span) string {
	if len(lines) > 1 {
		return string(s.bytes[s.lineStart(lines[1].Start):lines[1].Start])
	}
	first := s.bytes[s.lineStart(lines[0].Start):lines[0].Start]
	return strings.Map(func(r rune) rune {
		if r == '>' || r == '\t' {
			return r
		}
		return ' '
	}, string(first))
}

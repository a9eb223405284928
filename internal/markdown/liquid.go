package markdown

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/inline"
)

// restoreAddresses puts Liquid's tags back into the destinations and titles of links,
// which a parser has read without them.
func restoreAddresses(block ast.Node, read, source []byte) {
	restore := func(part []byte) []byte {
		if at, ok := where(read, part); ok {
			return source[at : at+len(part)]
		}
		return part
	}
	_ = ast.Walk(block, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Link:
			n.Destination, n.Title = restore(n.Destination), restore(n.Title)
		case *ast.Image:
			n.Destination, n.Title = restore(n.Destination), restore(n.Title)
		}
		return ast.WalkContinue, nil
	})
}

// where says at which offset of the source a slice of it begins. goldmark hands out such
// slices, but not their offsets; where it had to put a text together, it is not one.
func where(source, part []byte) (offset int, ok bool) {
	offset = cap(source) - cap(part)
	if len(part) == 0 || offset < 0 || offset >= len(source) || &source[offset] != &part[0] {
		return 0, false
	}
	return offset, bytes.HasPrefix(source[offset:], part)
}

// untagged returns a part of a section without the tags of Liquid in it, whose values
// nobody knows, in pieces.
func (s source) untagged(at inline.Span) []inline.Span {
	var pieces []inline.Span
	for _, tag := range s.tags(at) {
		start, end := s.body+tag.At.Start, s.body+tag.At.Stop
		if tag.IsCode() && s.body+tag.Body.Start <= at.Start && at.End <= s.body+tag.Body.Stop {
			continue // it is what the tag is for
		}
		if at.Start < start {
			pieces = append(pieces, inline.Span{Start: at.Start, End: start})
		}
		at.Start = max(at.Start, min(end, at.End))
	}
	if at.Len() > 0 {
		pieces = append(pieces, at)
	}
	return pieces
}

// blankTags returns the section with blanks in place of Liquid's tags.
func (s source) blankTags() []byte {
	b := bytes.Clone(s.bytes)
	for _, tag := range s.templates.Tags {
		blank(b[s.body+tag.At.Start : s.body+tag.At.Stop])
	}
	return b
}

// ruled returns the section with rules of HTML in place of the tags of Liquid that stand
// on lines of their own, which part texts.
func (s source) ruled() []byte {
	b := bytes.Clone(s.bytes)
	for _, tag := range s.templates.Tags {
		if at := b[s.body+tag.At.Start : s.body+tag.At.Stop]; tag.Alone {
			blank(at)
			copy(at, "<hr")
			at[len(at)-1] = '>'
		}
	}
	return b
}

func blank(text []byte) {
	for i, c := range text {
		if c != '\n' && c != '\r' {
			text[i] = ' '
		}
	}
}

// encodeQuotes writes quotation marks that the source does not have as those of books.
// Nobody knows what an include makes of a parameter, and most put it into an attribute of
// HTML as it is.
func encodeQuotes(source, line string) string {
	var b strings.Builder
	opens := true
	for _, r := range line {
		switch {
		case r == '\'' && !strings.Contains(source, "'"):
			b.WriteString("’")
		case r == '"' && !strings.Contains(source, `"`) && opens:
			b.WriteString("“")
			opens = false
		case r == '"' && !strings.Contains(source, `"`):
			b.WriteString("”")
			opens = true
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

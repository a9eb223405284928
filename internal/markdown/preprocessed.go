package markdown

import (
	"bytes"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// preprocess returns the source with the tags of the generator taken out of the text that
// goldmark reads. The context tells the parsers of blocks of them.
func (s source) preprocess(context parser.Context) source {
	s.preprocessed = dialect.Preprocess(s.dialect, s.text(), context)
	if len(s.preprocessed.Tags) == 0 {
		return s
	}
	s.withoutTags = sync.OnceValue(s.blankTags)
	if s.dialect.Tags == dialect.Liquid {
		s.markup = sync.OnceValue(s.ruled)
	}
	return s
}

// tags returns the generator's tags in a part of the section, or those that overlap it.
func (s source) tags(at inline.Span) dialect.Tags {
	return s.preprocessed.Tags.In(inline.Span{Start: at.Start - s.body, End: at.End - s.body})
}

// inSection returns where a part of the text stands in the section.
func (s source) inSection(at inline.Span) inline.Span {
	return inline.Span{Start: s.body + at.Start, End: s.body + at.End}
}

// A textPart is a tag of the generator in a range of the section, or what stands between
// two.
type textPart struct {
	inline.Span
	tag *dialect.Tag // nil for text
}

// parts returns the text of a range of the section and the tags that begin in it, in order.
// Code in the body of a tag that is for it is text.
func (s source) parts(at inline.Span) []textPart {
	var parts []textPart
	tags := s.tags(at)
	for i := range tags {
		tag, body := s.inSection(tags[i].Span), s.inSection(tags[i].Body)
		if tags[i].HoldsCode() && body.Start <= at.Start && at.End <= body.End {
			continue
		}
		if at.Start < tag.Start {
			parts = append(parts, textPart{Span: inline.Span{Start: at.Start, End: tag.Start}})
		}
		if at.Start <= tag.Start {
			parts = append(parts, textPart{Span: inline.Span{Start: tag.Start, End: min(tag.End, at.End)}, tag: &tags[i]})
		}
		at.Start = tag.End
	}
	if at.Start < at.End {
		parts = append(parts, textPart{Span: at})
	}
	return parts
}

// shortcodes returns the shortcodes that begin in a range of the section, in order.
func (s source) shortcodes(at inline.Span) []*dialect.Tag {
	if s.dialect.Tags != dialect.Shortcodes || len(s.preprocessed.Tags) == 0 {
		return nil
	}
	var found []*dialect.Tag
	for _, part := range s.parts(at) {
		if part.tag != nil {
			found = append(found, part.tag)
		}
	}
	return found
}

// shown returns what of a range of the section is no tag.
func (s source) shown(at inline.Span) string {
	if len(s.preprocessed.Tags) == 0 {
		return string(s.in(at))
	}
	var b strings.Builder
	for _, part := range s.parts(at) {
		if part.tag == nil {
			b.Write(s.in(part.Span))
		}
	}
	return b.String()
}

// blankTags returns the section with blanks in place of tags.
func (s source) blankTags() []byte {
	b := bytes.Clone(s.bytes)
	for _, tag := range s.preprocessed.Tags {
		at := s.inSection(tag.Span)
		blank(b[at.Start:at.End])
	}
	return b
}

// ruled returns the section with rules of HTML in place of the tags that stand on lines of
// their own, which part texts.
func (s source) ruled() []byte {
	b := bytes.Clone(s.bytes)
	for _, tag := range s.preprocessed.Tags {
		if !tag.Alone {
			continue
		}
		at := s.inSection(tag.Span)
		blank(b[at.Start:at.End])
		copy(b[at.Start:at.End], "<hr")
		b[at.End-1] = '>'
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

// restore puts the tags back into the destinations and titles of links below a block,
// which goldmark has from the text without them. The offset is where the block begins.
func (s source) restore(block ast.Node, offset int) {
	if len(s.preprocessed.Tags) == 0 {
		return
	}
	link := func(n *ast.Link) {
		for _, part := range []*[]byte{&n.Destination, &n.Title} {
			written, next := s.preprocessed.Restore(*part, offset)
			if *part = written; n.Reference == nil {
				offset = next
			}
		}
	}
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			offset = max(offset, n.Segment.Stop)
		case *ast.Link:
			if !entering {
				link(n)
			}
		case *ast.Image:
			if !entering {
				link((*ast.Link)(n))
			}
		}
		return ast.WalkContinue, nil
	})
}

// restoreDefinitions does the same for the definitions of links, in place: the context has
// them as well. With Liquid they stay as they are, so that a title with tags is not offered.
func (s source) restoreDefinitions(blocks ast.Node) {
	if len(s.preprocessed.Tags) == 0 || s.dialect.Tags == dialect.Liquid {
		return
	}
	_ = ast.Walk(blocks, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		d, ok := n.(*ast.LinkReferenceDefinition)
		if !ok || !entering || d.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		at := d.Lines().At(0).Start
		for _, part := range [][]byte{d.Destination, d.Title} {
			var written []byte
			if written, at = s.preprocessed.Restore(part, at); len(written) == len(part) {
				copy(part, written)
			}
		}
		return ast.WalkSkipChildren, nil
	})
}

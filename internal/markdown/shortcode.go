package markdown

import (
	"bytes"
	"path"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// writeDestinations puts the shortcodes that goldmark has read as letters back into the
// destinations and titles of links, which stand behind their texts.
func writeDestinations(r dialect.Reading, block ast.Node, start int) {
	if len(r.Shortcodes) == 0 {
		return
	}
	at := start
	write := func(text []byte) []byte {
		text, at = r.Written(text, at)
		return text
	}
	_ = ast.Walk(block, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.Text:
			at = max(at, n.Segment.Stop)
		case *ast.Link:
			if !entering && n.Reference == nil {
				n.Destination, n.Title = write(n.Destination), write(n.Title)
			}
		case *ast.Image:
			if !entering && n.Reference == nil {
				n.Destination, n.Title = write(n.Destination), write(n.Title)
			}
		}
		return ast.WalkContinue, nil
	})
}

// writeDefinitions does the same for the definitions of links, in place: the context has
// them as well.
func writeDefinitions(r dialect.Reading, blocks ast.Node) {
	if len(r.Shortcodes) == 0 {
		return
	}
	_ = ast.Walk(blocks, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		d, ok := n.(*ast.LinkReferenceDefinition)
		if !ok || !entering || d.Lines().Len() == 0 {
			return ast.WalkContinue, nil
		}
		at := d.Lines().At(0).Start
		for _, text := range [][]byte{d.Destination, d.Title} {
			var written []byte
			if written, at = r.Written(text, at); len(written) == len(text) {
				copy(text, written)
			}
		}
		return ast.WalkSkipChildren, nil
	})
}

// A shortcodeText is a section with its shortcodes.
type shortcodeText struct {
	source
	reading dialect.Reading // its text as goldmark has it
	// blanked is the section with blanks in place of shortcodes; see withoutTags.
	blanked   []byte
	blankOnce sync.Once
}

// A textPart is a shortcode in a range of the section, or what stands between two.
type textPart struct {
	inline.Span
	tag *dialect.Shortcode // nil for text
}

// textParts returns the text of a range of the section and the shortcodes that begin in
// it, in order.
func (t *shortcodeText) textParts(at inline.Span) []textPart {
	s := t.reading.Shortcodes
	if len(s) == 0 {
		return []textPart{{Span: at}}
	}
	var parts []textPart
	for i := s.From(at.Start - t.body); i < len(s) && s[i].Start < at.End-t.body; i++ {
		start, end := t.body+s[i].Start, t.body+s[i].End
		if at.Start < start {
			parts = append(parts, textPart{Span: inline.Span{Start: at.Start, End: start}})
		}
		if at.Start <= start {
			parts = append(parts, textPart{Span: inline.Span{Start: start, End: min(end, at.End)}, tag: &s[i]})
		}
		at.Start = end
	}
	if at.Start < at.End {
		parts = append(parts, textPart{Span: at})
	}
	return parts
}

// betweenShortcodes returns lines without shortcodes.
func (t *shortcodeText) betweenShortcodes(lines []inline.Span) []inline.Span {
	if len(t.reading.Shortcodes) == 0 {
		return lines
	}
	var rest []inline.Span
	for _, line := range lines {
		for _, part := range t.textParts(line) {
			if part.tag == nil {
				rest = append(rest, part.Span)
			}
		}
	}
	return rest
}

// shown returns what of a range of the section is neither shortcode nor tag of Liquid.
func (t *shortcodeText) shown(at inline.Span) string {
	var b strings.Builder
	switch {
	case t.templates != nil:
		for _, piece := range t.untagged(at) {
			b.Write(t.in(piece))
		}
		return b.String()
	case len(t.reading.Shortcodes) == 0:
		return string(t.in(at))
	}
	for _, part := range t.textParts(at) {
		if part.tag == nil {
			b.Write(t.in(part.Span))
		}
	}
	return b.String()
}

// parsed is the text as a parser of Markdown gets it.
func (t *shortcodeText) parsed() []byte {
	if t.templates != nil {
		return t.templates.Read
	}
	return t.reading.Text
}

// withoutTags returns the section with blanks in place of shortcodes and tags of Liquid.
func (t *shortcodeText) withoutTags() []byte {
	if t.templates != nil {
		return t.printed()
	}
	if len(t.reading.Shortcodes) == 0 {
		return t.bytes
	}
	t.blankOnce.Do(func() {
		t.blanked = slices.Clone(t.bytes)
		for _, s := range t.reading.Shortcodes {
			tag := t.blanked[t.body+s.Start : t.body+s.End]
			for i := range tag {
				if tag[i] != '\n' {
					tag[i] = ' '
				}
			}
		}
	})
	return t.blanked
}

// hasShortcode reports whether a destination is one that a site computes.
func (t *shortcodeText) hasShortcode(destination []byte) bool {
	return len(t.reading.Shortcodes) > 0 && bytes.Contains(destination, []byte("{{"))
}

// reference returns where a link leads, if a shortcode says so: the section that ref and
// relref name.
func (t *shortcodeText) reference(destination string) string {
	if len(t.reading.Shortcodes) == 0 || !strings.Contains(destination, "{{") {
		return destination
	}
	destination = dialect.Reference(destination)
	if strings.Contains(destination, "{{") {
		return "" // nobody knows
	}
	page, fragment, _ := strings.Cut(destination, "#")
	if page != "" && path.Ext(page) == "" {
		page = strings.TrimSuffix(page, "/") + ".md"
	}
	if fragment != "" {
		page += "#" + fragment
	}
	return page
}

package markdown

import (
	"bytes"
	"html"
	"regexp"

	"github.com/yuin/goldmark/ast"
)

// A Link is the destination of a link or an image, with escapes resolved, and
// where in the source the link begins.
type Link struct {
	Destination string
	Offset      int
}

// Links returns the links of the section, reference links with the destination
// that is defined for them, and those of HTML.
func (s *Section) Links() []Link {
	links := s.destinations(func(n ast.Node) ([]byte, bool) {
		l, ok := n.(*ast.Link)
		if !ok {
			return nil, false
		}
		return l.Destination, true
	})
	_ = ast.Walk(s.tree(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML:
			if entering {
				links = append(links, hrefs(n.Segments.Value(s.text()), s.body+s.position(n))...)
			}
		case *ast.HTMLBlock:
			if entering {
				links = append(links, s.hrefsOfBlock(n)...)
			}
		}
		return ast.WalkContinue, nil
	})
	return links
}

// hrefsOfBlock returns the links of an HTML block that is no comment.
func (s *Section) hrefsOfBlock(n *ast.HTMLBlock) []Link {
	var links []Link
	if n.HTMLBlockType == ast.HTMLBlockType2 {
		return nil
	}
	for _, l := range s.htmlLines(n) {
		links = append(links, hrefs(s.Source[l.start:l.end], l.start)...)
	}
	return links
}

var href = regexp.MustCompile(`(?i)<a\s[^<>]*?href\s*=\s*(?:"([^"]*)"|'([^']*)')`)

// hrefs returns the links of a piece of HTML that begins at an offset.
func hrefs(text []byte, offset int) []Link {
	var links []Link
	for _, m := range href.FindAllSubmatchIndex(text, -1) {
		start, end := m[2], m[3]
		if start < 0 {
			start, end = m[4], m[5]
		}
		links = append(links, Link{html.UnescapeString(string(text[start:end])), offset + m[0]})
	}
	return links
}

// Images returns the images of the section, as Links does the links.
func (s *Section) Images() []Link {
	return s.destinations(func(n ast.Node) ([]byte, bool) {
		i, ok := n.(*ast.Image)
		if !ok {
			return nil, false
		}
		return i.Destination, true
	})
}

func (s *Section) destinations(of func(ast.Node) ([]byte, bool)) []Link {
	var links []Link
	_ = ast.Walk(s.tree(), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if destination, ok := of(n); ok && entering {
			links = append(links, Link{unescape(string(destination)), s.body + s.position(n)})
		}
		return ast.WalkContinue, nil
	})
	return links
}

// HasAnchor says whether a link to a fragment of the section leads somewhere:
// to a heading, to an element of HTML with that id or name, or to a block with
// an attribute list.
func (s *Section) HasAnchor(id string) bool {
	return s.anchorIDs()[id]
}

// collectAnchors reads the ids that are written in HTML and in markers. In code
// there are none.
func (s *Section) collectAnchors() map[string]bool {
	ids := map[string]bool{}
	for _, h := range s.Headings {
		ids[h.ID] = true
	}
	_ = ast.Walk(s.tree(), func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML:
			addAnchors(ids, htmlID, n.Segments.Value(s.text()))
		case *ast.HTMLBlock:
			addAnchors(ids, htmlID, s.raw(n))
		}
		return ast.WalkContinue, nil
	})
	for _, skip := range s.Skipped {
		if skip.Reason == marker {
			addAnchors(ids, attributeID, s.Source[skip.Start:skip.End])
		}
	}
	return ids
}

func addAnchors(ids map[string]bool, pattern *regexp.Regexp, text []byte) {
	for _, m := range pattern.FindAllSubmatch(text, -1) {
		ids[string(bytes.Join(m[1:], nil))] = true
	}
}

var (
	htmlID      = regexp.MustCompile(`\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)
	attributeID = regexp.MustCompile(`#([\w:.-]+)`)
)

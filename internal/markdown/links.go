package markdown

import (
	"bytes"
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
// that is defined for them.
func (s *Section) Links() []Link {
	return s.destinations(func(n ast.Node) ([]byte, bool) {
		l, ok := n.(*ast.Link)
		if !ok {
			return nil, false
		}
		return l.Destination, true
	})
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
	_ = ast.Walk(s.root, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
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
	s.anchorOnce.Do(s.collectAnchors)
	return s.anchorIDs[id]
}

// collectAnchors reads the ids that are written in HTML and in markers. In code
// there are none.
func (s *Section) collectAnchors() {
	s.anchorIDs = map[string]bool{}
	for _, h := range s.Headings {
		s.anchorIDs[h.ID] = true
	}
	_ = ast.Walk(s.root, func(n ast.Node, _ bool) (ast.WalkStatus, error) {
		switch n := n.(type) {
		case *ast.RawHTML:
			s.addAnchors(htmlID, n.Segments.Value(s.text()))
		case *ast.HTMLBlock:
			s.addAnchors(htmlID, s.raw(n))
		}
		return ast.WalkContinue, nil
	})
	for _, skip := range s.Skipped {
		if skip.Reason == marker {
			s.addAnchors(attributeID, s.Source[skip.Start:skip.End])
		}
	}
}

func (s *Section) addAnchors(pattern *regexp.Regexp, text []byte) {
	for _, m := range pattern.FindAllSubmatch(text, -1) {
		s.anchorIDs[string(bytes.Join(m[1:], nil))] = true
	}
}

var (
	htmlID      = regexp.MustCompile(`\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))`)
	attributeID = regexp.MustCompile(`#([\w:.-]+)`)
)

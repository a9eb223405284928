package markdown

import (
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
// to a heading, or to an element of HTML with that id or name.
func (s *Section) HasAnchor(id string) bool {
	for _, h := range s.Headings {
		if h.ID == id {
			return true
		}
	}
	for _, m := range htmlAnchor.FindAllSubmatch(s.text(), -1) {
		if string(m[1]) == id || string(m[2]) == id {
			return true
		}
	}
	return false
}

var htmlAnchor = regexp.MustCompile(`<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*(?:"([^"]*)"|'([^']*)')`)

package hypertext

import (
	"bytes"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// wellFormed returns HTML with every element closed in the order in which they were opened, as a
// browser would have it (HTML §13.2.6). It returns false for elements that are nested too deep for
// the parser, which is deeper than readers can see.
func wellFormed(text []byte, o *Options) ([]byte, bool) {
	root := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
	nodes, err := html.ParseFragmentWithOptions(bytes.NewReader(text), root, html.ParseOptionEnableScripting(false))
	if err != nil {
		return nil, false
	}
	for _, n := range nodes {
		root.AppendChild(n)
	}
	if !o.Trusted {
		for n := range root.Descendants() {
			if n.Type == html.ElementNode {
				modernise(n)
			}
		}
		reshape(root)
		fit(root)
	}
	s := serializer{options: o, ids: map[string]bool{}, headings: headingsByID(root)}
	s.children(root)
	return s.out.Bytes(), true
}

// A serializer writes a tree as HTML or as XHTML (HTML §13.3).
type serializer struct {
	out     bytes.Buffer
	options *Options
	ids     map[string]bool
	// headings are the first ones with their ids, which no other element takes away: contents lead there.
	headings map[string]*html.Node
}

func headingsByID(root *html.Node) map[string]*html.Node {
	headings := map[string]*html.Node{}
	for n := range root.Descendants() {
		if n.Type != html.ElementNode || len(n.Data) != 2 || n.Data[0] != 'h' || n.Data == "hr" {
			continue
		}
		if id := valueOf(n, "id"); headings[id] == nil {
			headings[id] = n
		}
	}
	return headings
}

// voids are elements without content (HTML §13.1.2), verbatims those whose text is not escaped in HTML, played
// those of films and sounds.
var (
	played    = htmltext.Names(`video audio source track picture`)
	voids     = htmltext.Names(`area base br col embed hr img input link meta source track wbr`)
	verbatims = htmltext.Names(`script style xmp iframe noembed noframes plaintext`)
)

func (s *serializer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if verbatims[n.Parent.Data] && !s.options.XHTML {
			s.out.WriteString(n.Data)
			return
		}
		escape(&s.out, n.Data, false)
	case html.ElementNode:
		s.element(n)
	}
}

func (s *serializer) element(n *html.Node) {
	switch {
	case s.isNothing(n):
		return
	case n.Data == "img" && !has(n, "src"):
		escape(&s.out, valueOf(n, "alt"), false)
		return
	case s.options.XHTML && played[n.Data]:
		s.children(n) // what the author says to who cannot play it
		return
	}
	if n.Data == "img" && !has(n, "alt") {
		n.Attr = append(n.Attr, html.Attribute{Key: "alt"})
	}
	s.out.WriteByte('<')
	s.out.WriteString(n.Data)
	for _, a := range n.Attr {
		s.attribute(n, a)
	}
	if voids[n.Data] {
		if s.options.XHTML {
			s.out.WriteByte('/')
		}
		s.out.WriteByte('>')
		return
	}
	s.out.WriteByte('>')
	if n.Data == "pre" && n.FirstChild != nil && strings.HasPrefix(n.FirstChild.Data, "\n") {
		s.out.WriteByte('\n') // a browser takes the first one away
	}
	s.children(n)
	s.out.WriteString("</")
	s.out.WriteString(n.Data)
	s.out.WriteByte('>')
}

func (s *serializer) children(n *html.Node) {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.node(c)
	}
}

// isNothing reports whether an element has neither a content nor anything to say of it, as the place of a
// heading whose id the heading has.
func (s *serializer) isNothing(n *html.Node) bool {
	if n.FirstChild != nil || n.Data != "a" && n.Data != "span" {
		return false
	}
	for _, a := range n.Attr {
		if a.Key != "id" || !s.ids[a.Val] && s.headings[a.Val] == nil {
			return false
		}
	}
	return true
}

// attribute writes an attribute, unless its name is one that XML does not have, or its address one that the
// page does not. An id is written once.
func (s *serializer) attribute(n *html.Node, a html.Attribute) {
	name := a.Key
	if a.Namespace != "" {
		name = a.Namespace + ":" + a.Key
	}
	if !isName(name) {
		return
	}
	value := a.Val
	if name == "id" {
		if h := s.headings[value]; h != nil && h != n {
			return
		}
		if value = ownID(value, s.options); value == "" || s.options.WithoutIDs || s.ids[value] {
			return
		}
		s.ids[value] = true
	}
	s.out.WriteByte(' ')
	s.out.WriteString(name)
	s.out.WriteString(`="`)
	escape(&s.out, value, true)
	s.out.WriteByte('"')
}

// isName reports whether a name of an attribute is one in XML too.
func isName(name string) bool {
	for i, c := range []byte(name) {
		letter := c|0x20 >= 'a' && c|0x20 <= 'z' || c == '_'
		if !letter && (i == 0 || c != '-' && c != ':' && c != '.' && (c < '0' || c > '9')) {
			return false
		}
	}
	return name != ""
}

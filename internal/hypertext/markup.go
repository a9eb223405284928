package hypertext

import (
	"bytes"
	"strings"
	"sync"

	"github.com/microcosm-cc/bluemonday"
	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// policy is what the author's HTML may have on a page that does not trust it: what HTML says about
// text, and pictures, films and sounds. No scripts, styles, forms or frames, and no address but
// those of the web and of mail.
var policy = sync.OnceValue(func() *bluemonday.Policy {
	p := bluemonday.NewPolicy()
	p.AllowElements("a", "abbr", "address", "article", "aside", "b", "bdi", "bdo", "blockquote", "br", "caption", "center", "cite", "code",
		"col", "colgroup", "data", "dd", "del", "details", "dfn", "div", "dl", "dt", "em", "figcaption", "figure", "footer",
		"h1", "h2", "h3", "h4", "h5", "h6", "header", "hgroup", "hr", "i", "ins", "kbd", "li", "main", "mark", "nav", "ol", "p", "pre", "q",
		"rb", "rp", "rt", "rtc", "ruby", "s", "samp", "section", "small", "span", "strike", "strong", "sub", "summary", "sup",
		"table", "tbody", "td", "tfoot", "th", "thead", "time", "tr", "tt", "u", "ul", "var", "wbr")
	p.AllowStandardAttributes()
	p.AllowAttrs("class").Matching(bluemonday.SpaceSeparatedTokens).Globally()
	p.AllowAttrs("href").OnElements("a")
	p.AllowAttrs("name").Matching(bluemonday.SpaceSeparatedTokens).OnElements("a")
	p.AllowAttrs("src", "alt", "width", "height", "srcset").OnElements("img")
	p.AllowAttrs("src", "poster", "width", "height", "controls", "loop", "muted").OnElements("video")
	p.AllowAttrs("src", "controls", "loop", "muted").OnElements("audio")
	p.AllowAttrs("src", "srcset", "type", "media").OnElements("source")
	p.AllowAttrs("src", "kind", "srclang", "label", "default").OnElements("track")
	p.AllowElements("picture")
	p.AllowAttrs("colspan", "rowspan", "headers", "scope", "align").OnElements("td", "th")
	p.AllowAttrs("span").OnElements("col", "colgroup")
	p.AllowAttrs("start", "reversed", "type").OnElements("ol")
	p.AllowAttrs("value").OnElements("li", "data")
	p.AllowAttrs("open").OnElements("details")
	p.AllowAttrs("datetime").OnElements("time", "del", "ins")
	p.AllowAttrs("cite").OnElements("blockquote", "q", "del", "ins")
	p.AllowAttrs("align").OnElements("div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "table", "tr")
	p.AllowRelativeURLs(true)
	p.AllowURLSchemes("http", "https", "mailto")
	p.AllowNoAttrs().OnElements("a", "span", "img", "video", "audio", "source", "track")
	return p
})

// isSafe reports whether an address may stand on a page: one of the web or of mail, or a
// relative one.
func isSafe(address string) bool {
	scheme, _, ok := strings.Cut(address, ":")
	if !ok || strings.ContainsAny(scheme, "/?#") {
		return !strings.ContainsFunc(address, func(r rune) bool { return r < 0x20 })
	}
	switch strings.ToLower(scheme) {
	case "http", "https", "mailto", "tel", "ftp":
		return true
	}
	return false
}

// sanitized returns a tag as it may stand on a page. What is between two tags is not among it, so that
// one at a time can be looked at.
func sanitized(tag string, o *Options) string {
	if o.Trusted {
		return tag
	}
	return policy().Sanitize(tag)
}

// wellFormed returns HTML with every element closed in the order in which they were opened, as a
// browser would have it (HTML §13.2.6), and with the author's links and pictures leading to where they are.
func wellFormed(text []byte, o *Options) []byte {
	root := &html.Node{Type: html.ElementNode, DataAtom: atom.Div, Data: "div"}
	nodes, err := html.ParseFragment(bytes.NewReader(text), root)
	if err != nil {
		return nil // reading from memory does not fail
	}
	s := serializer{options: o, ids: map[string]bool{}}
	for _, n := range nodes {
		s.node(n)
	}
	return s.out.Bytes()
}

// A serializer writes a tree as HTML or as XHTML (HTML §13.3).
type serializer struct {
	out     bytes.Buffer
	options *Options
	ids     map[string]bool
}

// voids are elements without content (HTML §13.1.2), verbatims those whose text is not escaped in HTML.
var (
	voids     = htmltext.Names(`area base br col embed hr img input link meta source track wbr`)
	verbatims = htmltext.Names(`script style xmp iframe noembed noframes plaintext`)
)

func (s *serializer) node(n *html.Node) {
	switch n.Type {
	case html.TextNode:
		if n.Parent != nil && verbatims[n.Parent.Data] && !s.options.XHTML {
			s.out.WriteString(n.Data)
			return
		}
		escape(&s.out, n.Data, false)
	case html.ElementNode:
		s.element(n)
	}
}

func (s *serializer) element(n *html.Node) {
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
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		s.node(c)
	}
	s.out.WriteString("</")
	s.out.WriteString(n.Data)
	s.out.WriteByte('>')
}

func has(n *html.Node, name string) bool {
	for _, a := range n.Attr {
		if a.Key == name {
			return true
		}
	}
	return false
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
		if value == "" || s.ids[value] {
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

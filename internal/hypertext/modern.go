package hypertext

import (
	"slices"
	"strconv"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// modern are the elements by which HTML says today what older ones say (HTML §16.2); those of a page that
// its text cannot have become plain boxes.
var modern = map[string]string{
	"center": "div", "hgroup": "div", "main": "div", "rb": "span", "rtc": "rt", "strike": "s", "tt": "code",
}

// phrasing are elements that can hold text and elements of text alone (HTML §3.2.5.2.5), and lines those of
// them that are blocks themselves.
var (
	phrasing = htmltext.Names(`abbr b bdi bdo cite code data dfn em i kbd mark q s samp small span strong sub sup time u var`)
	lines    = htmltext.Names(`h1 h2 h3 h4 h5 h6 p pre summary`)
	flow     = htmltext.Names(`address article aside blockquote caption col colgroup dd details div dl dt figcaption figure footer h1 h2 h3 h4 h5 h6 header hr
		li nav ol p pre section summary table tbody td tfoot th thead tr ul`)
)

// reshape makes a box of an element of text that holds blocks, and text of blocks in a line.
func reshape(n *html.Node) {
	for c := range n.ChildNodes() {
		reshape(c)
	}
	switch {
	case n.Type != html.ElementNode:
	case phrasing[n.Data] && holds(n, func(c *html.Node) bool { return flow[c.Data] }):
		rename(n, "div")
	case lines[n.Data]:
		renameWithin(n, func(c *html.Node) bool { return flow[c.Data] }, "span")
	}
}

func holds(n *html.Node, is func(*html.Node) bool) bool {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && is(c) {
			return true
		}
	}
	return false
}

func renameWithin(n *html.Node, is func(*html.Node) bool, name string) {
	for c := range n.Descendants() {
		if c.Type == html.ElementNode && is(c) {
			rename(c, name)
		}
	}
}

func rename(n *html.Node, name string) { n.Data, n.DataAtom = name, atom.Lookup([]byte(name)) }

// modernise gives an element the form that HTML has today for what it says: classes for the place of its
// text, an id for the name of a place, and sizes of pictures in pixels.
func modernise(n *html.Node) {
	if n.Data == "center" {
		addClass(n, "center")
	}
	if name, ok := modern[n.Data]; ok {
		rename(n, name)
	}
	kept := make([]html.Attribute, 0, len(n.Attr))
	for _, a := range n.Attr {
		if a, ok := modernAttribute(n, a); ok {
			kept = append(kept, a)
		}
	}
	align, width := strings.ToLower(valueOf(n, "align")), document.ParseLength(valueOf(n, "width"))
	n.Attr = kept
	if slices.Contains([]string{"left", "center", "right"}, align) {
		addClass(n, align)
	}
	if n.Data == "img" && width.Percent && width.Asked() {
		addClass(n, widthClass(width))
	}
}

// modernAttribute returns an attribute of an element as HTML has it today; false if there is none.
func modernAttribute(n *html.Node, a html.Attribute) (html.Attribute, bool) {
	if booleans[a.Key] {
		a.Val = ""
	}
	switch {
	case a.Key == "align" || !isValue(n.Data, a):
		return a, false
	case a.Key == "name" && n.Data == "a":
		a.Key = "id"
		return a, !has(n, "id") && isValue(n.Data, a)
	case n.Data == "img" && (a.Key == "width" || a.Key == "height"):
		size := document.ParseLength(a.Val)
		a.Val = strconv.Itoa(int(size.Value + 0.5))
		return a, size.Asked() && !size.Percent
	}
	return a, true
}

func addClass(n *html.Node, class string) {
	for i := range n.Attr {
		if n.Attr[i].Key == "class" {
			n.Attr[i].Val += " " + class
			return
		}
	}
	n.Attr = append(n.Attr, html.Attribute{Key: "class", Val: class})
}

func has(n *html.Node, name string) bool {
	return slices.ContainsFunc(n.Attr, func(a html.Attribute) bool { return a.Key == name })
}

func valueOf(n *html.Node, name string) string {
	for _, a := range n.Attr {
		if a.Key == name {
			return a.Val
		}
	}
	return ""
}

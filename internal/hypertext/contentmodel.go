package hypertext

import (
	"slices"
	"strings"

	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// The author's elements are kept where HTML allows them (HTML §4), and say less where it does not: validators
// and readers of EPUB refuse a book for one element of a list that stands in none.

// listed are the elements that belong in certain others, and in which; what takes their place elsewhere is in
// plainer.
var listed = map[string][]string{
	"li": {"ul", "ol"}, "dt": {"dl", "div"}, "dd": {"dl", "div"}, "figcaption": {"figure"}, "summary": {"details"},
	"rt": {"ruby"}, "rp": {"ruby"}, "source": {"audio", "video", "picture"}, "track": {"audio", "video"},
}

var plainer = map[string]string{"li": "div", "dt": "div", "dd": "div", "figcaption": "div", "summary": "div", "rt": "span", "rp": "span"}

var (
	sectioning = htmltext.Names(`address article aside footer h1 h2 h3 h4 h5 h6 header nav section`)
	heads      = htmltext.Names(`footer header`)
	playable   = htmltext.Names(`audio details video`)
)

// fit gives what is within an element the form that it can have there, from the outside in.
func fit(n *html.Node) {
	for c := range elements(n) {
		fitElement(c)
	}
	for c := range elements(n) {
		fit(c)
	}
}

// elements are the elements right within one; the one that is looked at may be taken away.
func elements(n *html.Node) func(yield func(*html.Node) bool) {
	return func(yield func(*html.Node) bool) {
		for c := n.FirstChild; c != nil; {
			next := c.NextSibling
			if c.Type == html.ElementNode && !yield(c) {
				return
			}
			c = next
		}
	}
}

func fitElement(n *html.Node) {
	fitPlace(n)
	switch n.Data {
	case "ul", "ol":
		fitList(n)
	case "dl":
		if !isDefinitions(n) {
			rename(n, "div")
		}
	case "details":
		fitDetails(n)
	case "figure":
		fitFigure(n)
	case "ruby":
		fitRuby(n)
		if !holds(n, func(c *html.Node) bool { return c.Data == "rt" }) {
			rename(n, "span")
		}
	case "picture":
		if !holds(n, func(c *html.Node) bool { return c.Data == "img" && has(c, "src") }) {
			rename(n, "span")
		}
	case "address":
		if holds(n, func(c *html.Node) bool { return sectioning[c.Data] }) {
			rename(n, "div")
		}
	case "caption":
		renameWithin(n, func(c *html.Node) bool { return flow[c.Data] }, "span")
	case "th":
		renameWithin(n, func(c *html.Node) bool { return sectioning[c.Data] }, "div")
	case "header", "footer":
		renameWithin(n, func(c *html.Node) bool { return heads[c.Data] }, "div")
	case "a":
		renameWithin(n, func(c *html.Node) bool { return playable[c.Data] }, "div")
	case "dfn":
		renameWithin(n, func(c *html.Node) bool { return c.Data == "dfn" }, "span")
	case "time", "data":
		if !has(n, "datetime") && !has(n, "value") {
			rename(n, "span")
		}
	}
}

// fitPlace makes an element plainer, or takes it away, where it does not belong.
func fitPlace(n *html.Node) {
	parents, ok := listed[n.Data]
	if isPlayedFromNowhere(n) {
		n.Parent.RemoveChild(n)
		return
	}
	if !ok || slices.Contains(parents, n.Parent.Data) && isDefinition(n) {
		return
	}
	if name, ok := plainer[n.Data]; ok {
		rename(n, name)
		return
	}
	n.Parent.RemoveChild(n)
}

// isPlayedFromNowhere reports whether an element is there for a file that it does not name.
func isPlayedFromNowhere(n *html.Node) bool {
	return n.Data == "track" && !has(n, "src") || n.Data == "source" && !has(n, "src") && !has(n, "srcset")
}

// isDefinition reports whether an element is no part of a list of definitions, or within one.
func isDefinition(n *html.Node) bool {
	return n.Data != "dt" && n.Data != "dd" || n.Parent.Data == "dl" || n.Parent.Parent != nil && n.Parent.Parent.Data == "dl"
}

// fitList puts what stands between the items of a list into the one before, or else into one of its own.
func fitList(n *html.Node) {
	var item *html.Node
	for c := n.FirstChild; c != nil; {
		next := c.NextSibling
		switch {
		case c.Type == html.ElementNode && c.Data == "li":
			item = c
		case c.Data != "ul" && c.Data != "ol" && holds(c, func(d *html.Node) bool { return d.Data == "li" && d.Parent == c }):
			next = unwrap(c) // emphasis that nobody has closed goes on around the next items
		case !isBlank(c):
			if item == nil {
				item = &html.Node{Type: html.ElementNode}
				rename(item, "li")
				n.InsertBefore(item, c)
			}
			n.RemoveChild(c)
			item.AppendChild(c)
		}
		c = next
	}
}

// unwrap puts what is within an element into its place, and returns what comes first there.
func unwrap(n *html.Node) *html.Node {
	first := n.FirstChild
	for c := n.FirstChild; c != nil; c = n.FirstChild {
		n.RemoveChild(c)
		n.Parent.InsertBefore(c, n)
	}
	n.Parent.RemoveChild(n)
	return first
}

// isDefinitions reports whether a list of definitions has terms and then what they mean (HTML §4.4.9).
func isDefinitions(n *html.Node) bool {
	last := "dd"
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		switch {
		case isBlank(c):
		case c.Data == "div" && c.Type == html.ElementNode && last != "dt" && isDefinitions(c):
		case c.Data == "dt" || c.Data == "dd" && (last == "dt" || c.PrevSibling != nil):
			last = c.Data
		default:
			return false
		}
	}
	first := firstIn(n)
	return last == "dd" && first != nil && first.Data != "dd"
}

// fitRuby takes away parentheses that do not come in pairs.
func fitRuby(n *html.Node) {
	var marks []*html.Node
	texts := 0
	for c := range elements(n) {
		switch c.Data {
		case "rp":
			marks = append(marks, c)
		case "rt":
			texts++
		}
	}
	if len(marks) != 2*texts {
		for _, c := range marks {
			n.RemoveChild(c)
		}
	}
}

// fitDetails has the first summary come first. What has none is not folded.
func fitDetails(n *html.Node) {
	var summary *html.Node
	for c := range elements(n) {
		switch {
		case c.Data != "summary":
		case summary == nil:
			summary = c
		default:
			rename(c, "div")
		}
	}
	if summary == nil {
		rename(n, "div")
		return
	}
	if firstIn(n) != summary {
		n.RemoveChild(summary)
		n.InsertBefore(summary, n.FirstChild)
	}
}

// fitFigure leaves a figure one caption, which comes first or last.
func fitFigure(n *html.Node) {
	first, last := firstIn(n), n.LastChild
	for last != nil && isBlank(last) {
		last = last.PrevSibling
	}
	captions := 0
	for c := range elements(n) {
		if c.Data != "figcaption" {
			continue
		}
		if captions++; captions > 1 || c != first && c != last {
			rename(c, "div")
		}
	}
}

// firstIn is what comes first in an element, but for white space.
func firstIn(n *html.Node) *html.Node {
	for c := n.FirstChild; c != nil; c = c.NextSibling {
		if !isBlank(c) {
			return c
		}
	}
	return nil
}

func isBlank(n *html.Node) bool {
	return n.Type != html.ElementNode && (n.Type != html.TextNode || strings.TrimSpace(n.Data) == "")
}

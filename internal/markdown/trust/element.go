package trust

import (
	"slices"
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// nested reports whether the tags of the text are in pairs that hold nothing but
// text and other such pairs.
func (v *view) nested() bool {
	var open []string
	for _, token := range v.scan() {
		switch token.Kind {
		case inline.Escape, inline.Code, inline.Comment, inline.Footnote, inline.Address:
		case inline.Tag:
			tag := token.In(v.Text.Body)
			switch name := htmltext.NameOf(tag); {
			case htmltext.IsVoid(name):
			case closesItself(tag):
				return false
			case !strings.HasPrefix(tag, "</"):
				open = append(open, name)
			case len(open) == 0 || open[len(open)-1] != name:
				return false
			default:
				open = open[:len(open)-1]
			}
		default:
			if len(open) > 0 {
				return false
			}
		}
	}
	return len(open) == 0
}

// elements returns the elements of a text whose tags are nested: one for each start
// tag, and the images.
func (v *view) elements() []finding {
	var found []finding
	for _, token := range v.scan() {
		switch tag := token.In(v.Text.Body); {
		case token.Kind == inline.Close && v.tokens[token.Partner].Sign == '!':
			found = appendElement(found, "img", 0)
		case token.Kind == inline.Tag && !strings.HasPrefix(tag, "</"):
			found = appendElement(found, htmltext.NameOf(tag), len(htmltext.Attributes(tag)))
		}
	}
	return found
}

// rendered reads what CommonMark makes of a text as a browser does: tags that
// cross each other make more elements than there are tags.
func rendered(v *view) []finding {
	isTag := func(t inline.Token) bool { return t.Kind == inline.Tag }
	if v.Text.HTML == nil || !v.has(angle) || !slices.ContainsFunc(v.scan(), isTag) {
		return nil
	}
	if v.nested() {
		return v.elements()
	}
	nodes, err := html.ParseFragment(strings.NewReader(v.Text.HTML()), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil { // a text that the parser gives up is nobody's
		return []finding{{"", "", Objection{AddedHTML, short(err.Error())}}}
	}
	var found []finding
	for _, n := range nodes {
		found = appendElements(found, n)
	}
	return found
}

func appendElements(found []finding, n *html.Node) []finding {
	for d := range n.Descendants() {
		if d.Type == html.ElementNode {
			found = appendElement(found, d.Data, len(d.Attr))
		}
	}
	if n.Type == html.ElementNode {
		found = appendElement(found, n.Data, len(n.Attr))
	}
	return found
}

func appendElement(found []finding, name string, attributes int) []finding {
	if name == "a" || spoken[name] || oriented[name] && attributes <= len(orientation) {
		return found // the other readers look at the attributes
	}
	return append(found, finding{name, "", Objection{UnbalancedHTML, "<" + name + ">"}})
}

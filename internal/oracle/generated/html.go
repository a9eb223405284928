package generated

import (
	"strings"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"
)

// parseHTML returns the nodes of a fragment of HTML, as a browser reads it in a body.
func parseHTML(fragment string) ([]*Node, error) {
	parsed, err := html.ParseFragment(strings.NewReader(fragment), &html.Node{Type: html.ElementNode, Data: "body", DataAtom: atom.Body})
	if err != nil {
		return nil, err
	}
	var nodes []*Node
	for _, n := range parsed {
		nodes = append(nodes, nodeOf(n))
	}
	return nodes, nil
}

func nodeOf(n *html.Node) *Node {
	switch n.Type {
	case html.TextNode:
		return &Node{Text: n.Data}
	case html.ElementNode:
		made := &Node{Name: n.Data}
		for _, a := range n.Attr {
			made.Attributes = append(made.Attributes, [2]string{a.Key, a.Val})
		}
		for c := n.FirstChild; c != nil; c = c.NextSibling {
			made.Children = append(made.Children, nodeOf(c))
		}
		return made
	default:
		return &Node{Name: "!--", Text: n.Data}
	}
}

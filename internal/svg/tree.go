package svg

import (
	"fmt"
	"slices"
	"strings"
)

// A Document is a file as a tree, for who draws it.
type Document struct {
	Root *Node
	text string
}

// A Node is an element or a piece of text.
type Node struct {
	// Name is that of an element in SVG's namespace or in none, without prefix; of one in
	// HTML's it is "html:" and the name. It is empty for text, and "?" for all other elements.
	Name     string
	Text     string // with its references resolved
	Parent   *Node  // nil for the root
	Children []*Node

	attributes []nodeAttribute
	offset     int
}

type nodeAttribute struct{ name, value string }

// Attribute returns the value of an attribute of SVG, of XLink's href as "href", or of XML's
// own as in "xml:space"; "" if it is not there.
func (n *Node) Attribute(name string) string {
	for _, a := range n.attributes {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// Attributes calls yield with each attribute in its order.
func (n *Node) Attributes(yield func(name, value string) bool) {
	for _, a := range n.attributes {
		if !yield(a.name, a.value) {
			return
		}
	}
}

// Place returns line and column of where a node begins, counted from 1, columns in characters.
func (d *Document) Place(n *Node) (line, column int) { return new(places).of(d.text, n.offset) }

// mostBytes is how large a file may be that is read as a tree. A tree takes some ten times
// the memory of its file.
const mostBytes = 16 << 20

// Parse returns the tree of a file, which [Clean] need not have seen: nothing of it is run or
// fetched. The fault is nil unless the file cannot be read; what is asked of one is as strict as
// there.
func Parse(data []byte) (*Document, *Fault) {
	if len(data) > mostBytes {
		return nil, whole(fmt.Sprintf("it has more than %d million bytes", mostBytes>>20), "draw it with less detail, or save it as PNG")
	}
	text, encoded, fault := decode(data)
	if fault != nil {
		return nil, fault
	}
	b := treeBuilder{scanner: scanner{text: text}, namespaces: newNamespaces()}
	if fault := b.read(encoded); fault != nil {
		if fault.offset >= 0 {
			fault.Line, fault.Column = new(places).of(text, fault.offset)
		}
		return nil, fault
	}
	return &Document{Root: b.root, text: text}, nil
}

// A treeBuilder makes a tree of tokens.
type treeBuilder struct {
	scanner    scanner
	namespaces *namespaces
	root, open *Node
}

func (b *treeBuilder) read(e encoding) *Fault {
	if fault := b.scanner.begin(e); fault != nil {
		return fault
	}
	for {
		t, fault := b.scanner.next()
		if fault != nil {
			return fault
		}
		switch t.kind {
		case finish:
			if b.root.Name != "svg" {
				return &Fault{Reason: "its root element is not SVG's", Hint: "save it as SVG", offset: b.root.offset}
			}
			return nil
		case startTag:
			b.begin(t)
		case endTag:
			b.open = b.open.Parent
			b.namespaces.leave()
		case characters:
			b.add(resolved(b.scanner.text[t.start:t.end], b.scanner.entities), t.start)
		case section:
			b.add(b.scanner.text[t.content:t.contentEnd], t.start)
		case comment, instruction, doctype:
		}
	}
}

// begin adds an element.
func (b *treeBuilder) begin(t token) {
	declarations := map[string]string{}
	for _, a := range t.attributes {
		if prefix, ok := isDeclaration(a.name); ok {
			declarations[prefix] = b.value(a)
		}
	}
	b.namespaces.enter(declarations)
	n := &Node{Name: b.elementName(t.name), Parent: b.open, offset: t.start}
	for _, a := range t.attributes {
		name := b.attributeName(a.name)
		if i := slices.IndexFunc(n.attributes, func(known nodeAttribute) bool { return known.name == name }); i >= 0 && name == a.name {
			n.attributes[i].value = b.value(a) // that of SVG goes before that of XLink
		} else if i < 0 && name != "" {
			n.attributes = append(n.attributes, nodeAttribute{name, b.value(a)})
		}
	}
	if b.open == nil {
		if b.root == nil {
			b.root = n
		}
	} else {
		b.open.Children = append(b.open.Children, n)
	}
	if t.empty {
		b.namespaces.leave()
		return
	}
	b.open = n
}

func (b *treeBuilder) value(a attribute) string {
	return resolved(b.scanner.text[a.value:a.valueEnd], b.scanner.entities)
}

func (b *treeBuilder) elementName(name string) string {
	prefix, local := divided(name)
	switch namespace := b.namespaces.of(prefix); {
	case namespace == svgNamespace, namespace == "" && prefix == "":
		return local
	case namespace == htmlNamespace:
		return "html:" + strings.ToLower(local)
	}
	return "?"
}

// attributeName returns how an attribute is called in a tree; "" for one that is not there.
func (b *treeBuilder) attributeName(name string) string {
	prefix, local := divided(name)
	switch {
	case prefix == "":
		if name == "xmlns" {
			return ""
		}
		return name
	case prefix == "xml":
		return name
	case prefix == "xlink" && b.namespaces.of(prefix) == "", b.namespaces.of(prefix) == xlinkNamespace:
		if local == "href" {
			return local
		}
	}
	return ""
}

// add adds text to the open element.
func (b *treeBuilder) add(text string, offset int) {
	if b.open != nil && text != "" {
		b.open.Children = append(b.open.Children, &Node{Text: text, Parent: b.open, offset: offset})
	}
}

package svg

import "strings"

// Namespaces are what prefixes mean at a place in a document (Namespaces in XML
// 1.0). The prefix of names without one is "".
type namespaces struct {
	meanings map[string][]string // by prefix, the innermost last
	declared [][]string          // the prefixes that each open element declares
}

func newNamespaces() *namespaces {
	return &namespaces{meanings: map[string][]string{"xml": {xmlNamespace}}}
}

// enter takes in what an element declares: namespaces by prefix.
func (n *namespaces) enter(declarations map[string]string) {
	prefixes := make([]string, 0, len(declarations))
	for prefix, namespace := range declarations {
		n.meanings[prefix] = append(n.meanings[prefix], namespace)
		prefixes = append(prefixes, prefix)
	}
	n.declared = append(n.declared, prefixes)
}

func (n *namespaces) leave() {
	last := len(n.declared) - 1
	for _, prefix := range n.declared[last] {
		n.meanings[prefix] = n.meanings[prefix][:len(n.meanings[prefix])-1]
	}
	n.declared = n.declared[:last]
}

// of returns the namespace of a prefix; "" if it has none.
func (n *namespaces) of(prefix string) string {
	if meanings := n.meanings[prefix]; len(meanings) > 0 {
		return meanings[len(meanings)-1]
	}
	return ""
}

// divided returns the prefix and the local part of a name.
func divided(name string) (prefix, local string) {
	prefix, local, ok := strings.Cut(name, ":")
	if !ok {
		return "", name
	}
	return prefix, local
}

// isDeclaration returns the prefix that an attribute declares, if that is what it
// does.
func isDeclaration(name string) (prefix string, ok bool) {
	if name == "xmlns" {
		return "", true
	}
	return strings.CutPrefix(name, "xmlns:")
}

package generated

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/google/go-cmp/cmp"
)

// A Page is what a generator makes of a section.
type Page struct{ Nodes []*Node }

// A Node is an element, or text where it has no name. Names that no element has are
// those of what is code: "!--" (a comment), "{}" (an expression of MDX), "{{}}" (of Vue), "esm" (its
// imports and exports), "raw" (HTML as written). "meta" is a key of the front matter, "toc"
// an entry of the table of contents.
type Node struct {
	Name       string
	Attributes [][2]string // names and values, in order
	Children   []*Node
	Text       string // of text, or of code
}

// readable are the attributes that readers see or hear.
var readable = []string{"title", "alt", "label", "summary", "aria-label", "ariaLabel", "placeholder"}

// code are the elements whose text no translator sees; for classes see [isCode].
var code = []string{"code", "pre", "script", "style", "svg", "template", "!--", "{}", "{{}}", "esm", "raw"}

// isCode reports whether what is in a node is code.
func isCode(n *Node) bool {
	if n.Name == "template" && slices.ContainsFunc(n.Attributes, func(a [2]string) bool { return a[0][0] == '#' || strings.HasPrefix(a[0], "v-") }) {
		return false // Vue shows it
	}
	return slices.Contains(code, n.Name) || slices.ContainsFunc(strings.Fields(n.attribute("class")), func(class string) bool {
		return class == "arithmatex" || class == "mermaid"
	})
}

// attribute returns the value of an attribute, empty if there is none.
func (n *Node) attribute(name string) string {
	for _, a := range n.Attributes {
		if a[0] == name {
			return a[1]
		}
	}
	return ""
}

// isReadable reports whether an attribute of a node is for readers.
func isReadable(n *Node, name string) bool {
	if name == "content" {
		return n.Name == "meta" && slices.Contains([]string{"description", "og:title", "og:description"}, n.attribute("name")+n.attribute("property"))
	}
	if name == "text" {
		return n.Name == "Badge"
	}
	return slices.Contains(readable, name)
}

// Structure returns the elements of a page, a line for each, with the attributes and
// code that a translation must leave as they are. Readable attributes are there by name.
func (p *Page) Structure() []string {
	var lines []string
	p.each(func(n *Node, depth int, inCode bool) {
		indent := strings.Repeat("  ", depth)
		if n.Name == "" {
			if inCode {
				lines = append(lines, indent+fmt.Sprintf("code %q", n.Text))
			}
			return
		}
		line := indent + "<" + n.Name
		for _, a := range n.Attributes {
			if isReadable(n, a[0]) {
				line += " " + a[0] + "=…"
			} else {
				line += fmt.Sprintf(" %s=%q", a[0], a[1])
			}
		}
		lines = append(lines, line+">")
		if n.Text != "" {
			lines = append(lines, indent+fmt.Sprintf("  code %q", n.Text))
		}
	})
	return lines
}

// Texts returns what readers see of a page in order: its text but for code, and the
// readable attributes, each with runs of white space as one space. Elements within a
// paragraph part texts.
func (p *Page) Texts() []string {
	var texts []string
	p.each(func(n *Node, _ int, inCode bool) {
		if n.Name == "" && !inCode {
			texts = append(texts, n.Text)
		}
		for _, a := range n.Attributes {
			if isReadable(n, a[0]) {
				texts = append(texts, a[1])
			}
		}
	})
	for i, text := range texts {
		texts[i] = strings.Join(strings.Fields(text), " ")
	}
	return slices.DeleteFunc(texts, func(text string) bool { return text == "" })
}

// each calls a function for all nodes in order, with their depths and whether they stand
// in code.
func (p *Page) each(do func(n *Node, depth int, inCode bool)) {
	var walk func(nodes []*Node, depth int, inCode bool)
	walk = func(nodes []*Node, depth int, inCode bool) {
		for _, n := range nodes {
			do(n, depth, inCode)
			walk(n.Children, depth+1, inCode || isCode(n))
		}
	}
	walk(p.Nodes, 0, false)
}

// Differences returns how the structure of a translation differs from that of its
// source, line by line, and nothing where they are the same.
func Differences(source, translation *Page) string {
	return cmp.Diff(source.Structure(), translation.Structure())
}

// marks are what `pobook pseudo` puts around a message.
const marks = "⟦⟧"

// Misplaced returns where a page has a mark of pseudo-translation, ⟦ or ⟧, that readers do
// not see: in code, or in the name or value of an attribute that is not readable.
func Misplaced(page *Page) []string {
	var found []string
	page.each(func(n *Node, _ int, inCode bool) {
		if (n.Name != "" || inCode) && strings.ContainsAny(n.Text, marks) {
			of := " of <" + n.Name + ">:"
			if n.Name == "" {
				of = ""
			}
			found = append(found, fmt.Sprintf("code%s %q", of, n.Text))
		}
		if strings.ContainsAny(n.Name, marks) {
			found = append(found, fmt.Sprintf("element <%s>", n.Name))
		}
		for _, a := range n.Attributes {
			if strings.ContainsAny(a[0], marks) || !isReadable(n, a[0]) && strings.ContainsAny(a[1], marks) {
				found = append(found, fmt.Sprintf("attribute of <%s>: %s=%q", n.Name, a[0], a[1]))
			}
		}
	})
	return found
}

// blank is what is no word: white space, and punctuation alone.
var blank = regexp.MustCompile(`^[^\p{L}\p{N}]*$`)

// Unmarked returns the texts of a pseudo-translated page, some letters or digits in
// each, that stand outside all marks: what no translator was asked about. An element
// inside a message is inside its marks.
func Unmarked(page *Page) []string {
	var found []string
	depth := 0
	check := func(text string) {
		var outside strings.Builder
		for _, r := range text {
			switch {
			case r == '⟦':
				depth++
			case r == '⟧':
				depth--
			case depth == 0:
				outside.WriteRune(r)
			}
		}
		if s := strings.Join(strings.Fields(outside.String()), " "); !blank.MatchString(s) {
			found = append(found, s)
		}
	}
	page.each(func(n *Node, _ int, inCode bool) {
		if n.Name == "" && !inCode {
			check(n.Text)
		}
		for _, a := range n.Attributes {
			if isReadable(n, a[0]) && n.attribute("class") != "headerlink" {
				text := depth
				depth = 0 // an attribute is a message of its own, or part of one that is marked
				if text == 0 {
					check(a[1])
				}
				depth = text
			}
		}
	})
	return found
}

package pdf

import (
	"cmp"
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// annotation is the dictionary of a link (ISO 32000-1, 12.5.6.5), and of what it says. Those that
// fpdf makes have no place in the structure.
func annotation(pages *layout.Pages, l layout.Link, says string, sheets []object.Ref, key int) object.Object {
	top := pages.Height - l.Y
	var b strings.Builder
	fmt.Fprintf(&b, "<< /Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4 /StructParent %d",
		l.X, top-l.Height, l.X+l.Width, top, key)
	fmt.Fprintf(&b, " /Contents %s", text(description(pages, l, says)))
	if l.URI != "" {
		fmt.Fprintf(&b, " /A << /S /URI /URI %s >>", text(l.URI))
	} else {
		fmt.Fprintf(&b, " /Dest [%d 0 R /XYZ 0 %.2f null]", sheets[l.To.Page], pages.Height-l.To.Y)
	}
	b.WriteString(" >>")
	return object.Raw(b.String())
}

// longestDescription is how many characters a link is described by at most. Nobody listens to
// more, and PDF/A lets no string have more than 32,767 bytes (ISO 19005-2, 6.1.13).
const longestDescription = 1000

// description says where a link leads (ISO 14289-1, 7.18.5): its URI, or else what it says on
// the page, or else the page that it leads to.
func description(pages *layout.Pages, l layout.Link, says string) string {
	said := cmp.Or(l.URI, says)
	if strings.TrimSpace(said) == "" {
		said = fmt.Sprint(pages.Pages[l.To.Page].Number)
	}
	if runes := []rune(said); len(runes) > longestDescription {
		said = string(runes[:longestDescription])
	}
	return said
}

// linkTexts returns what the links of a page that lead to places in the book say there, with all
// that is in them, by their nodes.
func linkTexts(nodes []layout.Node, page *layout.Page) map[int]string {
	links := make(map[int]*linkText)
	for _, l := range page.Links {
		if l.URI == "" {
			links[l.Node] = &linkText{}
		}
	}
	if len(links) == 0 {
		return nil
	}
	for m := range page.All() {
		for node := m.Of(); node != 0; node = nodes[node].Parent {
			if l := links[node]; l != nil {
				l.add(m, nodes)
			}
		}
	}
	said := make(map[int]string, len(links))
	for node, l := range links {
		said[node] = l.text.String()
	}
	return said
}

// A linkText is what a link says, being read.
type linkText struct {
	text  strings.Builder
	named int // the figure that has been named last
}

func (l *linkText) add(m layout.Mark, nodes []layout.Node) {
	of := m.Of()
	if t, ok := m.(*layout.Run); ok {
		l.text.WriteString(t.Text)
	} else if of != l.named {
		l.text.WriteString(nodes[of].Alt)
		l.named = of
	}
}

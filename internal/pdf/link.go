package pdf

import (
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// annotation is the dictionary of a link (ISO 32000-1, 12.5.6.5). Those that
// fpdf makes have no place in the structure.
func annotation(pages *layout.Pages, l layout.Link, page int, sheets []object.Ref, key int) object.Object {
	top := pages.Height - l.Y
	var b strings.Builder
	fmt.Fprintf(&b, "<< /Type /Annot /Subtype /Link /Rect [%.2f %.2f %.2f %.2f] /Border [0 0 0] /F 4 /StructParent %d",
		l.X, top-l.Height, l.X+l.Width, top, key)
	fmt.Fprintf(&b, " /Contents %s", text(description(pages, l, page)))
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
func description(pages *layout.Pages, l layout.Link, page int) string {
	said := l.URI
	if said == "" {
		said = textOf(pages, page, l.Node)
	}
	if strings.TrimSpace(said) == "" {
		said = fmt.Sprint(pages.Pages[l.To.Page].Number)
	}
	if runes := []rune(said); len(runes) > longestDescription {
		said = string(runes[:longestDescription])
	}
	return said
}

// textOf is what a node says on a page, with all that is in it.
func textOf(pages *layout.Pages, page, node int) string {
	var b strings.Builder
	said := 0 // the figure that has been named last
	for _, m := range pages.Pages[page].Marks {
		of := m.Of()
		if !within(pages.Structure, of, node) {
			continue
		}
		if t, ok := m.(*layout.Run); ok {
			b.WriteString(t.Text)
		} else if alt := pages.Structure[of].Alt; of != said {
			b.WriteString(alt)
			said = of
		}
	}
	return b.String()
}

// within reports whether a node is another, or in it.
func within(nodes []layout.Node, node, other int) bool {
	for node != 0 && node != other {
		node = nodes[node].Parent
	}
	return node != 0
}

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
	switch {
	case l.URI != "":
		fmt.Fprintf(&b, " /Contents %s /A << /S /URI /URI %s >>", text(l.URI), text(l.URI))
	default:
		fmt.Fprintf(&b, " /Contents %s /Dest [%d 0 R /XYZ 0 %.2f null]", text(textOf(pages.Pages[page], l.Node)), sheets[l.To.Page], pages.Height-l.To.Y)
	}
	b.WriteString(" >>")
	return object.Raw(b.String())
}

// textOf is what a node says on a page.
func textOf(page *layout.Page, node int) string {
	var b strings.Builder
	for _, m := range page.Marks {
		if t, ok := m.(*layout.Run); ok && t.Node == node {
			b.WriteString(t.Text)
		}
	}
	return b.String()
}

package pdf

import (
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
	switch {
	case l.URI != "":
		fmt.Fprintf(&b, " /Contents %s /A << /S /URI /URI %s >>", text(l.URI), text(l.URI))
	default:
		fmt.Fprintf(&b, " /Contents %s /Dest [%d 0 R /XYZ 0 %.2f null]", text(says), sheets[l.To.Page], pages.Height-l.To.Y)
	}
	b.WriteString(" >>")
	return object.Raw(b.String())
}

// linkTexts returns what the links of a page that lead to other pages say there, by their
// nodes.
func linkTexts(page *layout.Page) map[int]string {
	said := make(map[int]string)
	for _, l := range page.Links {
		if l.URI == "" {
			said[l.Node] = ""
		}
	}
	if len(said) == 0 {
		return nil
	}
	for m := range page.All() {
		t, ok := m.(*layout.Run)
		if !ok {
			continue
		}
		if before, ok := said[t.Node]; ok {
			said[t.Node] = before + t.Text
		}
	}
	return said
}

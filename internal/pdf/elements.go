package pdf

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/pdf/object"
)

// A structureWriter writes the elements into a file.
type structureWriter struct {
	structure *structure
	writer    *object.Writer
	pages     *layout.Pages
	elements  []object.Ref   // by node, 0 for those that are nowhere
	sheets    []object.Ref   // the pages
	links     []object.Array // by page, its annotations
	root      object.Ref
}

// writeStructure writes the tree and returns its root, and for each page its annotations. It
// ends early with the context.
func writeStructure(ctx context.Context, w *object.Writer, tags *structure, pages *layout.Pages, sheets []object.Ref) (root object.Ref, links []object.Array) {
	tags.completeTables()
	s := &structureWriter{structure: tags, writer: w, pages: pages, sheets: sheets, root: w.Reserve()}
	s.elements = make([]object.Ref, len(tags.nodes))
	for node := range tags.nodes {
		if node == 0 || tags.placed[node] {
			s.elements[node] = w.Reserve()
		}
	}
	s.links = make([]object.Array, len(sheets))
	parents := s.parentsOfPages()
	for i, page := range pages.Pages {
		said := linkTexts(pages.Structure, page)
		for _, l := range page.Links {
			s.links[i] = append(s.links[i], w.Add(annotation(pages, l, said[l.Node], sheets, len(parents))))
			parents = append(parents, fmt.Sprintf("%d 0 R", s.elements[l.Node]))
		}
	}
	for node := range tags.nodes {
		if s.elements[node] != 0 && ctx.Err() == nil {
			s.element(node)
		}
	}
	var nums strings.Builder
	for key, value := range parents {
		fmt.Fprintf(&nums, "%d %s\n", key, value)
	}
	tree := w.Add(object.Raw("<< /Nums [\n" + nums.String() + "] >>"))
	w.Set(s.root, object.Raw(fmt.Sprintf("<< /Type /StructTreeRoot /RoleMap << /Title /P >> /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>", s.elements[0], tree, len(parents))))
	return s.root, s.links
}

// parentsOfPages lists, for each page, the elements of its marked content.
func (w *structureWriter) parentsOfPages() []string {
	var parents []string
	for _, nodes := range w.structure.pages {
		var b strings.Builder
		b.WriteString("[")
		for _, node := range nodes {
			fmt.Fprintf(&b, "%d 0 R ", w.elements[node])
		}
		parents = append(parents, strings.TrimRight(b.String(), " ")+"]")
	}
	return parents
}

// element writes one element (ISO 32000-1, 14.7.2).
func (w *structureWriter) element(node int) {
	var b strings.Builder
	if node == 0 {
		fmt.Fprintf(&b, "<< /S /Document /P %d 0 R", w.root)
	} else {
		fmt.Fprintf(&b, "<< /S /%s /P %d 0 R", w.structure.elementType(node), w.elements[w.structure.parent(node)])
		b.WriteString(w.attributes(node))
	}
	kids := w.structure.kids[node]
	page := none
	if i := slices.IndexFunc(kids, func(k kid) bool { return k.node == 0 }); i >= 0 {
		page = kids[i].page
		fmt.Fprintf(&b, " /Pg %d 0 R", w.sheets[page])
	}
	if len(kids) > 0 {
		b.WriteString(" /K [")
		for i, k := range kids {
			if i > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(w.kid(k, page))
		}
		b.WriteString("]")
	}
	b.WriteString(" >>")
	w.writer.Set(w.elements[node], object.Raw(b.String()))
}

func (w *structureWriter) kid(k kid, page int) string {
	switch {
	case k.node != 0:
		return fmt.Sprintf("%d 0 R", w.elements[k.node])
	case k.link > 0:
		return fmt.Sprintf("<< /Type /OBJR /Obj %d 0 R /Pg %d 0 R >>", w.links[k.page][k.link-1], w.sheets[k.page])
	case k.page != page:
		return fmt.Sprintf("<< /Type /MCR /Pg %d 0 R /MCID %d >>", w.sheets[k.page], k.mcid)
	}
	return fmt.Sprint(k.mcid)
}

// attributes are what readers of text need to know of an element besides its
// type.
func (w *structureWriter) attributes(node int) string {
	n := w.structure.nodes[node]
	attributes := ""
	if n.Alt != "" {
		attributes = " /Alt " + text(n.Alt)
	}
	if n.Language != "" {
		attributes += " /Lang " + text(n.Language)
	}
	switch n.Role {
	case layout.HeaderCell:
		attributes += " /A << /O /Table /Scope /Column >>"
	case layout.Note:
		attributes += fmt.Sprintf(" /ID (note%d)", node)
	case layout.Figure:
		if a := w.structure.boxes[node]; a != nil {
			height := w.pages.Height
			attributes += fmt.Sprintf(" /A << /O /Layout /BBox [%.2f %.2f %.2f %.2f] >>", a.left, height-a.bottom, a.right, height-a.top)
		}
	case layout.List:
		if n.Numbering != layout.NoNumbering {
			attributes += fmt.Sprintf(" /A << /O /List /ListNumbering /%s >>", n.Numbering)
		}
	}
	return attributes
}

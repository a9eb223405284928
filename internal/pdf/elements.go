package pdf

import (
	"context"
	"fmt"
	"slices"
	"strconv"

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
	buffer    []byte // of the element being written
}

// writeStructure writes the tree and returns its root, and for each page its annotations. It
// ends early with the context.
func writeStructure(ctx context.Context, w *object.Writer, tags *structure, pages *layout.Pages, sheets []object.Ref) (root object.Ref, links []object.Array) {
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
			parents = append(parents, s.elements[l.Node])
		}
	}
	for node := range tags.nodes {
		if s.elements[node] != 0 && ctx.Err() == nil {
			s.element(node)
		}
	}
	tree := w.Add(numberTree(parents))
	w.Set(s.root, object.Raw(fmt.Sprintf("<< /Type /StructTreeRoot /RoleMap << /Title /P >> /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>", s.elements[0], tree, len(parents))))
	return s.root, s.links
}

// numberTree writes values by their numbers (ISO 32000-1, 7.9.7).
func numberTree(values object.Array) object.Raw {
	b := []byte("<< /Nums [\n")
	for key, value := range values {
		b = append(strconv.AppendInt(b, int64(key), 10), ' ')
		b = append(object.Append(b, value), '\n')
	}
	return object.Raw(append(b, "] >>"...))
}

// parentsOfPages lists, for each page, the elements of its marked content.
func (w *structureWriter) parentsOfPages() object.Array {
	var parents object.Array
	for _, nodes := range w.structure.pages {
		b := []byte{'['}
		for i, node := range nodes {
			if i > 0 {
				b = append(b, ' ')
			}
			b = object.Append(b, w.elements[node])
		}
		parents = append(parents, object.Raw(append(b, ']')))
	}
	return parents
}

// element writes one element (ISO 32000-1, 14.7.2).
func (w *structureWriter) element(node int) {
	b := w.buffer[:0]
	if node == 0 {
		b = object.Append(append(b, "<< /S /Document /P "...), w.root)
	} else {
		b = append(append(b, "<< /S /"...), w.structure.elementType(node)...)
		b = object.Append(append(b, " /P "...), w.elements[w.structure.parent(node)])
		b = append(b, w.attributes(node)...)
	}
	kids := w.structure.kids[node]
	page := none
	if i := slices.IndexFunc(kids, func(k kid) bool { return k.node == 0 }); i >= 0 {
		page = kids[i].page
		b = object.Append(append(b, " /Pg "...), w.sheets[page])
	}
	if len(kids) > 0 {
		b = append(b, " /K ["...)
		for i, k := range kids {
			if i > 0 {
				b = append(b, ' ')
			}
			b = w.appendKid(b, k, page)
		}
		b = append(b, ']')
	}
	b = append(b, " >>"...)
	w.writer.Set(w.elements[node], object.Raw(b))
	w.buffer = b
}

// appendKid writes a kid of an element whose content is on a page unless it says another.
func (w *structureWriter) appendKid(b []byte, k kid, page int) []byte {
	switch {
	case k.node != 0:
		return object.Append(b, w.elements[k.node])
	case k.link > 0:
		b = object.Append(append(b, "<< /Type /OBJR /Obj "...), w.links[k.page][k.link-1])
		return append(object.Append(append(b, " /Pg "...), w.sheets[k.page]), " >>"...)
	case k.page != page:
		b = object.Append(append(b, "<< /Type /MCR /Pg "...), w.sheets[k.page])
		return append(strconv.AppendInt(append(b, " /MCID "...), int64(k.mcid), 10), " >>"...)
	}
	return strconv.AppendInt(b, int64(k.mcid), 10)
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

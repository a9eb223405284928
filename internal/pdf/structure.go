package pdf

import (
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/typeset"
)

// A structure is the document's logical structure while it grows with its
// pages (ISO 32000-1, 14.7): which content belongs to which node, in reading
// order.
type structure struct {
	nodes  []typeset.Node
	kids   [][]kid // by node; those of node 0 are the document's
	placed []bool  // nodes that are among the kids of their parents
	pages  [][]int // by page, the node of each piece of marked content
	boxes  map[int]*typeset.Picture

	open int // the node whose content is open; none if closed
}

// none is the node of what is not in any marked content.
const none = -1

// A kid is what an element consists of: another element, or a piece of marked
// content, or, if link is not 0, an annotation.
type kid struct {
	node       int
	page, mcid int
	link       int // 1 for the first link of the page
}

func newStructure(pages *typeset.Pages) *structure {
	return &structure{
		nodes:  pages.Structure,
		kids:   make([][]kid, len(pages.Structure)),
		placed: make([]bool, len(pages.Structure)),
		pages:  make([][]int, len(pages.Pages)),
		boxes:  map[int]*typeset.Picture{},
		open:   none,
	}
}

// begin returns the operators that make what follows on a page content of a
// node, or an artifact if that is 0 (ISO 32000-1, 14.6, 14.8.2.2).
func (s *structure) begin(page, node int) string {
	if node == s.open {
		return ""
	}
	closing := s.end()
	s.open = node
	if node == 0 {
		return closing + "/Artifact BMC"
	}
	s.place(node)
	mcid := len(s.pages[page])
	s.pages[page] = append(s.pages[page], node)
	s.kids[node] = append(s.kids[node], kid{page: page, mcid: mcid})
	return closing + fmt.Sprintf("/%s <</MCID %d>> BDC", s.elementType(node), mcid)
}

// end returns the operator that ends what is open.
func (s *structure) end() string {
	if s.open == none {
		return ""
	}
	s.open = none
	return "EMC\n"
}

// link makes an annotation of a page, counted from 0, part of a node.
func (s *structure) link(page, link, node int) {
	s.place(node)
	s.kids[node] = append(s.kids[node], kid{page: page, link: link + 1})
}

// place puts a node among the kids of its parent when its first content comes.
// A row has all its cells at once, the empty ones too.
func (s *structure) place(node int) {
	if node == 0 || s.placed[node] {
		return
	}
	s.placed[node] = true
	parent := s.parent(node)
	s.place(parent)
	if s.nodes[parent].Role == typeset.TableRow {
		return // see completeRows
	}
	s.kids[parent] = append(s.kids[parent], kid{node: node})
}

// parent returns the node that is above another in the file; 0 is the document.
func (s *structure) parent(node int) int {
	up := s.nodes[node].Parent
	if s.nodes[up].Role == typeset.Document {
		return 0
	}
	return up
}

// completeRows gives every row that is there all its cells, in their order.
func (s *structure) completeRows() {
	for node, n := range s.nodes {
		if up := n.Parent; s.nodes[up].Role == typeset.TableRow && s.placed[up] {
			s.placed[node] = true
			s.kids[up] = append(s.kids[up], kid{node: node})
		}
	}
}

// elementTypes are the standard structure types (ISO 32000-1, 14.8.4).
var elementTypes = map[typeset.Role]string{
	typeset.Title: "Sect", typeset.Contents: "TOC", typeset.ContentsItem: "TOCI", typeset.Section: "Sect",
	typeset.Paragraph: "P", typeset.List: "L", typeset.ListItem: "LI", typeset.Label: "Lbl", typeset.Term: "Lbl",
	typeset.ListBody: "LBody", typeset.Quote: "BlockQuote", typeset.Code: "Code", typeset.Table: "Table",
	typeset.TableRow: "TR", typeset.HeaderCell: "TH", typeset.DataCell: "TD", typeset.Note: "Note",
	typeset.NoteMark: "Link", typeset.Figure: "Figure", typeset.Caption: "Caption", typeset.Hyperlink: "Link",
	typeset.Icon: "Span",
}

func (s *structure) elementType(node int) string {
	n := s.nodes[node]
	switch {
	case n.Role == typeset.Heading:
		return fmt.Sprintf("H%d", min(max(n.Level, 1), 6))
	case n.Role == typeset.Label && (s.nodes[n.Parent].Role == typeset.Quote || s.nodes[n.Parent].Role == typeset.Section):
		return "P" // the title of a callout
	}
	return elementTypes[n.Role]
}

// A structureWriter writes the elements into a file.
type structureWriter struct {
	*structure
	*revision
	pages    *typeset.Pages
	elements []int // object numbers by node; those of the document at 0
	sheets   []int // of the pages
	links    [][]int
	root     int
}

// writeStructure writes the tree and returns the number of its root, and for each page
// the numbers of its annotations.
func (d *drawing) writeStructure(r *revision, sheets []int) (root int, links [][]int) {
	d.tags.completeRows()
	w := &structureWriter{structure: d.tags, revision: r, pages: d.pages, sheets: sheets}
	w.root = r.reserve()
	w.elements = make([]int, len(w.nodes))
	for node := range w.nodes {
		if node == 0 || w.placed[node] {
			w.elements[node] = r.reserve()
		}
	}
	w.links = make([][]int, len(sheets))
	parents := w.parentsOfPages()
	for i, page := range d.pages.Pages {
		for _, l := range page.Links {
			w.links[i] = append(w.links[i], r.add(d.annotation(l, i, sheets, len(parents))))
			parents = append(parents, fmt.Sprintf("%d 0 R", w.elements[l.Node]))
		}
	}
	for node := range w.nodes {
		if w.elements[node] != 0 {
			w.element(node)
		}
	}
	var nums strings.Builder
	for key, value := range parents {
		fmt.Fprintf(&nums, "%d %s\n", key, value)
	}
	tree := r.add("<< /Nums [\n" + nums.String() + "] >>")
	r.set(w.root, fmt.Sprintf("<< /Type /StructTreeRoot /K %d 0 R /ParentTree %d 0 R /ParentTreeNextKey %d >>", w.elements[0], tree, len(parents)))
	return w.root, w.links
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
		fmt.Fprintf(&b, "<< /S /%s /P %d 0 R", w.elementType(node), w.elements[w.parent(node)])
		b.WriteString(w.attributes(node))
	}
	kids := w.kids[node]
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
	w.set(w.elements[node], b.String())
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
	n := w.nodes[node]
	text := ""
	if n.Alt != "" {
		text = " /Alt " + textString(n.Alt)
	}
	if n.Language != "" {
		text += " /Lang " + textString(n.Language)
	}
	switch n.Role {
	case typeset.HeaderCell:
		text += " /A << /O /Table /Scope /Column >>"
	case typeset.Note:
		text += fmt.Sprintf(" /ID (note%d)", node)
	case typeset.Figure:
		if p := w.boxes[node]; p != nil {
			top := w.pages.Height - p.Y
			text += fmt.Sprintf(" /A << /O /Layout /BBox [%.2f %.2f %.2f %.2f] >>", p.X, top-p.Height, p.X+p.Width, top)
		}
	}
	return text
}

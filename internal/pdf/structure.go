package pdf

import "github.com/pobook/pobook/internal/layout"

// A structure is the document's logical structure while it grows with its
// pages (ISO 32000-1, 14.7): which content belongs to which node, in reading
// order.
type structure struct {
	nodes  []layout.Node
	kids   [][]kid       // by node; those of node 0 are the document's
	placed []bool        // nodes that are among the kids of their parents
	pages  [][]int       // by page, the node of each piece of marked content
	levels []int         // by node, of the headings that are there
	boxes  map[int]*area // by node, of figures
	open   pieces        // those of the page that comes now
}

// A kid is what an element consists of: another element, or a piece of marked
// content, or, if link is not 0, an annotation.
type kid struct {
	node       int
	page, mcid int
	link       int // 1 for the first link of the page
}

func newStructure(pages *layout.Pages) *structure {
	return &structure{
		nodes:  pages.Structure,
		kids:   make([][]kid, len(pages.Structure)),
		placed: make([]bool, len(pages.Structure)),
		pages:  make([][]int, len(pages.Pages)),
		levels: make([]int, len(pages.Structure)),
		boxes:  map[int]*area{},
		open:   noPieces(),
	}
}

// mark notes the next mark of a page.
func (s *structure) mark(page int, m layout.Mark) {
	s.bound(page, m)
	s.begin(page, m.Of())
}

// begin notes that a mark of a node comes next.
func (s *structure) begin(page, node int) {
	mcid, isNew := s.open.begin(node)
	if !isNew || node == 0 {
		return
	}
	s.place(node)
	s.pages[page] = append(s.pages[page], node)
	s.kids[node] = append(s.kids[node], kid{page: page, mcid: mcid})
}

// end notes that a page has no more marks, but links.
func (s *structure) end(page int, links []layout.Link) {
	s.open = noPieces()
	for n, l := range links {
		s.link(page, n, l.Node)
	}
}

// complete adds what is there without any content, when all pages are known.
func (s *structure) complete() {
	s.completeTables()
	levels := levelWalk{structure: s}
	levels.walk(0)
}

// link makes an annotation of a page, counted from 0, part of a node.
func (s *structure) link(page, link, node int) {
	s.place(node)
	s.kids[node] = append(s.kids[node], kid{page: page, link: link + 1})
}

// bound notes where on a page a figure is. One that goes on over several has the place of its
// beginning.
func (s *structure) bound(page int, m layout.Mark) {
	node := m.Of()
	if s.nodes[node].Role != layout.Figure {
		return
	}
	if kids := s.kids[node]; len(kids) > 0 && kids[0].page != page {
		return
	}
	s.boxes[node] = s.boxes[node].extend(m)
}

// place puts a node among the kids of its parent when its first content comes.
// A table has all its rows at once, and a row its cells, the empty ones too; and
// no header is there without a body.
func (s *structure) place(node int) {
	if node == 0 || s.placed[node] {
		return
	}
	s.placed[node] = true
	parent := s.parent(node)
	s.place(parent)
	if role := s.nodes[parent].Role; role == layout.TableRow || role == layout.TableBody {
		return // see completeTables
	}
	s.kids[parent] = append(s.kids[parent], kid{node: node})
	if s.nodes[node].Role == layout.TableHead {
		s.place(node + 1) // its body
	}
}

// parent returns the node that is above another in the file; 0 is the document.
func (s *structure) parent(node int) int {
	up := s.nodes[node].Parent
	if s.nodes[up].Role == layout.Document {
		return 0
	}
	return up
}

// completeTables gives every table that is there all its rows, and every row its
// cells, in their order.
func (s *structure) completeTables() {
	for node, n := range s.nodes {
		up := n.Parent
		if role := s.nodes[up].Role; (role == layout.TableRow || role == layout.TableBody) && s.placed[up] {
			s.placed[node] = true
			s.kids[up] = append(s.kids[up], kid{node: node})
		}
	}
}

// elementTypes are the standard structure types (ISO 32000-1, 14.8.4), and one of ISO
// 32000-2, which the map of roles explains.
var elementTypes = map[layout.Role]string{
	layout.Document:  "Div", // content that is of no part of it
	layout.TitlePage: "Sect", layout.Title: "Title", layout.Contents: "TOC", layout.ContentsItem: "TOCI", layout.Section: "Sect",
	layout.Paragraph: "P", layout.List: "L", layout.ListItem: "LI", layout.Label: "Lbl", layout.Term: "Lbl",
	layout.ListBody: "LBody", layout.Quote: "BlockQuote", layout.Code: "Code", layout.Table: "Table",
	layout.TableHead: "THead", layout.TableBody: "TBody", layout.TableRow: "TR", layout.HeaderCell: "TH", layout.DataCell: "TD", layout.Note: "Note",
	layout.Reference: "Reference", layout.NoteMark: "Link", layout.Figure: "Figure", layout.Caption: "Caption", layout.Hyperlink: "Link",
	layout.Icon: "Span",
}

// headings are the types of headings, by level.
var headings = [...]string{"H1", "H2", "H3", "H4", "H5", "H6"}

func (s *structure) elementType(node int) string {
	n := s.nodes[node]
	switch {
	case n.Role == layout.Heading:
		return headings[min(max(s.levels[node], 1), len(headings))-1]
	case n.Role == layout.Label && (s.nodes[n.Parent].Role == layout.Quote || s.nodes[n.Parent].Role == layout.Section):
		return "P" // the title of a callout
	}
	return elementTypes[n.Role]
}

// A levelWalk finds the levels of the headings that have any content. None is
// more than one below the heading before it, whatever the author has written, and the first is
// 1 (ISO 14289-1, 7.4.2): a heading is one level below that which it is part of. It goes over the nodes in
// the order that they have in the file, once all are known that have content.
type levelWalk struct {
	structure *structure
	open      []int // as written, of the headings that the next may be part of
}

func (w *levelWalk) walk(node int) {
	if n := w.structure.nodes[node]; n.Role == layout.Heading {
		for len(w.open) > 0 && w.open[len(w.open)-1] >= n.Level {
			w.open = w.open[:len(w.open)-1]
		}
		w.open = append(w.open, n.Level)
		w.structure.levels[node] = len(w.open)
	}
	for _, kid := range w.structure.kids[node] {
		if kid.node != 0 {
			w.walk(kid.node)
		}
	}
}

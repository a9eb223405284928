package pdf

import (
	"fmt"

	"github.com/pobook/pobook/internal/layout"
)

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

func newStructure(pages *layout.Pages, levels []int) *structure {
	return &structure{
		nodes:  pages.Structure,
		kids:   make([][]kid, len(pages.Structure)),
		placed: make([]bool, len(pages.Structure)),
		pages:  make([][]int, len(pages.Pages)),
		levels: levels,
		boxes:  map[int]*area{},
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

func (s *structure) elementType(node int) string {
	n := s.nodes[node]
	switch {
	case n.Role == layout.Heading:
		return fmt.Sprintf("H%d", min(max(s.levels[node], 1), 6))
	case n.Role == layout.Label && (s.nodes[n.Parent].Role == layout.Quote || s.nodes[n.Parent].Role == layout.Section):
		return "P" // the title of a callout
	}
	return elementTypes[n.Role]
}

package blocks

import (
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// A grid is a table whose columns have their places.
type grid struct {
	setter  *Setter
	style   design.Style
	align   []document.Align
	columns []column
	x       float64
	width   float64
	node    int
}

type column struct{ x, width float64 }

// padding is the white on each side of a cell, in ems of its text.
const (
	paddingX = 0.6
	tightX   = 0.35 // where words have no room otherwise
	paddingY = 0.35
)

// setTable sets a table: rules above and below and under the header, hairlines
// between the rows. The header comes again on every page.
func setTable(s *Setter, t *document.Table, f Frame) []*paging.Strip {
	g := &grid{setter: s, style: s.Design.Table, align: t.Align, x: f.X}
	if f.Style.Size < s.Design.Options.BodySize {
		g.style = f.Style
	}
	g.style.Color, g.style.Align = design.Ink, design.AlignLeft
	g.node = s.NewNode(layout.Node{Role: layout.Table, Parent: f.Node})

	caption := setTableCaption(s, t, f, g.node)
	headNode, bodyNode := g.parts(len(t.Rows))
	head := g.cells(t.Header, layout.HeaderCell, headNode)
	rows := make([][]cell, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = g.cells(row, layout.DataCell, bodyNode)
	}
	all := append([][]cell{head}, rows...)
	g.fitColumns(all, f.Width)
	g.tellOverfull(all)
	table := g.strips(head, rows)
	if len(caption) > 0 {
		paging.Lead(table, f.Style.Line*0.25)
	}
	return append(caption, table...)
}

// A cell is the content of a table cell before its width is known.
type cell struct {
	text        *paragraph.Paragraph
	anchors     []paging.AnchorAt
	style       design.Style
	node        int
	translation translation
}

// parts returns the nodes that the header and the rows belong to. A table without rows has
// no parts (ISO 32000-1, 14.8.4.3.4).
func (g *grid) parts(rows int) (head, body int) {
	if rows == 0 {
		return g.node, g.node
	}
	head = g.setter.NewNode(layout.Node{Role: layout.TableHead, Parent: g.node})
	return head, g.setter.NewNode(layout.Node{Role: layout.TableBody, Parent: g.node})
}

func (g *grid) cells(row []document.Cell, role layout.Role, parent int) []cell {
	node := g.setter.NewNode(layout.Node{Role: layout.TableRow, Parent: parent})
	cells := make([]cell, len(row))
	for i := range row {
		c := cell{style: g.style, node: g.setter.NewNode(layout.Node{Role: role, Parent: node, Language: row[i].Language})}
		c.style.Bold = role == layout.HeaderCell
		c.style.Align = g.alignment(i)
		shown, anchors := withoutAnchors(g.setter, annotated(g.setter, row[i].Text))
		c.text, c.anchors = Paragraph(g.setter, shown, c.style, c.node), anchors
		c.translation = translationOf(g.setter, row[i].Text)
		cells[i] = c
	}
	return cells
}

func (g *grid) alignment(i int) design.Align {
	if i >= len(g.align) {
		return design.AlignLeft
	}
	switch g.align[i] {
	case document.AlignCenter:
		return design.AlignCenter
	case document.AlignRight:
		return design.AlignRight
	}
	return design.AlignLeft
}

// fitColumns places the columns. Where words have no room, the white between the
// columns gives way first, then the size of the type.
func (g *grid) fitColumns(rows [][]cell, available float64) {
	columns := g.demands(rows)
	n := max(1, float64(len(columns)))
	pad := min(2*paddingX*g.style.Size, available*0.3/n)
	need := leastWidth(columns, shortestToken*g.style.Size)
	if need > available-pad*n {
		pad = min(pad, max(2*tightX*g.style.Size, (available-need)/n))
	}
	if room := available - pad*n; need > room && g.style.Size > design.LeastSize {
		scale := max(design.LeastSize/g.style.Size, room/need)
		g.shrink(rows, scale)
		columns = g.demands(rows)
	}
	x := g.x
	for _, w := range Share(columns, available-pad*n, g.style.Size) {
		g.columns = append(g.columns, column{x: x + pad/2, width: w})
		x += w + pad
	}
	g.width = x - g.x
}

// shrink scales the type of a table whose words have no room. Items are changed
// in place: to make them again would be to refer to their footnotes twice.
func (g *grid) shrink(rows [][]cell, scale float64) {
	g.style.Size, g.style.Line = g.style.Size*scale, g.style.Line*scale
	for _, row := range rows {
		for i := range row {
			c := &row[i]
			c.style.Size, c.style.Line = g.style.Size, g.style.Line
			c.text.Resize(scale)
		}
	}
}

// tellOverfull notes the first word that has to be divided for want of room.
func (g *grid) tellOverfull(rows [][]cell) {
	for _, row := range rows {
		for i, c := range row {
			if section, offset, ok := c.text.TooWide(g.columns[i].width); ok {
				g.setter.overfull = append(g.setter.overfull, layout.Overfull{Section: section, Offset: offset})
				return
			}
		}
	}
}

// demands returns what the cells of each column ask for.
func (g *grid) demands(rows [][]cell) []Demand {
	var columns []Demand
	for _, row := range rows {
		for i, c := range row {
			if i == len(columns) {
				columns = append(columns, Demand{})
			}
			columns[i].add(c.text.Demand())
		}
	}
	return columns
}

func (g *grid) strips(head []cell, rows [][]cell) []*paging.Strip {
	strips, header := g.header(head)
	tallest := g.setter.Design.AreaHeight() // a row that is higher is divided (F5)
	if header != nil {
		tallest -= header.Height
	}
	if len(rows) > 0 {
		paging.Bind(strips, paging.Solid)
	}
	for i, row := range rows {
		set := g.row(row, tallest)
		if i == len(rows)-1 {
			g.close(set, 1, g.setter.Design.Accent)
		} else {
			g.close(set, 0.4, design.Hairline)
		}
		for _, t := range set {
			t.Repeat = header
		}
		paging.Bind(set, rowBond(i, len(rows)))
		strips = append(strips, set...)
	}
	return strips
}

// wholeTable is the number of rows of a table that is kept whole where that can
// be. Of those that are divided, two rows at least stand on either side of a
// page's end.
const wholeTable = 6

// rowBond is how firmly row i of n is kept on the page of the next.
func rowBond(i, n int) paging.Bond {
	switch {
	case i == n-1:
		return paging.Loose
	case i == 0 || i == n-2:
		return paging.Firm
	case n <= wholeTable:
		return paging.Preferred
	}
	return paging.Loose
}

// tallestHeader is the share of a page that a header takes at most if it is to
// come again on every page.
const tallestHeader = 0.4

// header sets the header, and returns besides what comes again on every page.
// Markdown has no table without a header; one with nothing in it stands for
// that.
func (g *grid) header(head []cell) (strips []*paging.Strip, again *paging.Strip) {
	if !slices.ContainsFunc(head, func(c cell) bool { return !c.text.Empty() }) {
		top := &paging.Strip{Height: 0.5}
		g.rule(top, 0, 1, g.setter.Design.Accent)
		return []*paging.Strip{top}, nil
	}
	strips = g.row(head, g.setter.Design.AreaHeight())
	g.rule(strips[0], 0, 1, g.setter.Design.Accent)
	if len(strips) == 1 && strips[0].Height <= g.setter.Design.AreaHeight()*tallestHeader {
		again = strips[0]
	}
	g.close(strips, 0.6, g.setter.Design.Accent)
	return strips, again
}

// close draws the rule below a row.
func (g *grid) close(row []*paging.Strip, thickness float64, color layout.Color) {
	last := row[len(row)-1]
	g.rule(last, last.Height, thickness, color)
}

// rule draws a line across the table at height y of the strip.
func (g *grid) rule(t *paging.Strip, y, thickness float64, color layout.Color) {
	t.Marks = append(t.Marks, &layout.Box{X: g.x, Y: y - thickness/2, Width: g.width, Height: thickness, Color: color})
}

// row sets a row as one strip, its cells one after the other, or, if it is
// higher than limit, as one strip for each line.
func (g *grid) row(cells []cell, limit float64) []*paging.Strip {
	columns := make([][]*paging.Strip, len(cells))
	longest := 1
	for i, c := range cells {
		place := g.columns[i]
		c.text.FitPictures(place.width)
		lines := c.text.Lines(c.style, place.x, place.width)
		noteForced(g.setter, lines)
		for _, l := range lines {
			columns[i] = append(columns[i], LineStrip(g.setter, &l, c.style))
		}
		longest = max(longest, len(columns[i]))
	}
	height := float64(longest)*g.style.Line + 2*paddingY*g.style.Size
	strips := []*paging.Strip{}
	if height > limit {
		strips = g.divided(columns, longest)
	} else {
		strips = append(strips, g.whole(columns, height))
	}
	g.annotateRow(strips, cells)
	return strips
}

// annotateRow puts what concerns a row as a whole at its strips.
func (g *grid) annotateRow(strips []*paging.Strip, cells []cell) {
	state := wordless
	for _, c := range cells {
		strips[0].Anchors = append(strips[0].Anchors, c.anchors...)
		state = max(state, c.translation)
	}
	for _, c := range cells {
		if c.translation == state {
			markUntranslated(g.setter, strips, c.node, state)
			strips = nil // one rule is enough
		}
	}
}

func (g *grid) whole(columns [][]*paging.Strip, height float64) *paging.Strip {
	row := &paging.Strip{Height: height, Baseline: paddingY*g.style.Size + g.style.Line/2 + 0.37*g.style.Size}
	for _, lines := range columns {
		y := paddingY * g.style.Size
		for _, l := range lines {
			row.Absorb(l, y)
			y += l.Height
		}
	}
	return row
}

func (g *grid) divided(columns [][]*paging.Strip, longest int) []*paging.Strip {
	strips := make([]*paging.Strip, longest)
	cells := &paging.CellOrder{Cell: make(map[layout.Mark]int)}
	for i := range strips {
		part := make([][]*paging.Strip, len(columns))
		for j, lines := range columns {
			if i < len(lines) {
				part[j] = lines[i : i+1]
				cells.Add(lines[i].Marks, j)
			}
		}
		strips[i] = g.slice(part)
		strips[i].Cells = cells
	}
	strips[longest-1].Height += 2 * paddingY * g.style.Size
	return strips
}

// slice is one line of each cell, without the padding of a row but for a
// little above.
func (g *grid) slice(part [][]*paging.Strip) *paging.Strip {
	t := g.whole(part, g.style.Line)
	t.Height = g.style.Line
	return t
}

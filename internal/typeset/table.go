package typeset

import (
	"math"
	"slices"

	"github.com/pobook/pobook/internal/document"
)

// A grid is a table whose columns have their places.
type grid struct {
	*setter
	style   textStyle
	align   []document.Align
	columns []column
	x       float64
	width   float64
	node    int
	page    float64 // height of the type area
}

type column struct{ x, width float64 }

// padding is the white on each side of a cell, in ems of its text.
const (
	paddingX = 0.6
	paddingY = 0.35
)

// table sets a table: rules above and below and under the header, hairlines
// between the rows. The header comes again on every page.
func (s *setter) table(t *document.Table, f frame) []*strip {
	g := &grid{setter: s, style: s.design.table, align: t.Align, x: f.x}
	if f.style.size < s.design.BodySize {
		g.style = f.style
	}
	g.style.color, g.style.align = ink, alignLeft
	g.node = s.newNode(Node{Role: Table, Parent: f.node})
	g.page = s.design.bottom() - s.design.Margins.Top

	head := g.cells(t.Header, HeaderCell)
	rows := make([][]cell, len(t.Rows))
	for i, row := range t.Rows {
		rows[i] = g.cells(row, DataCell)
	}
	all := append([][]cell{head}, rows...)
	g.fitColumns(all, f.width)
	g.tellOverfull(all)
	return g.strips(head, rows)
}

// A cell is the content of a table cell before its width is known.
type cell struct {
	items       []item
	anchors     []anchorAt
	style       textStyle
	node        int
	translation translation
}

func (g *grid) cells(row []document.Cell, role Role) []cell {
	node := g.newNode(Node{Role: TableRow, Parent: g.node})
	cells := make([]cell, len(row))
	for i := range row {
		c := cell{style: g.style, node: g.newNode(Node{Role: role, Parent: node})}
		c.style.bold = role == HeaderCell
		c.style.align = g.alignment(i)
		shown, anchors := g.prepared(g.annotated(row[i].Text))
		c.items, c.anchors = g.items(shown, c.style, c.node), anchors
		c.translation = g.translation(row[i].Text)
		cells[i] = c
	}
	return cells
}

func (g *grid) alignment(i int) align {
	if i >= len(g.align) {
		return alignLeft
	}
	switch g.align[i] {
	case document.AlignCenter:
		return alignCenter
	case document.AlignRight:
		return alignRight
	}
	return alignLeft
}

// fitColumns places the columns. A table that wants much less than the measure
// is only as wide as it wants to be.
func (g *grid) fitColumns(rows [][]cell, available float64) {
	wanted, needed := g.demands(rows)
	pad := min(2*paddingX*g.style.size, available*0.3/max(1, float64(len(wanted))))
	room := available - pad*float64(len(wanted))
	if need := sum(needed); need > room && g.style.size > leastSize {
		scale := max(leastSize/g.style.size, room/need)
		g.shrink(rows, scale)
		wanted, needed = g.demands(rows)
	}
	widths := share(wanted, needed, room)

	x := g.x
	for _, w := range widths {
		g.columns = append(g.columns, column{x: x + pad/2, width: w})
		x += w + pad
	}
	g.width = x - g.x
}

// shrink scales the type of a table whose words have no room. Items are changed
// in place: to make them again would be to refer to their footnotes twice.
func (g *grid) shrink(rows [][]cell, scale float64) {
	g.style.size, g.style.line = g.style.size*scale, g.style.line*scale
	scaled := make(map[*look]bool)
	for _, row := range rows {
		for i := range row {
			c := &row[i]
			c.style.size, c.style.line = g.style.size, g.style.line
			for j := range c.items {
				it := &c.items[j]
				it.resize(scale)
				if l := it.look; !scaled[l] {
					l.size, l.raise = l.size*scale, l.raise*scale
					scaled[l] = true
				}
			}
		}
	}
}

// resize scales the item, but for its look, which it shares.
func (it *item) resize(scale float64) {
	for _, length := range []*float64{
		&it.size, &it.width, &it.origin, &it.glyphs, &it.tracking, &it.rise,
		&it.left, &it.right, &it.kern, &it.stretch, &it.shrink,
	} {
		*length *= scale
	}
	if it.image != nil {
		it.image.width, it.image.height = it.image.width*scale, it.image.height*scale
	}
}

// tellOverfull notes the first character that is wider than its column.
func (g *grid) tellOverfull(rows [][]cell) {
	for _, row := range rows {
		for i, c := range row {
			for j := range c.items {
				it := &c.items[j]
				if it.kind == box && it.image == nil && it.width > g.columns[i].width+slack {
					g.overfull = append(g.overfull, Overfull{it.look.section, it.look.offset})
					return
				}
			}
		}
	}
}

// demands returns, for each column, the width of its longest line and of its
// widest word.
func (g *grid) demands(rows [][]cell) (wanted, needed []float64) {
	for _, row := range rows {
		for i, c := range row {
			if i == len(wanted) {
				wanted, needed = append(wanted, 0), append(needed, 0)
			}
			want, need := natural(c.items)
			wanted[i], needed[i] = max(wanted[i], want), max(needed[i], need)
		}
	}
	return wanted, needed
}

// share divides room among columns. Those that want little get all of it; the
// others get equal heights of text, about, which is in proportion to the roots
// of what they want; and none gets less than its widest word, if that can be.
func share(wanted, needed []float64, room float64) []float64 {
	want, need := sum(wanted), sum(needed)
	widths := make([]float64, len(wanted))
	level := 0.0
	if need < room && room < want {
		level = leastLevel(wanted, needed, room)
	}
	for i := range widths {
		switch {
		case want <= room*0.75:
			widths[i] = wanted[i]
		case want <= room:
			widths[i] = wanted[i] + (room-want)/float64(len(wanted))
		case need < room:
			widths[i] = atLevel(wanted[i], needed[i], level)
		default:
			widths[i] = room * needed[i] / need
		}
	}
	return widths
}

// atLevel is the width of a column when all are filled up to a level.
func atLevel(wanted, needed, level float64) float64 {
	return min(wanted, max(needed, level*math.Sqrt(wanted)))
}

// leastLevel finds by bisection the level at which the columns fill the room.
func leastLevel(wanted, needed []float64, room float64) float64 {
	low, high := 0.0, room
	for range 50 {
		middle := (low + high) / 2
		total := 0.0
		for i := range wanted {
			total += atLevel(wanted[i], needed[i], middle)
		}
		if total > room {
			high = middle
		} else {
			low = middle
		}
	}
	return low
}

func sum(values []float64) float64 {
	total := 0.0
	for _, v := range values {
		total += v
	}
	return total
}

func (g *grid) strips(head []cell, rows [][]cell) []*strip {
	strips, header := g.header(head)
	tallest := g.page // a row that is higher is divided (F5)
	if header != nil {
		tallest -= header.height
	}
	if len(rows) > 0 {
		bind(strips, firm)
	}
	for i, row := range rows {
		set := g.row(row, tallest)
		if i == len(rows)-1 {
			g.close(set, 1, g.design.Accent)
		} else {
			g.close(set, 0.4, hairline)
		}
		for _, t := range set {
			t.repeat = header
		}
		bind(set, rowBond(i, len(rows)))
		strips = append(strips, set...)
	}
	return strips
}

// wholeTable is the number of rows of a table that is kept whole where that can
// be. Of those that are divided, two rows at least stand on either side of a
// page's end.
const wholeTable = 6

// rowBond is how firmly row i of n is kept on the page of the next.
func rowBond(i, n int) bond {
	switch {
	case i == n-1:
		return loose
	case i == 0 || i == n-2:
		return firm
	case n <= wholeTable:
		return preferred
	}
	return loose
}

// tallestHeader is the share of a page that a header takes at most if it is to
// come again on every page.
const tallestHeader = 0.4

// header sets the header, and returns besides what comes again on every page.
// Markdown has no table without a header; one with nothing in it stands for
// that.
func (g *grid) header(head []cell) (strips []*strip, again *strip) {
	if !slices.ContainsFunc(head, func(c cell) bool { return len(c.items) > 0 }) {
		top := &strip{height: 0.5}
		g.rule(top, 0, 1, g.design.Accent)
		return []*strip{top}, nil
	}
	strips = g.row(head, g.page)
	g.rule(strips[0], 0, 1, g.design.Accent)
	if len(strips) == 1 && strips[0].height <= g.page*tallestHeader {
		again = strips[0]
	}
	g.close(strips, 0.6, g.design.Accent)
	return strips, again
}

// close draws the rule below a row.
func (g *grid) close(row []*strip, thickness float64, color Color) {
	last := row[len(row)-1]
	g.rule(last, last.height, thickness, color)
}

// rule draws a line across the table at height y of the strip.
func (g *grid) rule(t *strip, y, thickness float64, color Color) {
	t.marks = append(t.marks, &Box{X: g.x, Y: y - thickness/2, Width: g.width, Height: thickness, Color: color})
}

// row sets a row as one strip, its cells one after the other, or, if it is
// higher than limit, as one strip for each line.
func (g *grid) row(cells []cell, limit float64) []*strip {
	columns := make([][]*strip, len(cells))
	longest := 1
	for i, c := range cells {
		place := g.columns[i]
		fitPictures(c.items, place.width)
		for _, l := range breakLines(c.items, c.style, place.x, place.width) {
			columns[i] = append(columns[i], lineStrip(&l, c.style))
		}
		longest = max(longest, len(columns[i]))
	}
	height := float64(longest)*g.style.line + 2*paddingY*g.style.size
	strips := []*strip{}
	if height > limit {
		strips = g.divided(columns, longest)
	} else {
		strips = append(strips, g.whole(columns, height))
	}
	g.annotateRow(strips, cells)
	return strips
}

// fitPictures makes pictures in a line no wider than their column.
func fitPictures(items []item, width float64) {
	for i := range items {
		it := &items[i]
		if it.image == nil || it.width <= width {
			continue
		}
		it.image.height *= width / it.width
		it.image.width, it.width = width, width
	}
}

// annotateRow puts what concerns a row as a whole at its strips.
func (g *grid) annotateRow(strips []*strip, cells []cell) {
	state := wordless
	for _, c := range cells {
		strips[0].anchors = append(strips[0].anchors, c.anchors...)
		state = max(state, c.translation)
	}
	for _, c := range cells {
		if c.translation == state {
			g.markUntranslated(strips, c.node, state)
			strips = nil // one rule is enough
		}
	}
}

func (g *grid) whole(columns [][]*strip, height float64) *strip {
	row := &strip{height: height, baseline: paddingY*g.style.size + g.style.line/2 + 0.37*g.style.size}
	for _, lines := range columns {
		y := paddingY * g.style.size
		for _, l := range lines {
			row.absorb(l, y)
			y += l.height
		}
	}
	return row
}

func (g *grid) divided(columns [][]*strip, longest int) []*strip {
	strips := make([]*strip, longest)
	cells := &cellOrder{cell: make(map[Mark]int)}
	for i := range strips {
		part := make([][]*strip, len(columns))
		for j, lines := range columns {
			if i < len(lines) {
				part[j] = lines[i : i+1]
				cells.add(lines[i].marks, j)
			}
		}
		strips[i] = g.slice(part)
		strips[i].cells = cells
	}
	strips[longest-1].height += 2 * paddingY * g.style.size
	return strips
}

// A cellOrder says which cell the marks of a divided row belong to, so that a
// page has the text of one cell after that of another, not line by line.
type cellOrder struct{ cell map[Mark]int }

func (c *cellOrder) add(marks []Mark, cell int) {
	for _, m := range marks {
		c.cell[m] = cell + 1 // rules are of no cell, and come first
	}
}

// sort puts marks of the row in order.
func (c *cellOrder) sort(marks []Mark) {
	slices.SortStableFunc(marks, func(a, b Mark) int { return c.cell[a] - c.cell[b] })
}

// slice is one line of each cell, without the padding of a row but for a
// little above.
func (g *grid) slice(part [][]*strip) *strip {
	t := g.whole(part, g.style.line)
	t.height = g.style.line
	return t
}

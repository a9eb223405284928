package alignment

import "github.com/pobook/pobook/internal/markdown"

// A match is leaves of the source and their partners, one of either side or two of one.
type match struct {
	source, target []*node
	probability    float64
	rival          float64
	moved          bool
	// framed says that what stands beside it is matched, so that nothing is missing or
	// added there, on all levels.
	framed bool
}

// A pairing finds the matches of two documents.
type pairing struct {
	judge   *judge
	matches []match
	// left are runs of nodes without a partner, by side, in order.
	left [2][][]node
}

// nodes aligns two lists of nodes and what is in them. above is the match that they are
// in.
func (p *pairing) nodes(a, b []node, above match) {
	steps := align(p.judge, a, b)
	paired := [2]map[int]bool{{}, {}}
	for _, s := range steps {
		in := above.below(s)
		for i := range s.ni {
			in.source = append(in.source, &a[s.i+i])
			paired[source][s.i+i] = true
		}
		for j := range s.nj {
			in.target = append(in.target, &b[s.j+j])
			paired[target][s.j+j] = true
		}
		p.pair(in)
	}
	p.leave(source, a, paired[source])
	p.leave(target, b, paired[target])
}

// below returns what is known of a step within a match.
func (m match) below(s step) match {
	return match{probability: m.probability * s.probability, rival: worse(m.rival, s.rival), moved: m.moved || s.moved, framed: m.framed && s.framed}
}

// leave notes nodes that have no partner. A run of them ends before a heading.
func (p *pairing) leave(s side, nodes []node, paired map[int]bool) {
	for i := 0; i < len(nodes); i++ {
		if paired[i] {
			continue
		}
		end := i + 1
		for end < len(nodes) && !paired[end] && !nodes[end].is(markdown.BlockHeading) {
			end++
		}
		p.left[s] = append(p.left[s], nodes[i:end])
		i = end - 1
	}
}

// pair goes into a pair of nodes.
func (p *pairing) pair(m match) {
	a, b := m.source[0], m.target[0]
	if a.children != nil && b.children != nil && p.judge.content(a, b) > leastStray {
		m.framed = true // whatever stands beside it
	}
	switch {
	case len(m.source) > 1 || len(m.target) > 1, a.segment >= 0 && b.segment >= 0:
		p.matches = append(p.matches, m)
	case a.is(markdown.BlockTable) && b.is(markdown.BlockTable):
		p.table(a.children, b.children, m)
	case a.children != nil && b.children != nil:
		p.nodes(a.children, b.children, m)
	case a.children != nil && b.segment >= 0:
		p.nodes(a.children, []node{*b}, m)
	case b.children != nil && a.segment >= 0:
		p.nodes([]node{*a}, b.children, m)
	default:
		// Both are code or the like: nothing to translate.
	}
}

// table aligns rows, and columns as a whole: a cell alone says little.
func (p *pairing) table(a, b []node, above match) {
	columns := align(p.judge, columnsOf(a), columnsOf(b))
	rows := align(p.judge, a, b)
	rest := [2]map[int]bool{{}, {}}
	for _, r := range rows {
		rest[source][r.i], rest[target][r.j] = true, true
		row := above.below(r)
		p.cells(a[r.i].children, b[r.j].children, columns, row)
	}
	p.leave(source, a, rest[source])
	p.leave(target, b, rest[target])
}

// cells pairs the cells of two rows, column by column.
func (p *pairing) cells(a, b []node, columns []step, row match) {
	paired := [2]map[int]bool{{}, {}}
	for _, c := range columns {
		if c.i >= len(a) || c.j >= len(b) {
			continue
		}
		paired[source][c.i], paired[target][c.j] = true, true
		if cell := row.below(c); a[c.i].segment >= 0 && b[c.j].segment >= 0 {
			cell.source, cell.target = []*node{&a[c.i]}, []*node{&b[c.j]}
			p.matches = append(p.matches, cell)
		}
	}
	p.leave(source, a, paired[source])
	p.leave(target, b, paired[target])
}

// columnsOf returns the columns of a table as nodes.
func columnsOf(rows []node) []node {
	var columns []node
	for _, r := range rows {
		for i, cell := range r.children {
			if i == len(columns) {
				columns = append(columns, node{kind: kindOf(markdown.BlockCell), segment: -1})
			}
			columns[i].text = columns[i].text.and(cell.text)
		}
	}
	return columns
}

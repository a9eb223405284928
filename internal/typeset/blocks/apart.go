package blocks

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// A section is set apart from the others, so that several can be set at the same time:
// with numbers of its own for all that goes on from section to section, and with
// what it adds to the book kept by itself. Joined in their order, sections are as they would
// be had they been set one after the other.

// A Piece is a section that has been set apart.
type Piece struct {
	strips   []*paging.Strip
	order    Order
	to       counts // what the section has gone on to, from what was expected
	nodes    []layout.Node
	missing  []layout.Missing
	overfull []layout.Overfull
	forced   []layout.Forced
	unshaped []layout.Unshaped
	err      error
}

// An Order is a section to be set, and what setting it depends on beside it.
type Order struct {
	Section *document.Section
	number  int    // from 1
	from    counts // what the sections before it have come to, as far as can be told before they are set
}

// Orders returns the orders for the sections of a book.
func (s *Setter) Orders(sections []*document.Section) []Order {
	s.noteUnshaped(unshapedBy(s.paragraphs)) // of what comes before them
	orders := make([]Order, len(sections))
	var from counts
	for i, section := range sections {
		orders[i] = Order{Section: section, number: i + 1, from: from}
		from = from.plus(expect(s, section))
	}
	return orders
}

// The nodes of a piece are numbered from these two, which are the book's.
const (
	ownDecoration = iota
	ownParent
	ownNodes // how many there are
)

// Forks returns setters for the same book, which set sections apart, each used by one
// goroutine. One of them goes on with what this one has read of the fonts, so that this one sets
// nothing before they are done.
func (s *Setter) Forks(n int) []*Setter {
	forks := make([]*Setter, n)
	for i := range forks {
		forks[i] = s.fork()
	}
	forks[0].paragraphs = s.paragraphs
	return forks
}

func (s *Setter) fork() *Setter {
	f := New(s.Design, s.known, s.refs)
	f.Done = s.Done
	return f
}

// Apart sets a section.
func (s *Setter) Apart(o Order) *Piece {
	s.nodes = make([]layout.Node, ownNodes)
	s.number, s.entries, s.counts = o.number, 0, o.from
	s.Missing, s.overfull, s.forced, s.referred, s.waiting = nil, nil, nil, nil, nil
	strips := Section(s, o.Section, ownParent)
	paging.AvoidRunt(s.Design, strips)
	return &Piece{
		strips: strips, order: o, to: s.counts, nodes: s.nodes[ownNodes:],
		missing: s.Missing, overfull: s.overfull, forced: s.forced,
		unshaped: unshapedBy(s.paragraphs), err: s.paragraphs.Err(),
	}
}

// Join takes in the next section, below a node, and returns its strips. One that goes on from
// other counts than those that the sections before it have come to is set again.
func (s *Setter) Join(p *Piece, parent int) []*paging.Strip {
	if p.order.from != s.counts && p.to != p.order.from {
		if s.again == nil {
			s.again = s.fork()
		}
		p.order.from = s.counts
		p = s.again.Apart(p.order)
	}
	if p.to != p.order.from {
		s.counts = p.to
	}
	base := len(s.nodes) - ownNodes
	number := func(own int) int {
		switch own {
		case ownDecoration:
			return 0
		case ownParent:
			return parent
		}
		return base + own
	}
	for _, n := range p.nodes {
		n.Parent = number(n.Parent)
		s.nodes = append(s.nodes, n)
	}
	paging.Renumber(p.strips, number)
	s.Missing, s.overfull, s.forced = append(s.Missing, p.missing...), append(s.overfull, p.overfull...), append(s.forced, p.forced...)
	s.noteUnshaped(p.unshaped)
	if s.err == nil {
		s.err = p.err
	}
	return p.strips
}

// expect returns what a section is going to count, without setting it. It is a guess: what
// the section has counted is known only when it has been set.
func expect(s *Setter, section *document.Section) counts {
	var c counts
	if s.Design.Options.Figure == nil {
		return c
	}
	s.document = section
	defer func() { s.document = nil }()
	document.Walk(section, func(b document.Block, _ []document.Span) {
		p, ok := b.(*document.Paragraph)
		if !ok || !isFigure(s, p) {
			return
		}
		for _, image := range p.Figure() {
			if image.Alt+image.Title != "" {
				c.figures++
			}
		}
	})
	return c
}

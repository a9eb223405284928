package blocks

import (
	"cmp"

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
	notes    int // how many footnotes have been numbered in the section
	nodes    []layout.Node
	shown    []showing
	missing  []layout.Missing
	overfull []layout.Overfull
	forced   []layout.Forced
	unshaped []layout.Unshaped
	err      error
}

// An Order is a section to be set, and what setting it depends on beside it.
type Order struct {
	Section *document.Section
	number  int  // from 1
	begins  bool // a page, so that its footnotes are numbered from 1
	above   int  // footnotes that have been numbered before, as far as can be told before they are set
}

// Orders returns the orders for the sections of a book.
func (s *Setter) Orders(sections []*document.Section) []Order {
	s.noteOwn() // of what comes before them
	orders := make([]Order, len(sections))
	above := 0
	for i, section := range sections {
		begins := beginsPage(s, section)
		switch {
		case begins:
			above = 0
		case i > 0:
			above += notesIn(s, sections[i-1])
		}
		orders[i] = Order{Section: section, number: i + 1, begins: begins, above: above}
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
	f := New(s.Design, s.places, s.refs)
	f.Done, f.Numbers, f.Drawings = s.Done, s.Numbers, s.Drawings
	return f
}

// Apart sets a section.
func (s *Setter) Apart(o Order) *Piece {
	s.nodes = make([]layout.Node, ownNodes)
	s.number, s.entries, s.notesAbove = o.number, 0, o.above
	s.Missing, s.overfull, s.forced, s.referred, s.waiting, s.shown = nil, nil, nil, nil, nil, nil
	strips := Section(s, o.Section, ownParent)
	return &Piece{
		strips: strips, order: o, notes: len(s.notes), nodes: s.nodes[ownNodes:], shown: s.shown,
		missing: s.Missing, overfull: s.overfull, forced: s.forced,
		unshaped: unshapedBy(s.paragraphs), err: s.paragraphs.Err(),
	}
}

// Join takes in the next section, below a node, and returns its strips. One whose footnotes go on
// from another number than those of the sections before it have come to is set again.
func (s *Setter) Join(p *Piece, parent int) []*paging.Strip {
	if p.order.begins {
		s.joined.notes = 0
	}
	if p.notes > 0 && p.order.above != s.joined.notes {
		if s.joined.again == nil {
			s.joined.again = s.fork()
		}
		p.order.above = s.joined.notes
		p = s.joined.again.Apart(p.order)
	}
	s.joined.notes += p.notes
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
	s.noteShown(p.order.Section.Path, p.shown)
	s.noteUnshaped(p.unshaped)
	s.err = cmp.Or(s.err, p.err)
	return p.strips
}

// notesIn returns how many footnotes a section is going to number, without setting it. It is a
// guess: that is known only when it has been set.
func notesIn(s *Setter, section *document.Section) int {
	s.document = section
	defer func() { s.document = nil }()
	c := noteCounter{setter: s, seen: make(map[string]bool)}
	c.blocks(section.Blocks)
	return len(c.seen)
}

// A noteCounter goes through a section.
type noteCounter struct {
	setter *Setter
	seen   map[string]bool // labels
}

func (c *noteCounter) blocks(blocks []document.Block) {
	document.Walk(&document.Section{Blocks: blocks}, func(b document.Block, spans []document.Span) {
		if p, ok := b.(*document.Paragraph); ok && p.IsFigure() {
			spans = standIns(c.setter, spans)
		}
		_, heading := b.(*document.Heading)
		for _, span := range spans {
			switch {
			case span.Footnote != "":
				c.refer(span.Footnote)
			case span.Link != nil && !heading && hasLinkNote(c.setter, spans, span.Link):
				c.seen[linkNoteLabel(span.Link)] = true
			}
		}
	})
}

func (c *noteCounter) refer(label string) {
	if note := c.setter.document.Footnotes[label]; note != nil && !c.seen[label] {
		c.seen[label] = true
		c.blocks(note.Blocks)
	}
}

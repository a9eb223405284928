package paragraph

import (
	"github.com/go-text/typesetting/segmenter"

	"github.com/pobook/pobook/internal/shaping"
	"github.com/pobook/pobook/internal/typeset/design"
)

// A Setter sets the paragraphs of a book, one at a time. It keeps what they have in common.
type Setter struct {
	design    *design.Design
	segmenter segmenter.Segmenter
	faces     chooser
	shaper    *shaping.Shaper
	words     map[string][]int // where those so far may be divided
	// Room for a paragraph being set.
	whole, clusters []cluster
	source          source // of the stretch being shaped
	items           []item // of a paragraph that is done
}

// New returns a setter for books of a design.
func New(d *design.Design) *Setter {
	return &Setter{design: d, faces: newChooser(d), shaper: shaping.New(), words: make(map[string][]int)}
}

// room returns room for so many items.
func (s *Setter) room(n int) []item {
	room := s.items
	if s.items = nil; cap(room) < n {
		return make([]item, 0, n)
	}
	return room[:0]
}

// Recycle takes back the memory of a paragraph whose lines have been drawn, which is nothing
// any more.
func (s *Setter) Recycle(p *Paragraph) {
	const most = 10000
	if cap(p.items) > cap(s.items) && cap(p.items) <= most {
		clear(p.items)
		s.items = p.items[:0]
	}
	p.items = nil
}

// Err returns the error of the first font file that could not be read. What it would have
// drawn is set in another face.
func (s *Setter) Err() error { return s.faces.err }

// Faults returns the faces whose text could not be shaped, since their tables are broken: it is
// set character by character.
func (s *Setter) Faults() []shaping.Fault { return s.shaper.Faults() }

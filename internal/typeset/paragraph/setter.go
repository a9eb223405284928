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
}

// New returns a setter for books of a design.
func New(d *design.Design) *Setter {
	return &Setter{design: d, faces: newChooser(d), shaper: shaping.New(), words: make(map[string][]int)}
}

// Err returns the error of the first font file that could not be read. What it would have
// drawn is set in another face.
func (s *Setter) Err() error { return s.faces.err }

// Faults returns the faces whose text could not be shaped, since their tables are broken: it is
// set character by character.
func (s *Setter) Faults() []shaping.Fault { return s.shaper.Faults() }

package blocks

import (
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// A Setter sets the blocks of one book. It collects what they add to the book on the side:
// nodes of the structure, footnotes, what is missing. Sections are set apart, by setters of
// their own (apart.go).
type Setter struct {
	Design *design.Design
	// Done is closed when nobody wants the book any more: nothing is set from then on.
	Done       <-chan struct{}
	paragraphs *paragraph.Setter
	nodes      []layout.Node
	Missing    []layout.Missing
	overfull   []layout.Overfull
	forced     []layout.Forced
	unshaped   []layout.Unshaped
	counts     counts
	err        error   // of the first section with a font file that could not be read
	referred   []*note // footnotes, in the order of their first marks
	waiting    []*note // those of them that are still to be set
	refs       *References
	again      *Setter                // sets sections again; nil until one has to be
	known      map[anchor.Anchor]bool // the places that links can lead to

	// nest sets blocks within others: a list holds whatever a section does.
	nest func(blocks []document.Block, f Frame) []*paging.Strip

	// Of the section being set:
	document  *document.Section
	number    int // of the section in the book, from 1; 0 for what is of none
	entries   int // headings so far
	notes     map[string]*note
	linkNotes map[string]*document.Footnote // by label
	margin    *paging.Band                  // beside what was set last, if that is not translated
}

// counts are the numbers that go on from section to section. Whatever setting a section
// needs to know of the sections before it is one of them.
type counts struct {
	figures int // that have captions
}

func (c counts) plus(o counts) counts { return counts{figures: c.figures + o.figures} }

// Report adds to laid-out pages what has come together besides.
func (s *Setter) Report(to *layout.Pages) {
	s.noteUnshaped(unshapedBy(s.paragraphs))
	to.Structure, to.Overfull, to.Missing, to.Forced, to.Unshaped = s.nodes, s.overfull, s.Missing, s.forced, s.unshaped
}

// noteUnshaped notes faces whose text could not be shaped, each once.
func (s *Setter) noteUnshaped(faces []layout.Unshaped) {
	for _, face := range faces {
		if !slices.ContainsFunc(s.unshaped, func(known layout.Unshaped) bool {
			return known.Font == face.Font && known.Cause.Error() == face.Cause.Error()
		}) {
			s.unshaped = append(s.unshaped, face)
		}
	}
}

func unshapedBy(p *paragraph.Setter) []layout.Unshaped {
	var faces []layout.Unshaped
	for _, f := range p.Faults() {
		faces = append(faces, layout.Unshaped{Font: f.Face.Name(), Cause: f.Err})
	}
	return faces
}

// Err returns the error of the first font file that could not be read.
func (s *Setter) Err() error {
	if s.err != nil {
		return s.err
	}
	return s.paragraphs.Err()
}

// stopped reports whether nobody wants the book any more.
func (s *Setter) stopped() bool {
	select {
	case <-s.Done:
		return true
	default:
		return false
	}
}

// A State is how far a setter has come, so that what is set once more is not there twice.
type State struct{ nodes, missing int }

// State returns how far the setter has come.
func (s *Setter) State() State { return State{len(s.nodes), len(s.Missing)} }

// Rewind forgets all since a state.
func (s *Setter) Rewind(to State) {
	s.nodes, s.Missing = s.nodes[:to.nodes], s.Missing[:to.missing]
}

// Forget forgets what has been missing since a state: it has been reported where the same text
// stands, or will be.
func (s *Setter) Forget(to State) { s.Missing = s.Missing[:to.missing] }

// path returns the path of the section being set.
func (s *Setter) path() string {
	if s.document == nil {
		return ""
	}
	return s.document.Path
}

// NewNode adds a node to the structure and returns its index.
func (s *Setter) NewNode(n layout.Node) int {
	s.nodes = append(s.nodes, n)
	return len(s.nodes) - 1
}

package blocks

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// A Setter sets the blocks of one book. It collects what they add to the book on the side:
// nodes of the structure, footnotes, what is missing.
type Setter struct {
	Design     *design.Design
	paragraphs *paragraph.Setter
	nodes      []layout.Node
	Missing    []layout.Missing
	overfull   []layout.Overfull
	forced     []layout.Forced
	entries    int     // headings so far
	referred   []*note // footnotes, in the order of their first marks
	waiting    []*note // those of them that are still to be set
	refs       *References
	places     *Places
	// Numbers are those of the headings of the book.
	Numbers  Numbers
	drawings map[string]*layout.Drawing // by file

	// nest sets blocks within others: a list holds whatever a section does.
	nest func(blocks []document.Block, f Frame) []*paging.Strip

	// Of the section being set:
	document   *document.Section
	notes      map[string]*note
	notesAbove int                           // that were numbered before, as the section begins no page
	linkNotes  map[string]*document.Footnote // by label
	margin     *paging.Band                  // beside what was set last, if that is not translated
	pending    []paging.AnchorAt             // of paragraphs that hold nothing else: they name what comes next
}

// Report adds to laid-out pages what has come together besides.
func (s *Setter) Report(to *layout.Pages) {
	to.Structure, to.Overfull, to.Missing, to.Forced = s.nodes, s.overfull, s.Missing, s.forced
	for _, f := range s.paragraphs.Faults() {
		to.Unshaped = append(to.Unshaped, layout.Unshaped{Font: f.Face.Name(), Cause: f.Err})
	}
}

// Err returns the error of the first font file that could not be read.
func (s *Setter) Err() error { return s.paragraphs.Err() }

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

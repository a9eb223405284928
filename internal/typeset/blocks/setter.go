package blocks

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
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
	err        error     // of the first section with a font file that could not be read
	referred   []*note   // footnotes, in the order of their first marks
	waiting    []*note   // those of them that are still to be set
	shown      []showing // of drawings, the first of each
	refs       *References
	places     *Places
	// Numbers are those of the headings of the book.
	Numbers Numbers
	// Drawings are those of the book.
	Drawings *Drawings
	joined   joined

	// nest sets blocks within others: a list holds whatever a section does.
	nest func(blocks []document.Block, f Frame) []*paging.Strip

	// Of the section being set:
	document   *document.Section
	number     int // of the section in the book, from 1; 0 for what is of none
	entries    int // headings so far
	notes      map[string]*note
	notesAbove int                           // that were numbered before, as the section begins no page
	linkNotes  map[string]*document.Footnote // by label
	margin     *paging.Band                  // beside what was set last, if that is not translated
	pending    []paging.AnchorAt             // of paragraphs that hold nothing else: they name what comes next
}

// What is joined depends on the sections so far.
type joined struct {
	again *Setter         // sets sections again; nil until one has to be
	notes int             // that the next section goes on from, if it begins no page
	drawn map[string]bool // files whose drawings have been shown
}

// Report adds to laid-out pages what has come together besides.
func (s *Setter) Report(to *layout.Pages) {
	s.noteOwn()
	to.Structure, to.Overfull, to.Missing, to.Forced, to.Unshaped = s.nodes, s.overfull, s.Missing, s.forced, s.unshaped
}

// noteOwn notes what is missing in drawings that the setter has shown itself, and faces whose
// text it could not shape.
func (s *Setter) noteOwn() {
	s.noteShown("", s.shown)
	s.noteUnshaped(s.Drawings.faults())
	s.noteUnshaped(unshapedBy(s.paragraphs))
	s.shown = nil
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

// Err returns the error of the first font file that could not be read.
func (s *Setter) Err() error {
	return cmp.Or(s.err, s.paragraphs.Err(), s.Drawings.failed())
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

// A showing is where a section shows a drawing.
type showing struct {
	file   string
	offset int
}

// Drawing returns what is drawn for a file, nil for one of pixels. Offset is where in the section
// it is shown.
func (s *Setter) Drawing(file string, offset int) *layout.Drawing {
	if s.Drawings == nil {
		return nil
	}
	made, ok := s.Drawings.made[file]
	if ok && !slices.ContainsFunc(s.shown, func(before showing) bool { return before.file == file }) {
		s.shown = append(s.shown, showing{file, offset})
	}
	return made.drawing
}

// noteShown notes what is missing in drawings that a section shows, where the book shows them for the first time.
func (s *Setter) noteShown(section string, shown []showing) {
	for _, at := range shown {
		if s.joined.drawn[at.file] {
			continue
		}
		if s.joined.drawn == nil {
			s.joined.drawn = make(map[string]bool)
		}
		s.joined.drawn[at.file] = true
		for _, r := range s.Drawings.made[at.file].missing {
			s.Missing = append(s.Missing, layout.Missing{Section: section, Offset: at.offset, Rune: r})
		}
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

// Package typeset sets a book: it chooses faces, breaks lines and pages, and
// says where each piece of text, line and picture stands. It owns the rules of
// typography, those of Chinese above all (CLREQ, UAX #14).
//
// It is geometry only. It knows nothing of PDF, opens no files, and takes font
// bytes and image sizes as data. There is no general shaping: a text is
// characters in one face, kerned, with sequences of emoji as one glyph.
//
// Start reading at [Layout]. A block of the document becomes strips (flow.go),
// its text items and lines (inline.go, lines.go), and the strips become pages
// (pager.go).
package typeset

import (
	"fmt"

	"github.com/go-text/typesetting/segmenter"

	"github.com/pobook/pobook/internal/document"
)

// Layout sets the book. The characters that no face draws are returned too,
// in reading order, one for each time they occur; they are left out of the
// pages. The error is that of a font file.
func Layout(book *document.Book, options Options) (*Pages, []Missing, error) {
	refs := newReferences()
	for {
		s := newSetter(options)
		s.refs, s.known = refs, knownPlaces(book)
		pages := s.book(book)
		if s.err != nil {
			return nil, nil, fmt.Errorf("font: %w", s.err)
		}
		if options.PageReference == nil || refs.settled() {
			return pages, s.missing, nil
		}
	}
}

// book sets all of the book.
func (s *setter) book(book *document.Book) *Pages {
	front := s.titlePage()
	front = append(front, s.creditsPages()...)
	root := s.newNode(Node{Role: Document})
	body := newPager(s.design)
	for _, section := range book.Sections {
		strips := s.section(section, root)
		avoidRunt(s.design, strips)
		body.add(strips)
	}
	bodySheets := body.finish()
	for i, sh := range bodySheets {
		sh.index = i
	}
	contents := s.contentsPages(body.entries, body.places, len(front))
	return s.assemble(append(append(front, contents...), bodySheets...), body)
}

// A setter is the state of one call of Layout.
type setter struct {
	design    *design
	segmenter segmenter.Segmenter
	faceLists map[faceKey][]*Face
	kerns     map[kernKey]float64 // in ems, of the pairs so far
	words     map[string][]int    // where those so far may be divided
	nodes     []Node
	missing   []Missing
	overfull  []Overfull
	entries   int   // headings so far
	captions  int   // of figures so far
	err       error // of the first face that could not be read
	refs      *references
	known     map[anchor]bool // the places that links can lead to

	// Of the section being set:
	document  *document.Section
	notes     map[string]*note
	linkNotes map[string]*document.Footnote // by label
	margin    *band                         // beside what was set last, if that is not translated
}

func newSetter(options Options) *setter {
	return &setter{
		design:    newDesign(options),
		faceLists: make(map[faceKey][]*Face),
		kerns:     make(map[kernKey]float64),
		words:     make(map[string][]int),
		nodes:     []Node{{Role: Decoration}},
		refs:      newReferences(),
	}
}

// path returns the path of the section being set.
func (s *setter) path() string {
	if s.document == nil {
		return ""
	}
	return s.document.Path
}

func (s *setter) newNode(n Node) int {
	s.nodes = append(s.nodes, n)
	return len(s.nodes) - 1
}

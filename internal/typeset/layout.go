// Package typeset sets a book: it breaks lines and pages, in packages of its own, and
// says where each piece of text, line and picture stands. It owns the rules of
// typography, those of Chinese above all (CLREQ, UAX #14).
//
// It is geometry only. It knows nothing of PDF, opens no files, and takes font
// bytes and image sizes as data.
//
// Start reading at [Layout]. A block of the document becomes strips (package blocks), its
// text lines (package paragraph), and the strips become pages (package paging).
package typeset

import (
	"fmt"
	"slices"

	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"

	"github.com/pobook/pobook/internal/document"
)

// Layout sets the book. The error is that of a font file.
func Layout(book *document.Book, options design.Options) (*layout.Pages, error) {
	d := design.New(options)
	refs, places, numbers := blocks.NewReferences(), blocks.PlacesOf(d, book), blocks.NumbersOf(book, d.Options.Numbering.Depth)
	for {
		s := &setting{design: d, blocks: blocks.New(d, places, refs)}
		s.blocks.Numbers = numbers
		pages, at := s.book(book)
		if err := s.blocks.Err(); err != nil {
			return nil, fmt.Errorf("font: %w", err)
		}
		if refs.Note(at); options.PageReference == nil || refs.Settled() {
			return pages, nil
		}
	}
}

// book sets all of the book.
func (s *setting) book(book *document.Book) (*layout.Pages, map[anchor.Anchor]paging.Position) {
	front := s.titlePage()
	front = append(front, s.creditsPages(len(front))...)
	root := s.blocks.NewNode(layout.Node{Role: layout.Document})
	flow := paging.NewFlow(s.design, 0) // if pages are mirrored, it begins on a right-hand one
	for _, section := range book.Sections {
		flow.Add(blocks.Section(s.blocks, section, root))
	}
	bodySheets, body := flow.Finish(), flow.Pager
	for i, sh := range bodySheets {
		sh.Index = i
	}
	front = endedLeft(s.design, front)
	contents := s.contentsPages(body.Entries, body.Places, len(front))
	return assemble(s, slices.Concat(front, contents, bodySheets), body), body.Places
}

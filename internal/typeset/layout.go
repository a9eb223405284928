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
	"context"
	"fmt"
	"slices"

	"github.com/pobook/pobook/internal/inorder"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"

	"github.com/pobook/pobook/internal/document"
)

// Layout sets the book. The same book gives the same pages on any number of processors,
// on which its sections are set side by side. The error is that of a font file, or of the
// context.
func Layout(ctx context.Context, book *document.Book, options design.Options, job Job) (*layout.Pages, error) {
	d := design.New(options)
	refs, places, numbers := blocks.NewReferences(), blocks.PlacesOf(d, book), blocks.NumbersOf(book, d.Options.Numbering.Depth)
	drawings := blocks.DrawingsOf(ctx, d)
	for {
		s := &setting{design: d, job: job, blocks: blocks.New(d, places, refs)}
		s.blocks.Numbers, s.blocks.Drawings, s.blocks.Done = numbers, drawings, ctx.Done()
		pages, at := s.book(ctx, book)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := s.blocks.Err(); err != nil {
			return nil, fmt.Errorf("font: %w", err)
		}
		if refs.Note(at); options.PageReference == nil || refs.Settled() {
			return pages, nil
		}
	}
}

// sections sets the sections side by side, and fills pages with them in their order.
func (s *setting) sections(ctx context.Context, book *document.Book, root int, flow *paging.Flow) {
	orders := s.blocks.Orders(book.Sections)
	setters := s.blocks.Forks(max(1, min(inorder.Workers(), len(orders))))
	done := 0
	set := inorder.New(setters, func(p *blocks.Piece) {
		flow.Add(s.blocks.Join(p, root))
		if done++; s.job.Progress != nil {
			s.job.Progress(done, flow.Pager.Pages())
		}
	})
	if s.job.Frugal && s.design.Options.PageReference == nil {
		book.Sections = nil
	}
	for i, order := range orders {
		if ctx.Err() != nil {
			break
		}
		orders[i] = blocks.Order{}
		set.Add(func(by *blocks.Setter) *blocks.Piece { return by.Apart(order) })
	}
	set.Wait()
}

// book sets all of the book.
func (s *setting) book(ctx context.Context, book *document.Book) (*layout.Pages, map[anchor.Anchor]paging.Position) {
	front := s.titlePage()
	front = append(front, s.creditsPages(len(front))...)
	root := s.blocks.NewNode(layout.Node{Role: layout.Document})
	flow := paging.NewFlow(s.design, 0) // if pages are mirrored, it begins on a right-hand one
	flow.Pager.Pack = s.job.Frugal
	s.sections(ctx, book, root, flow)
	bodySheets, body := flow.Finish(), flow.Pager
	for i, sh := range bodySheets {
		sh.Index = i
	}
	front = endedLeft(s.design, front)
	contents := s.contentsPages(body.Entries, body.Places, len(front))
	return assemble(s, slices.Concat(front, contents, bodySheets), body), body.Places
}

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
	refs := blocks.NewReferences()
	for {
		s := &setting{design: d, job: job, blocks: blocks.New(d, blocks.KnownPlaces(book), refs)}
		s.blocks.Done = ctx.Done()
		pages, places := s.book(ctx, book)
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		if err := s.blocks.Err(); err != nil {
			return nil, fmt.Errorf("font: %w", err)
		}
		if refs.Note(places); options.PageReference == nil || refs.Settled() {
			return pages, nil
		}
	}
}

// sections sets the sections side by side, and fills pages with them in their order.
func (s *setting) sections(ctx context.Context, book *document.Book, root int, body *paging.Pager) {
	orders := s.blocks.Orders(book.Sections)
	setters := s.blocks.Forks(max(1, min(inorder.Workers(), len(orders))))
	done := 0
	set := inorder.New(setters, func(p *blocks.Piece) {
		body.Add(s.blocks.Join(p, root))
		if done++; s.job.Progress != nil {
			s.job.Progress(done, body.Pages())
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
	front = append(front, s.creditsPages()...)
	root := s.blocks.NewNode(layout.Node{Role: layout.Document})
	body := paging.NewPager(s.design)
	body.Pack = s.job.Frugal
	s.sections(ctx, book, root, body)
	bodySheets := body.Finish()
	for i, sh := range bodySheets {
		sh.Index = i
	}
	contents := s.contentsPages(body.Entries, body.Places, len(front))
	return assemble(s, append(append(front, contents...), bodySheets...), body), body.Places
}

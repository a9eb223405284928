package pdf

import (
	"context"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
)

// A survey is what has to be known of all pages before the first is drawn.
type survey struct {
	fonts   *collection
	images  *images
	vectors *vectors
	tags    *structure
	// wordy says that a picture says more than a string may hold.
	wordy bool
}

// surveyPages goes over the pages once. Fonts, images and drawings come in the order of their
// first use.
func surveyPages(ctx context.Context, pages *layout.Pages, read func(path string) ([]byte, error)) (*survey, error) {
	s := &survey{fonts: &collection{byFace: make(map[*font.Face]*typeface)}, images: newImages(read), vectors: newVectors(), tags: newStructure(pages)}
	for i, page := range pages.Pages {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		for m := range page.All() {
			s.tags.mark(i, m)
			if err := s.mark(m); err != nil {
				return nil, err
			}
		}
		s.tags.end(i, page.Links)
	}
	s.fonts.complete()
	s.tags.complete()
	return s, nil
}

func (s *survey) mark(m layout.Mark) error {
	switch m := m.(type) {
	case *layout.Run:
		return s.fonts.use(m)
	case *layout.Picture:
		s.wordy = s.wordy || over(m.Says)
		if m.Drawing == nil {
			return s.images.file(m.Path)
		}
		return s.drawing(m)
	}
	return nil
}

// drawing takes in a drawing with the text and the images in it.
func (s *survey) drawing(p *layout.Picture) error {
	if !s.vectors.use(p, s.images) {
		return nil
	}
	for r := range p.Drawing.EachRun {
		if err := s.fonts.use(r); err != nil {
			return err
		}
	}
	return nil
}

package typeset

import "github.com/pobook/pobook/internal/document"

// pointsPerPixel sets images at 96 pixels to the inch, as browsers do.
const pointsPerPixel = 72.0 / 96

// isFigure reports whether the paragraph is images alone, all of them known.
func (s *setter) isFigure(p *document.Paragraph) bool {
	images := p.Figure()
	for _, image := range images {
		if _, _, ok := s.imageSize(image); !ok {
			return false
		}
	}
	return len(images) > 0
}

func (s *setter) imageSize(image *document.Image) (string, ImageSize, bool) {
	file, ok := document.File(s.path(), image.Destination)
	if !ok {
		return "", ImageSize{}, false
	}
	size, ok := s.design.Images[file]
	return file, size, ok && size.Width > 0 && size.Height > 0
}

// figures sets each image of a paragraph in the middle of the column, at its
// own size or, if that is too large, scaled down to it.
func (s *setter) figures(p *document.Paragraph, f frame) []*strip {
	var strips []*strip
	for i := range p.Text {
		if p.Text[i].Image == nil {
			continue
		}
		figure := s.figure(&p.Text[i], f)
		if len(strips) > 0 {
			lead(figure, f.style.line*0.5)
		}
		strips = append(strips, figure...)
	}
	return strips
}

func (s *setter) figure(span *document.Span, f frame) []*strip {
	file, size, _ := s.imageSize(span.Image)
	tallest := (s.design.bottom() - s.design.Margins.Top) * 0.65
	width, height := scaled(size, f.width, tallest)
	x := f.x + (f.width-width)/2

	to := s.figureLink(span, f)
	parent := f.node
	if to != nil {
		parent = to.node
	}
	node := s.newNode(Node{Role: Figure, Parent: parent, Alt: span.Image.Alt})
	t := &strip{height: height}
	t.figure = &Picture{owner: owner(node), X: x, Width: width, Height: height, Path: file}
	t.marks = []Mark{t.figure}
	if to != nil {
		t.links = []pendingLink{{link: to, Link: Link{X: x, Width: width, Height: height, URI: to.uri, Node: to.node}}}
	}
	return append([]*strip{t}, s.caption(t, span, f, node)...)
}

// figureLink returns where a figure leads, if anywhere.
func (s *setter) figureLink(span *document.Span, f frame) *link {
	if span.Link == nil {
		return nil
	}
	to := s.resolveLink(span.Link.Destination)
	if to != nil {
		to.node = s.newNode(Node{Role: Hyperlink, Parent: f.node})
	}
	return to
}

// caption sets below an image what the image says: its alternative text, which
// is text of the book like any other and the one description that Markdown has,
// and its title. Figures that have neither are not counted.
func (s *setter) caption(figure *strip, span *document.Span, f frame, parent int) []*strip {
	var lines []document.Span
	for _, text := range []string{span.Image.Alt, span.Image.Title} {
		if text == "" {
			continue
		}
		if len(lines) > 0 {
			lines = append(lines, document.Span{Break: true, Offset: span.Offset})
		}
		lines = append(lines, document.Span{Text: text, Offset: span.Offset})
	}
	if len(lines) == 0 {
		return nil
	}
	if s.design.Figure != nil {
		s.captions++
		label := document.Span{Text: s.design.Figure(s.captions) + "\u2003", Style: document.Strong, Offset: span.Offset}
		lines = append([]document.Span{label}, lines...)
	}
	style := s.design.note
	style.color, style.align = grey, alignCenter
	node := s.newNode(Node{Role: Caption, Parent: parent})
	strips := s.text(lines, style, f, node)
	bindAll(strips, firm)
	if len(strips) > 0 {
		figure.keep = firm
	}
	return lead(strips, style.line*0.4)
}

// scaled returns the size in points at which an image is set, no larger than
// the room there is.
func scaled(size ImageSize, width, height float64) (float64, float64) {
	w, h := float64(size.Width)*pointsPerPixel, float64(size.Height)*pointsPerPixel
	scale := min(1, width/w, height/h)
	return w * scale, h * scale
}

// picture returns the image of a span to stand in a line, no higher than the
// line, or nil if its size is not known.
func (in *inline) picture(span *document.Span) *image {
	file, size, ok := in.imageSize(span.Image)
	if !ok {
		return nil
	}
	made := &image{path: file, alt: span.Image.Alt}
	made.width, made.height = scaled(size, in.style.size*narrowest, in.style.line*0.85)
	made.node = in.newNode(Node{Role: Figure, Parent: in.node, Alt: made.alt})
	return made
}

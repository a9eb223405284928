package blocks

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// isFigure reports whether the paragraph is images alone, all of them known.
func isFigure(s *Setter, p *document.Paragraph) bool {
	images := p.Figure()
	for _, image := range images {
		if _, _, ok := sizeOf(s, image); !ok {
			return false
		}
	}
	return len(images) > 0
}

// setFigures sets each image of a paragraph in the middle of the column, at its
// own size or, if that is too large, scaled down to it.
func setFigures(s *Setter, p *document.Paragraph, f Frame) []*paging.Strip {
	var strips []*paging.Strip
	for i := range p.Text {
		if p.Text[i].Image == nil {
			continue
		}
		figure := setFigure(s, &p.Text[i], f)
		if len(strips) > 0 {
			paging.Lead(figure, f.Style.Line*0.5)
		}
		strips = append(strips, figure...)
	}
	return strips
}

func setFigure(s *Setter, span *document.Span, f Frame) []*paging.Strip {
	file, size, _ := sizeOf(s, span.Image)
	tallest := s.Design.AreaHeight() * 0.65
	width, height := FitImage(size, f.Width, tallest)
	x := f.X + (f.Width-width)/2

	to := linkOfFigure(s, span, f)
	parent := f.Node
	if to != nil {
		parent = to.Node
	}
	node := s.NewNode(layout.Node{Role: layout.Figure, Parent: parent, Alt: span.Image.Alt})
	t := &paging.Strip{Height: height}
	t.Figure = &layout.Picture{Node: node, X: x, Width: width, Height: height, Path: file}
	t.Marks = []layout.Mark{t.Figure}
	if to != nil {
		t.Links = []paragraph.Link{{To: to, Area: layout.Link{X: x, Width: width, Height: height, URI: to.URI, Node: to.Node}}}
	}
	return append([]*paging.Strip{t}, setCaption(s, t, span, f, node)...)
}

// linkOfFigure returns where a figure leads, if anywhere.
func linkOfFigure(s *Setter, span *document.Span, f Frame) *anchor.Link {
	if span.Link == nil {
		return nil
	}
	to := resolveLink(s, span.Link.Destination)
	if to != nil {
		to.Node = s.NewNode(layout.Node{Role: layout.Hyperlink, Parent: f.Node})
	}
	return to
}

// setCaption sets below an image what the image says: its alternative text, which
// is text of the book like any other and the one description that Markdown has,
// and its title. Figures that have neither are not counted.
func setCaption(s *Setter, figure *paging.Strip, span *document.Span, f Frame, parent int) []*paging.Strip {
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
	if s.Design.Options.Figure != nil {
		s.counts.figures++
		label := document.Span{Text: s.Design.Options.Figure(s.counts.figures) + "\u2003", Style: document.Strong, Offset: span.Offset}
		lines = append([]document.Span{label}, lines...)
	}
	style := s.Design.Note
	style.Color, style.Align = design.Grey, design.AlignCenter
	node := s.NewNode(layout.Node{Role: layout.Caption, Parent: parent})
	strips := Text(s, lines, style, f, node)
	paging.BindAll(strips, paging.Firm)
	if len(strips) > 0 {
		figure.Keep = paging.Firm
	}
	return paging.Lead(strips, style.Line*0.4)
}

func setParagraph(s *Setter, p *document.Paragraph, f Frame) []*paging.Strip {
	if isFigure(s, p) {
		return setFigures(s, p, f)
	}
	style := f.Style
	if f.Outer {
		style.Indent = s.Design.Options.Indent * style.Size
	}
	node := s.NewNode(layout.Node{Role: layout.Paragraph, Parent: f.Node})
	return Text(s, annotated(s, p.Text), style, f, node)
}

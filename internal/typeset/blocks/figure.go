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
	spans, from := p.Text, 0
	for i := range spans {
		if spans[i].Image == nil {
			continue
		}
		figure := setFigure(s, &spans[i], f)
		_, anchors := withoutAnchors(s, spans[from:i])
		figure[0].Anchors, from = append(figure[0].Anchors, anchors...), i+1
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
	width, height := fitAsked(span.Image, size, f.Width, tallest)
	x := f.X + (f.Width-width)/2

	to := linkOfFigure(s, span, f)
	parent := f.Node
	if to != nil {
		parent = to.Node
	}
	_, alt := span.Image.Caption(s.Design.Options.Captions)
	node := figureNode(s, span.Image, alt, parent)
	t := &paging.Strip{Height: height}
	t.Figure = &layout.Picture{Node: node, X: x, Width: width, Height: height, Path: file, Drawing: s.Drawing(file, span.Offset)}
	t.Marks = []layout.Mark{t.Figure}
	if to != nil {
		t.Links = []paragraph.Link{{To: to, Area: layout.Link{X: x, Width: width, Height: height, URI: to.URI, Node: to.Node}}}
	}
	return append([]*paging.Strip{t}, setFigureCaption(s, t, span, f, node)...)
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

// setFigureCaption sets below an image its caption, if it has one; figures without are not
// counted.
func setFigureCaption(s *Setter, figure *paging.Strip, span *document.Span, f Frame, parent int) []*paging.Strip {
	lines, _ := span.Image.Caption(s.Design.Options.Captions)
	var text []document.Span
	for i, line := range lines {
		if i > 0 {
			text = append(text, document.Span{Break: true, Offset: span.Offset})
		}
		text = append(text, document.Span{Text: line, Offset: span.Offset})
	}
	if len(text) == 0 {
		return nil
	}
	style := captionStyle(s)
	style.Align = design.AlignCenter
	strips := setCaption(s, s.places.figure(span.Image), text, style, f, parent)
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

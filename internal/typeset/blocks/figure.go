package blocks

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
	"github.com/pobook/pobook/internal/typeset/paragraph"
)

// setFigures sets each image of a paragraph in the middle of the column, at its
// own size or, if that is too large, scaled down to it. One that cannot be set is text.
func setFigures(s *Setter, p *document.Paragraph, f Frame) []*paging.Strip {
	var strips []*paging.Strip
	spans, from := p.Text, 0
	for i := range spans {
		if spans[i].Image == nil {
			continue
		}
		var figure []*paging.Strip
		if isKnown(s, spans[i].Image) {
			figure = setFigure(s, &spans[i], f)
		} else {
			figure = setStandIn(s, &spans[i], f)
		}
		_, anchors := withoutAnchors(s, spans[from:i])
		from = i + 1
		if len(figure) == 0 {
			s.pending = append(s.pending, anchors...)
			continue
		}
		figure[0].Anchors = append(figure[0].Anchors, anchors...)
		if len(strips) > 0 {
			paging.Lead(figure, f.Style.Line*0.5)
		}
		strips = append(strips, figure...)
	}
	_, anchors := withoutAnchors(s, spans[from:])
	if last := len(strips) - 1; last >= 0 {
		strips[last].Anchors = append(strips[last].Anchors, anchors...)
	} else {
		s.pending = append(s.pending, anchors...)
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
	text := linesOf(lines, span.Offset)
	if len(text) == 0 {
		return nil
	}
	style := captionStyle(s)
	style.Align = design.AlignCenter
	node := s.NewNode(layout.Node{Role: layout.Caption, Parent: parent})
	strips := setCaption(s, s.places.Figure(span.Image), text, style, f, node)
	if len(strips) > 0 {
		figure.Keep = paging.Firm
	}
	return paging.Lead(strips, style.Line*0.4)
}

func setParagraph(s *Setter, p *document.Paragraph, f Frame) []*paging.Strip {
	if p.IsFigure() {
		return setFigures(s, p, f)
	}
	return setRunningText(s, p.Text, f)
}

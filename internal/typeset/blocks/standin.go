package blocks

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// setStandIn sets what stands for a figure whose picture cannot be set: its alternative text as
// a paragraph, and below it what else its caption says. The number is that which the figure would
// have; where nothing but the alternative text is left, that has it.
func setStandIn(s *Setter, span *document.Span, f Frame) []*paging.Strip {
	said, caption := standIn(s, span)
	label := s.places.Figure(span.Image)
	if len(caption) == 0 {
		return setRunningText(s, numbered(label, said), f)
	}
	text := setRunningText(s, said, f)
	paging.Bind(text, paging.Firm)
	style := captionStyle(s)
	node := s.NewNode(layout.Node{Role: layout.Paragraph, Parent: f.Node})
	below := setCaption(s, label, caption, style, f, node)
	return append(text, paging.Lead(below, style.Line*0.4)...)
}

// standIn returns what stands for a figure as spans of text: its alternative text, or else its
// caption, which leads where the figure does, and the lines of its caption that say something else.
func standIn(s *Setter, span *document.Span) (said, caption []document.Span) {
	lines, alt := span.Image.Caption(s.Design.Options.Captions)
	text := cmp.Or(append([]string{alt}, lines...)...)
	lines = slices.DeleteFunc(lines, func(line string) bool { return line == text })
	said = []document.Span{{Text: text, Style: span.Style, Link: span.Link, Offset: span.Offset}}
	return said, linesOf(lines, span.Offset)
}

// standIns returns what of a paragraph of figures is text because a picture cannot be set.
func standIns(s *Setter, spans []document.Span) []document.Span {
	var said []document.Span
	for i := range spans {
		if image := spans[i].Image; image == nil || isKnown(s, image) {
			continue
		}
		text, _ := standIn(s, &spans[i])
		said = append(said, text...)
	}
	return said
}

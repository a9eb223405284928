package blocks

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

func captionStyle(s *Setter) design.Style {
	style := s.Design.Note
	style.Color, style.Align = design.Grey, design.AlignLeft
	return style
}

// setCaption sets a caption, which is a node of the structure, with the label that has its
// number.
func setCaption(s *Setter, label string, text []document.Span, style design.Style, f Frame, node int) []*paging.Strip {
	strips := Text(s, numbered(label, text), style, f, node)
	paging.BindAll(strips, paging.Firm)
	return strips
}

// numbered puts the label that has the number of a figure or table before its text.
func numbered(label string, text []document.Span) []document.Span {
	if label == "" {
		return text
	}
	number := document.Span{Text: label + "\u2003", Style: document.Strong, Offset: text[0].Offset}
	return append([]document.Span{number}, text...)
}

// linesOf returns lines as spans of text.
func linesOf(lines []string, offset int) []document.Span {
	var text []document.Span
	for i, line := range lines {
		if i > 0 {
			text = append(text, document.Span{Break: true, Offset: offset})
		}
		text = append(text, document.Span{Text: line, Offset: offset})
	}
	return text
}

// setTableCaption sets the caption of a table above it, where readers look for it: a table
// may go on over the next page.
func setTableCaption(s *Setter, t *document.Table, f Frame, parent int) []*paging.Strip {
	if len(t.Caption) == 0 {
		return nil
	}
	node := s.NewNode(layout.Node{Role: layout.Caption, Parent: parent})
	strips := setCaption(s, s.places.Table(t), annotated(s, t.Caption), captionStyle(s), f, node)
	paging.Bind(strips, paging.Firm)
	return strips
}

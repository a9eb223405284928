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

// setCaption sets a caption of a figure or table, which is the parent in the structure,
// with the label that has its number.
func setCaption(s *Setter, label string, text []document.Span, style design.Style, f Frame, parent int) []*paging.Strip {
	if label != "" {
		numbered := document.Span{Text: label + "\u2003", Style: document.Strong, Offset: text[0].Offset}
		text = append([]document.Span{numbered}, text...)
	}
	node := s.NewNode(layout.Node{Role: layout.Caption, Parent: parent})
	strips := Text(s, text, style, f, node)
	paging.BindAll(strips, paging.Firm)
	return strips
}

// setTableCaption sets the caption of a table above it, where readers look for it: a table
// may go on over the next page.
func setTableCaption(s *Setter, t *document.Table, f Frame, parent int) []*paging.Strip {
	if len(t.Caption) == 0 {
		return nil
	}
	strips := setCaption(s, s.places.table(t), annotated(s, t.Caption), captionStyle(s), f, parent)
	paging.Bind(strips, paging.Firm)
	return strips
}

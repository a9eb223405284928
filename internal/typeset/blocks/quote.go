package blocks

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

func setQuote(s *Setter, q *document.Quote, f Frame) []*paging.Strip {
	inner := f.inset(f.Style.Size * 1.5)
	inner.Node = s.NewNode(layout.Node{Role: layout.Quote, Parent: f.Node})
	strips := s.nest(q.Blocks, inner)
	paging.Inside(&paging.Band{X: f.X, Width: 2.5, Color: s.Design.Accent}, strips)
	return strips
}

func setRule(f Frame) []*paging.Strip {
	const length = 60
	t := &paging.Strip{Height: f.Style.Line}
	t.Baseline = t.Height / 2
	t.Marks = []layout.Mark{&layout.Box{X: f.X + (f.Width-length)/2, Y: t.Height / 2, Width: length, Height: 0.75, Color: design.Hairline}}
	return []*paging.Strip{t}
}

// setDefinitions sets terms in bold, each with its bodies set in below it.
func setDefinitions(s *Setter, d *document.Definitions, f Frame) []*paging.Strip {
	list := s.NewNode(layout.Node{Role: layout.List, Parent: f.Node})
	var strips []*paging.Strip
	for i, item := range d.Items {
		node := s.NewNode(layout.Node{Role: layout.ListItem, Parent: list})
		style := f.Style
		style.Bold = true
		term := Text(s, annotated(s, item.Term), style, f, s.NewNode(layout.Node{Role: layout.Term, Parent: node}))
		paging.BindAll(term, paging.Firm)
		paging.Bind(term, paging.Solid)
		if i > 0 {
			paging.Lead(term, f.Style.Line*0.4)
		}
		strips = append(strips, term...)
		for _, body := range item.Bodies {
			inner := f.inset(f.Style.Size * 2)
			inner.Node = s.NewNode(layout.Node{Role: layout.ListBody, Parent: node})
			strips = append(strips, s.nest(body, inner)...)
		}
	}
	paging.Bind(strips, paging.Loose)
	return strips
}

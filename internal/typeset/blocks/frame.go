package blocks

import (
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/design"
	"github.com/pobook/pobook/internal/typeset/paging"
)

// A Frame is the column that blocks are set in.
type Frame struct {
	X, Width float64
	Node     int
	Style    design.Style // of paragraphs
	lists    int          // how many lists the frame is in
	Outer    bool         // the type area itself, where paragraphs may be indented
	item     bool         // the column of a list's item
	tinted   bool         // the column stands on a tinted ground
}

// Narrowest is the least width in ems that insetting leaves: beyond that,
// nested blocks are no longer set in from their parents.
const Narrowest = 10

// inset returns the frame moved in from the left by dx, if there is room.
func (f Frame) inset(dx float64) Frame {
	if f.Width-dx >= Narrowest*f.Style.Size {
		f.X += dx
		f.Width -= dx
	}
	f.Outer, f.item = false, false
	return f
}

// ground returns what a block in the column stands on, if it has a ground: of a colour,
// or white where the column's is tinted.
func (f Frame) ground(color layout.Color) *paging.Band {
	if f.tinted {
		color = design.Paper
	}
	return &paging.Band{X: f.X, Width: f.Width, Color: color}
}

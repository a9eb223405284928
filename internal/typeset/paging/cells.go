package paging

import (
	"slices"

	"github.com/pobook/pobook/internal/layout"
)

// A CellOrder says which cell the marks of a divided row belong to, so that a
// page has the text of one cell after that of another, not line by line.
type CellOrder struct{ Cell map[layout.Mark]int }

// Add notes which cell marks belong to, counted from 0.
func (c *CellOrder) Add(marks []layout.Mark, cell int) {
	for _, m := range marks {
		c.Cell[m] = cell + 1 // rules are of no cell, and come first
	}
}

// sort puts marks of the row in order.
func (c *CellOrder) sort(marks []layout.Mark) {
	slices.SortStableFunc(marks, func(a, b layout.Mark) int { return c.Cell[a] - c.Cell[b] })
}

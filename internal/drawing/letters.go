package drawing

import "github.com/pobook/pobook/internal/layout"

// Letters set text.
type Letters interface {
	// Set returns the lines of a text, which begin at the origin, and how wide they are. They are broken
	// where they would be wider than a width; 0 is no bound.
	Set(text string, font Font, width float64) []Line
}

// A Font is how a text is set.
type Font struct {
	Size               float64
	Bold, Italic, Mono bool
	Color              layout.Color
}

// A Line is the runs of a line of text. They are of whoever asked for them.
type Line struct {
	Runs  []*layout.Run
	Width float64
}

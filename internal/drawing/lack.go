package drawing

import "github.com/pobook/pobook/internal/svg"

// A Lack is something that is left out or drawn otherwise.
type Lack struct {
	Sort         Sort
	What         string // as in "<filter>"
	Line, Column int    // from 1, columns in bytes

	node *svg.Node
}

// A Sort says what has become of it.
type Sort int

// The sorts of lacks.
const (
	Effect  Sort = iota // drawn without its effect
	HTML                // its text is set plainly
	Outside             // not in the file itself, so left out
	Moves               // drawn as it is before it moves
	Program             // does nothing
	Unfit               // a picture in the picture that cannot be set
	Undrawn             // left out
)

package paragraph

import (
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/typeset/anchor"
)

// A Drawn is what a line becomes: marks at their places, and what they lead to.
type Drawn struct {
	Marks      []layout.Mark
	Links      []Link
	References []Reference
}

// A Link is a rectangle that leads somewhere, once it is known where that is.
type Link struct {
	Area layout.Link
	To   *anchor.Link
}

// A Reference is where a mark stands that is the first to refer to something.
type Reference struct {
	Number int // as the part says
	Y      float64
}

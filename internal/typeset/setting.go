package typeset

import (
	"github.com/pobook/pobook/internal/typeset/blocks"
	"github.com/pobook/pobook/internal/typeset/design"
)

// A setting is the state of setting a book once.
type setting struct {
	design *design.Design
	blocks *blocks.Setter
}

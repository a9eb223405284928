package typeset

// Squeeze is which full-width marks give up blank beside another one (CLREQ,
// "Adjustment of punctuation").
type Squeeze int

// The ways to squeeze.
const (
	// SqueezeHalves takes half an em from two neighbours of which one turns a
	// blank half to the other.
	SqueezeHalves Squeeze = iota
	// SqueezeBrackets takes it only from brackets.
	SqueezeBrackets
	// SqueezeAll takes the quarters beside centred stops too.
	SqueezeAll
	// SqueezeNone leaves every mark an em wide.
	SqueezeNone
)

package bidi

// Internals for the tests, which are outside the package.
var ClassOf = classOf

const PairsOfBrackets = pairsOfBrackets

// Base returns the level of the paragraph: 0 from left to right, or 1.
func (p *Paragraph) Base() Level { return p.base }

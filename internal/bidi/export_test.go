package bidi

// Internals for the tests, which are outside the package.
var ClassOf = classOf

const PairsOfBrackets = pairsOfBrackets

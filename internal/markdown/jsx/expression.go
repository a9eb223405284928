package jsx

// ExpressionAt returns where the expression in braces at an offset ends, behind its
// brace. Where there is none, end is how far it was looked for: at the end of the text
// nothing closes it.
//
// Strings, template literals, comments, regular expressions and elements are read as
// such. Not exact are: whether it is JavaScript ("{a b}" is balanced, and stops the
// compiler); a slash or an angle bracket behind the brace of a block or the parenthesis
// of an arrow function, which is taken for a division or a comparison; the indent of
// its lines in a list or a quote, which MDX cuts off.
func ExpressionAt(text string, at int) (end int, ok bool) {
	if byteAt(text, at) != '{' {
		return at, false
	}
	l := lexer{text: text, at: at + 1, operand: true}
	l.push(brace, false)
	for len(l.open) > 0 {
		if !l.next() {
			return l.at, false
		}
	}
	return l.at, true
}

package jsx

import "strings"

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

// IsComment reports whether an expression, with its braces, is a comment and nothing
// else, {/* … */}, and what that says without white space around it.
func IsComment(expression string) (inner Span, ok bool) {
	at := skipSpace(expression, 1)
	if !strings.HasPrefix(expression, "{") || !strings.HasPrefix(expression[at:], "/*") {
		return inner, false
	}
	n := strings.Index(expression[at+2:], "*/")
	if n < 0 || skipSpace(expression, at+2+n+2) != len(expression)-1 || !strings.HasSuffix(expression, "}") {
		return inner, false
	}
	return trim(expression, Span{Start: at + 2, End: at + 2 + n}), true
}

// trim returns a span without the white space at its ends.
func trim(text string, s Span) Span {
	s.Start = min(skipSpace(text, s.Start), s.End)
	s.End = s.Start + len(strings.TrimRightFunc(s.In(text), isSpace))
	return s
}

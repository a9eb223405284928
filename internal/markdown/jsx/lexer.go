package jsx

import (
	"strings"
	"unicode/utf8"
)

// A lexer reads the tokens of JavaScript, with JSX in it, and keeps what is open.
type lexer struct {
	text string
	at   int
	open []frame
	// operand says that an operand is due: there a slash begins a regular
	// expression, and an angle bracket an element.
	operand bool
	// word is the word that was read last, if nothing followed it.
	word string
}

// A frame is what is open and has to be closed.
type frame struct {
	sort frameSort
	// then is whether an operand is due once a bracket is closed.
	then bool
}

type frameSort byte

const (
	brace    frameSort = '{'
	paren    frameSort = '('
	bracket  frameSort = '['
	template frameSort = '`'
	children frameSort = '<' // the content of an element
	opening  frameSort = 'o' // in its opening tag
	closing  frameSort = 'c' // in its closing tag
)

// push opens a frame.
func (l *lexer) push(sort frameSort, then bool) { l.open = append(l.open, frame{sort, then}) }

// pop closes the innermost frame.
func (l *lexer) pop() frame {
	last := l.open[len(l.open)-1]
	l.open = l.open[:len(l.open)-1]
	return last
}

// top returns what is innermost open, 0 if nothing is.
func (l *lexer) top() frameSort {
	if len(l.open) == 0 {
		return 0
	}
	return l.open[len(l.open)-1].sort
}

// next reads a token, and reports whether there is one. There is none at the end of
// the text, and where something is wrong.
func (l *lexer) next() bool {
	if l.at >= len(l.text) {
		return false
	}
	switch l.top() {
	case template:
		return l.quasi()
	case children:
		return l.child()
	case opening, closing:
		return l.inTag()
	default:
		return l.token()
	}
}

// quasi reads the text of a template literal up to its end or the next "${".
func (l *lexer) quasi() bool {
	for ; l.at < len(l.text); l.at++ {
		switch c := l.text[l.at]; {
		case c == '\\':
			l.at++
		case c == '`':
			l.pop()
			l.at++
			l.operand = false
			return true
		case c == '$' && byteAt(l.text, l.at+1) == '{':
			l.push(brace, false)
			l.at += len("${")
			l.operand = true
			return true
		}
	}
	l.at = len(l.text)
	return false
}

// child reads the text in an element up to a tag or an expression.
func (l *lexer) child() bool {
	n := strings.IndexAny(l.text[l.at:], "<{")
	if n < 0 {
		l.at = len(l.text)
		return false
	}
	l.at += n + 1
	if l.text[l.at-1] == '{' {
		l.push(brace, false)
		l.operand = true
		return true
	}
	l.tag()
	return true
}

// tag begins a tag, behind its bracket.
func (l *lexer) tag() {
	l.at = skipComments(l.text, l.at)
	if byteAt(l.text, l.at) == '/' {
		l.at++
		l.push(closing, false)
		return
	}
	l.push(opening, false)
}

// inTag reads a token of a tag. Unlike MDX, JavaScript takes comments in one, and
// elements as values.
func (l *lexer) inTag() bool {
	if l.at = skipComments(l.text, l.at); l.at >= len(l.text) {
		return false
	}
	switch c := l.text[l.at]; c {
	case '"', '\'':
		n := strings.IndexByte(l.text[l.at+1:], c)
		if n < 0 {
			l.at = len(l.text)
			return false
		}
		l.at += n + 1
	case '{':
		l.push(brace, false)
		l.operand = true
	case '<':
		l.at++
		l.tag()
		return true
	case '/':
		if l.at = skipComments(l.text, l.at+1); byteAt(l.text, l.at) != '>' {
			return false
		}
		l.pop()
		l.operand = false
	case '>':
		if l.pop().sort == opening {
			l.push(children, false)
			break
		}
		if l.top() != children {
			return false
		}
		l.pop()
		l.operand = false
	}
	l.at++
	return true
}

// token reads a token of JavaScript.
func (l *lexer) token() bool {
	if l.at = skipComments(l.text, l.at); l.at >= len(l.text) {
		return false
	}
	c := l.text[l.at]
	if end := wordEnd(l.text, l.at); end > l.at {
		member := l.at > 0 && l.text[l.at-1] == '.'
		l.word = l.text[l.at:end]
		l.operand = !member && dueAfter[l.word]
		l.at = end
		return true
	}
	before := l.word
	l.word = ""
	switch c {
	case '"', '\'':
		return l.quoted(c)
	case '`':
		l.push(template, false)
		l.at++
		return true
	case '(', '[', '{':
		l.openBracket(c, before)
		return true
	case ')', ']', '}':
		return l.close(c)
	}
	return l.operator(c)
}

// openBracket reads an opening bracket, before which a word stands, if anything.
func (l *lexer) openBracket(c byte, before string) {
	switch c {
	case '(':
		l.push(paren, before == "if" || before == "while" || before == "for" || before == "with")
	case '[':
		l.push(bracket, false)
	default:
		l.push(brace, !l.operand || before != "")
	}
	l.operand = true
	l.at++
}

// operator reads an operator, or what a slash or an angle bracket begins where an
// operand is due.
func (l *lexer) operator(c byte) bool {
	switch {
	case l.operand && c == '/':
		return l.regexp()
	case l.operand && c == '<':
		l.at++
		l.tag()
		return true
	case (c == '+' || c == '-') && byteAt(l.text, l.at+1) == c: // what stands beside it says what is due
		l.at += 2
		return true
	}
	l.operand = true
	l.at++
	return true
}

// close reads a closing bracket.
func (l *lexer) close(c byte) bool {
	opened := map[byte]frameSort{')': paren, ']': bracket, '}': brace}[c]
	if l.top() != opened {
		return false
	}
	l.operand = l.pop().then
	l.at++
	return true
}

// quoted reads a string, which ends in its line.
func (l *lexer) quoted(quote byte) bool {
	for l.at++; l.at < len(l.text); l.at++ {
		switch c := l.text[l.at]; {
		case c == '\\':
			if l.at++; strings.HasPrefix(l.text[min(l.at, len(l.text)):], "\r\n") {
				l.at++
			}
		case c == '\n' || c == '\r':
			return false
		case c == quote:
			l.at++
			l.operand = false
			return true
		}
	}
	return false
}

// regexp reads a regular expression, which ends in its line. Its flags are a word.
func (l *lexer) regexp() bool {
	class := false
	for l.at++; l.at < len(l.text); l.at++ {
		switch c := l.text[l.at]; {
		case c == '\\' && byteAt(l.text, l.at+1) != '\n':
			l.at++
		case c == '\n' || c == '\r':
			return false
		case c == '[':
			class = true
		case c == ']':
			class = false
		case c == '/' && !class:
			l.at++
			l.operand = false
			return true
		}
	}
	return false
}

// dueAfter are the words after which an operand is due.
var dueAfter = func() map[string]bool {
	due := map[string]bool{}
	for word := range strings.FieldsSeq("return typeof instanceof in of new delete void throw case do else await yield default extends export import from const let var") {
		due[word] = true
	}
	return due
}()

// wordEnd returns where the word or number at an offset ends.
func wordEnd(text string, at int) int {
	for at < len(text) {
		r, n := utf8.DecodeRuneInString(text[at:])
		if ascii := r < utf8.RuneSelf; ascii && (!isPart(r) || r == '-') || !ascii && isSpace(r) {
			break
		}
		at += n
	}
	return at
}

// skipComments returns where something else than white space and comments stands; the
// end of the text if a comment has none.
func skipComments(text string, at int) int {
	for {
		at = skipSpace(text, at)
		end := skipComment(text, at)
		if end == at {
			return at
		}
		at = end
	}
}

// skipComment returns where the comment at an offset ends, which is that offset if there
// is none.
func skipComment(text string, at int) int {
	n, closer := 0, 0
	switch {
	case strings.HasPrefix(text[at:], "/*"):
		n, closer = strings.Index(text[at+2:], "*/")+2, len("*/")
		if n < 2 {
			return len(text)
		}
	case strings.HasPrefix(text[at:], "//"):
		if n = strings.IndexAny(text[at:], "\n\r\u2028\u2029"); n < 0 {
			return len(text)
		}
	}
	return at + n + closer
}

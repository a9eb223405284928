package jsx

import (
	"strconv"
	"strings"
	"unicode/utf8"
)

// Said returns what an expression, in its braces, says of itself: the text of a lone
// string or of a template literal without anything to compute, and nothing for one
// that holds comments alone. At is where the text begins. It is false for all else,
// which is computed.
func Said(expression string) (text string, at int, ok bool) {
	if len(expression) < len("{}") {
		return "", 0, false
	}
	end := len(expression) - 1
	at = skipComments(expression[:end], 1)
	if at >= end {
		return "", end, true
	}
	quote := expression[at]
	if strings.IndexByte("\"'`", quote) < 0 {
		return "", at, false
	}
	at++
	var b strings.Builder
	for i := at; i < end; {
		switch c := expression[i]; {
		case c == quote:
			return b.String(), at, skipComments(expression[:end], i+1) >= end
		case c == '$' && quote == '`' && expression[i+1] == '{':
			return "", at, false
		case c == '\\':
			said, n := escapeAt(expression[i:end])
			b.WriteString(said)
			i += n
		default:
			b.WriteByte(c)
			i++
		}
	}
	return "", at, false
}

// escapeAt returns what the escape says that a text begins with, and its length.
func escapeAt(text string) (said string, length int) {
	if len(text) < 2 {
		return "", len(text)
	}
	switch c := text[1]; c {
	case 'n', 'r', 't', 'v', 'f':
		return " ", 2
	case 'b', '0':
		return "", 2
	case 'x':
		return codePoint(text, 2, min(4, len(text)), 0)
	case 'u':
		if n := strings.IndexByte(text, '}'); n > 0 && strings.HasPrefix(text, `\u{`) {
			return codePoint(text, 3, n, 1)
		}
		return codePoint(text, 2, min(6, len(text)), 0)
	case '\n':
		return "", 2
	}
	_, n := utf8.DecodeRuneInString(text[1:])
	return text[1 : 1+n], 1 + n
}

// codePoint returns the character that hexadecimal digits name, and how long its escape
// is with what is behind the digits. Half of a surrogate pair is no character.
func codePoint(text string, from, to, behind int) (said string, length int) {
	n, err := strconv.ParseUint(text[from:to], 16, 32)
	if r := rune(n); err == nil && n <= utf8.MaxRune && utf8.ValidRune(r) && r >= ' ' {
		said = string(r)
	}
	return said, to + behind
}

package wording

import (
	"strings"
	"unicode/utf8"
)

// Parentheses within a destination may be nested as deep as that; CommonMark
// §6.3 asks for three at least. Without such a limit each bracket of a text that
// has nothing else would be read up to the end.
const deepest = 32

// destination returns the length of what s, which begins with a bracket, holds
// between it and the title or the closing bracket; 0 if it is no destination
// (CommonMark §6.3).
func destination(s string) int {
	if s[0] == '[' {
		return max(0, strings.IndexByte(s, ']')-1)
	}
	depth := 0
	for i := 1; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\\' && i+1 < len(s):
			i++
		case c == '(' && depth == deepest:
			return 0
		case c == '(':
			depth++
		case c == ')' && depth == 0:
			return i - 1
		case c == ')':
			depth--
		case c == ' ' && i > 1 && titled(s[i:]):
			return i - 1
		case c <= ' ':
			return 0
		}
	}
	return 0
}

// titled reports whether what follows a destination is a title and a bracket.
func titled(s string) bool {
	s = strings.TrimLeft(s, " ")
	if s == "" || strings.IndexByte(`"'(`, s[0]) < 0 {
		return false
	}
	return strings.IndexByte(s[1:], ')') >= 0
}

// bareURL returns the length of the URL that stands in running text at an
// offset, 0 if there is none. Translations into Chinese have no space after
// it, so it ends before what is not ASCII.
func bareURL(s string, at int) int {
	rest := s[at:]
	scheme := urlScheme(rest)
	if scheme == 0 || at > 0 && s[at-1] < utf8.RuneSelf && isWord(rune(s[at-1])) {
		return 0
	}
	n := scheme
	for n < len(rest) && rest[n] > ' ' && rest[n] < utf8.RuneSelf && strings.IndexByte("<>\"`[]|*", rest[n]) < 0 {
		n++
	}
	for n > scheme && strings.IndexByte(".,:;!?'_~)", rest[n-1]) >= 0 && !closesParenthesis(rest[:n]) {
		n-- // punctuation of the sentence
	}
	if n == scheme {
		return 0
	}
	return n
}

// urlScheme returns the length of what text begins with if it is a URL.
func urlScheme(s string) int {
	for _, scheme := range []string{"https://", "http://", "www."} {
		if strings.HasPrefix(s, scheme) {
			return len(scheme)
		}
	}
	return 0
}

// closesParenthesis reports whether the last sign of a URL is a parenthesis that
// was opened in it.
func closesParenthesis(url string) bool {
	return strings.HasSuffix(url, ")") && strings.Count(url, "(") >= strings.Count(url, ")")
}

package translate

import (
	"strings"
	"unicode/utf8"
)

// bracket reads a bracket, and behind it where a link leads: a destination,
// the label of a definition, or the label of a footnote.
func (r *wordingReader) bracket() {
	rest := r.text[r.at:]
	switch {
	case strings.HasPrefix(rest, "](") || strings.HasPrefix(rest, "]["):
		r.literal(2)
		if n := destination(r.text[r.at-1:]); n > 0 {
			r.mark(target, formTarget, r.at, r.at+n)
		}
	case strings.HasPrefix(rest, "[^"):
		r.literal(2)
		if n := strings.IndexByte(r.text[r.at:], ']'); n > 0 {
			r.mark(target, formTarget, r.at, r.at+n)
		}
	default:
		r.literal(1)
	}
}

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

// titled says whether what follows a destination is a title and a bracket.
func titled(s string) bool {
	s = strings.TrimLeft(s, " ")
	if s == "" || strings.IndexByte(`"'(`, s[0]) < 0 {
		return false
	}
	return strings.IndexByte(s[1:], ')') >= 0
}

// tag reads an autolink or a tag of HTML, of which only where it leads is left
// open.
func (r *wordingReader) tag() {
	end := strings.IndexByte(r.text[r.at:], '>')
	if end < 0 {
		r.literal(1)
		return
	}
	inside := r.text[r.at+1 : r.at+end]
	if bareURL(inside, 0) == len(inside) && inside != "" {
		r.literal(1)
		r.mark(target, formTarget, r.at, r.at+len(inside))
		return
	}
	for _, attribute := range []string{` href="`, ` src="`} {
		if i := strings.Index(inside, attribute); i >= 0 {
			start := r.at + 1 + i + len(attribute)
			if n := strings.IndexByte(r.text[start:], '"'); n > 0 {
				r.literal(start - r.at)
				r.mark(target, formTarget, start, start+n)
				return
			}
		}
	}
	r.literal(1)
}

// bareURL returns the length of the URL that stands in running text at an
// offset, 0 if there is none. Translations into Chinese have no space behind
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

// closesParenthesis says whether the last sign of a URL is a parenthesis that
// was opened in it.
func closesParenthesis(url string) bool {
	return strings.HasSuffix(url, ")") && strings.Count(url, "(") >= strings.Count(url, ")")
}

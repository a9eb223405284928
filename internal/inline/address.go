package inline

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// addressAt returns where the address begins that has its colon or its "www."
// at an offset, and its length; 0 if there is none.
func addressAt(text string, at int) (start, length int) {
	rest := text[at:]
	start = at
	switch {
	case strings.HasPrefix(rest, "://"):
		for start > 0 && isLetter(text[start-1]) {
			start--
		}
		at += len("://")
	case len(rest) > 4 && strings.EqualFold(rest[:4], "www.") && (start == 0 || !isAlphanumeric(text[start-1])):
		at += len("www.")
	default:
		return at, 0
	}
	end := at + addressEnd(text[at:])
	for end > at && strings.IndexByte("?!.,:;*_~'", text[end-1]) >= 0 {
		end-- // punctuation of the sentence
	}
	if end == at || rest[0] == ':' && start == at-len("://") {
		return start, 0
	}
	return start, end - start
}

// addressEnd returns how long the address is that a text goes on with. It may
// have letters of any script (RFC 3987), but only in a part that begins with
// one: Han after an ASCII letter is the text that goes on. A parenthesis ends it
// unless it was opened in it.
func addressEnd(text string) int {
	before, depth := rune(0), 0
	if isForeignHost(text) {
		before = '/'
	}
	for i, r := range text {
		letter := unicode.In(r, unicode.L, unicode.M, unicode.N)
		goesOn := before >= utf8.RuneSelf || strings.ContainsRune("/?#=&_-", before)
		switch {
		case r == '(':
			depth++
		case r == ')':
			depth--
		}
		if r <= ' ' || depth < 0 || strings.ContainsRune("<>[]|`\"*", r) || r >= utf8.RuneSelf && (!letter || !goesOn) {
			return i
		}
		before = r
	}
	return len(text)
}

// isForeignHost reports whether a text begins with a host whose first letter is
// not of ASCII. It has a full stop: what follows "https://" may be words about
// it.
func isForeignHost(text string) bool {
	for i, r := range text[:min(len(text), longestHost)] {
		switch {
		case i == 0 && r < utf8.RuneSelf:
			return false
		case r == '.':
			next, _ := utf8.DecodeRuneInString(text[i+1:])
			return unicode.In(next, unicode.L, unicode.N)
		case r != '-' && !unicode.In(r, unicode.L, unicode.M, unicode.N):
			return false
		}
	}
	return false
}

// longestHost is how many bytes a host has at most (RFC 1035, §2.3.4).
const longestHost = 253

package inline

import (
	"bytes"
	"strings"
	"unicode"
	"unicode/utf8"
)

// HasLetter reports whether there is a letter in a text: something to translate.
func HasLetter[T string | []byte](text T) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= utf8.RuneSelf:
			return hasWideLetter(text[i:])
		case isLetter(c):
			return true
		}
	}
	return false
}

// hasWideLetter is HasLetter for texts that are not ASCII; it copies nothing.
func hasWideLetter[T string | []byte](text T) bool {
	if s, ok := any(text).(string); ok {
		return strings.IndexFunc(s, unicode.IsLetter) >= 0
	}
	return bytes.IndexFunc([]byte(text), unicode.IsLetter) >= 0
}

// isPunctuation reports ASCII punctuation (§2.1).
func isPunctuation(c byte) bool {
	return '!' <= c && c <= '/' || ':' <= c && c <= '@' || '[' <= c && c <= '`' || '{' <= c && c <= '~'
}

func isLetter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func isAlphanumeric(c byte) bool { return isLetter(c) || '0' <= c && c <= '9' }

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }

// skipSpace returns where something else than white space stands.
func skipSpace(text string, at int) int {
	for at < len(text) && isSpace(text[at]) {
		at++
	}
	return at
}

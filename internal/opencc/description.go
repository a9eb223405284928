package opencc

import "unicode/utf8"

// The limits of OpenCC for descriptions of characters.
const (
	deepestDescription = 16
	longestDescription = 64 // in characters
)

// parts returns how many parts follow a sign that describes a character by its parts
// (Unicode, §18.2, "Ideographic Description Characters"); 0 for any other character.
func parts(r rune) int {
	switch {
	case r == 0x2FF2 || r == 0x2FF3:
		return 3
	case r == 0x2FFE || r == 0x2FFF:
		return 1
	case r >= 0x2FF0 && r <= 0x2FFD:
		return 2
	}
	return 0
}

// described returns the length of the description that a text begins with, in bytes; 0
// if it is not whole. What describes one character is not converted by parts.
func described(text string) int {
	characters := 0
	n, whole := describedWithin(text, deepestDescription, &characters)
	if !whole {
		return 0
	}
	return n
}

func describedWithin(text string, depth int, characters *int) (length int, whole bool) {
	if text == "" || depth == 0 || *characters >= longestDescription {
		return 0, false
	}
	*characters++
	r, length := utf8.DecodeRuneInString(text)
	for range parts(r) {
		n, whole := describedWithin(text[length:], depth-1, characters)
		if !whole {
			return 0, false
		}
		length += n
	}
	return length, true
}

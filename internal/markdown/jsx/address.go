package jsx

import (
	"regexp"
	"strings"
)

// longestWord is how far an address is looked for, in bytes.
const longestWord = 512

// addressIn returns where the last bare address begins, to GFM, of those in the word that goes on at an
// offset; -1 if there is none. One behind a bracket is the text of a link.
func addressIn(text string, at int) int {
	start := max(0, at-longestWord)
	start += strings.LastIndexAny(text[start:at], " \t\n<") + 1
	word := strings.ToLower(text[start:at])
	found := max(strings.LastIndex(word, "http://"), strings.LastIndex(word, "https://"), strings.LastIndex(word, "www."))
	if found < 0 || found > 0 && word[found-1] == '[' {
		return -1
	}
	return start + found
}

// inAddress reports whether what stands at an offset may belong to a bare address.
func inAddress(text string, at int) bool { return addressIn(text, at) >= 0 }

// isAddress reports whether a bare address begins a text whose extent is in doubt, with
// something in it that would be markup elsewhere.
func isAddress(text string, signs string) (length int, ok bool) {
	for _, begun := range []string{"http://", "https://", "www."} {
		if len(text) < len(begun) || !strings.EqualFold(text[:len(begun)], begun) {
			continue
		}
		word := text[:min(len(text), longestWord)]
		if end := strings.IndexAny(word, " \t\n"); end >= 0 {
			word = word[:end]
		} else if len(word) < len(text) {
			return len(begun), true
		}
		return len(begun), strings.ContainsAny(word, signs)
	}
	return 0, false
}

// What is an autolink (CommonMark §6.5).
var (
	uri  = regexp.MustCompile(`^<[A-Za-z][A-Za-z0-9+.-]{1,31}:[^\x00-\x20<>]*>`)
	mail = regexp.MustCompile("^<[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9](?:[A-Za-z0-9.-]{0,253}[A-Za-z0-9])?>")
)

// autolink returns the length of the autolink that a text begins with, 0 if there is
// none.
func autolink(text string) int {
	if n := len(uri.FindString(text)); n > 0 {
		return n
	}
	return len(mail.FindString(text))
}

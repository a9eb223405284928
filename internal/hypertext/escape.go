package hypertext

import (
	"bytes"
	"strings"
	"unicode/utf8"
)

// escape writes a text so that it is one, in HTML and in XML. Characters that neither may have
// (XML §2.2) are left out.
func escape(out *bytes.Buffer, text string, quoted bool) {
	for i, r := range text {
		switch {
		case r == '&':
			out.WriteString("&amp;")
		case r == '<':
			out.WriteString("&lt;")
		case r == '>':
			out.WriteString("&gt;")
		case r == '"' && quoted:
			out.WriteString("&#34;")
		case r == '\n' && quoted:
			out.WriteString("&#10;")
		case isForbidden(r), r == utf8.RuneError && !strings.HasPrefix(text[i:], "\uFFFD"):
		default:
			out.WriteRune(r)
		}
	}
}

// isForbidden reports control characters, but for tab and line feed, and what Unicode will never assign.
func isForbidden(r rune) bool {
	control := r < 0x20 && r != '\t' && r != '\n' || r >= 0x7F && r < 0xA0
	return control || r&0xFFFE == 0xFFFE || r >= 0xFDD0 && r <= 0xFDEF
}

package trust

import (
	"html"
	"strings"
)

// resolve resolves the escapes and character references of a text.
func resolve(text string) string {
	if !strings.ContainsAny(text, `\&`) {
		return text
	}
	return html.UnescapeString(withoutEscapes(text))
}

// punctuation is that of ASCII (CommonMark §2.1).
const punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"

// withoutEscapes resolves the backslash escapes of a text (CommonMark §2.4).
func withoutEscapes(text string) string {
	var b strings.Builder
	for i := 0; i < len(text); i++ {
		if text[i] == '\\' && i+1 < len(text) && strings.IndexByte(punctuation, text[i+1]) >= 0 {
			i++
		}
		b.WriteByte(text[i])
	}
	return b.String()
}

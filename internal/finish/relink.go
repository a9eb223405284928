package finish

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/markdown"
)

// Relink returns a section with the destinations of its links as a function gives them;
// false keeps one. They are written so that they end nowhere else than before: signs
// that mean something to Markdown or HTML are percent-encoded.
func Relink(section []byte, o markdown.Options, to func(destination string) (string, bool)) []byte {
	var (
		b    bytes.Buffer
		done int
	)
	for _, d := range markdown.WrittenLinks(section, o) {
		next, ok := to(d.Text)
		if !ok || d.Start < done {
			continue
		}
		b.Write(section[done:d.Start])
		b.WriteString(encoded(next))
		done = d.End
	}
	if done == 0 {
		return section
	}
	b.Write(section[done:])
	return b.Bytes()
}

// encoded is an address without signs that could end it. What parts the values of a
// query stays what it is.
func encoded(address string) string {
	var b strings.Builder
	query := strings.IndexByte(address, '?')
	for i, c := range []byte(address) {
		if c == '&' && query >= 0 && i > query {
			b.WriteString("&amp;")
			continue
		}
		if c <= ' ' || c == 0x7f || strings.IndexByte("<>()[]{}\\\"'`&*|", c) >= 0 {
			fmt.Fprintf(&b, "%%%02X", c)
			continue
		}
		b.WriteByte(c)
	}
	return b.String()
}

// Package frontmatter reads the metadata that a section may begin with, YAML, TOML
// or JSON: which of its strings can be translated, where they stand, how a
// translation has to be written there, and what it must leave alone.
//
// It never prints metadata anew: a translation takes the place of one scalar.
// Start at [Length], [Values] and [Encode].
package frontmatter

import (
	"bytes"
	"encoding/json"
	"regexp"

	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// Length returns the length of the block of metadata that body begins
// with, closing line included: YAML between lines of "---" (or ended by
// "..."), TOML between lines of "+++", and the members of an object of JSON, as Hugo has
// it. A block that does not begin like
// metadata is a thematic break with text after it.
func Length(body []byte) int {
	first, rest := linebreak.Cut(body)
	marker := string(bytes.TrimRight(first, " \t\r\n"))
	if isJSON(body) {
		return jsonLength(body)
	}
	if marker != "---" && marker != "+++" {
		return 0
	}
	end, closed := closingLine(rest, marker)
	if !closed || !metadata.Match(firstContent(rest[:end])) {
		return 0
	}
	_, after := linebreak.Cut(rest[end:])
	return len(body) - len(after)
}

// isJSON reports whether a text begins as JSON front matter does.
func isJSON(body []byte) bool { return len(body) > 0 && body[0] == '{' && jsonStart.Match(body) }

// jsonStart is how such an object begins: with a key.
var jsonStart = regexp.MustCompile(`^\{[ \t\r\n]*"(?:[^"\\\n]|\\.)*"[ \t\r\n]*:`)

// jsonLength returns the length of the object with the rest of its last line, which has
// to be blank; 0 if there is none.
func jsonLength(body []byte) int {
	var members map[string]json.RawMessage
	decoder := json.NewDecoder(bytes.NewReader(body))
	if err := decoder.Decode(&members); err != nil {
		return 0
	}
	end := int(decoder.InputOffset())
	last, rest := linebreak.Cut(body[end:])
	if len(bytes.TrimSpace(last)) > 0 {
		return 0
	}
	return len(body) - len(rest)
}

// metadata is how front matter begins: a key, a comment, or a TOML table. An
// empty block is front matter too.
var metadata = regexp.MustCompile(`^(?:[\w.-]+\s*[:=]|"[^"]*"\s*[:=]|'[^']*'\s*[:=]|#|\[|$)`)

// closingLine returns the offset of the line that ends front matter.
func closingLine(rest []byte, marker string) (offset int, found bool) {
	for offset < len(rest) {
		line, _ := linebreak.Cut(rest[offset:])
		content := string(bytes.TrimRight(line, " \t\r\n"))
		if content == marker || marker == "---" && content == "..." {
			return offset, true
		}
		offset += len(line)
	}
	return 0, false
}

// firstContent returns the first line that is not blank.
func firstContent(block []byte) []byte {
	for len(block) > 0 {
		var line []byte
		line, block = linebreak.Cut(block)
		if line = bytes.TrimSpace(line); len(line) > 0 {
			return line
		}
	}
	return nil
}

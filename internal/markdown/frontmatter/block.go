// Package frontmatter reads the metadata that a section may begin with, YAML or
// TOML: which of its strings can be translated, where they stand, how a
// translation has to be written there, and what it must leave alone.
//
// It never prints metadata anew: a translation takes the place of one scalar.
// Start at [Length], [Values] and [Encode].
package frontmatter

import (
	"bytes"
	"regexp"

	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// Length returns the length of the block of metadata that body begins
// with, closing line included: YAML between lines of "---" (or ended by
// "..."), TOML between lines of "+++". A block that does not begin like
// metadata is a thematic break with text after it.
func Length(body []byte) int {
	first, rest := linebreak.Cut(body)
	marker := string(bytes.TrimRight(first, " \t\r\n"))
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

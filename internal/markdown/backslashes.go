package markdown

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// twoBackslashes end a line with a hard break to kramdown.
const twoBackslashes = `\\`

// breaksHard reports whether a line ends as kramdown alone has a hard break.
func breaksHard(line []byte) bool {
	return bytes.HasSuffix(line, []byte(twoBackslashes)) && !bytes.HasSuffix(line, []byte(twoBackslashes+`\`))
}

// tagLines match the line breaks within tags.
var tagLines = regexp.MustCompile(`[ \t]*\r?\n[ \t]*`)

// joined returns lines as the text of a message.
func joined(t *tree, lines []inline.Span) string {
	if !t.dialect.Bars {
		return linebreak.Join(t.contents(lines))
	}
	var parts []string
	for len(lines) > 0 {
		end := 0
		for end < len(lines)-1 && !breaksHard(t.in(lines[end])) {
			end++
		}
		texts := t.contents(lines[:end+1])
		for i, line := range texts {
			if strings.IndexByte(line, '\n') >= 0 { // in a tag that goes on in the next line
				texts[i] = tagLines.ReplaceAllString(line, " ")
			}
		}
		parts = append(parts, linebreak.Join(texts))
		lines = lines[end+1:]
	}
	return strings.Join(parts, "\n")
}

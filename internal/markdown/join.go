package markdown

import (
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/script"
)

// joinLines makes a message of a block's lines, which have neither prefix nor
// line ending. A soft break becomes a space, and nothing between two
// characters of scripts that are written without spaces; a hard break stays as
// it is written (CommonMark §6.7).
func joinLines(lines []string) string {
	if len(lines) == 1 {
		return strings.TrimRight(lines[0], " \t")
	}
	var b strings.Builder
	for i, line := range lines {
		last := i == len(lines)-1
		switch {
		case last:
			b.WriteString(strings.TrimRight(line, " \t"))
		case hardBreak(line):
			b.WriteString(line)
			b.WriteByte('\n')
		default:
			line = strings.TrimRight(line, " \t")
			b.WriteString(line)
			b.WriteString(softBreak(line, lines[i+1]))
		}
	}
	return b.String()
}

// Unwrap gives a text the form of [Segment.Text]: no indents, blank lines or
// soft breaks.
func Unwrap(s string) string { return joinLines(translatedLines(s)) }

// hardBreak says whether a line that another one follows ends in a hard break:
// two spaces, or a backslash that is not escaped itself.
func hardBreak(line string) bool {
	if strings.HasSuffix(line, "  ") {
		return true
	}
	backslashes := len(line) - len(strings.TrimRight(line, `\`))
	return backslashes%2 == 1
}

// softBreak returns what stands for a line break between two pieces of text.
// Emphasis that ends or begins there is looked through.
func softBreak(before, after string) string {
	b, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, "*_~"))
	a, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, "*_~"))
	if script.IsEastAsian(b) && script.IsEastAsian(a) {
		return ""
	}
	return " "
}

// Package linebreak makes one line of a block's lines and takes a translation
// apart into lines again: soft and hard line breaks (CommonMark §6.7 and §6.8),
// and what stands for a soft one in scripts that are written without spaces.
//
// It knows neither blocks nor the prefixes of their lines.
package linebreak

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/script"
)

// Join makes a message of a block's lines, which have neither prefix nor line
// ending. A soft break becomes a space, and nothing between two characters of
// scripts that are written without spaces; a hard break stays as it is written.
func Join(lines []string) string {
	if len(lines) == 1 {
		return strings.TrimRight(lines[0], " \t")
	}
	var b strings.Builder
	for i, line := range lines {
		last := i == len(lines)-1
		switch {
		case last:
			b.WriteString(strings.TrimRight(line, " \t"))
		case Hard(line):
			b.WriteString(line)
			b.WriteByte('\n')
		default:
			line = strings.TrimRight(line, " \t")
			b.WriteString(line)
			b.WriteString(Soft(line, lines[i+1]))
		}
	}
	return b.String()
}

// Unwrap gives a text the form of a message: no indents, blank lines or soft
// breaks.
func Unwrap(text string) string { return Join(Split(text)) }

// Split splits a translation at its line breaks and takes away what would not
// be text: indents, blank lines, a break at the very end. A blank line becomes a
// hard break, the strongest that a block can hold.
func Split(translation string) []string {
	translation = Feeds(translation)
	var (
		lines []string
		blank bool
	)
	for _, line := range strings.Split(strings.TrimSpace(translation), "\n") {
		line = strings.TrimLeft(line, " \t")
		if line == "" {
			blank = true
			continue
		}
		if n := len(lines); blank && !Hard(lines[n-1]) {
			lines[n-1] += `\`
		}
		lines, blank = append(lines, line), false
	}
	if n := len(lines); n > 0 {
		lines[n-1] = strings.TrimRight(lines[n-1], " \t")
	}
	return lines
}

// OneLine joins a translation's lines as soft breaks join them, hard breaks
// included.
func OneLine(translation string) string {
	lines := Split(translation)
	for i, line := range lines[:max(0, len(lines)-1)] {
		if Hard(line) {
			line = strings.TrimSuffix(line, `\`)
		}
		lines[i] = strings.TrimRight(line, " ")
	}
	return Join(lines)
}

// Feeds makes a line feed of every kind of line ending.
func Feeds(text string) string {
	if !strings.Contains(text, "\r") {
		return text
	}
	return strings.ReplaceAll(strings.ReplaceAll(text, "\r\n", "\n"), "\r", "\n")
}

// Hard reports whether a line that another one follows ends in a hard break: two
// spaces, or a backslash that is not escaped itself.
func Hard(line string) bool {
	if strings.HasSuffix(line, "  ") {
		return true
	}
	backslashes := len(line) - len(strings.TrimRight(line, `\`))
	return backslashes%2 == 1
}

// Soft returns what stands for a soft break between two pieces of text. Emphasis
// that ends or begins there is looked through.
func Soft(before, after string) string {
	b, _ := utf8.DecodeLastRuneInString(strings.TrimRight(before, "*_~"))
	a, _ := utf8.DecodeRuneInString(strings.TrimLeft(after, "*_~"))
	if script.IsEastAsian(b) && script.IsEastAsian(a) {
		return ""
	}
	return " "
}

// Cut splits off the first line, its ending included.
func Cut(text []byte) (line, rest []byte) {
	if i := bytes.IndexByte(text, '\n'); i >= 0 {
		return text[:i+1], text[i+1:]
	}
	return text, nil
}

// Ending returns the ending of a text's first line, so that what is written in
// between looks like the rest.
func Ending(text []byte) string {
	if i := bytes.IndexByte(text, '\n'); i > 0 && text[i-1] == '\r' {
		return "\r\n"
	}
	return "\n"
}

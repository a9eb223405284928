package bookgen

import (
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/script"
)

// lines are lines of Markdown, without their endings.
type lines []string

// within returns the lines inside a container: first stands before the first
// of them and rest before the others. Blank lines get no trailing space.
func (l lines) within(first, rest string) lines {
	inside := make(lines, len(l))
	for i, line := range l {
		prefix := rest
		if i == 0 {
			prefix = first
		}
		inside[i] = strings.TrimRight(prefix, " ")
		if line != "" {
			inside[i] = prefix + line
		}
	}
	return inside
}

func (l lines) words() int {
	n := 0
	for _, line := range l {
		for _, field := range strings.Fields(line) {
			letters := false
			for _, r := range field {
				if script.IsHan(r) {
					n++
				} else if unicode.IsLetter(r) {
					letters = true
				}
			}
			if letters {
				n++
			}
		}
	}
	return n
}

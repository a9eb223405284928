package check

import (
	"regexp"
	resyntax "regexp/syntax"
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// mostSteps is how many steps patterns may take in a message at worst, which is about a second. Anybody
// can write patterns of a few characters into a catalogue that take a million for each of
// the text.
const mostSteps = 1 << 26

// placeholdersOf are what the flag of a message names.
func placeholdersOf(m *message) []*regexp.Regexp {
	return Placeholders(m.entry, len(m.source.raw)+len(m.target.raw))
}

// Placeholders returns what the flag "placeholders" of a message names, as far as that is
// found in a bounded time in texts of some bytes together.
func Placeholders(e *po.Entry, size int) []*regexp.Regexp {
	left := mostSteps / (size + 1)
	var patterns []*regexp.Regexp
	for _, value := range flagValues(e, "placeholders") {
		for _, pattern := range placeholderPatterns(value) {
			if left -= sizeOf(pattern); left < 0 {
				return patterns
			}
			if p, err := regexp.Compile(pattern); err == nil {
				patterns = append(patterns, p)
			}
		}
	}
	return patterns
}

// sizeOf returns how many steps a pattern may take at each character.
func sizeOf(pattern string) int {
	parsed, err := resyntax.Parse(pattern, resyntax.Perl)
	if err != nil || parsed.Op == resyntax.OpLiteral {
		return 1
	}
	program, err := resyntax.Compile(parsed.Simplify())
	if err != nil {
		return 1
	}
	return len(program.Inst)
}

// placeholder is one value of Weblate's flag: text in quotes or without, or a
// regular expression as r"…".
var placeholder = regexp.MustCompile(`(r?)"((?:[^"\\]|\\.)*)"|[^:"]+`)

func placeholderPatterns(value string) []string {
	var found []string
	for _, m := range placeholder.FindAllStringSubmatch(value, -1) {
		pattern := regexp.QuoteMeta(m[0])
		if strings.Contains(m[0], `"`) {
			pattern = strings.ReplaceAll(m[2], `\"`, `"`)
			if m[1] == "" {
				pattern = regexp.QuoteMeta(pattern)
			}
		}
		found = append(found, pattern)
	}
	return found
}

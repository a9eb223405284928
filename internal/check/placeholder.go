package check

import (
	"regexp"
	resyntax "regexp/syntax"
	"strings"
)

// mostSteps is how many steps patterns may take in a message at worst, which is about a second. Anybody
// can write patterns of a few characters into a catalogue that take a million for each of
// the text.
const mostSteps = 1 << 26

// placeholdersOf are what the flag of a message names, as far as they are found in
// [mostSteps].
func placeholdersOf(m *message) []*regexp.Regexp {
	left := mostSteps / (len(m.source.raw) + len(m.target.raw) + 1)
	var patterns []*regexp.Regexp
	for _, value := range m.flag("placeholders") {
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

package config

import (
	"regexp"
	"strings"
)

// isGlob reports whether a name in the list of sections stands for all that match it.
func isGlob(name string) bool { return strings.ContainsAny(name, "*?") }

// Glob returns what says whether a path matches a pattern: * stands for any part of a
// name, ? for one character of it, and ** for folders, any number of them.
func Glob(pattern string) func(path string) bool {
	var b strings.Builder
	b.WriteString(`\A`)
	for pattern != "" {
		switch {
		case strings.HasPrefix(pattern, "**/"):
			b.WriteString(`(?:.*/)?`)
			pattern = pattern[len("**/"):]
			continue
		case strings.HasPrefix(pattern, "**"):
			b.WriteString(`.*`)
			pattern = pattern[len("**"):]
			continue
		case pattern[0] == '*':
			b.WriteString(`[^/]*`)
		case pattern[0] == '?':
			b.WriteString(`[^/]`)
		default:
			end := strings.IndexAny(pattern, "*?")
			if end < 0 {
				end = len(pattern)
			}
			b.WriteString(regexp.QuoteMeta(pattern[:end]))
			pattern = pattern[end:]
			continue
		}
		pattern = pattern[1:]
	}
	b.WriteString(`\z`)
	compiled, err := regexp.Compile(b.String())
	if err != nil { // longer than expressions can be
		return func(string) bool { return false }
	}
	return compiled.MatchString
}

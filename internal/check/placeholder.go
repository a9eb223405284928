package check

import (
	"regexp"
	"strings"
)

// placeholdersOf are what the flag of a message names.
func placeholdersOf(m *message) []*regexp.Regexp {
	var patterns []*regexp.Regexp
	for _, value := range m.flag("placeholders") {
		patterns = append(patterns, placeholderPatterns(value)...)
	}
	return patterns
}

// placeholder is one value of Weblate's flag: text in quotes or without, or a
// regular expression as r"…".
var placeholder = regexp.MustCompile(`(r?)"((?:[^"\\]|\\.)*)"|[^:"]+`)

func placeholderPatterns(value string) []*regexp.Regexp {
	var found []*regexp.Regexp
	for _, m := range placeholder.FindAllStringSubmatch(value, -1) {
		pattern := regexp.QuoteMeta(m[0])
		if strings.Contains(m[0], `"`) {
			pattern = strings.ReplaceAll(m[2], `\"`, `"`)
			if m[1] == "" {
				pattern = regexp.QuoteMeta(pattern)
			}
		}
		if p, err := regexp.Compile(pattern); err == nil {
			found = append(found, p)
		}
	}
	return found
}

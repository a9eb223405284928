package dialect

import (
	"regexp"
	"strings"
)

// addressParts are what addresses are put together of with Liquid, and what stands for
// each in the folder of the site.
var addressParts = []struct {
	pattern *regexp.Regexp
	address string
}{
	{regexp.MustCompile(`\{%-?\s*link\s+/?([^\s%{}]+)\s*-?%\}`), "/$1"},
	{regexp.MustCompile(`\{%-?\s*post_url\s+/?([^\s%{}]+)\s*-?%\}`), "/_posts/$1.md"},
	{regexp.MustCompile(`\{\{-?\s*["']/?([^"'{}]*)["']\s*\|\s*(?:relative_url|absolute_url|prepend:\s*site\.baseurl)\s*-?\}\}`), "/$1"},
	{regexp.MustCompile(`\{\{-?\s*site\.(?:baseurl|url)\s*-?\}\}`), ""},
}

// Address returns what an address in a dialect leads to that has Liquid's tags in it, as
// far as these say it.
func Address(d *Dialect, written string) string {
	if d.Tags != Liquid || !strings.Contains(written, "{") {
		return written
	}
	for _, part := range addressParts {
		written = part.pattern.ReplaceAllString(written, part.address)
	}
	return written
}

// isKnown reports whether an output shows an address that [Address] knows.
func isKnown(written string) bool {
	for _, part := range addressParts {
		if at := part.pattern.FindStringIndex(written); at != nil && at[0] == 0 && at[1] == len(written) {
			return true
		}
	}
	return false
}

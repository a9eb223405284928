package jsx

import "regexp"

// directive matches what is a directive in running text, to Docusaurus and to sites that
// have remark-directive.
var directive = regexp.MustCompile(`^:[^\s\pP\pS]+(?:[-_]+[^\s\pP\pS]+)*\[`)

// directiveAt returns the directive that a text begins with, up to its bracket; empty if
// there is none.
func directiveAt(text string) string {
	const longest = 100
	if text[0] != ':' {
		return ""
	}
	return directive.FindString(text[:min(len(text), longest)])
}

package jsx

import (
	"regexp"
	"strings"
)

// headingID matches the id at the end of a heading: of Docusaurus, {#id} and {/* #id */};
// of react.dev, {/*id*/}.
var headingID = regexp.MustCompile(`^\{(?:#([^{}\s]+)|/\*[ \t]*#([^\s*]+)[^*]*\*/|/\*([^\s*#]+)\*/)\}[ \t]*$`)

// HeadingID returns the id that the text of a heading ends with, and what stands before
// it. Each form is known to some generators only: plain MDX takes {#id} for an error, and
// the others for comments. {/* words */} with spaces around is a comment to all.
func HeadingID(text string) (rest, id Span, ok bool) {
	if !strings.HasSuffix(strings.TrimRight(text, " \t"), "}") {
		return rest, id, false
	}
	open := strings.LastIndexByte(text, '{')
	if open < 0 || escaped(text, open) {
		return rest, id, false
	}
	m := headingID.FindStringSubmatchIndex(text[open:])
	if m == nil {
		return rest, id, false
	}
	for i := 2; i < len(m); i += 2 {
		if m[i] >= 0 {
			id = Span{Start: open + m[i], End: open + m[i+1]}
		}
	}
	rest = Span{Start: 0, End: len(strings.TrimRight(text[:open], " \t"))}
	return rest, id, true
}

// escaped reports whether a backslash escapes what stands at an offset.
func escaped(text string, at int) bool {
	before := text[:at]
	return (len(before)-len(strings.TrimRight(before, `\`)))%2 == 1
}

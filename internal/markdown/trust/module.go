package trust

import (
	"regexp"
	"strings"
)

// esm matches a line that begins with an import or export of ECMAScript's modules
// (ECMA-262, §16.2), with all that is white space there, or a comment in one: what
// comes after it may be another line, or another message. The word alone is text.
var esm = regexp.MustCompile(`(?m)^[ \t]*(?:` +
	`import` + esmSpace + `+(?:["'{*\\]|/[/*]|(?:(?:type|defer|source)` + esmSpace + `+)?` + esmName + esmSpace + `*(?:,|from\b|/[/*]))|` +
	`export` + esmSpace + `+(?:[{*@\\]|/[/*]|(?:default|const|let|var|function|class|async|enum|type|interface|declare|abstract)\b)).*`)

const (
	esmSpace = `[\s\v\p{Z}]`
	esmName  = `[\pL\p{Nl}_$][\pL\pM\pN\p{Pc}$\\\x{200c}\x{200d}]*`
)

// imports reads a text as MDX does, which runs its lines of ESM.
func imports(v *view) []finding {
	if !strings.Contains(v.Text.Body, "port") {
		return nil
	}
	var found []finding
	for _, line := range esm.FindAllString(v.Text.Body, -1) {
		found = append(found, finding{line, "", Objection{AddedTemplate, short(line)}})
	}
	return found
}

package dialect

import "regexp"

// MDBook is pulldown-cmark.
var MDBook = &Dialect{Name: "mdbook", Unseen: mdbookUnseen, Output: Output{Join: Comment, Address: Unlinked, Notice: "> [!WARNING]\n> %s\n"}}

var mdbookUnseen = Unseen{
	Computed:    regexp.MustCompile(`\{\{#.*?\}\}`),
	CodeInclude: regexp.MustCompile(`^[ \t]*\{\{#(?:include|rustdoc_include|playground)\b.*?\}\}[ \t]*$`),
	Hidden:      regexp.MustCompile(`^[ \t]*#(?:[ \t].*)?$`),
	HiddenIn:    regexp.MustCompile(`^rust\b`),
}

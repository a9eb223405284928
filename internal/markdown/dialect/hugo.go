package dialect

import "regexp"

// Hugo is Goldmark with shortcodes, whose lines are no text in any dialect.
var Hugo = &Dialect{Name: "hugo", Unseen: hugoUnseen, Output: Output{Join: Comment, Address: InAngles, Notice: "> [!WARNING]\n> %s\n"}}

var hugoUnseen = Unseen{Computed: regexp.MustCompile(`\{\{(?:<.*?>|%.*?%)\}\}`)}

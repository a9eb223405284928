package dialect

import (
	"regexp"

	"github.com/yuin/goldmark/util"
)

// GitHub is the dialect of those that have none.
var GitHub = &Dialect{
	Name:      "github",
	blocks:    []util.PrioritizedValue{util.Prioritized(literalParser{trigger: "{", open: openLongTag}, first)},
	CodeTitle: admonishTitle, TitleWithCode: true,
	Attributes: []string{"title", "alt", "caption"},
	Parameter:  Quoting{Decode: decodeShortcodeValue, Encode: encodeShortcodeValue},
	Output:     Output{Join: ZeroWidth, Address: InAngles, Notice: "> [!WARNING]\n> %s\n"},
}

// admonishTitle is that of mdbook-admonish where its blocks are code.
var admonishTitle = regexp.MustCompile(`^admonish[ ](?:.*?[ ,])?title[ ]*=[ ]*"(?P<title>[^"` + "`" + `\\]*)"`)

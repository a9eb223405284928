package dialect

import (
	"regexp"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// Hugo is Goldmark with shortcodes, which are taken out before Markdown is read.
var Hugo = &Dialect{
	Name: "hugo",
	blocks: []util.PrioritizedValue{
		util.Prioritized(literalParser{trigger: string(maskStarts), open: openShortcodes, indented: true}, first),
		util.Prioritized(literalParser{trigger: "{", open: onLine(attributesOn)}, first),
	},
	transformers: []parser.ASTTransformer{shortcodeCutter{}},
	Tags:         Shortcodes,
	Braces:       true,
	Attributes: []string{
		"title", "subtitle", "heading", "header", "label", "summary", "description", "caption", "alt", "text", "tooltip", "attr",
	},
	Parameter: Quoting{Decode: decodeShortcodeValue, Encode: encodeShortcodeValue},
	Output:    Output{Join: Comment, Address: InAngles, Notice: "> [!WARNING]\n> %s\n"},
}

// attributesLine is a line with the attributes of the block above it (Hugo, Markdown
// attributes), which ends paragraphs and tables.
var attributesLine = regexp.MustCompile(attributeList.String() + `[ \t]*$`)

func attributesOn(line []byte, start int) *Literal {
	if !attributesLine.Match(line) {
		return nil
	}
	l := literal(text.NewSegment(start, start+len(line)))
	l.What = Attributes
	return l
}

// Attributes is what a literal is that has those of the block above it.
const Attributes = "attributes"

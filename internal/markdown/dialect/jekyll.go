package dialect

import (
	"regexp"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// Jekyll is kramdown, with its parser of GitHub's Markdown, after Liquid.
var Jekyll = &Dialect{
	Name: "jekyll",
	blocks: []util.PrioritizedValue{
		util.Prioritized(extensionParser{}, first),
		util.Prioritized(abbreviations, first),
		util.Prioritized(kramdownElementParser{parser.NewHTMLBlockParser()}, 900),
	},
	paragraphs:   []util.PrioritizedValue{util.Prioritized(barTables{}, 150)},
	transformers: []parser.ASTTransformer{itemCutter{}, liquidPlacer{}},
	unescapable:  "%&,/;?@^",
	Output:       Output{Join: Comment, Address: Unlinked, Notice: "> %s\n"},
	Tags:         Liquid,
	Bars:         true,
	Attributes:   []string{"title", "alt", "caption", "text", "label", "summary", "description", "content", "heading", "message"},
	Parameter:    liquidStrings,
	Unseen:       jekyllUnseen,
	Markers:      []*regexp.Regexp{extensionLine, boundaryLine},
}

var jekyllUnseen = Unseen{
	Computed:   regexp.MustCompile(`(?s)\{::comment(?:\s[^}]*)?\}.*?\{:/(?:comment)?\}|\{::\w+(?:\s[^}]*)?/?\}|\{:/\w*\}`),
	Attributes: regexp.MustCompile(`^(?:\{:(?:\\\}|[^}:/])(?:\\\}|[^}])*\})+`),
}

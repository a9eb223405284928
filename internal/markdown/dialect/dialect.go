// Package dialect holds what generators read in Markdown beyond GitHub's: a table
// of dialects, and a parser of blocks for goldmark for each construct. GitHub's
// Markdown is the base of all.
//
// A block of a dialect is a [Container], which holds other blocks, or a [Literal]:
// lines that nobody translates, but for the texts that stand in them. Positions
// are goldmark's.
//
// It knows neither segments nor pages. Start at [Dialects]; the files beside it have
// a construct or a family of them each.
package dialect

import (
	"regexp"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"
)

// A Dialect is the Markdown of a family of generators.
type Dialect struct {
	Name string // as handbook.yaml has it
	// blocks are the parsers of what it has beyond GitHub's Markdown.
	blocks []util.PrioritizedValue
	// rows are cut into cells otherwise.
	rows parser.ASTTransformer
	// tails is what may stand at the end of a heading or a cell.
	tails tailCutter
	// unescapable are the signs before which a backslash is a character.
	unescapable string
	// Output is what pobook itself writes in the dialect.
	Output Output
	// CodeTitle matches the title in the info string of a fence; nil for none.
	CodeTitle *regexp.Regexp
	// Markers match the lines of paragraphs that are no text. The group "title",
	// where there is one, is.
	Markers []*regexp.Regexp
}

// The priorities of the parsers of blocks. Goldmark's own run from 100, setext
// headings, to 1000, paragraphs; a dialect's constructs come before all of them.
const (
	first     = 10
	paragraph = 1000
)

// GitHub is the dialect of those that have none.
var GitHub = &Dialect{Name: "github", Output: Output{Join: ZeroWidth, Address: InAngles, Notice: "> [!WARNING]\n> %s\n"}}

// quotedTitle is that of superfences and of Docusaurus.
var quotedTitle = regexp.MustCompile(`(?:^|[\s{])title="(?P<title>[^"` + "`" + `]*)"`)

// MkDocs is Python-Markdown with its extensions, as Material for MkDocs and PyMdown
// bring them.
var MkDocs = &Dialect{
	Name: "mkdocs",
	blocks: []util.PrioritizedValue{
		util.Prioritized(indentedParser{}, first),
		util.Prioritized(slashesParser{}, first),
		util.Prioritized(snippetParser{}, first),
		util.Prioritized(abbreviationParser{}, first),
		util.Prioritized(paragraphParser{parser.NewParagraphParser()}, paragraph-1),
	},
	rows:        rowCutter{},
	tails:       tailCutter{heading: attributeTail, cell: attributeTail},
	unescapable: `"$%&',/:;<=?@^|~`, // but for what extensions add
	Output:      Output{Join: Comment, JoinAll: true, Address: Unlinked, Notice: "!!! warning\n    %s\n"},
	CodeTitle:   quotedTitle,
	// An attribute list of a paragraph, or of the item that it stands in.
	Markers: []*regexp.Regexp{regexp.MustCompile(`^\{:?[ ]*[^} \t][^\n]*\}[ \t]*$`)},
}

// VitePress is markdown-it with containers.
var VitePress = &Dialect{
	Name:   "vitepress",
	blocks: []util.PrioritizedValue{util.Prioritized(colonsParser{}, first)},
	Output: Output{Join: Comment, Address: InAngles, Notice: "::: warning\n%s\n:::\n"},
}

// Dialects are all of them, the default first.
func Dialects() []*Dialect { return []*Dialect{GitHub, MkDocs, VitePress} }

// Named returns the dialect of a name, and GitHub for the empty one.
func Named(name string) (*Dialect, bool) {
	if name == "" {
		return GitHub, true
	}
	for _, d := range Dialects() {
		if d.Name == name {
			return d, true
		}
	}
	return nil, false
}

// Options returns what makes a parser of blocks one of the dialect.
func (d *Dialect) Options() []parser.Option {
	options := []parser.Option{parser.WithBlockParsers(d.blocks...)}
	if d.rows != nil {
		options = append(options, parser.WithASTTransformers(util.Prioritized(d.rows, 1000)))
	}
	return append(options, parser.WithASTTransformers(util.Prioritized(d.tails, 1001)))
}

// Escapable reports whether a backslash before a sign escapes it.
func (d *Dialect) Escapable(sign byte) bool {
	return strings.IndexByte(d.unescapable, sign) < 0
}

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
	"slices"
	"strings"

	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/markdown/jsx"
)

// A Dialect is the Markdown of a family of generators.
type Dialect struct {
	Name string // as handbook.yaml has it
	// JSX is how translations are written that its compiler has to take; nil if it has
	// none. Then there are neither blocks of HTML nor code by indent.
	JSX *jsx.Mode
	// blocks are the parsers of what it has beyond GitHub's Markdown.
	blocks []util.PrioritizedValue
	// paragraphs are what makes something else of a paragraph.
	paragraphs []util.PrioritizedValue
	// transformers come after them, in order.
	transformers []parser.ASTTransformer
	// unescapable are the signs before which a backslash is a character.
	unescapable string
	// Output is what pobook itself writes in the dialect.
	Output Output
	// CodeTitle matches the title in the info string of a fence; nil for none.
	CodeTitle *regexp.Regexp
	// TitleWithCode says that such a title is offered where the whole code is, and not else.
	TitleWithCode bool
	// CodeFile matches the name of a file in it, which nobody translates, in one of its
	// groups; nil for none.
	CodeFile *regexp.Regexp
	// Bars says that a bar in its first line makes a table of a paragraph.
	Bars bool
	// Tags is the syntax of what the generator takes out before it reads Markdown.
	Tags Syntax
	// Braces says that a brace which a section begins with is that of front matter, whatever
	// comes next.
	Braces bool
	// Unseen are what a site acts upon, or puts something else in place of.
	Unseen Unseen
	// Attributes are those of tags and the parameters of shortcodes that people read, by
	// default.
	Attributes []string
	// Parameter is how the values of shortcodes and tags are written.
	Parameter Quoting
	// Elements says that it is Vue's template in Markdown: a line that begins with the tag of
	// a component is HTML, and names of attributes may begin with @.
	Elements bool
	// HeadingTail matches what may stand behind the text of a heading and is none of it,
	// beyond the attributes that goldmark reads; nil for nothing.
	HeadingTail *regexp.Regexp
	// Opens are signs with which a line opens a block whatever follows them, where other readers
	// want a space.
	Opens string
	// NextText says that directives speak of the next text, as an item of a list, and not of
	// the whole block; and that they may stand within a paragraph, of whose rest they speak.
	NextText bool
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

// quotedTitle is that of superfences and of Docusaurus.
var quotedTitle = regexp.MustCompile(`(?:^|[\s{])title="(?P<title>[^"` + "`" + `]*)"`)

// The forms in which fences name files: a label in brackets, an attribute, and as a
// word that looks like a name, as in the sandboxes of react.dev.
var (
	bracketedFile = regexp.MustCompile(`\[([^\[\]]+)\]`)
	namedFile     = regexp.MustCompile(`[\s{](?:filename|file)=["']([^"'` + "`" + `]+)["']|^\S+[ \t]+(?:[^={}\s]+[ \t]+)*?(/?(?:[\w.@-]+/)*[\w@-][\w.@-]*\.[A-Za-z]\w*)(?:\s|$)`)
)

// MkDocs is Python-Markdown with its extensions, as Material for MkDocs and PyMdown
// bring them.
var MkDocs = &Dialect{
	Name: "mkdocs",
	blocks: []util.PrioritizedValue{
		util.Prioritized(indentedParser{}, first),
		util.Prioritized(slashesParser{}, first),
		util.Prioritized(snippetParser{}, first),
		util.Prioritized(abbreviations, first),
		util.Prioritized(paragraphParser{parser.NewParagraphParser()}, paragraph-1),
	},
	transformers: []parser.ASTTransformer{rowCutter{}, tailCutter{heading: attributesAt, cell: attributesAt}},
	unescapable:  `"$%&',/:;<=?@^|~`, // but for what extensions add
	Output:       Output{Join: Comment, JoinAll: true, Address: Unlinked, Notice: "!!! warning\n    %s\n"},
	CodeTitle:    quotedTitle,
	Unseen:       mkdocsUnseen,
	// An attribute list of a paragraph, or of the item that it stands in.
	Markers: []*regexp.Regexp{regexp.MustCompile(`^\{:?[ ]*[^} \t][^\n]*\}[ \t]*$`)},
}

// Docusaurus is MDX with directives and comments of HTML.
var Docusaurus = &Dialect{
	Name: "docusaurus",
	JSX:  &docusaurus,
	blocks: append(mdxBlocks(),
		util.Prioritized(commentParser{parser.NewHTMLBlockParser()}, first),
	),
	transformers: mdxTransformers,
	CodeTitle:    quotedTitle,
	CodeFile:     namedFile,
	Unseen:       docusaurusUnseen,
	Attributes:   componentAttributes,
	Output:       Output{Join: Expression, Address: InBrackets, Notice: ":::warning\n\n%s\n\n:::\n"},
}

// MDX is Markdown with JSX, and with directives if a plugin reads them.
var MDX = &Dialect{
	Name:         "mdx",
	JSX:          &mdx,
	blocks:       mdxBlocks(),
	transformers: mdxTransformers,
	CodeTitle:    quotedTitle,
	CodeFile:     namedFile,
	Attributes:   componentAttributes,
	Output:       Output{Join: Expression, Address: InBrackets, Notice: "> %s\n"},
}

// componentAttributes are those of JSX that people read.
var componentAttributes = []string{"label", "title", "alt", "summary"}

// How the compilers of both read.
var docusaurus, mdx = jsx.Docusaurus, jsx.MDX

var mdxTransformers = []parser.ASTTransformer{tailCutter{heading: headingIDAt}, wrapCutter{}}

func mdxBlocks() []util.PrioritizedValue {
	return []util.PrioritizedValue{
		util.Prioritized(indentParser{}, first-1),
		util.Prioritized(literalParser{trigger: "<{", open: openFlow, indented: true}, first),
		util.Prioritized(literalParser{trigger: "ie", open: openModule, inParagraph: true}, first),
		util.Prioritized(colonsParser{directiveOn}, first),
		util.Prioritized(literalParser{trigger: ":", open: onLine(leafOn)}, first),
	}
}

// Options returns what makes a parser of blocks that has those of CommonMark one of the
// dialect.
func (d *Dialect) Options() []parser.Option {
	options := []parser.Option{parser.WithBlockParsers(d.blocks...), parser.WithParagraphTransformers(d.paragraphs...)}
	for i, t := range d.transformers {
		options = append(options, parser.WithASTTransformers(util.Prioritized(t, 1000+i)))
	}
	return options
}

// CommonMark returns the parsers of blocks of CommonMark that the dialect has.
func (d *Dialect) CommonMark() []util.PrioritizedValue {
	all := parser.DefaultBlockParsers()
	const code, html = 500, 900 // goldmark's priorities
	if d.Tags == Liquid {       // kramdown has elements as a whole
		return slices.DeleteFunc(all, func(p util.PrioritizedValue) bool { return p.Priority == html })
	}
	if d.JSX == nil {
		return all
	}
	return slices.DeleteFunc(all, func(p util.PrioritizedValue) bool { return p.Priority == code || p.Priority == html })
}

// Escapable reports whether a backslash before a sign escapes it.
func (d *Dialect) Escapable(sign byte) bool {
	return strings.IndexByte(d.unescapable, sign) < 0
}

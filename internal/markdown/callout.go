package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
)

// alertMark is the line that makes an alert of a quote, with the title that
// VitePress and Obsidian let it have. It is a marker: no translation has changed
// it but for the title.
var alertMark = regexp.MustCompile(`^\[!([A-Za-z]+)\][+-]?(?:[ \t]+(.*?))?[ \t]*$`)

// A calloutMaker makes blocks of quotes and of containers of dialects.
type calloutMaker struct {
	tree   *tree
	labels map[int]string // of footnotes, by goldmark's number
}

// quote makes a block of a quote, given what is in it. That of an alert is without its
// mark.
func (c calloutMaker) quote(n *ast.Blockquote, blocks []document.Block) document.Block {
	quote := &document.Quote{Blocks: blocks}
	first, ok := n.FirstChild().(*ast.Paragraph)
	if !ok || first.Lines().Len() == 0 || len(blocks) == 0 {
		return quote
	}
	line := c.tree.lines(first)[0]
	mark := alertMark.FindSubmatchIndex(c.tree.in(line))
	p, ok := blocks[0].(*document.Paragraph)
	if mark == nil || !ok {
		return quote
	}
	p.Text = slices.DeleteFunc(p.Text, func(s document.Span) bool { return s.Offset < line.End })
	if len(p.Text) == 0 {
		blocks = blocks[1:]
	}
	name := string(c.tree.bytes[line.Start+mark[2] : line.Start+mark[3]])
	callout := &document.Callout{Kind: document.CalloutKindOf(name), Blocks: blocks}
	switch {
	case mark[4] >= 0 && mark[4] < mark[5]:
		callout.Title = c.titled(inline.Span{Start: line.Start + mark[4], End: line.Start + mark[5]})
	case callout.Kind == document.NoKind:
		callout.Title = []document.Span{{Text: capitalised(name), Offset: line.Start + mark[2]}}
	}
	return callout
}

// titled is the inline content of a title.
func (c calloutMaker) titled(at inline.Span) []document.Span {
	return flatten(c.tree, c.tree.inline([]inline.Span{at}), c.labels)
}

// container adds a container of a dialect with what is in it to a list of blocks.
func (c calloutMaker) container(list *blockList, n *dialect.Container, blocks []document.Block) {
	switch {
	case n.Family == dialect.Tab:
		list.addTab(document.Tab{Label: c.title(n), Blocks: blocks}, c.continuesTabs(n))
	case n.Name == codeGroup:
		for _, b := range tabsOfCode(blocks) {
			list.add(b)
		}
	case n.Family == dialect.Line:
		list.add(besides(blocks))
	case n.Family == dialect.Plain || lookless[n.Name]:
		for _, b := range blocks {
			list.add(b)
		}
	default:
		list.add(c.callout(n, blocks))
	}
}

// besides makes one paragraph of an element and the text beside it, if both are set as such.
func besides(blocks []document.Block) document.Block {
	line := &document.Paragraph{}
	for _, b := range blocks {
		p, ok := b.(*document.Paragraph)
		if !ok {
			continue // nothing else stands on a line but a picture, which is one
		}
		if len(line.Text) > 0 && len(p.Text) > 0 {
			line.Text = append(line.Text, document.Span{Text: " ", Offset: p.Text[0].Offset})
		}
		line.Text = append(line.Text, p.Text...)
	}
	return line
}

// lookless are the containers of VitePress in which Markdown is not read or looks as
// it does elsewhere.
var lookless = map[string]bool{"raw": true, "v-pre": true}

// title is the title of a container.
func (c calloutMaker) title(n *dialect.Container) []document.Span {
	if n.Title.Len() == 0 {
		return nil
	}
	at := inline.Span{Start: c.tree.body + n.Title.Start, End: c.tree.body + n.Title.Stop}
	if n.Quote != 0 {
		if written := string(c.tree.in(at)); c.tree.dialect.Parameter.Decode(written, n.Quote) != written {
			return c.decoded(c.tree.dialect.Parameter.Decode(written, n.Quote), at.Start)
		}
	}
	return c.titled(at)
}

// decoded is the inline content of a title that is written in another way in the section,
// where it begins at an offset.
func (c calloutMaker) decoded(title string, offset int) []document.Span {
	t := parseBlocks([]byte(title), c.tree.dialect)
	p, ok := t.blocks.FirstChild().(*ast.Paragraph)
	if !ok {
		return []document.Span{{Text: title, Offset: offset}}
	}
	spans := flatten(t, t.parse(p.Lines()), nil)
	for i := range spans {
		spans[i].Offset = offset
	}
	return spans
}

// typeOption is the option of PyMdown's details that says what they are for.
var typeOption = regexp.MustCompile(`^[ \t]*type:[ \t]*["']?([\pL\pN_-]+)["']?[ \t]*$`)

func (c calloutMaker) callout(n *dialect.Container, blocks []document.Block) document.Block {
	callout := &document.Callout{Kind: document.CalloutKindOf(n.Name), Title: c.title(n), Blocks: blocks}
	callout.Untitled = len(callout.Title) == 0 && n.Title.Start > 0 // the title is there, and empty
	opening := c.opening(n)
	if callout.Kind == document.Details {
		callout.Kind = typed(opening)
	}
	if n.Folded && callout.Kind == document.NoKind {
		callout.Kind = document.Details
	}
	if callout.Kind == document.NoKind && len(callout.Title) == 0 && !callout.Untitled && namesItself(opening) {
		callout.Title = []document.Span{{Text: capitalised(n.Name), Offset: c.tree.body + c.tree.position(n.FirstChild())}}
	}
	return callout
}

// typed returns the kind of details that an option names among the lines that open
// them.
func typed(opening []string) document.CalloutKind {
	for _, option := range opening[min(1, len(opening)):] {
		if m := typeOption.FindStringSubmatch(option); m != nil && document.CalloutKindOf(m[1]) != document.NoKind {
			return document.CalloutKindOf(m[1])
		}
	}
	return document.Details
}

// opening is the lines that open a container.
func (c calloutMaker) opening(n *dialect.Container) []string {
	if l, ok := n.FirstChild().(*dialect.Literal); ok {
		return c.tree.contents(c.tree.lines(l))
	}
	return nil
}

// namesItself reports whether the name of a container is its title where there is no
// other, as in Python-Markdown and mdbook-admonish.
func namesItself(opening []string) bool {
	return len(opening) > 0 && opening[0] != "" && strings.IndexByte("!?`~", opening[0][0]) >= 0
}

// continuesTabs reports whether a tab belongs to those right before it.
func (c calloutMaker) continuesTabs(n *dialect.Container) bool {
	before, ok := n.PreviousSibling().(*dialect.Container)
	if !ok || before.Family != dialect.Tab {
		return false
	}
	mark, _, _ := strings.Cut(strings.Join(c.opening(n), "\n"), " ")
	return !strings.Contains(mark, "!") // which begins new ones
}

// codeGroup is the container in which VitePress has code in tabs.
const codeGroup = "code-group"

package markdown

import (
	"strings"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/jsx"
)

// An elementMaker makes blocks of the elements of JSX that stand around blocks of
// Markdown.
type elementMaker struct {
	list *blockList
	tree *tree
}

// literal takes in tags and expressions between blocks.
func (e elementMaker) literal(n *dialect.Literal) {
	if i, ok := includeOf(e.tree, n); ok {
		if b := i.block(); b != nil {
			e.list.add(b)
		}
		return
	}
	for _, p := range literalParts(e.tree, n) {
		switch {
		case !p.isTag:
			if said, _ := p.said(); !isBlank(said) && said.Text != "" {
				e.list.add(&document.Paragraph{Text: trimBlanks([]document.Span{said})})
			}
		case p.tag.Kind == jsx.Closing:
			e.list.close(p.tag.Name)
		case p.picture() != nil:
			e.list.add(&document.Paragraph{Text: []document.Span{{Image: p.picture(), Offset: p.place(0)}}})
		case p.tag.Kind == jsx.Opening:
			e.open(p)
		case p.tag.Name == "hr":
			e.list.add(&document.Rule{})
		}
	}
}

// open begins an element.
func (e elementMaker) open(p jsxPart) {
	name := p.tag.Name
	switch roleOf(p) {
	case callout:
		e.list.openCallout(name, calloutOf(p))
	case tabGroup:
		e.list.open(name, nil)
		e.list.levels[len(e.list.levels)-1].labels = tabLabelsOf(p)
	case codeTabs:
		e.list.open(name, tabsOfCode)
	case tab:
		label := e.tabLabel(p)
		e.list.open(name, func(blocks []document.Block) []document.Block {
			e.list.addTab(document.Tab{Label: label, Blocks: blocks}, true)
			return nil
		})
	case styled:
		link := p.link()
		style := tagStyles[strings.ToLower(name)]
		e.list.open(name, func(blocks []document.Block) []document.Block { return withStyle(blocks, style, link) })
	case structure:
		e.list.open(name, e.structure(name))
	case dropped:
		e.list.open(name, func([]document.Block) []document.Block { return nil })
	default:
		if title := p.title(titleAttributes...); len(title) > 0 && isComponent(name) {
			e.list.openCallout(name, &document.Callout{Title: title})
			return
		}
		e.list.open(name, nil)
	}
}

// structure returns what makes of blocks what an element of HTML says that they are.
func (e elementMaker) structure(name string) func([]document.Block) []document.Block {
	switch name {
	case "ul", "ol":
		return func(blocks []document.Block) []document.Block { return listOf(blocks, name == "ol") }
	case "li":
		return func(blocks []document.Block) []document.Block {
			return []document.Block{&document.List{Items: []document.Item{{Blocks: blocks}}, Tight: len(blocks) < 2}}
		}
	case "blockquote":
		return func(blocks []document.Block) []document.Block {
			return []document.Block{&document.Quote{Blocks: blocks}}
		}
	case "summary":
		details := e.list.levels[len(e.list.levels)-1].details
		return func(blocks []document.Block) []document.Block { return withTitle(details, blocks) }
	default: // a heading, which no link leads to
		return func(blocks []document.Block) []document.Block { return withStyle(blocks, document.Strong, nil) }
	}
}

// withTitle takes the title of details off the blocks of a summary.
func withTitle(details *document.Callout, blocks []document.Block) []document.Block {
	if details == nil || len(details.Title) > 0 || len(blocks) == 0 {
		return blocks
	}
	p, ok := blocks[0].(*document.Paragraph)
	if !ok {
		return blocks
	}
	details.Title = p.Text
	return blocks[1:]
}

// listOf makes one list of lists of one item.
func listOf(blocks []document.Block, ordered bool) []document.Block {
	list := &document.List{Ordered: ordered, Start: 1, Tight: true}
	for _, b := range blocks {
		item, ok := b.(*document.List)
		if !ok {
			return blocks
		}
		list.Items = append(list.Items, item.Items...)
		list.Tight = list.Tight && item.Tight
	}
	if len(list.Items) == 0 {
		return nil
	}
	return []document.Block{list}
}

// withStyle gives paragraphs a style and a link.
func withStyle(blocks []document.Block, style document.Style, link *document.Link) []document.Block {
	for _, b := range blocks {
		p, ok := b.(*document.Paragraph)
		if !ok {
			continue
		}
		for i := range p.Text {
			p.Text[i].Style |= style
			if p.Text[i].Link == nil {
				p.Text[i].Link = link
			}
		}
	}
	return blocks
}

// tabLabel returns the label of a tab: its own, or the one that its group has for it.
func (e elementMaker) tabLabel(p jsxPart) []document.Span {
	if label := p.title("label", "title"); len(label) > 0 {
		return label
	}
	value, named := p.attribute("value", "name", "id")
	if labels := e.list.levels[len(e.list.levels)-1].labels; labels != nil {
		if label, ok := labels.byValue[value.Text]; ok && label.Text != "" {
			return []document.Span{label}
		}
		if i := labels.used; !named && i < len(labels.inOrder) {
			labels.used++
			return labels.inOrder[i : i+1 : i+1]
		}
	}
	if named {
		return []document.Span{value}
	}
	return nil
}

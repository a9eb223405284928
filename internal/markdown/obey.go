package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// orders are what directives say of a leaf.
type orders struct {
	skip, offer bool
	context     string
	comments    []string
	ignore      []string
	flags       []string
	cuts        []cut // where other orders begin within the leaf
}

// A cut is a directive within a paragraph, and what it says of what follows there.
type cut struct {
	at     inline.Span
	orders orders
}

// splitIDs splits a list at commas and spaces.
func splitIDs(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// obey reads the directives among the leaves, which are in the order of the
// source, and returns what they say of each leaf.
func obey(t *tree, leaves []leaf) []orders {
	o := obedience{tree: t, leaves: leaves, all: make([]orders, len(leaves)), next: make([]int, len(leaves)+1)}
	found := make([]*directive, len(leaves))
	o.next[len(leaves)] = len(leaves)
	for i := len(leaves) - 1; i >= 0; i-- {
		d, ok := directiveIn(t.source, leaves[i])
		if ok {
			found[i] = &d
		}
		o.next[i] = i
		if ok || t.dialect.NextText && !isSpokenOf(t, leaves[i]) {
			o.next[i] = o.next[i+1]
		}
	}
	for i, d := range found {
		if d == nil {
			o.all[i].skip = o.all[i].skip || o.off
			o.within(i)
			continue
		}
		o.all[i].skip = true
		o.obey(*d, i)
	}
	return o.all
}

// An obedience is what obey knows on its way.
type obedience struct {
	tree   *tree
	leaves []leaf
	all    []orders
	next   []int // the next leaf that a directive may speak of, from each on
	off    bool
}

// obey does what a directive says in the leaf at an index.
func (o *obedience) obey(d directive, at int) {
	switch d.verb {
	case "off":
		o.off = true
	case "on":
		o.off = false
	default:
		for _, j := range o.spokenOf(at) {
			o.all[j].take(d)
		}
	}
}

// spokenOf returns the leaves that a directive speaks of.
func (o *obedience) spokenOf(at int) []int {
	next := o.next[at+1]
	if !o.tree.dialect.NextText {
		return nextBlock(o.leaves, at, next)
	}
	if next == len(o.leaves) {
		return nil
	}
	return []int{next}
}

// within does what directives say in the leaf at an index: a comment with text behind it on
// its line, which is a block of HTML to CommonMark, and those within a paragraph.
func (o *obedience) within(at int) {
	t, n := o.tree, o.leaves[at].node
	if !t.dialect.NextText {
		return
	}
	switch n := n.(type) {
	case *ast.HTMLBlock:
		if n.HTMLBlockType != ast.HTMLBlockType2 {
			return
		}
		if d, ok := directiveOf(leadingComment.Find(t.html(n))); ok && d.verb != "off" && d.verb != "on" {
			o.all[at].take(d)
		} else if ok {
			o.obey(d, at)
			o.all[at].skip = o.off
		}
	case *ast.Paragraph, *ast.TextBlock:
		for _, c := range cutsIn(t, n) {
			o.obeyWithin(c.directive, c.at, &o.all[at])
		}
	}
}

// obeyWithin does what a directive says that stands in a paragraph.
func (o *obedience) obeyWithin(d directive, at inline.Span, leaf *orders) {
	made := cut{at: at}
	switch d.verb {
	case "off", "on":
		o.off = d.verb == "off"
	default:
		made.orders.take(d)
	}
	made.orders.skip = made.orders.skip || o.off
	leaf.cuts = append(leaf.cuts, made)
}

// isSpokenOf reports whether a directive that stands before a leaf speaks of it, and not of
// what follows it: there is text in it, or code.
func isSpokenOf(t *tree, l leaf) bool {
	switch n := l.node.(type) {
	case *ast.ThematicBreak, *ast.LinkReferenceDefinition:
		return false
	case *ast.HTMLBlock:
		return len(htmltext.Texts(t.bytes, t.htmlLines(n), nil)) > 0
	case *dialect.Literal:
		return len(n.Texts) > 0
	}
	return true
}

func (o *orders) take(d directive) {
	switch d.verb {
	case "skip":
		o.skip = true
	case "translate":
		o.offer = true
	case "comment":
		o.comments = append(o.comments, d.text)
	case "context":
		o.context = d.text
	case "ignore":
		o.ignore = append(o.ignore, splitIDs(d.text)...)
	case "flags":
		for _, flag := range flagPattern.FindAllString(d.text, -1) {
			// Whether a translation is fuzzy is for translators to say.
			if flag = strings.TrimSpace(flag); flag != "fuzzy" {
				o.flags = append(o.flags, flag)
			}
		}
	}
}

// flagPattern matches a flag of Weblate with its values, in which commas stand between
// quotation marks (docs.weblate.org: admin/checks).
var flagPattern = regexp.MustCompile(`(?:[^,"]|"(?:[^"\\]|\\.)*")+`)

// nextBlock returns the leaves of the block that a directive speaks of: the
// outermost one that begins with the next leaf and does not hold the directive
// itself.
func nextBlock(leaves []leaf, directive, next int) []int {
	if next == len(leaves) {
		return nil
	}
	block := leaves[next].node
	around := ancestors(leaves[directive].node)
	for p := block.Parent(); p != nil && !slices.Contains(around, p); p = p.Parent() {
		if _, ok := p.(*east.FootnoteList); ok || firstLeaf(p) != leaves[next].node {
			break
		}
		block = p
	}
	var found []int
	for i := next; i < len(leaves) && isIn(leaves[i].node, block); i++ {
		found = append(found, i)
	}
	return found
}

func ancestors(n ast.Node) []ast.Node {
	var all []ast.Node
	for p := n.Parent(); p != nil; p = p.Parent() {
		all = append(all, p)
	}
	return all
}

// firstLeaf returns the first leaf below a block.
func firstLeaf(n ast.Node) ast.Node {
	for !isLeaf(n) {
		n = n.FirstChild()
	}
	return n
}

func isIn(n, block ast.Node) bool {
	return n == block || slices.Contains(ancestors(n), block)
}

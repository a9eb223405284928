package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"

	"github.com/pobook/pobook/internal/markdown/dialect"
)

// A Directive is what an author says to pobook in an HTML comment that stands
// alone, as in
//
//	<!-- i18n:skip -->
type Directive struct {
	Verb string
	Text string // what is written after the verb; empty if nothing is
	Doc  string // a sentence for the user
}

// Directives are all of them. The names are those of mdbook-i18n-helpers where
// it has them, which also writes a colon after "comment" and "ctxt" for
// "context", and blanks beside any colon. Its skip-start and skip-end mean off and on,
// and so do Weblate's translate:off and translate:on.
func Directives() []Directive {
	return []Directive{
		{"skip", "", "The next block is not offered to translators."},
		{"off", "", "Nothing is offered from here on …"},
		{"on", "", "… until here."},
		{"translate", "", "The next block is offered, even if it is code or has no letters."},
		{"comment", "TEXT", "Translators of the next block see this comment."},
		{"context", "TEXT", "The next block is a message of its own, even if the same text stands elsewhere."},
		{"ignore", "CHECKS", "These checks are not made for the translations of the next block."},
		{"flags", "FLAGS", "Weblate and pobook take these flags of the next block: read-only, max-length:40 and others of Weblate's."},
	}
}

// canonical returns our name for a directive of another program.
func canonical(verb string) string {
	if verb == "ctxt" {
		return "context"
	}
	return verb
}

// Verbs are the names of the directives.
func Verbs() []string {
	var names []string
	for _, d := range Directives() {
		names = append(names, d.Verb)
	}
	return names
}

type directive struct {
	verb, text string
}

var directiveComment = regexp.MustCompile(`(?s)^\s*(?:<!-{2,}|\{/\*+)\s*(?:i18n|mdbook-xgettext|translate)\s*:\s*([a-z]+)\b\s*:?\s*(.*?)\s*(?:-{2,}>|\*+/\})\s*$`)

// directiveOf reads an HTML block as a directive.
func directiveOf(raw []byte) (directive, bool) {
	m := directiveComment.FindSubmatch(raw)
	if m == nil {
		return directive{}, false
	}
	d := directive{canonical(string(m[1])), strings.Join(strings.Fields(string(m[2])), " ")}
	if d.verb == "skip" {
		switch strings.TrimLeft(d.text, "-: ") { // mdbook-i18n-helpers writes skip-start
		case "start":
			d = directive{verb: "off"}
		case "end":
			d = directive{verb: "on"}
		}
	}
	return d, true
}

// orders are what directives say of a leaf.
type orders struct {
	skip, offer bool
	context     string
	comments    []string
	ignore      []string
	flags       []string
}

// splitIDs splits a list at commas and spaces.
func splitIDs(list string) []string {
	return strings.FieldsFunc(list, func(r rune) bool { return r == ',' || r == ' ' })
}

// obey reads the directives among the leaves, which are in the order of the
// source, and returns what they say of each leaf.
func obey(s source, leaves []leaf) []orders {
	all := make([]orders, len(leaves))
	found := make([]*directive, len(leaves))
	next := make([]int, len(leaves)) // the next leaf that is not a directive
	for i := len(leaves) - 1; i >= 0; i-- {
		next[i] = i
		if d, ok := directiveIn(s, leaves[i]); ok {
			found[i], next[i] = &d, len(leaves)
			if i+1 < len(leaves) {
				next[i] = next[i+1]
			}
		}
	}
	off := false
	for i, d := range found {
		if d == nil {
			all[i].skip = all[i].skip || off
			continue
		}
		all[i].skip = true
		switch d.verb {
		case "off":
			off = true
		case "on":
			off = false
		default:
			for _, j := range nextBlock(leaves, i, next[i]) {
				all[j].take(*d)
			}
		}
	}
	return all
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

func directiveIn(s source, l leaf) (directive, bool) {
	switch n := l.node.(type) {
	case *ast.HTMLBlock:
		if n.HTMLBlockType == ast.HTMLBlockType2 {
			return directiveOf(s.html(n))
		}
	case *dialect.Literal:
		lines := s.lines(n)
		if n.What == dialect.Script && len(lines) > 0 {
			return directiveOf(s.bytes[lines[0].Start:lines[len(lines)-1].End])
		}
	}
	return directive{}, false
}

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

// A StrayDirective is one that nothing obeys: its verb is unknown, or it does
// not stand alone.
type StrayDirective struct {
	Verb   string
	Offset int // of the comment in Source
}

var directiveSign = regexp.MustCompile(`<!-{2,}\s*(?:i18n|mdbook-xgettext|translate)\s*:\s*([\w-]*)`)

// strayIn returns the directives of a whole tree that do nothing, in order. What
// stands in code is not a directive.
func strayIn(t *tree, whole ast.Node) []StrayDirective {
	var found []StrayDirective
	_ = ast.Walk(whole, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			return ast.WalkContinue, nil
		}
		switch n := n.(type) {
		case *ast.HTMLBlock:
			if d, ok := directiveOf(t.html(n)); !ok || !slices.Contains(Verbs(), d.verb) {
				for _, l := range t.htmlLines(n) {
					found = appendStray(found, t, l.Start, l.End)
				}
			}
		case *ast.RawHTML:
			start := t.body + t.position(n)
			found = appendStray(found, t, start, start+len(n.Segments.Value(t.text())))
		}
		return ast.WalkContinue, nil
	})
	return found
}

func appendStray(found []StrayDirective, t *tree, start, end int) []StrayDirective {
	for _, m := range directiveSign.FindAllSubmatchIndex(t.bytes[start:end], -1) {
		verb := t.bytes[start+m[2] : start+m[3]]
		found = append(found, StrayDirective{canonical(string(verb)), start + m[0]})
	}
	return found
}

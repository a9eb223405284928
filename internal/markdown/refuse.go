package markdown

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer"
	"github.com/yuin/goldmark/renderer/html"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/trust"
)

// A Refusal says why a translation was left out.
type Refusal struct {
	Segment   int
	Objection trust.Objection
}

// unusable returns why a translation cannot be used whatever block it stands in.
func unusable(seg *Segment, translation string) (trust.Objection, bool) {
	switch {
	case strings.TrimSpace(translation) == "":
		return trust.Objection{Reason: trust.Blank}, true
	case trust.TooMuch(seg.Text, translation):
		return trust.Objection{Reason: trust.TooLong}, true
	case Intricate(translation):
		return trust.Objection{Reason: trust.TooIntricate}, true
	case seg.Kind == KindCodeComment && strings.HasSuffix(strings.TrimSpace(translation), `\`) && !strings.HasSuffix(seg.Text, `\`):
		return trust.Objection{Reason: trust.Structure}, true // in C, and for make, the next line is a comment too
	}
	return trust.Objection{}, false
}

// newJudge returns the judge of a section's translations.
func newJudge(t *tree) *trust.Judge { return trust.NewJudge(t.destination) }

// A comparison holds what is published against the source, block by block. Since
// both have one skeleton, they have the same leaves.
type comparison struct {
	section       *Section
	judge         *trust.Judge
	before, after []leaf
	published     *tree
	refused       []Refusal
}

// objections reads the blocks of a tree again in which edits stand, as they are
// published, and returns what there is to say against some.
func (c *comparison) objections(published *tree, edits []edit) []Refusal {
	loud := func(e edit) bool {
		switch c.section.Segments[e.segment].Kind {
		case KindFootnote, KindCode, KindCodeComment, KindCodeString: // which need no marks of Markdown to be more than text
			if bytes.IndexByte(e.text, ':') >= 0 || bytes.IndexByte(e.text, 0xe2) >= 0 {
				return true
			}
		}
		return !e.echoes && !trust.Quiet(c.section.Source[e.start:e.end], e.text)
	}
	if !slices.ContainsFunc(edits, loud) && !crowded(edits) {
		return nil
	}
	c.published, c.after, c.refused = published, leaves(published), nil
	for at, edits := range c.byLeaf(edits) {
		if slices.ContainsFunc(edits, loud) || crowded(edits) {
			c.block(at, edits)
		}
	}
	return c.refused
}

// byLeaf yields edits by the index of the leaf that they stand in; each that stands in none,
// with -1, by itself.
func (c *comparison) byLeaf(edits []edit) iter.Seq2[int, []edit] {
	return func(yield func(int, []edit) bool) {
		for len(edits) > 0 {
			n, at := 1, c.leafOf(edits[0])
			for at >= 0 && n < len(edits) && c.leafOf(edits[n]) == at {
				n++
			}
			if !yield(at, edits[:n]) {
				return
			}
			edits = edits[n:]
		}
	}
}

// crowded reports whether edits bring in more signs of markup together than a
// block may hold, quiet as they may be.
func crowded(edits []edit) bool {
	signs := 0
	for _, e := range edits {
		signs += countSigns(e.text)
	}
	return len(edits) > 1 && signs > MaxSigns
}

func (c *comparison) leafOf(e edit) int { return c.section.Segments[e.segment].leaf }

// block compares a leaf with edits in it. What several messages do together, none
// of them is let do.
func (c *comparison) block(at int, edits []edit) {
	if at < 0 || at >= len(c.after) || at >= len(c.before) {
		c.refused = append(c.refused, c.alone(edits)...)
		return
	}
	published := textOfLeaf(c.published, c.after[at])
	objection, found := trust.Objection{Reason: trust.TooIntricate}, len(edits) > 1 && Intricate(published.Body)
	if !found {
		objection, found = c.judge.Object(textOfLeaf(c.section.tree, c.before[at]), published)
	}
	if !found {
		return
	}
	refused := []Refusal{}
	if len(edits) > 1 {
		refused = c.alone(edits)
	}
	if len(refused) == 0 {
		for _, e := range edits {
			refused = append(refused, Refusal{e.segment, objection})
		}
	}
	c.refused = append(c.refused, refused...)
}

// alone refuses the edits that there is something to say against whatever stands
// around them.
func (c *comparison) alone(edits []edit) []Refusal {
	var refused []Refusal
	for _, e := range edits {
		seg := &c.section.Segments[e.segment]
		source := trust.Text{Body: string(c.section.Source[e.start:e.end]), Form: formOf(seg.Kind), Note: seg.Kind == KindFootnote}
		published := trust.Text{Body: string(e.text), Form: source.Form, Note: source.Note}
		if seg.Kind == KindFrontMatter { // how it is quoted says nothing
			source.Body, published.Body = seg.Text, e.translation
		}
		if objection, found := c.judge.Object(source, published); found {
			refused = append(refused, Refusal{e.segment, objection})
		}
	}
	return refused
}

// destination returns the destination that is defined for a label, and for that of
// a footnote, which begins with ^, whether it is.
func (t *tree) destination(label string) (string, bool) {
	if strings.HasPrefix(label, "^") {
		label = label[1:]
		return "", t.notes()[label] || t.notes()[util.ToLinkReference([]byte(label))]
	}
	reference, ok := t.context.Reference(util.ToLinkReference([]byte(label)))
	if !ok {
		return "", false
	}
	return string(reference.Destination()), true
}

func formOf(kind Kind) trust.Form {
	switch kind {
	case KindHTML, KindAttribute:
		return trust.HTML
	case KindCode, KindCodeComment, KindCodeString:
		return trust.Code
	case KindFrontMatter:
		return trust.Value
	default:
		return trust.Markdown
	}
}

// textOfLeaf returns what a leaf holds.
func textOfLeaf(t *tree, l leaf) trust.Text {
	const beside = 4
	text := trust.Text{Note: l.kind == KindFootnote}
	lines := t.lines(l.node)
	switch n := l.node.(type) {
	case *ast.HTMLBlock:
		text.Form, lines = trust.HTML, t.htmlLines(n)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		text.Form = trust.Code
	}
	if len(lines) == 0 {
		return text
	}
	start, end := lines[0].Start, lines[len(lines)-1].End
	before, after := max(t.lineStart(start), start-beside), min(max(end, t.lineEnd(end)), end+beside)
	whole := string(t.bytes[before:after])
	text.Before, text.Body, text.After = whole[:start-before], whole[start-before:end-before], whole[end-before:]
	if !t.contiguous(lines) {
		text.Body = strings.Join(t.contents(lines), "\n")
	}
	if text.Form == trust.Markdown && strings.IndexByte(text.Body, '<') >= 0 {
		text.HTML = func() string { return t.render(lines) }
	}
	return text
}

// inlineRenderer makes HTML of inline content, raw HTML included.
var inlineRenderer = sync.OnceValue(func() renderer.Renderer {
	return renderer.NewRenderer(renderer.WithNodeRenderers(
		util.Prioritized(html.NewRenderer(html.WithUnsafe()), 1000),
		util.Prioritized(extension.NewStrikethroughHTMLRenderer(), 500),
	))
})

// render returns the HTML that the inline content of lines makes. What goldmark
// cannot write is nothing.
func (t *tree) render(lines []inline.Span) string {
	var b strings.Builder
	if err := inlineRenderer().Render(&b, t.text(), t.inline(lines)); err != nil {
		return ""
	}
	return b.String()
}

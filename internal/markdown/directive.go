package markdown

import (
	"regexp"
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"

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
// "context", and blanks, colons and dashes beside any colon. Its skip-start and skip-end mean off and on,
// and so do Weblate's translate:off and translate:on. What "the next block" is, and where directives
// may stand, is as there in the dialect that it is for; see [dialect.Dialect.NextText].
func Directives() []Directive {
	return []Directive{
		{"skip", "", "The next block is not offered to translators."},
		{"off", "", "Stop offering text to translators here …"},
		{"on", "", "… and resume here."},
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

var (
	directiveComment = regexp.MustCompile(`(?s)^\s*(?:<!-{2,}|\{/\*+)\s*(?:i18n|mdbook-xgettext|translate)\s*:[\s:-]*([a-z]+)\b\s*:?\s*(.*?)\s*(?:-{2,}>|\*+/\})\s*$`)
	// leadingComment is one that a block begins with, and has something behind it.
	leadingComment = regexp.MustCompile(`(?s)^\s*<!-{2,}.*?-{2,}>`)
)

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

// cutAt reads a comment within a paragraph as a directive, in a dialect in which it may be
// one.
func cutAt(t *tree, n *ast.RawHTML) (directive, bool) {
	if !t.dialect.NextText {
		return directive{}, false
	}
	for p := n.Parent(); p != nil; p = p.Parent() {
		if p.Type() == ast.TypeBlock && p.Kind() != ast.KindParagraph && p.Kind() != ast.KindTextBlock {
			return directive{}, false
		} else if p.Type() == ast.TypeBlock {
			break
		}
	}
	d, ok := directiveOf(n.Segments.Value(t.text()))
	return d, ok && slices.Contains(Verbs(), d.verb)
}

// A StrayDirective is one that nothing obeys: its verb is unknown, or it does
// not stand alone.
type StrayDirective struct {
	Verb   string
	Offset int // of the comment in Source
}

var directiveSign = regexp.MustCompile(`<!-{2,}\s*(?:i18n|mdbook-xgettext|translate)\s*:[\s:]*([\w-]*)`)

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
			raw := t.html(n)
			if t.dialect.NextText && n.HTMLBlockType == ast.HTMLBlockType2 {
				raw = leadingComment.Find(raw)
			}
			if d, ok := directiveOf(raw); !ok || !slices.Contains(Verbs(), d.verb) {
				for _, l := range t.htmlLines(n) {
					found = appendStray(found, t, l.Start, l.End)
				}
			}
		case *ast.RawHTML:
			if _, ok := cutAt(t, n); ok {
				break
			}
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

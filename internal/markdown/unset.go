package markdown

import (
	"slices"
	"strings"

	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/util"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
	"github.com/pobook/pobook/internal/markdown/jsx"
)

// diagramLanguages are those of which GitHub shows a picture, and PlantUML, which
// many sites do.
var diagramLanguages = htmltext.Names(`mermaid geojson topojson stl plantuml puml`)

// unsetLiterals are the kinds of what dialects have that is left out of the page.
var unsetLiterals = map[string]document.UnsetKind{
	dialect.Include:      document.Include,
	dialect.Abbreviation: document.Abbreviation,
}

// unsetIn returns what of a whole tree the page does not show as a site would, in order.
func unsetIn(t *tree, whole ast.Node) []document.Unset {
	u := unsetList{tree: t}
	_ = ast.Walk(whole, func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if entering {
			u.add(n)
		}
		return ast.WalkContinue, nil
	})
	u.unsetTags()
	return u.found
}

type unsetList struct {
	tree  *tree
	found []document.Unset
	open  []openComponent // innermost last
}

// An openComponent is an element of JSX that is open.
type openComponent struct {
	name  string
	index int // of it in what is found; -1 if it is none of that
}

func (u *unsetList) add(n ast.Node) {
	t := u.tree
	switch n := n.(type) {
	case *ast.Text:
		if !util.IsBlank(n.Value(t.text())) {
			u.text()
		}
		u.computed(n)
	case *ast.RawHTML:
		if part, ok := inlinePart(t, n); ok {
			u.jsx(part)
			return
		}
		raw := string(n.Segments.Value(t.text()))
		u.tag(htmltext.NameOf(raw), raw, t.body+t.position(n))
	case *ast.HTMLBlock:
		b := htmltext.NewBlock(t.printed(), t.htmlLines(n))
		for _, token := range htmltext.Tokens(b.Text) {
			u.tag(token.Name, token.In(b.Text), b.Offset(token.Start))
		}
	case *ast.FencedCodeBlock:
		u.text()
		u.included(n)
		u.code(strings.ToLower(string(n.Language(t.text()))), t.body+t.position(n))
	case *ast.Paragraph, *ast.TextBlock:
		for _, p := range partsOf(t, n) {
			switch {
			case p.math:
				u.note(document.Mathematics, "", p.lines[0].Start)
			case p.runs:
				u.note(document.SiteCode, "", p.lines[0].Start)
			}
		}
	case *dialect.Literal:
		u.literal(n)
	}
}

// unsetTags notes what Liquid puts in that the page does not have.
func (u *unsetList) unsetTags() {
	t := u.tree
	if t.templates == nil {
		return
	}
	for _, tag := range t.templates.Tags {
		i, isInclude := includeAt(t, tag)
		switch {
		case isInclude && i.block() != nil:
		case tag.IsInclude():
			u.note(document.Include, "", t.body+tag.At.Start)
		case tag.IsSilent() || tag.IsAddress(t.text()):
		default:
			u.note(document.SiteCode, "", t.body+tag.At.Start)
		}
	}
	slices.SortStableFunc(u.found, func(a, b document.Unset) int { return a.Offset - b.Offset })
}

// literal notes what lines of a dialect put in or explain, and components in them.
func (u *unsetList) literal(n *dialect.Literal) {
	t := u.tree
	for _, part := range literalParts(t, n) {
		u.jsx(part)
	}
	if name := leafDirective(t, n); name != "" {
		u.note(document.Component, name, t.body+n.Lines().At(0).Start)
	}
	if t.dialect.Liquid && n.What == dialect.Include {
		return // it is a tag
	}
	if kind, ok := unsetLiterals[n.What]; ok && n.Lines().Len() > 0 {
		u.note(kind, "", t.body+n.Lines().At(0).Start)
	}
}

func (u *unsetList) note(kind document.UnsetKind, name string, offset int) {
	u.found = append(u.found, document.Unset{Kind: kind, Name: name, Offset: offset})
}

// text notes that the elements which are open have a text, or what is set as one.
func (u *unsetList) text() {
	for i := len(u.open) - 1; i >= 0; i-- {
		c := u.open[i]
		if c.index < 0 {
			continue
		}
		if u.found[c.index].Kind != document.Component {
			return // nor are those around it without
		}
		u.found[c.index].Kind = document.PlainComponent
	}
}

// jsx notes a tag or an expression of JSX. Of a component it is known at its end whether it
// has a text.
func (u *unsetList) jsx(p jsxPart) {
	name := p.tag.Name
	switch {
	case !p.isTag:
		if said, computed := p.said(); computed {
			u.note(document.SiteCode, "", p.place(0))
		} else if said.Text != "" {
			u.text()
		}
	case p.tag.Kind == jsx.Closing:
		u.close(name)
	case p.picture() != nil:
		u.text()
	case !isComponent(name):
		if !setInJSX[name] {
			u.tag(strings.ToLower(name), p.raw, p.place(0))
		}
	case p.tag.Kind == jsx.SelfClosing:
		if !setInJSX[strings.ToLower(name)] {
			u.note(document.Component, name, p.place(0))
		}
	default:
		c := openComponent{name, -1}
		if roleOf(p) == wrapper && !quietNames[name] && len(p.title(titleAttributes...)) == 0 {
			c.index = len(u.found)
			u.note(document.Component, name, p.place(0))
		}
		u.open = append(u.open, c)
	}
}

// setInJSX are elements of HTML that the page sets in JSX alone, or of which nothing is seen.
var setInJSX = htmltext.Names(`ul ol li blockquote hr br wbr title meta link base`)

func (u *unsetList) close(name string) {
	for i := len(u.open) - 1; i >= 0; i-- {
		if u.open[i].name == name {
			u.open = u.open[:i]
			return
		}
	}
}

// computed notes what a site computes in running text.
func (u *unsetList) computed(n *ast.Text) {
	pattern := u.tree.dialect.Unseen.Computed
	if pattern == nil || u.tree.dialect.Liquid || n.Parent().Kind() == ast.KindCodeSpan {
		return
	}
	if at := pattern.FindIndex(n.Value(u.tree.text())); at != nil && !isVerbatim(u.tree, n) {
		u.note(document.SiteCode, "", u.tree.body+n.Segment.Start+at[0])
	}
}

// included notes the files that a site puts into code.
func (u *unsetList) included(n ast.Node) {
	pattern := u.tree.dialect.Unseen.CodeInclude
	for _, line := range u.tree.lines(n) {
		if pattern != nil && pattern.Match(u.tree.in(line)) {
			u.note(document.Include, "", line.Start)
		}
	}
}

// code notes a fence by its language.
func (u *unsetList) code(language string, offset int) {
	switch {
	case language == mathLanguage:
		u.note(document.Mathematics, "", offset)
	case diagramLanguages[language]:
		u.note(document.Diagram, language, offset)
	}
}

// tag notes a tag that opens an element.
func (u *unsetList) tag(name, raw string, offset int) {
	if name == "" || strings.HasPrefix(raw, "</") || shownTags[name] {
		return
	}
	if tableParts[name] || name == "img" && imageOfTag(raw) != nil {
		return // the table has been named, and the picture is set
	}
	kind := document.PlainElement
	if name != "pre" && (htmltext.IsOpaque(name) || emptyTags[name]) {
		kind = document.LeftElement
	}
	u.note(kind, name, offset)
}

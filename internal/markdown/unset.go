package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/htmltext"
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
	return u.found
}

type unsetList struct {
	tree  *tree
	found []document.Unset
}

func (u *unsetList) add(n ast.Node) {
	t := u.tree
	switch n := n.(type) {
	case *ast.RawHTML:
		raw := string(n.Segments.Value(t.text()))
		u.tag(htmltext.NameOf(raw), raw, t.body+t.position(n))
	case *ast.HTMLBlock:
		b := htmltext.NewBlock(t.bytes, t.htmlLines(n))
		for _, token := range htmltext.Tokens(b.Text) {
			u.tag(token.Name, token.In(b.Text), b.Offset(token.Start))
		}
	case *ast.FencedCodeBlock:
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
		if kind, ok := unsetLiterals[n.What]; ok && n.Lines().Len() > 0 {
			u.note(kind, "", t.body+n.Lines().At(0).Start)
		}
	}
}

func (u *unsetList) note(kind document.UnsetKind, name string, offset int) {
	u.found = append(u.found, document.Unset{Kind: kind, Name: name, Offset: offset})
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
	if tableParts[name] {
		return // the table has been named
	}
	kind := document.PlainElement
	if name != "pre" && (htmltext.IsOpaque(name) || emptyTags[name]) {
		kind = document.LeftElement
	}
	u.note(kind, name, offset)
}

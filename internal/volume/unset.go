package volume

import (
	"context"

	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
)

// reportUnset warns of what the page does not show as a site would: of elements of HTML
// once for each name in a section, of all else once for each kind in the book, since a
// book that has one often has hundreds, for one reason.
func reportUnset(ctx context.Context, sections []content.Section, reporter diag.Reporter) {
	var kinds []*unsetGroup // in the order of the book
	byKind := map[unsetKey]*unsetGroup{}
	for _, s := range sections {
		if ctx.Err() != nil {
			return
		}
		if s.Order {
			continue
		}
		named := map[string]bool{}
		for _, u := range s.Parsed.Unset() {
			if u.Kind == document.PlainElement || u.Kind == document.LeftElement {
				if !named[u.Name] {
					reporter(elementWarning(u, s.At(u.Offset)))
				}
				named[u.Name] = true
				continue
			}
			key := unsetKey{u.Kind, u.Name}
			if byKind[key] == nil {
				byKind[key] = &unsetGroup{first: u, at: s.At(u.Offset)}
				kinds = append(kinds, byKind[key])
			}
			byKind[key].count++
		}
	}
	for _, g := range kinds {
		reporter(g.warning())
	}
}

func elementWarning(u document.Unset, at diag.Position) diag.Diagnostic {
	d := diag.Diagnostic{
		Position: at,
		Severity: diag.Warning,
		Code:     "html-element",
		Message:  diag.Textf("<%s> cannot be shown in the PDF: only its text is printed", u.Name),
		Hint:     diag.Textf("use Markdown instead, if possible"),
	}
	if u.Kind == document.LeftElement {
		d.Message = diag.Textf("<%s> is left out of the PDF", u.Name)
	}
	return d
}

// An unsetKey is what is reported together.
type unsetKey struct {
	kind document.UnsetKind
	name string
}

// An unsetGroup is all that is reported together, by the first of it.
type unsetGroup struct {
	first document.Unset
	at    diag.Position
	count int
}

func (g *unsetGroup) warning() diag.Diagnostic {
	d := diag.Diagnostic{Position: g.at, Severity: diag.Warning, Code: "left-out"}
	switch g.first.Kind {
	case document.Abbreviation:
		d.Message = diag.Textf("what an abbreviation means is left out of the PDF")
		d.Hint = diag.Textf("explain it in the text or in a footnote")
	case document.Include:
		d.Message = diag.Textf("a file that the site puts in here is left out of the PDF")
		d.Hint = diag.Textf("write its text into the section if readers on paper need it")
	case document.Component:
		d.Message = diag.Textf("the component <%s> is left out of the PDF", g.first.Name)
		d.Hint = diag.Textf("say in Markdown what readers on paper need of it")
	case document.PlainComponent:
		d.Message = diag.Textf("the component <%s> cannot be shown in the PDF: only what is in it is printed", g.first.Name)
		d.Hint = diag.Textf("use Markdown instead, if possible")
	case document.Shortcode:
		d.Message = diag.Textf("the shortcode %q is left out of the PDF", g.first.Name)
		d.Hint = diag.Textf("say in Markdown what readers on paper need of it")
	case document.PlainShortcode:
		d.Message = diag.Textf("the shortcode %q cannot be shown in the PDF: only what is in it is printed", g.first.Name)
		d.Hint = diag.Textf("use Markdown instead, if possible")
	case document.SiteCode:
		d.Message = diag.Textf("what the site computes here is left out of the PDF")
		d.Hint = diag.Textf("say in Markdown what readers on paper need of it")
	case document.Mathematics:
		d.Code = "set-as-code"
		d.Message = diag.Textf("mathematics is set as code in the PDF")
		d.Hint = diag.Textf("show a picture of the formula in its place if readers on paper need it")
	case document.Diagram:
		d.Code = "set-as-code"
		d.Message = diag.Textf("a diagram of %s is set as code in the PDF", g.first.Name)
		d.Hint = diag.Textf("draw it with its own program and show the picture in its place")
	}
	if g.count > 1 {
		d.Message = diag.Textf("%s, and %d more in the book", d.Message, g.count-1)
	}
	return d
}

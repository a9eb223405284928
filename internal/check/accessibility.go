package check

import (
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/inline"
)

// What only those find who see a page. Headings are found in sections alone; so are
// pictures, but for those whose translation has lost its text.
var accessibilityChecks = table{
	{
		ID: "heading-level", Family: Markup, Severity: diag.Warning,
		Explanation: "A heading of a section is more than one level below the heading before it, or the first one is below level 2. Who does not see the page goes from heading to heading by their levels, and looks for the one that is left out. In the structure of the PDF each heading is one level below that which it is part of, whatever its level is in the text. Give it the next level, or write the heading that is missing; how large headings are is no reason to skip one.",
		Wrong:       Example{File: "# Costs\n\n### Rent\n"},
		Right:       Example{File: "# Costs\n\n## Rent\n"},
	},
	{
		ID: "missing-alt", Family: Markup, Severity: diag.Warning, needs: hasMarkup, find: findMissingAlt,
		Explanation: "A picture has no alternative text, the words between the square brackets. Who does not see the picture learns nothing of it, and a PDF with it does not say that it conforms to PDF/UA. Write what the picture tells the reader. In HTML, alt=\"\" says that a picture is decoration: nothing is read out in its place, and nothing is missing.",
		Wrong:       Example{Source: "The way: ![a plan](plan.png)", Target: "路線：![](plan.png)"},
		Right:       Example{Source: "The way: ![a plan](plan.png)", Target: "路線：![平面圖](plan.png)"},
	},
}

// findMissingAlt finds pictures without alternative text, unless the source has as many.
func findMissingAlt(m *message) {
	if !strings.Contains(m.target.raw, "![") {
		return
	}
	found := silentPictures(m.target)
	if len(found) <= len(silentPictures(m.source)) {
		return
	}
	m.report(found[len(found)-1], diag.Textf("the picture has no alternative text"), diag.Textf("translate that of the source, between the square brackets"))
}

// silentPictures are the places of the pictures of a text that have no alternative text.
func silentPictures(t *text) []span {
	var found []span
	for _, token := range t.marks().tokens {
		if token.Kind != inline.Open || token.Sign != '!' || token.Partner < 0 {
			continue
		}
		end := t.marks().tokens[token.Partner]
		if strings.TrimSpace(t.raw[token.End:end.Start]) == "" {
			found = append(found, span{token.Start, end.End})
		}
	}
	return found
}

// HeadingLevel says that a heading skips a level, at its place. above is the level of the
// heading before it, 0 if there is none.
func HeadingLevel(place diag.Position, level, above int) diag.Diagnostic {
	what := diag.Textf("the first heading is of level %d", level)
	hint := diag.Textf("begin with level 1 or 2")
	if above > 0 {
		what = diag.Textf("a heading of level %d comes after one of level %d", level, above)
		hint = diag.Textf("make it level %d, or write the heading that is missing", above+1)
	}
	return accessibilityChecks.diagnostic("heading-level", place, what, hint)
}

// MissingAlt says that a picture of a section has no alternative text, at its place.
func MissingAlt(place diag.Position, picture string) diag.Diagnostic {
	return accessibilityChecks.diagnostic("missing-alt", place, diag.Textf("the picture %s has no alternative text", picture), diag.Textf("say what it shows, as the text of its \"alt\" or between its square brackets"))
}

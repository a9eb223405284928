package glossary

import (
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// Conflicts finds rows that nobody can follow together.
func (g *Glossary) Conflicts() diag.List {
	var found diag.List
	bySource := map[string][]*Term{}
	for i := range g.Terms {
		t := &g.Terms[i]
		key := strings.ToLower(t.Source)
		for _, other := range bySource[key] {
			if message, hint := conflict(t, other); !message.Empty() {
				found = append(found, diag.Diagnostic{Position: t.Place, Severity: diag.Warning, Code: "glossary-conflict", Message: message, Hint: hint})
				break
			}
		}
		bySource[key] = append(bySource[key], t)
	}
	return found
}

// conflict says what is wrong with two rows of one source.
func conflict(t, other *Term) (message, hint diag.Text) {
	first := diag.Textf("an earlier row")
	if other.Place.Line > 0 {
		first = diag.Textf("line %d", other.Place.Line)
	}
	switch same := t.Target == other.Target; {
	case same && t.Forbidden == other.Forbidden:
		return diag.Textf("the term %q stands in %s already", t.Source, first), diag.Textf("delete one of the rows")
	case same:
		return diag.Textf("%q for %q is both wanted and forbidden, see %s", t.Target, t.Source, first), diag.Textf("delete one of the rows")
	case t.Forbidden || other.Forbidden:
		return diag.Text{}, diag.Text{}
	case t.ReadOnly != other.ReadOnly:
		return diag.Textf("%q is to stay as it is and to be translated, see %s", t.Source, first), diag.Textf("delete one of the rows")
	case t.Note == "" && other.Note == "" && t.Context == "" && other.Context == "":
		return diag.Textf("%q is %q here and %q in %s", t.Source, t.Target, other.Target, first), diag.Textf("agree on one, or say in the notes when each is meant")
	default:
		return diag.Text{}, diag.Text{}
	}
}

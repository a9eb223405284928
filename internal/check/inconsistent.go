package check

import (
	"slices"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// Inconsistent returns the messages of a locale whose text is translated otherwise in
// another catalogue, as Weblate compares them where translations are
// propagated: one that is finished with all others, one that is not with those
// that are finished. Nothing is looked for unless the check is wanted.
func (c *Checker) Inconsistent(catalogues []Input) []Finding {
	row, _ := Find("inconsistent")
	if row.Optional && !c.rules.Weblate && len(c.rules.Select) == 0 || !c.wants(&row) {
		return nil
	}
	var found []Finding
	groups := translationsIn(catalogues)
	for _, in := range catalogues {
		if in.File == nil {
			continue
		}
		r := newRun(c, in)
		lines := po.NewLines(in.Data)
		for _, e := range in.File.Entries {
			g := groups[e.Key()]
			if e.Obsolete || e.IsHeader() || !g.isOdd(e) || r.dismissed(e, &row) {
				continue
			}
			line, column := lines.Locate(e, 0, 0)
			found = append(found, Finding{
				Diagnostic: diag.Diagnostic{
					Position: diag.Position{File: in.Path, Line: line, Column: column}, Severity: row.Severity, Code: row.ID,
					Message: diag.Textf("the same text is translated otherwise elsewhere"), Hint: diag.Textf("agree on one, or keep the two apart by <!-- i18n:context … -->"),
				},
				Locale: c.locale.Code, Entry: e,
			})
		}
	}
	return inOrder(found)
}

// A group is the translations of one message in several catalogues.
type group struct {
	catalogues    int
	all, finished map[string]bool
}

func translationsIn(catalogues []Input) map[po.Key]*group {
	groups := map[po.Key]*group{}
	for _, in := range catalogues {
		if in.File == nil {
			continue
		}
		for _, e := range in.File.Entries {
			if e.Obsolete || e.IsHeader() || len(e.Str) != 1 {
				continue
			}
			g := groups[e.Key()]
			if g == nil {
				g = &group{all: map[string]bool{}, finished: map[string]bool{}}
				groups[e.Key()] = g
			}
			g.catalogues++
			g.all[e.Str[0]] = true
			if e.Translated() {
				g.finished[e.Str[0]] = true
			}
		}
	}
	return groups
}

// isOdd reports whether a message of the group is not translated as the others are.
func (g *group) isOdd(e *po.Entry) bool {
	switch {
	case g == nil || g.catalogues < 2 || slices.Contains(e.Flags, readOnly) || len(e.Str) != 1:
		return false
	case e.Translated():
		return len(g.all) > 1
	default:
		return len(g.finished) > 1 || len(g.finished) == 1 && !g.finished[e.Str[0]]
	}
}

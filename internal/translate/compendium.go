package translate

import (
	"strings"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
)

// A Compendium is translations from elsewhere, looked up by msgid. Neither
// their msgctxt nor their order nor how their lines are wrapped matters. The
// zero value and nil are empty.
type Compendium struct {
	exact  map[string]*po.Entry
	folded map[string]*po.Entry
}

// Add takes in a catalogue's translations. What is in the compendium already
// has precedence, and translated before fuzzy.
func (c *Compendium) Add(f *po.File) {
	if c.exact == nil {
		c.exact, c.folded = map[string]*po.Entry{}, map[string]*po.Entry{}
	}
	for _, e := range f.Entries {
		if e.IsHeader() || e.IDPlural != nil || empty(e) {
			continue
		}
		prefer(c.exact, e.ID, e)
		prefer(c.folded, fold(e.ID), e)
	}
}

func prefer(m map[string]*po.Entry, key string, e *po.Entry) {
	if have := m[key]; have == nil || have.Fuzzy() && !e.Fuzzy() {
		m[key] = e
	}
}

// fold takes away what says nothing: where lines are broken, and how wide
// spaces are.
func fold(s string) string {
	return strings.Join(strings.Fields(s), " ")
}

// fill gives a message the compendium's translation, if it has one.
func (c *Compendium) fill(e *po.Entry) bool {
	if c == nil {
		return false
	}
	from := c.exact[e.ID]
	e.Str = []string{""}
	switch {
	case from != nil:
		e.Str[0] = from.Str[0]
	case c.folded[fold(e.ID)] != nil:
		from = c.folded[fold(e.ID)]
		// It is laid out as its own msgid was.
		e.Str[0] = markdown.Unwrap(from.Str[0])
	default:
		return false
	}
	e.SetFuzzy(from.Fuzzy())
	if e.Previous = nil; from.Fuzzy() {
		e.Previous = from.Previous
	}
	return true
}

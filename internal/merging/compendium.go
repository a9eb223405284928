package merging

import "github.com/pobook/pobook/internal/po"

// A Compendium is translations from elsewhere, looked up by msgid. Neither
// their msgctxt nor their order nor how their lines are wrapped matters. The
// zero value and nil are empty.
type Compendium struct {
	entries []*po.Entry // one for each msgid, in the order of the files
	byID    map[string]int
}

// Add takes in a catalogue's translations. What is in the compendium already
// has precedence, and translated before fuzzy.
func (c *Compendium) Add(f *po.File) {
	if c.byID == nil {
		c.byID = map[string]int{}
	}
	for _, e := range f.Entries {
		if e.IsHeader() || e.IDPlural != nil || e.Empty() {
			continue
		}
		switch i, there := c.byID[e.ID]; {
		case !there:
			c.byID[e.ID] = len(c.entries)
			c.entries = append(c.entries, e)
		case c.entries[i].Fuzzy() && !e.Fuzzy():
			c.entries[i] = e
		}
	}
}

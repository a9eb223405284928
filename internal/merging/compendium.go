package merging

import (
	"slices"

	"github.com/pobook/pobook/internal/po"
)

// A Compendium is translations from elsewhere, looked up by msgid. Neither
// their msgctxt nor their order nor how their lines are wrapped matters, but in the
// catalogues of another state of the handbook, see [Compendium.AddSection]. The
// zero value and nil are empty.
type Compendium struct {
	entries  []*po.Entry // one for each msgid, in the order of the files
	byID     map[string]int
	sections []sectionEntries
}

// Add takes in a catalogue's translations. What is in the compendium already
// has precedence, and translated before fuzzy.
func (c *Compendium) Add(f *po.File) {
	if c.byID == nil {
		c.byID = map[string]int{}
	}
	for _, e := range f.Entries {
		if useless(e) {
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

// sectionEntries are the translations of a section elsewhere.
type sectionEntries struct {
	section string
	entries []*po.Entry
}

// useless reports whether an entry has nothing that a compendium gives.
func useless(e *po.Entry) bool { return e.IsHeader() || e.IDPlural != nil || e.Empty() }

// AddSection takes in the catalogue of a section in another state of the handbook, as
// another branch has it. Its translations serve the section of that name first, and
// only messages with the same msgctxt.
func (c *Compendium) AddSection(section string, f *po.File) {
	c.sections = append(c.sections, sectionEntries{section, slices.DeleteFunc(slices.Clone(f.Entries), useless)})
}

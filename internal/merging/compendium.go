package merging

import (
	"maps"
	"slices"

	"github.com/pobook/pobook/internal/po"
)

// A Compendium is translations from elsewhere, looked up by msgid. Neither
// their msgctxt nor their order nor how their lines are wrapped matters, but in the
// catalogues of another state of the handbook, see [Compendium.AddSection]. The
// zero value and nil are empty.
type Compendium struct {
	files []compendiumFile
	byID  map[string]*po.Entry // of files that are none of a section: the one that counts
}

// A compendiumFile is what a compendium has of one file.
type compendiumFile struct {
	section string // "" for a file that is none of a section
	header  *po.Entry
	entries []*po.Entry
}

// Add takes in a catalogue's translations. What is in the compendium already
// has precedence, and translated before fuzzy.
func (c *Compendium) Add(f *po.File) {
	if c.byID == nil {
		c.byID = map[string]*po.Entry{}
	}
	file := newCompendiumFile("", f)
	for _, e := range file.entries {
		if first := c.byID[e.ID]; first == nil || first.Fuzzy() && !e.Fuzzy() {
			c.byID[e.ID] = e
		}
	}
	c.files = append(c.files, file)
}

// AddSection takes in the catalogue of a section in another state of the handbook, as
// another branch has it. Its translations serve the section of that name first, and
// only messages with the same msgctxt.
func (c *Compendium) AddSection(section string, f *po.File) {
	c.files = append(c.files, newCompendiumFile(section, f))
}

// Clone returns a compendium to which more can be added without a change of the first.
func (c *Compendium) Clone() *Compendium {
	return &Compendium{files: slices.Clone(c.files), byID: maps.Clone(c.byID)}
}

func newCompendiumFile(section string, f *po.File) compendiumFile {
	file := compendiumFile{section: section, entries: slices.DeleteFunc(slices.Clone(f.Entries), useless)}
	if i := slices.IndexFunc(f.Entries, (*po.Entry).IsHeader); i >= 0 {
		file.header = f.Entries[i]
	}
	return file
}

// useless reports whether an entry has nothing that a compendium gives.
func useless(e *po.Entry) bool { return e.IsHeader() || e.IDPlural != nil || e.Empty() }

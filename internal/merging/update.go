package merging

import (
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
)

// An Update is what Merge brings together: the catalogues of one locale, the
// templates of the sections as they are now, and what else there is of
// translations. Sections are named by their path below handbook/.
type Update struct {
	Locale locale.Locale
	Pairs  []Pair // in reading order
	// Orphans are catalogues of the locale whose section is gone, or not among
	// those that are merged.
	Orphans    []SectionFile
	Compendium *Compendium
	// Overwrite has the finished translations of the compendium take the place of
	// finished ones.
	Overwrite bool
	// Typo says of a section whether small edits in it correct typos only, so
	// that translations need no look. Nil means that none do.
	Typo func(section string) bool
}

// A Pair is the messages of one section, as they are now and as a locale has
// them.
type Pair struct {
	Section   string
	Template  Template
	Catalogue *po.File // nil where there is none yet
}

// A SectionFile is a catalogue or a template, with the section that it belongs
// to.
type SectionFile struct {
	Section string
	File    *po.File
}

// Merged is a section's catalogue after an update.
type Merged struct {
	Catalogue *po.File
	// Decisions has one for each message, in the order of the catalogue, and
	// then one for each message that became obsolete.
	Decisions []Decision

	taken []taking // of the compendium
}

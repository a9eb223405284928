package merging

import (
	"github.com/pobook/pobook/internal/po"
)

// A Fate is what has become of a translation of a compendium. Where it was wanted more
// than once, the greatest counts.
type Fate int

// The fates.
const (
	Untranslated Fate = iota // it is none: a msgstr is missing, or there are plural forms
	NotWanted                // no message has its text, or one like that
	PassedOver               // the messages of its text have another translation
	Present                  // a message has had the same translation before
	TakenFuzzy               // a message has got it, and a translator has to look at it
	Taken                    // a message has got it
)

// A taking is an entry of a compendium whose translation a message has got.
type taking struct {
	entry *po.Entry
	fate  Fate
}

package threeway

import "github.com/pobook/pobook/internal/po"

// A Decision is what became of a message for which both sides have done something.
type Decision struct {
	ID      string
	Context *string
	Outcome Outcome
	Line    int // where it stands in the merged file, counted from 1

	entry *po.Entry
}

// An Outcome is what became of such a message.
type Outcome string

// The outcomes.
const (
	// BothTranslated: the sides have different translations, of which one is in a comment
	// now. It is fuzzy unless one of them was finished and the other was not.
	BothTranslated Outcome = "both-translated"
	// KeptObsolete: one side has removed it, and the other has worked on it.
	KeptObsolete Outcome = "kept-obsolete"
	// TextChanged: one side has changed its text, and the other the translation of what it
	// was before. It is fuzzy.
	TextChanged Outcome = "text-changed"
)

// locate notes where messages stand in a merged file.
func locate(decisions []Decision, merged []byte) {
	if len(decisions) == 0 {
		return
	}
	file, err := po.Parse(merged)
	if err != nil {
		return // what po writes it reads
	}
	lines := make(map[po.Key]int, len(file.Entries))
	for _, e := range file.Entries {
		lines[e.Key()] = e.Line
	}
	for i := range decisions {
		decisions[i].Line = lines[decisions[i].entry.Key()]
	}
}

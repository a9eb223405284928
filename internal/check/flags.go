package check

import (
	"slices"

	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// Messages returns the messages of the section with their flags, those included by which
// Weblate makes no check that the author does not want.
func (p *Prepared) Messages() []translate.Message {
	messages := slices.Clone(p.messages)
	for i, m := range messages {
		e := *m.Entry
		own := slices.Concat(p.flags[e.Key()], p.dismissals(e.Key()))
		slices.Sort(own)
		e.Flags = slices.Concat(e.Flags, slices.Compact(own))
		messages[i].Entry = &e
	}
	return messages
}

// dismissals are the checks of Weblate that the author does not want for a message.
func (p *Prepared) dismissals(key po.Key) []string {
	ignored := p.ignored[key]
	if ignored == nil {
		return nil
	}
	var flags []string
	for i := range registry {
		if row := &registry[i]; row.Weblate && ignored.Has(row) {
			flags = append(flags, ignoreFlag(row.ID))
		}
	}
	return flags
}

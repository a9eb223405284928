package merging

import "github.com/pobook/pobook/internal/po"

// preferLive gives messages that were obsolete, and are back, the translation
// that another section had of them until now: a message that has moved back.
// What its section has is as old as the first move, when it was left there in
// case that the update would end between two files.
func preferLive(catalogues, all []*catalogue) {
	returned := findReturned(catalogues)
	if len(returned) == 0 {
		return
	}
	for _, c := range all {
		for i := range c.donors {
			d := &c.donors[i]
			if !d.gone || d.entry.Obsolete || d.entry.IDPlural != nil || !d.entry.Translated() {
				continue
			}
			key := d.entry.Key()
			for _, m := range returned[key] {
				m.carried(d, d.entry.Str[0], OtherSection)
			}
			delete(returned, key)
		}
	}
}

// findReturned finds the messages that were obsolete and are back.
func findReturned(catalogues []*catalogue) map[po.Key][]*message {
	returned := map[po.Key][]*message{}
	for _, c := range catalogues {
		for i := range c.messages {
			m := &c.messages[i]
			if m.origin == nil || !m.origin.entry.Obsolete || m.entry.Empty() || m.entry.IDPlural != nil {
				continue
			}
			returned[m.entry.Key()] = append(returned[m.entry.Key()], m)
		}
	}
	return returned
}

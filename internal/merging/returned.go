package merging

import "github.com/pobook/pobook/internal/po"

// preferLive gives messages that were obsolete, and are back, the translation
// that another section had of them until now: a message that has moved back.
// What its section has is as old as the first move, when it was left there in
// case that the update would end between two files.
func (m *merger) preferLive() {
	returned := m.returned()
	if len(returned) == 0 {
		return
	}
	for _, s := range m.all {
		for i := range s.donors {
			d := &s.donors[i]
			if !d.gone || d.Obsolete || d.IDPlural != nil || !d.Translated() {
				continue
			}
			for _, w := range returned[d.Key()] {
				w.carried(d, d.Str[0], OtherSection)
			}
			delete(returned, d.Key())
		}
	}
}

// returned finds the messages that were obsolete and are back.
func (m *merger) returned() map[po.Key][]*want {
	returned := map[po.Key][]*want{}
	for _, s := range m.sections {
		for at, origin := range s.origins {
			if origin < 0 || !s.donors[origin].Obsolete {
				continue
			}
			if e := s.entries[at]; !e.Empty() && e.IDPlural == nil {
				returned[e.Key()] = append(returned[e.Key()], &want{entry: e, section: s, at: at})
			}
		}
	}
	return returned
}

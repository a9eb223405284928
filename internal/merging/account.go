package merging

import "github.com/pobook/pobook/internal/po"

// Fates says of each entry of a compendium what has become of it in a merge, headers
// apart. merged is what [Merge] made of u.
func Fates(u Update, merged []Merged) map[*po.Entry]Fate {
	if u.Compendium == nil {
		return nil
	}
	fates := map[*po.Entry]Fate{}
	for _, m := range merged {
		for _, t := range m.taken {
			fates[t.entry] = max(fates[t.entry], t.fate)
		}
	}
	has := translationsOf(u, merged)
	for _, f := range u.Compendium.files {
		for _, e := range f.entries {
			if fates[e] < TakenFuzzy {
				fates[e] = has.fate(f.section, e)
			}
		}
	}
	return fates
}

// translations are what messages have after a merge, by the msgid, and by the one that a
// fuzzy translation was made for.
type translations map[string][]translationIn

type translationIn struct {
	section string
	entry   *po.Entry
	before  bool // by the msgid that it was made for
}

func translationsOf(u Update, merged []Merged) translations {
	has := translations{}
	for i, m := range merged {
		for _, e := range m.Catalogue.Entries {
			if !e.IsHeader() && !e.Obsolete {
				has[e.ID] = append(has[e.ID], translationIn{u.Pairs[i].Section, e, false})
				if before, ok := madeFor(e); ok && before.ID != e.ID {
					has[before.ID] = append(has[before.ID], translationIn{u.Pairs[i].Section, e, true})
				}
			}
		}
	}
	return has
}

// fate returns what has become of an entry that no message has got its translation of.
func (t translations) fate(section string, e *po.Entry) Fate {
	fate := NotWanted
	for _, there := range t[e.ID] {
		switch {
		case there.before:
			if there.entry.Str[0] == e.Str[0] {
				return Present
			}
		case section != "" && (there.section != section || !sameContext(there.entry.Context, e.Context)):
		case there.entry.Str[0] == e.Str[0]:
			return Present
		default:
			fate = PassedOver
		}
	}
	return fate
}

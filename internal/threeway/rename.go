package threeway

import (
	"slices"

	"github.com/pobook/pobook/internal/po"
)

// findRenamed finds the messages whose text a side has changed while the other has worked on
// their translation: those that an update there has made of a message that is gone. It
// returns them by the message of the ancestor.
func findRenamed(was, side, other index) map[po.Key]*po.Entry {
	renamed := map[po.Key]*po.Entry{}
	worked := workedOn(was, side, other)
	if len(worked) == 0 {
		return renamed
	}
	gone := make(map[po.Key]bool, len(worked))
	byText := map[string]int{}
	for _, o := range worked {
		gone[o.Key()] = true
		for _, text := range textsOfBoth(o, other) {
			byText[text]++
		}
	}
	candidates := map[string][]*po.Entry{}
	for _, e := range side.order {
		if e.Obsolete || was.entries[e.Key()] != nil || other.entries[e.Key()] != nil {
			continue
		}
		if before, known := madeFor(e); known && gone[before] {
			renamed[before] = e
			delete(gone, before)
			continue
		}
		candidates[textOf(e)] = append(candidates[textOf(e)], e)
	}
	// An update does not say which text it was where that still says the same, or where
	// the translation was fuzzy before. The translation does, if only one has it, as it
	// was or as an earlier merge has brought it over.
	for _, o := range worked {
		for _, text := range textsOfBoth(o, other) {
			if to := candidates[text]; gone[o.Key()] && byText[text] == 1 && len(to) == 1 {
				renamed[o.Key()] = to[0]
				delete(gone, o.Key())
			}
		}
	}
	return renamed
}

// workedOn returns the messages of the ancestor that a side no longer has and the other
// has worked on.
func workedOn(was, side, other index) []*po.Entry {
	var worked []*po.Entry
	for _, o := range was.order {
		e := other.entries[o.Key()]
		if e != nil && !e.Obsolete && side.entries[o.Key()] == nil && !sameWork(o, e) {
			worked = append(worked, o)
		}
	}
	return worked
}

// textsOfBoth returns the translations of a message of the ancestor, there and on a side.
func textsOfBoth(o *po.Entry, side index) []string {
	var texts []string
	for _, text := range []string{textOf(o), textOf(side.entries[o.Key()])} {
		if text != "" && !slices.Contains(texts, text) {
			texts = append(texts, text)
		}
	}
	return texts
}

// textOf is the translation of an entry that has one form.
func textOf(e *po.Entry) string {
	if len(e.Str) != 1 {
		return ""
	}
	return e.Str[0]
}

// madeFor returns the message that a fuzzy translation was made for, if it is known.
func madeFor(e *po.Entry) (po.Key, bool) {
	if !e.Fuzzy() || e.Previous == nil || e.Previous.ID == nil {
		return po.Key{}, false
	}
	return (&po.Entry{ID: *e.Previous.ID, Context: e.Previous.Context}).Key(), true
}

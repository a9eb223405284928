package threeway

import "strings"

// A roles says whose word counts where both sides have changed a thing.
type roles struct {
	// source is the side with the later update: what it says of the source counts. It is
	// the one that has other messages than the ancestor, or has them in another order or
	// state; if both have, the one with the later POT-Creation-Date.
	source side
	// translator is the side that a translator's tool has saved: it says so in
	// PO-Revision-Date and Last-Translator, which an update leaves alone. If both say so,
	// the later one counts, and if neither is later, the one that was not written
	// by pobook last, then the one that is not the source's.
	translator side
}

func findRoles(was index, now [2]index) roles {
	var updated [2]bool
	for s := range now {
		updated[s] = !sameOrder(was, now[s])
	}
	before := fieldsOf(was.header)
	headers := [2]fields{fieldsOf(now[ours].header), fieldsOf(now[theirs].header)}
	r := roles{source: later(headers, creationDate)}
	if updated[ours] != updated[theirs] {
		r.source = ours
		if updated[theirs] {
			r.source = theirs
		}
	}
	r.translator = findTranslator(before, headers)
	if r.translator == nobody {
		r.translator = ours
		if updated[ours] != updated[theirs] {
			r.translator = r.source.other()
		}
	}
	return r
}

// nobody stands for a side that is not known.
const nobody side = -1

// findTranslator finds the side of a translator by the headers.
func findTranslator(before fields, headers [2]fields) side {
	var saved, foreign [2]bool
	for s, h := range headers {
		saved[s] = h.value(revisionDate) != before.value(revisionDate) || h.value(lastTranslator) != before.value(lastTranslator)
		foreign[s] = !strings.HasPrefix(h.value(xGenerator), "pobook")
	}
	for _, says := range [][2]bool{saved, laterOf(headers, revisionDate), foreign} {
		if says[ours] != says[theirs] {
			if says[ours] {
				return ours
			}
			return theirs
		}
	}
	return nobody
}

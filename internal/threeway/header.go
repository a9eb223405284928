package threeway

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// mergeHeaders merges the msgstr of headers by their fields. Dates are the later ones, and
// the last translator goes with the later revision.
func mergeHeaders(before *po.Entry, headers [2]*po.Entry, r roles) []string {
	m := headerMerge{fieldsOf(before), [2]fields{fieldsOf(headers[ours]), fieldsOf(headers[theirs])}, r}
	first, both := pick(m.was.lines, [2][]string{m.now[ours].lines, m.now[theirs].lines}, ours, slices.Equal[[]string])
	if !both {
		return headers[first].Str
	}
	first, _ = pick(m.was.names(), [2][]string{m.now[ours].names(), m.now[theirs].names()}, ours, slices.Equal[[]string])
	var b strings.Builder
	done := map[string]bool{}
	for _, s := range []side{first, first.other()} {
		for _, name := range m.now[s].names() {
			if !done[name] {
				done[name] = true
				b.WriteString(m.now[m.winner(name)].byName[name])
			}
		}
	}
	return []string{b.String()}
}

// A headerMerge is the fields of three headers.
type headerMerge struct {
	was   fields
	now   [2]fields
	roles roles
}

// winner returns the side whose line of a field is taken.
func (m headerMerge) winner(name string) side {
	if slices.Contains(ofRevision, name) && m.now[ours].byName[revisionDate] != m.now[theirs].byName[revisionDate] {
		name = revisionDate
	}
	winner, both := m.changed(name)
	switch {
	case !both:
		return winner
	case name == creationDate, name == revisionDate:
		return later(m.now, name)
	case slices.Contains(ofSource, name):
		return m.roles.source
	default:
		return m.roles.translator
	}
}

// changed returns the side that has changed a field, and whether both have.
func (m headerMerge) changed(name string) (winner side, both bool) {
	return pick(m.was.byName[name], [2]string{m.now[ours].byName[name], m.now[theirs].byName[name]}, ours, equal)
}

// ofRevision are the fields that belong to PO-Revision-Date, ofSource those that belong to
// the template.
var (
	ofRevision = []string{lastTranslator, xGenerator}
	ofSource   = []string{"project-id-version", "report-msgid-bugs-to"}
)

func equal(x, y string) bool { return x == y }

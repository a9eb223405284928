package check

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// Fixed is a message whose translation was mended.
type Fixed struct {
	Message *po.Entry
	Before  []string
}

// rounds is how often a translation is looked at again: what one check mends may
// let another see something.
const rounds = 4

// Fix mends the findings of a catalogue that have one right answer, in in.File
// itself, and returns the messages that it changed, in order. No message
// becomes fuzzy. What would break something else is left as it is, and so are messages
// with an error that only a person can correct: left holds the first such error of each message that
// there is something to mend in.
func Fix(c *Checker, in Input) (fixed []Fixed, left []Finding) {
	m := mender{wanted: c, whole: c.Whole(), in: in, before: map[*po.Entry][]string{}}
	left = m.leaveErrors(m.look())
	for range rounds {
		changed := false
		for i := range registry {
			changed = m.mend(registry[i].ID) || changed
		}
		if !changed {
			break
		}
	}
	for _, e := range in.File.Entries {
		if was := m.before[e]; was != nil && !slices.Equal(was, e.Str) {
			fixed = append(fixed, Fixed{e, was})
		}
	}
	return fixed, left
}

// A mender mends one catalogue, a check at a time.
type mender struct {
	wanted *Checker // whose findings are mended
	whole  *Checker // which sees what that would break
	in     Input
	before map[*po.Entry][]string // of what was changed
	found  []Finding              // of the wanted, as the file is now
	state  map[broken]int         // the same of the whole
	left   map[*po.Entry]Finding  // messages that are left alone, with the first error of each
}

// look finds out how the file is now, and returns all that is wrong with it.
func (m *mender) look() []Finding {
	all := m.whole.Catalogue(m.in)
	m.found, m.state = m.wanted.Catalogue(m.in), breakages(all)
	return all
}

// leaveErrors finds the messages that are left alone since they have an error that only a person can
// correct, and returns the first of each that there is something to mend in.
func (m *mender) leaveErrors(all []Finding) []Finding {
	m.left = map[*po.Entry]Finding{}
	for _, f := range all {
		if _, known := m.left[f.Entry]; !known && f.Entry != nil && f.Severity == diag.Error && f.Instead == nil {
			m.left[f.Entry] = f
		}
	}
	mendable := map[*po.Entry]bool{}
	for _, f := range m.found {
		mendable[f.Entry] = mendable[f.Entry] || f.Instead != nil
	}
	var left []Finding
	for _, e := range m.in.File.Entries {
		if f, broken := m.left[e]; broken && mendable[e] {
			left = append(left, f)
		}
	}
	return left
}

// broken counts what an edit must not add to a message.
type broken struct {
	message *po.Entry
	code    diag.Code
}

// mend mends what one check found, and says whether it changed anything. A
// message that it would break stays as it was.
func (m *mender) mend(code diag.Code) bool {
	edits := map[*po.Entry][]Finding{}
	for _, f := range m.found {
		if _, left := m.left[f.Entry]; f.Code == code && f.Instead != nil && !left {
			edits[f.Entry] = append(edits[f.Entry], f)
		}
	}
	if len(edits) == 0 {
		return false
	}
	was := map[*po.Entry][]string{}
	for e, found := range edits {
		was[e] = slices.Clone(e.Str)
		for form := range e.Str {
			e.Str[form] = mend(e.Str[form], form, found)
		}
	}
	for b, n := range breakages(m.whole.Catalogue(m.in)) {
		if was[b.message] != nil && n > m.state[b] {
			copy(b.message.Str, was[b.message])
			delete(was, b.message)
		}
	}
	for e, str := range was {
		if m.before[e] == nil {
			m.before[e] = str
		}
	}
	if len(was) > 0 {
		m.look()
	}
	return len(was) > 0
}

// breakages counts the findings of each message, but for those about words and
// their punctuation: where mending brings out one of these, it was there before
// and nobody saw it, such as a word with an invisible character in it.
func breakages(all []Finding) map[broken]int {
	counts := map[broken]int{}
	for _, f := range all {
		row, _ := Find(f.Code)
		if f.Entry != nil && !slices.Contains([]Family{Punctuation, Usage, Terms}, row.Family) {
			counts[broken{f.Entry, f.Code}]++
		}
	}
	return counts
}

// mend puts right answers into a translation. Of those that overlap the first
// counts.
func mend(text string, form int, found []Finding) string {
	found = slices.Clone(found)
	slices.SortStableFunc(found, func(a, b Finding) int { return cmp.Compare(a.Start, b.Start) })
	var b []byte
	done := 0
	for _, f := range found {
		if f.Form != form || f.Start < done {
			continue
		}
		b = append(b, text[done:f.Start]...)
		b = append(b, *f.Instead...)
		done = f.End
	}
	return string(append(b, text[done:]...))
}

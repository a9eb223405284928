package threeway

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// A translation is what a translator answers for: the msgstr in all its forms, whether it
// is fuzzy, and which text it was made for then.
type translation struct {
	forms    []string
	fuzzy    bool
	previous *po.Previous
}

func translationOf(e *po.Entry) translation {
	return translation{slices.Clone(e.Str), e.Fuzzy(), e.Previous}
}

// put gives an entry its translation.
func (t translation) put(e *po.Entry) {
	e.Str, e.Previous = t.forms, t.previous
	e.Flags = slices.Clone(e.Flags)
	e.SetFuzzy(t.fuzzy)
}

func (t translation) same(u translation) bool {
	return slices.Equal(t.forms, u.forms) && t.fuzzy == u.fuzzy && samePrevious(t.previous, u.previous)
}

func (t translation) empty() bool { return strings.Join(t.forms, "") == "" }

func samePrevious(p, q *po.Previous) bool {
	if p == nil || q == nil {
		return p == q
	}
	return sameText(p.Context, q.Context) && sameText(p.ID, q.ID) && sameText(p.IDPlural, q.IDPlural)
}

func sameText(x, y *string) bool { return x == y || x != nil && y != nil && *x == *y }

// mergeTranslations merges translations of one text, which have the same number of forms.
// What of them is not in the merged one is returned with it, and whether each side has
// another one.
func mergeTranslations(was translation, now [2]translation, r roles) (merged translation, rest []po.Note, both bool) {
	winner, both := pick(was, now, r.translator, translation.same)
	switch {
	case !both:
		return now[winner], nil, false
	case slices.Equal(now[ours].forms, now[theirs].forms):
		return mergeStates(was, now, r), nil, false
	case slices.Equal(now[ours].forms, was.forms):
		return now[theirs], nil, false
	case slices.Equal(now[theirs].forms, was.forms):
		return now[ours], nil, false
	}
	better := betterOf(now, r.translator)
	merged = now[better]
	merged.forms = slices.Clone(merged.forms)
	for i, text := range merged.forms {
		other := now[better.other()].forms[i]
		switch {
		case text == other, other == was.forms[i]:
		case text == was.forms[i], text == "":
			merged.forms[i] = other
		case other != "":
			rest = append(rest, po.Note{Form: i, Text: other})
		}
	}
	sure := now[better.other()].empty() || now[better.other()].fuzzy && !now[better].fuzzy
	if !sure || !slices.Equal(merged.forms, now[better].forms) {
		merged.fuzzy = !merged.empty()
	}
	return merged, rest, !now[better.other()].empty()
}

// betterOf returns the side whose translation is taken where both have another one: one
// that is finished where the other is not, or else that of the translator's side. To have
// taken a translation away says nothing against a new one.
func betterOf(now [2]translation, translator side) side {
	for _, s := range []side{ours, theirs} {
		t, other := now[s], now[s.other()]
		if !t.empty() && (other.empty() || !t.fuzzy && other.fuzzy) {
			return s
		}
	}
	return translator
}

// mergeStates merges translations of the same words. A flag that a side has set or taken
// away counts. If the words are new, one who takes them for finished has looked at them,
// and one to whom they are fuzzy has not.
func mergeStates(was translation, now [2]translation, r roles) translation {
	var fuzzy bool
	if slices.Equal(was.forms, now[ours].forms) {
		changed, _ := pick(was.fuzzy, [2]bool{now[ours].fuzzy, now[theirs].fuzzy}, ours, func(x, y bool) bool { return x == y })
		fuzzy = now[changed].fuzzy
	} else {
		fuzzy = now[ours].fuzzy && now[theirs].fuzzy
	}
	winner, _ := pick(was.previous, [2]*po.Previous{now[ours].previous, now[theirs].previous}, r.source, samePrevious)
	if now[winner].fuzzy != fuzzy {
		winner = winner.other()
	}
	return now[winner]
}

// evenOut gives translations a number of forms, which differs where a message has got a
// plural, or lost it. What a side has written into a form that is no longer there is
// returned.
func evenOut(was *translation, now *[2]translation, forms int) (rest []po.Note) {
	for _, t := range now {
		for i := forms; i < len(t.forms); i++ {
			if t.forms[i] != "" && (i >= len(was.forms) || t.forms[i] != was.forms[i]) {
				rest = append(rest, po.Note{Form: i, Text: t.forms[i]})
			}
		}
	}
	for _, t := range []*translation{was, &now[ours], &now[theirs]} {
		t.forms = resized(t.forms, forms)
	}
	return rest
}

func resized(forms []string, n int) []string {
	if len(forms) == n {
		return forms
	}
	sized := make([]string, n)
	copy(sized, forms)
	return sized
}

// notesIn returns the notes in a comment that are not in an earlier one.
func notesIn(comments, before []string) map[string]bool {
	var found, old map[string]bool
	for _, line := range comments {
		if !po.IsNote(line) {
			continue
		}
		if found == nil {
			found, old = map[string]bool{}, setOf(before)
		}
		if !old[line] {
			found[line] = true
		}
	}
	return found
}

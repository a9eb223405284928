package threeway

import "github.com/pobook/pobook/internal/po"

// mergeFiles merges parsed versions, which it may change.
func mergeFiles(was *po.File, now [2]*po.File) (*po.File, []Decision) {
	m := merger{was: indexOf(was), now: [2]index{indexOf(now[ours]), indexOf(now[theirs])}}
	m.roles = findRoles(m.was, m.now)
	merged := &po.File{Trailing: mergeLines(was.Trailing, [2][]string{now[ours].Trailing, now[theirs].Trailing})}
	if header := m.header(); header != nil {
		merged.Entries = append(merged.Entries, header)
		m.fit(formsIn(header))
	}
	var decisions []Decision
	for _, msg := range m.pair() {
		e, outcome := msg.merge(m.roles)
		if e == nil {
			continue
		}
		merged.Entries = append(merged.Entries, e)
		if outcome != "" {
			decisions = append(decisions, Decision{ID: e.ID, Context: e.Context, Outcome: outcome, entry: e})
		}
	}
	return merged, decisions
}

// A merger has the versions of a file.
type merger struct {
	was   index
	now   [2]index
	roles roles
	left  map[string]*po.Entry // see leftByBoth
}

// header merges the header; nil if there is none any more.
func (m *merger) header() *po.Entry {
	msg := message{was: m.was.header, now: [2]*po.Entry{m.now[ours].header, m.now[theirs].header}}
	for _, s := range []side{ours, theirs} {
		e := msg.now[s.other()]
		switch {
		case msg.now[s] != nil:
		case e == nil, msg.was != nil && sameWork(msg.was, e):
			return nil
		default:
			return e
		}
	}
	// The fields are merged one by one, and all else as in other messages.
	fields := mergeHeaders(msg.was, msg.now, m.roles)
	for _, e := range []**po.Entry{&msg.was, &msg.now[ours], &msg.now[theirs]} {
		if *e != nil {
			same := **e
			same.Str = fields
			*e = &same
		}
	}
	e, _ := msg.merge(m.roles)
	return e
}

// fit gives the messages of versions that count other plural forms than the merged header
// as many as that says. A text that has no place any more becomes a comment.
func (m *merger) fit(forms int) {
	if forms == 0 {
		return
	}
	for _, x := range []index{m.was, m.now[ours], m.now[theirs]} {
		before := formsIn(x.header)
		if before == 0 || before == forms {
			continue
		}
		for _, e := range x.order {
			if e.IDPlural == nil || len(e.Str) != before {
				continue
			}
			var rest []po.Note
			for i := forms; i < before; i++ {
				if e.Str[i] != "" {
					rest = append(rest, po.Note{Form: i, Text: e.Str[i]})
				}
			}
			e.Comments = po.WithNotes(e.Comments, rest, true)
			e.Str = resized(e.Str, forms)
		}
	}
}

// pair returns the messages of both sides in the order of the source's, with those that
// only the other has after the one that they follow there.
func (m *merger) pair() []message {
	var (
		first    = m.roles.source
		renamed  [2]map[po.Key]*po.Entry // by the side that did it
		messages []message
		place    = map[po.Key]int{} // in messages
	)
	for _, s := range []side{ours, theirs} {
		renamed[s] = findRenamed(m.was, m.now[s], m.now[s.other()])
	}
	before := [2]map[po.Key]po.Key{reversed(renamed[ours]), reversed(renamed[theirs])}
	add := func(s side, e *po.Entry) {
		place[e.Key()] = len(messages)
		messages = append(messages, m.message(s, e, before[s]))
	}
	for _, e := range m.now[first].order {
		if renamed[first.other()][e.Key()] == nil { // else it comes with its new text
			add(first, e)
		}
	}
	following := make([][]int, len(messages)+1) // by the place that they follow, from 1
	after := 0
	for _, e := range m.now[first.other()].order {
		key := e.Key()
		if to := renamed[first][key]; to != nil {
			key = to.Key()
		}
		if at, there := place[key]; there {
			after = at + 1
			continue
		}
		following[after] = append(following[after], len(messages))
		add(first.other(), e)
	}
	ordered := make([]message, 0, len(messages))
	for at, places := range following {
		if at > 0 {
			ordered = append(ordered, messages[at-1])
		}
		for _, i := range places {
			ordered = append(ordered, messages[i])
		}
	}
	return ordered
}

// reversed returns by a message with a new text which it was.
func reversed(renamed map[po.Key]*po.Entry) map[po.Key]po.Key {
	before := make(map[po.Key]po.Key, len(renamed))
	for key, e := range renamed {
		before[e.Key()] = key
	}
	return before
}

// message finds the versions of a message that a side has.
func (m *merger) message(s side, e *po.Entry, renamed map[po.Key]po.Key) message {
	key := e.Key()
	msg := message{renamedBy: s}
	if before, ok := renamed[key]; ok {
		key, msg.renamed = before, true
	}
	msg.was = m.was.entries[key]
	msg.now[s], msg.now[s.other()] = e, m.now[s.other()].entries[key]
	if other := msg.now[s.other()]; msg.was == nil && other != nil {
		msg.was = m.madeOf(e, other)
	}
	return msg
}

// madeOf returns what a message that both sides have added was in the ancestor: an update
// has made it of that on both of them, and its translation and comments come from
// there. It is nil if neither the previous msgid nor the translation says so.
func (m *merger) madeOf(versions ...*po.Entry) *po.Entry {
	for _, e := range versions {
		before, known := madeFor(e)
		from := m.was.entries[before]
		if !known || from == nil {
			from = m.leftByBoth()[textOf(e)]
		}
		if from != nil {
			was := *from
			was.Obsolete = true // so that who has it in use counts
			return &was
		}
	}
	return nil
}

// leftByBoth returns the messages of the ancestor that neither side has any more, by
// their translations, of which no other message there has the same.
func (m *merger) leftByBoth() map[string]*po.Entry {
	if m.left != nil {
		return m.left
	}
	m.left = map[string]*po.Entry{}
	for _, o := range m.was.order {
		key, text := o.Key(), textOf(o)
		if m.now[ours].entries[key] != nil || m.now[theirs].entries[key] != nil || text == "" {
			continue
		}
		if _, again := m.left[text]; again {
			m.left[text] = nil
			continue
		}
		m.left[text] = o
	}
	return m.left
}

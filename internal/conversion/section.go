package conversion

import (
	"slices"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// A Section is a section's catalogues in the two locales.
type Section struct {
	Messages []translate.Message // that the section has now
	Defined  func(label string) bool
	// From is the catalogue that translations come from; nil if the section itself is
	// in that locale.
	From *po.File
	// To is the catalogue that they go to.
	To *po.File
}

// A Decision is what has become of a message.
type Decision struct {
	Entry   *po.Entry // of the catalogue as it was before
	Outcome Outcome
}

// An Outcome is what becomes of a message of the section.
type Outcome string

// The outcomes.
const (
	Converted  Outcome = "converted"  // was untranslated and has a draft now
	Followed   Outcome = "followed"   // had a draft, and has that of its origin as it is now
	Unchanged  Outcome = "unchanged"  // has the draft that it had
	Edited     Outcome = "edited"     // had a draft that a person has edited, confirmed or deleted
	Translated Outcome = "translated" // has a translation that is no draft of this origin
	Waiting    Outcome = "waiting"    // has no finished translation to be converted
	Refused    Outcome = "refused"    // would be marked up otherwise
)

// Outcomes are all outcomes, in the order in which they are reported.
var Outcomes = []Outcome{Converted, Followed, Unchanged, Edited, Translated, Waiting, Refused}

// Section fills the catalogue of a section with drafts, and brings those that it has into
// line with their origins. It returns the catalogue, in which all other entries are those
// of before, and what became of each message that stands both in the section and in it.
//
// Only what somebody has finished is converted, so that no draft comes of a draft. A
// draft is known by its comment. Once its text is another than what the comment says, or it
// is no longer fuzzy, it is a person's. What a person has deleted is not made again.
func (c *Converter) Section(s Section) (after *po.File, decisions []Decision) {
	after = &po.File{Entries: slices.Clone(s.To.Entries), Trailing: s.To.Trailing}
	origins := c.origins(s)
	messages := make(map[po.Key]*translate.Message, len(s.Messages))
	for i := range s.Messages {
		messages[s.Messages[i].Entry.Key()] = &s.Messages[i]
	}
	for i, e := range after.Entries {
		said := messages[e.Key()]
		if said == nil || e.Obsolete || e.IsHeader() {
			continue
		}
		var outcome Outcome
		after.Entries[i], outcome = c.entry(e, origins[e.Key()], messageOf(said, s.Defined))
		decisions = append(decisions, Decision{e, outcome})
	}
	return after, decisions
}

func messageOf(m *translate.Message, defined func(label string) bool) Message {
	converted := Message{Source: m.Entry.ID, Kind: m.Kind, Defined: defined}
	if m.Kind == markdown.KindCode {
		converted.Language = m.Detail
	}
	return converted
}

// origins returns the finished translations of the locale that is converted from.
func (c *Converter) origins(s Section) map[po.Key][]string {
	origins := map[po.Key][]string{}
	if s.From == nil {
		if c.rules.From.Code != c.rules.Source.Code {
			return nil
		}
		for _, m := range s.Messages {
			origins[m.Entry.Key()] = []string{m.Entry.ID}
		}
		return origins
	}
	for _, e := range s.From.Entries {
		if e.Translated() && !e.Obsolete && !e.IsHeader() && origins[e.Key()] == nil {
			origins[e.Key()] = e.Str
		}
	}
	return origins
}

// entry returns what becomes of an entry, which is the same if nothing does.
func (c *Converter) entry(e *po.Entry, origin []string, m Message) (*po.Entry, Outcome) {
	before, whose := c.ownerOf(e)
	switch {
	case whose == person, whose == doubtful && origin == nil:
		return e, Edited
	case whose == others:
		return e, Translated
	case origin == nil:
		return e, Waiting
	}
	result, ok := c.forms(m, e, origin)
	switch {
	case whose == doubtful && (!ok || !slices.Equal(e.Str, result)):
		return e, Edited
	case !ok:
		return e, Refused
	}
	now := stamp{c.rules.From.Code, c.rules.To.Code, c.How(), hash(origin), hash(result)}
	if whose == draft && before.origin == now.origin && slices.Equal(e.Str, result) && e.Previous == nil {
		return e, Unchanged
	}
	if whose == nobody {
		return drafted(e, result, now), Converted
	}
	return drafted(e, result, now), Followed
}

// drafted returns an entry with a draft.
func drafted(e *po.Entry, result []string, made stamp) *po.Entry {
	with := *e
	with.Str, with.Previous = result, nil
	with.Flags = slices.Clone(e.Flags)
	with.SetFuzzy(true)
	with.Comments = withStamp(e.Comments, made)
	return &with
}

// An owner says whose the translation of an entry is.
type owner int

const (
	nobody   owner = iota // there is none
	draft                 // it is a draft as it was made
	doubtful              // it was a draft, and is fuzzy still
	person                // it was a draft
	others                // it never was one of this origin
)

// ownerOf returns the stamp of an entry, if it has one, and whose its translation is. It is
// doubtful where an update has cut messages otherwise, and has given each its part of a draft.
func (c *Converter) ownerOf(e *po.Entry) (stamp, owner) {
	before, stamped := stampOf(e)
	switch {
	case !stamped && e.Empty():
		return before, nobody
	case !stamped:
		return before, others
	case !e.Fuzzy():
		return before, person
	case before.result != hash(e.Str):
		return before, doubtful
	case before.from != c.rules.From.Code:
		return before, others
	default:
		return before, draft
	}
}

// forms converts the forms of an origin, of which Chinese has one.
func (c *Converter) forms(m Message, e *po.Entry, origin []string) ([]string, bool) {
	var result []string
	for _, text := range origin {
		m.Placeholders = check.Placeholders(e, len(text))
		converted, ok := c.Text(m, text)
		if !ok {
			return nil, false
		}
		result = append(result, converted)
	}
	return result, true
}

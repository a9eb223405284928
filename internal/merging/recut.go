package merging

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/wording"
)

// Between the third stage and the fourth: where the dialect of a handbook changes, or more of it
// is known, its texts are cut otherwise. What was one message may now be several, or
// go without its marks, and the other way round.

// recut gives the messages of a section that have no translation what they are in
// those of messages that are gone, or what is made of such.
func (c *catalogue) recut() {
	if !slices.ContainsFunc(c.messages, func(m message) bool { return m.want != nil }) {
		return
	}
	texts := newPartIndex()
	for i := range c.messages {
		if m := &c.messages[i]; m.kind != markdown.KindCode {
			texts.add(m.entry.Key(), i)
		}
	}
	for i := range c.donors {
		if d := &c.donors[i]; d.gone && !d.entry.Empty() && d.entry.IDPlural == nil {
			c.divide(d, texts.within(d.entry.Key()))
		}
	}
	before := newPartIndex()
	for i := range c.donors {
		if d := &c.donors[i]; d.finished() && !d.entry.Empty() && !d.taken(c.home) {
			before.add(d.entry.Key(), i)
		}
	}
	for i := range c.messages {
		if m := &c.messages[i]; m.want != nil && !m.want.settled() && m.kind != markdown.KindCode {
			c.compose(m, before.within(m.entry.Key()))
		}
	}
}

// divide gives a donor's translation to the messages that are parts of its text.
func (c *catalogue) divide(d *donor, parts []part) {
	open := func(p part) bool {
		m := &c.messages[p.number]
		return m.want != nil && !m.want.settled()
	}
	if len(parts) == 0 {
		return
	}
	pieces, ok := wording.Divide(d.entry.ID, places(parts), d.entry.Str[0])
	if !ok && slices.ContainsFunc(parts, open) {
		parts = slices.DeleteFunc(parts, func(p part) bool { return !open(p) })
		pieces, ok = wording.Divide(d.entry.ID, places(parts), d.entry.Str[0])
	}
	if !ok {
		return
	}
	given, left := false, !wording.Made(d.entry.ID, places(parts))
	for i, p := range parts {
		m := &c.messages[p.number]
		switch {
		case pieces[i] == m.entry.ID: // nobody has translated that
		case !open(p):
			left = left || m.entry.Str[0] != pieces[i]
		case d.entry.Fuzzy():
			m.fuzzy(d, pieces[i], CutOtherwise, 1)
			given = true
		default:
			m.carried(d, pieces[i], CutOtherwise)
			given = true
		}
	}
	d.cut = given
	// What is left keeps the whole, even if an earlier stage has used it.
	d.used = !left && (given || len(d.entry.Comments) == 0)
}

// compose makes the translation of a message of those of its parts.
func (c *catalogue) compose(m *message, parts []part) {
	if len(parts) == 0 {
		return
	}
	var translations []string
	from := &c.donors[parts[0].number]
	for _, p := range parts {
		d := &c.donors[p.number]
		translations = append(translations, d.entry.Str[0])
		if d.gone && !from.gone {
			from = d
		}
	}
	translation, ok := wording.Compose(m.entry.ID, places(parts), translations)
	if !ok {
		return
	}
	m.carried(from, translation, CutOtherwise)
	for _, p := range parts {
		d := &c.donors[p.number]
		d.used = d.used || d.gone && len(d.entry.Comments) == 0
		if d.entry.Str[0] == d.entry.ID {
			d.used = false // on the way back, the whole would not say that it is translated
		}
	}
}

// A part is where a text stands in another one, by its number.
type part struct {
	at     wording.Part
	number int
}

func places(parts []part) []wording.Part {
	var all []wording.Part
	for _, p := range parts {
		all = append(all, p.at)
	}
	return all
}

// A partIndex finds texts in others.
type partIndex map[string][]partText // by their first words

type partText struct {
	key    po.Key
	number int
}

func newPartIndex() partIndex { return partIndex{} }

func (x partIndex) add(key po.Key, number int) {
	if wording.Says(key.ID) {
		first := firstWord(key.ID)
		x[first] = append(x[first], partText{key, number})
	}
}

// within returns the texts that stand in another of the same context: of several in
// one place the longest, and none that begins or ends within a word.
func (x partIndex) within(whole po.Key) []part {
	var parts []part
	for at := 0; at < len(whole.ID); {
		first := firstWord(whole.ID[at:])
		if p, ok := longest(x[first], whole, at); ok {
			parts = append(parts, p)
			at = p.at.End
			continue
		}
		at += max(len(first), wording.Construct(whole.ID[at:]))
	}
	return parts
}

// longest returns the longest of some texts that stands in another one at an offset.
func longest(texts []partText, whole po.Key, at int) (part, bool) {
	found := part{wording.Part{Start: at, End: at}, 0}
	for _, t := range texts {
		end := at + len(t.key.ID)
		switch {
		case end <= found.at.End, len(t.key.ID) == len(whole.ID), !strings.HasPrefix(whole.ID[at:], t.key.ID):
		case t.key.Context != whole.Context, t.key.HasContext != whole.HasContext:
		case endsInWord(whole.ID, end):
		default:
			found.at.End, found.number = end, t.number
		}
	}
	return found, found.at.End > at
}

// firstWord returns the word that a text begins with, or the character, if that is
// none of a word.
func firstWord(text string) string {
	r, size := utf8.DecodeRuneInString(text)
	if !isWord(r) {
		return text[:size]
	}
	return text[:len(text)-len(strings.TrimLeftFunc(text, isWord))]
}

func endsInWord(text string, end int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:end])
	after, _ := utf8.DecodeRuneInString(text[end:])
	return end < len(text) && isWord(before) && isWord(after)
}

func isWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r) }

package merging

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/linebreak"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/wording"
)

// A message is one of a section as it is now, with what becomes of it.
type message struct {
	entry    *po.Entry // of the new catalogue
	kind     markdown.Kind
	home     *home
	origin   *donor // the message of the same home that it is made of; nil if it is new there
	decision *Decision
	want     *want  // nil if it has had a translation from the beginning
	giver    *donor // whose translation it has got; nil if it has none, or what it had
}

// said reads the text as what it is.
func (m *message) said() wording.Statement {
	if m.kind == markdown.KindCode {
		return wording.ReadCode(m.entry.ID)
	}
	return wording.Read(m.entry.ID)
}

// verbatim reports whether the line breaks of the text are its own.
func (m *message) verbatim() bool {
	return m.kind == markdown.KindCode || m.kind == markdown.KindFrontMatter || slices.Contains(m.entry.Flags, noWrap)
}

// noWrap is the flag that says so.
const noWrap = "no-wrap"

// carried gives a message a translation that is right.
func (m *message) carried(d *donor, translation string, reason Reason) {
	m.take(d, translation)
	m.entry.SetFuzzy(false)
	m.decide(Carried, reason, d, 1)
}

// fuzzy gives a message a translation that was made for another text, or that
// was fuzzy already: then it is known at most what it was made for before, and
// never that it is right for the donor's text.
func (m *message) fuzzy(d *donor, translation string, reason Reason, similarity float64) {
	m.take(d, translation)
	m.entry.SetFuzzy(true)
	m.entry.Previous = &po.Previous{Context: d.entry.Context, ID: &d.entry.ID, IDPlural: d.entry.IDPlural}
	if d.entry.Fuzzy() {
		m.entry.Previous = d.entry.Previous
	}
	m.decide(Fuzzy, reason, d, similarity)
}

// decide notes what has become of a message.
func (m *message) decide(outcome Outcome, reason Reason, from *donor, similarity float64) {
	*m.decision = Decision{
		ID: m.entry.ID, Context: m.entry.Context, Outcome: outcome, Reason: reason,
		From:       &Origin{Section: from.home.section, ID: from.entry.ID},
		Similarity: similarity,
	}
}

// take gives a message a donor's translation, and from one that is gone what
// translators have noted. Its own section makes this message of it; another
// leaves it there as obsolete, for files are written one by one.
func (m *message) take(d *donor, translation string) {
	m.giver = d
	m.entry.Str = []string{translation}
	m.entry.Previous = nil
	switch {
	case !d.gone || d.used:
		return
	case d.home == m.home:
		d.used = true
		m.origin = d
	default:
		d.lent = true
	}
	m.entry.Comments = withBlock(m.entry.Comments, d.entry.Comments)
	if !d.home.compendium { // the flags there are another program's
		m.takeFlags(d.entry)
	}
}

// laidOut returns a donor's translation, laid out as the message is. Of
// paragraphs, other tools keep the line breaks, in the msgid as in the msgstr.
// In code and front matter every line is meant.
func (m *message) laidOut(d *donor) string {
	if d.home.compendium && strings.Contains(d.entry.ID, "\n") && !m.verbatim() && !slices.Contains(d.entry.Flags, noWrap) {
		return linebreak.Unwrap(d.entry.Str[0])
	}
	return d.entry.Str[0]
}

// takeFlags takes over the flags of an entry, all but that its translation is
// fuzzy.
func (m *message) takeFlags(from *po.Entry) {
	m.entry.Flags = withEach(m.entry.Flags, from.Flags)
	m.entry.Sticky = withEach(m.entry.Sticky, from.Sticky)
	m.entry.SetFuzzy(false)
}

// withEach appends what is not there yet.
func withEach(flags, more []string) []string {
	for _, f := range more {
		if !slices.Contains(flags, f) {
			flags = append(slices.Clip(flags), f)
		}
	}
	return flags
}

// withBlock appends lines that belong together, unless they are there as such.
func withBlock(lines, block []string) []string {
	for i := range len(lines) - len(block) + 1 {
		if slices.Equal(lines[i:i+len(block)], block) {
			return lines
		}
	}
	return append(slices.Clip(lines), block...)
}

// A want is a message that awaits a translation.
type want struct {
	message *message
	said    wording.Statement
	offer   offer // the best so far
	number  int   // among those that no offer was made to
}

// settled reports whether the message has got a translation.
func (w *want) settled() bool { return w.message.decision.From != nil }

// offered takes an offer that is better than the one so far.
func (w *want) offered(r rank, d *donor, translation string) {
	if w.offer.rank == noOffer || r < w.offer.rank {
		w.offer = offer{r, d, translation}
	}
}

// accept settles a message with its offer, if that is good enough.
func (w *want) accept(last rank) {
	switch o := w.offer; {
	case o.rank == noOffer || o.rank > last:
	case o.rank <= lastFinished:
		w.message.carried(o.donor, o.translation, reasons[o.rank])
	default:
		w.message.fuzzy(o.donor, o.translation, reasons[o.rank], 1)
	}
}

// read reads the text of a donor as that of the message is read.
func (w *want) read(d *donor) wording.Statement {
	if w.said.IsCode() {
		return wording.ReadCode(d.entry.ID)
	}
	return d.running()
}

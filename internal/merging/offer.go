package merging

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/wording"
)

// An offer is a donor's translation for a message of the same text, or of one
// that says the same.
type offer struct {
	rank        rank
	donor       *donor
	translation string
}

// A rank orders offers, the best first: what is finished, then what somebody
// has to look at. Of these the section's own come before others', and the very
// text before one that says the same.
type rank int

const (
	noOffer rank = iota
	ownWords
	otherText
	compendiumText
	otherWords
	compendiumWords

	ownTakenBack
	otherUnfinished
	otherTakenBack
	compendiumUnfinished
	ownOtherContext
	otherContext
	otherPlural
	inLanguage
)

const (
	lastFinished = compendiumWords
	lastRank     = inLanguage
)

var reasons = [...]Reason{
	ownWords: SameWords, otherText: OtherSection, compendiumText: InCompendium,
	otherWords: SameWords, compendiumWords: SameWords,
	ownTakenBack: TakenBack, otherTakenBack: TakenBack,
	otherUnfinished: Unfinished, compendiumUnfinished: Unfinished,
	ownOtherContext: OtherContext, otherContext: OtherContext, otherPlural: OtherPlural, inLanguage: InLanguage,
}

// offered takes an offer that is better than the one so far.
func (w *want) offered(r rank, d *donor, translation string) {
	if w.offer.rank == noOffer || r < w.offer.rank {
		w.offer = offer{r, d, translation}
	}
}

// A wantIndex finds messages that await a translation.
type wantIndex struct {
	byKey    map[po.Key][]*want
	byID     map[string][]*want
	byForm   map[string][]*want
	openings map[wording.Opening]bool
	code     bool // there is code among them
}

func indexWants(wants []*want) wantIndex {
	n := len(wants)
	x := wantIndex{
		byKey: make(map[po.Key][]*want, n), byID: make(map[string][]*want, n),
		byForm: make(map[string][]*want, n), openings: make(map[wording.Opening]bool, n),
	}
	for _, w := range wants {
		x.code = x.code || w.said.IsCode()
		x.openings[wording.OpeningOf(w.said.Text)] = true
		x.byKey[w.entry.Key()] = append(x.byKey[w.entry.Key()], w)
		x.byID[w.entry.ID] = append(x.byID[w.entry.ID], w)
		x.byForm[w.said.Form] = append(x.byForm[w.said.Form], w)
	}
	return x
}

// makeOffers shows every translation that there is to the messages that want
// one. Those of messages that are gone come first, for translators' comments
// come along with them.
func (m *merger) makeOffers() {
	x := indexWants(m.wants)
	for _, gone := range []bool{true, false} {
		for _, s := range m.all {
			for i := range s.donors {
				if d := &s.donors[i]; d.gone == gone && !d.Empty() {
					m.show(x, d)
				}
			}
		}
	}
}

// show shows one donor's translation, and takes notice of it.
func (m *merger) show(x wantIndex, d *donor) {
	x.showText(d)
	if d.gone {
		said := wording.Read(d.ID)
		m.leftover.note(d, said)
		x.showWords(d, said)
		return
	}
	m.leftover.ownKey(d.Entry)
	o := wording.OpeningOf(d.ID)
	wanted, left := x.openings[o], m.leftover.openings[o]
	if !wanted && !left {
		return // nobody has said anything of the like
	}
	said := wording.Read(d.ID)
	m.leftover.ownForm(said.Form)
	x.showWords(d, said)
}

// showText shows a translation to the messages of the very text.
func (x wantIndex) showText(d *donor) {
	for _, w := range x.byID[d.ID] {
		if r := textRank(w, d); r != noOffer {
			w.offered(r, d, d.Str[0])
		}
	}
	if d.Fuzzy() {
		x.takeBack(d)
	} else if d.section.isCompendium() {
		x.recognise(d)
	}
}

// showWords shows a finished translation to the messages that say the same:
// running text as running text is read, and code as code, whatever the donor
// was.
func (x wantIndex) showWords(d *donor, said wording.Statement) {
	if d.Fuzzy() || d.IDPlural != nil {
		return
	}
	x.carryTo(x.byForm[said.Form], d, said)
	if x.code {
		verbatim := wording.ReadCode(d.ID)
		x.carryTo(x.byForm[verbatim.Form], d, verbatim)
	}
}

func (x wantIndex) carryTo(wants []*want, d *donor, said wording.Statement) {
	for _, w := range wants {
		if r := wordsRank(w, d); r != noOffer {
			if translation, ok := wording.Carry(said, w.said, d.translationFor(w)); ok {
				w.offered(r, d, translation)
			}
		}
	}
}

// translationFor is laid out as the segment of a message is. Of paragraphs,
// other tools keep the line breaks, in the msgid as in the msgstr. In code and
// front matter every line is meant.
func (d *donor) translationFor(w *want) string {
	verbatim := w.kind == markdown.KindCode || w.kind == markdown.KindFrontMatter ||
		slices.Contains(d.Flags, noWrap) || slices.Contains(w.entry.Flags, noWrap)
	if d.section.isCompendium() && !verbatim && strings.Contains(d.ID, "\n") {
		return markdown.Unwrap(d.Str[0])
	}
	return d.Str[0]
}

// noWrap is the flag of a message whose line breaks are its own.
const noWrap = "no-wrap"

// textRank ranks a donor of the very text. A fuzzy translation moves with its
// message, but it is not spread: the other sections get it when a translator
// has looked at it.
func textRank(w *want, d *donor) rank {
	switch {
	case d.Fuzzy() && !d.gone:
		return noOffer
	case !sameMessage(w, d) && d.section == w.section:
		return ownOtherContext
	case !sameMessage(w, d):
		return otherContext
	case d.section == w.section:
		return noOffer // an empty message of the same key is the message itself
	case d.IDPlural != nil:
		return otherPlural
	case d.section.isCompendium() && d.Fuzzy():
		return compendiumUnfinished
	case d.section.isCompendium():
		return compendiumText
	case d.Fuzzy():
		return otherUnfinished
	default:
		return otherText
	}
}

// sameMessage compares a message with a donor of the same text. To a compendium
// the msgctxt means nothing if the message has none.
func sameMessage(w *want, d *donor) bool {
	return sameContext(w.entry.Context, d.Context) || w.entry.Context == nil && d.section.isCompendium()
}

func wordsRank(w *want, d *donor) rank {
	switch {
	case d.section.isCompendium():
		return compendiumWords
	case !sameContext(w.entry.Context, d.Context):
		return noOffer
	case d.section == w.section:
		return ownWords
	default:
		return otherWords
	}
}

func sameContext(a, b *string) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

// takeBack offers a fuzzy translation to messages of the text that it was made
// for. It stays fuzzy: somebody may have begun to bring it into line with the
// text that it was offered for, and no catalogue tells.
func (x wantIndex) takeBack(d *donor) {
	before, ok := madeFor(d.Entry)
	if !ok {
		return
	}
	for _, w := range x.byKey[before] {
		r := otherTakenBack
		if d.section == w.section {
			r = ownTakenBack
		}
		w.offered(r, d, d.Str[0])
	}
}

// recognise offers a translation to messages that are this translation: a
// passage of the source that is in the locale's language already. In another
// language the same letters may be another word, so a translator looks at it.
func (x wantIndex) recognise(d *donor) {
	if d.Str[0] == d.ID {
		return
	}
	for _, w := range x.byKey[po.Key{ID: d.Str[0]}] {
		w.offered(inLanguage, d, d.Str[0])
	}
}

// accept settles the messages that have an offer, down to a rank.
func accept(wants []*want, last rank) {
	for _, w := range wants {
		switch o := w.offer; {
		case o.rank == noOffer || o.rank > last:
		case o.rank <= lastFinished:
			w.carried(o.donor, o.translation, reasons[o.rank])
		default:
			w.fuzzy(o.donor, o.translation, reasons[o.rank], 1)
		}
	}
}

// share gives what a message has got to those of the same text, or that say the
// same, in other sections, down to a rank: the next update would do so anyway.
func (m *merger) share(last rank) {
	var open []*want
	for _, w := range m.wants {
		if !w.settled {
			w.offer = offer{}
			open = append(open, w)
		}
	}
	if len(open) == 0 {
		return
	}
	x := indexWants(open)
	for _, w := range m.wants {
		if w.settled {
			d := &donor{Entry: w.entry, section: w.section}
			x.showText(d)
			x.showWords(d, wording.Read(d.ID))
		}
	}
	accept(open, last)
}

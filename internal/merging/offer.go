package merging

import (
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/wording"
)

// The third stage: translations of the same text, and of one that says the same,
// are shown to the messages that want one.

// makeOffers shows every translation that there is, and notes which messages own
// what is left over. What is left over comes first, for translators' comments
// come along with it.
func makeOffers(wants []*want, leftover []*donor, catalogues []*catalogue, o owners) {
	x := indexWants(wants)
	for _, d := range leftover {
		x.show(d, wording.OpeningOf(d.entry.ID))
	}
	for _, c := range catalogues {
		for i := range c.messages {
			if m := &c.messages[i]; !m.entry.Empty() {
				opening := wording.OpeningOf(m.entry.ID)
				x.show(m.origin, opening)
				o.see(m, opening)
			}
		}
	}
}

// settleOffers settles the messages that have an offer, down to a rank.
func settleOffers(wants []*want, last rank) {
	for _, w := range wants {
		if !w.settled() {
			w.accept(last)
		}
	}
}

// share gives what a message has got to those of the same text, or that say the
// same, in other sections, down to a rank: the next update would do so anyway.
func share(wants []*want, last rank) {
	var open []*want
	for _, w := range wants {
		if !w.settled() {
			w.offer = offer{}
			open = append(open, w)
		}
	}
	if len(open) == 0 {
		return
	}
	x := indexWants(open)
	for _, w := range wants {
		if w.settled() {
			x.show(&donor{entry: w.message.entry, home: w.message.home}, wording.OpeningOf(w.said.Text))
		}
	}
	settleOffers(open, last)
}

// A wantIndex finds messages that await a translation.
type wantIndex struct {
	byKey    map[po.Key][]*want
	byID     map[string][]*want
	byForm   map[string][]*want // of running text
	openings map[wording.Opening]bool
}

func indexWants(wants []*want) wantIndex {
	n := len(wants)
	x := wantIndex{
		byKey: make(map[po.Key][]*want, n), byID: make(map[string][]*want, n),
		byForm: make(map[string][]*want, n), openings: make(map[wording.Opening]bool, n),
	}
	for _, w := range wants {
		key := w.message.entry.Key()
		x.byKey[key] = append(x.byKey[key], w)
		x.byID[key.ID] = append(x.byID[key.ID], w)
		if !w.said.IsCode() {
			x.byForm[w.said.Form] = append(x.byForm[w.said.Form], w)
			x.openings[wording.OpeningOf(w.said.Text)] = true
		}
	}
	return x
}

// show shows one donor's translation. opening is that of its text.
func (x wantIndex) show(d *donor, opening wording.Opening) {
	x.showText(d)
	if d.finished() {
		x.showWords(d, opening)
	}
	switch {
	case d.entry.Fuzzy():
		x.takeBack(d)
	case d.home.compendium:
		x.recognise(d)
	}
}

// showText shows a translation to the messages of the very text.
func (x wantIndex) showText(d *donor) {
	for _, w := range x.byID[d.entry.ID] {
		if r := textRank(w.message, d); r != noOffer {
			w.offered(r, d, d.entry.Str[0])
		}
	}
}

// showWords shows a finished translation to the messages that say the same.
// Code says the same if it is the same.
func (x wantIndex) showWords(d *donor, opening wording.Opening) {
	for _, w := range x.byID[d.entry.ID] {
		if r := wordsRank(w.message, d); w.said.IsCode() && r != noOffer {
			w.offered(r, d, d.entry.Str[0])
		}
	}
	if !x.openings[opening] {
		return // nobody wants anything of the like
	}
	for _, w := range x.byForm[d.running().Form] {
		if r := wordsRank(w.message, d); r != noOffer {
			if translation, ok := wording.Carry(d.running(), w.said, w.message.laidOut(d)); ok {
				w.offered(r, d, translation)
			}
		}
	}
}

// takeBack offers a fuzzy translation to messages of the text that it was made
// for. It stays fuzzy: somebody may have begun to bring it into line with the
// text that it was offered for, and no catalogue says so.
func (x wantIndex) takeBack(d *donor) {
	before, ok := madeFor(d.entry)
	if !ok {
		return
	}
	for _, w := range x.byKey[before] {
		r := otherTakenBack
		if d.home == w.message.home {
			r = ownTakenBack
		}
		w.offered(r, d, d.entry.Str[0])
	}
}

// recognise offers a translation to messages that are this translation: a
// passage of the source that is in the locale's language already. In another
// language the same letters may be another word, so a translator looks at it.
func (x wantIndex) recognise(d *donor) {
	if d.entry.Str[0] == d.entry.ID {
		return
	}
	for _, w := range x.byKey[po.Key{ID: d.entry.Str[0]}] {
		w.offered(inLanguage, d, d.entry.Str[0])
	}
}

// textRank ranks a donor of the very text. A fuzzy translation moves with its
// message, but it is not spread: the other sections get it when a translator
// has looked at it.
func textRank(m *message, d *donor) rank {
	fuzzy, own := d.entry.Fuzzy(), d.home == m.home
	switch {
	case fuzzy && !d.gone:
		return noOffer
	case !sameMessage(m, d) && own:
		return ownOtherContext
	case !sameMessage(m, d):
		return otherContext
	case own:
		return noOffer // an empty message of the same key is the message itself
	case d.entry.IDPlural != nil:
		return otherPlural
	case d.home.compendium:
		return compendiumRank(d, d.home.section == m.home.section)
	case fuzzy:
		return otherUnfinished
	default:
		return otherText
	}
}

// compendiumRank ranks a donor of the very text in a compendium. own says that it is there
// for the section of the message.
func compendiumRank(d *donor, own bool) rank {
	switch fuzzy := d.entry.Fuzzy(); {
	case fuzzy && own:
		return compendiumSectionUnfinished
	case fuzzy:
		return compendiumUnfinished
	case own:
		return compendiumSection
	default:
		return compendiumText
	}
}

// wordsRank ranks a donor of a text that says the same.
func wordsRank(m *message, d *donor) rank {
	switch {
	case d.home.compendium && d.home.section == "":
		return compendiumWords
	case !sameContext(m.entry.Context, d.entry.Context):
		return noOffer
	case d.home.compendium:
		return compendiumWords
	case d.home == m.home:
		return ownWords
	default:
		return otherWords
	}
}

// sameMessage compares a message with a donor of the same text. To a compendium that
// is no catalogue of a section, the msgctxt means nothing if the message has none.
func sameMessage(m *message, d *donor) bool {
	return sameContext(m.entry.Context, d.entry.Context) || m.entry.Context == nil && d.home.compendium && d.home.section == ""
}

func sameContext(a, b *string) bool {
	return a == nil && b == nil || a != nil && b != nil && *a == *b
}

package merging

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/wording"
)

// The fifth stage: of all candidates the best gets its way first, so that no
// message takes a translation from a better owner because it stands before it.

// settleTypos carries translations to the texts that were corrected. It comes
// before all that is fuzzy, for the same text may stand elsewhere.
func settleTypos(candidates []candidate, corrected func(section string) bool) {
	bestFirst(candidates)
	for _, c := range candidates {
		if c.open() && corrected(c.want.message.home.section) && c.isTypo() {
			c.want.message.carried(c.donor, c.want.message.laidOut(c.donor), Typo)
		}
	}
}

// settle gives translations away as fuzzy, down to a score.
func settle(candidates []candidate, least float64) {
	bestFirst(candidates)
	for _, c := range candidates {
		if c.score < least {
			break
		}
		if c.open() {
			c.want.message.fuzzy(c.donor, c.want.message.laidOut(c.donor), c.why(), c.similarity)
		}
	}
}

func bestFirst(candidates []candidate) {
	slices.SortStableFunc(candidates, func(a, b candidate) int {
		return cmp.Or(
			cmp.Compare(b.score, a.score),
			cmp.Compare(a.want.number, b.want.number),
			cmp.Compare(a.donor.number, b.donor.number),
		)
	})
}

// open reports whether both sides of a candidate are still to be had.
func (c candidate) open() bool { return !c.want.settled() && !c.donor.taken(c.want.message.home) }

// isTypo reports whether one text may be the other corrected.
func (c candidate) isTypo() bool {
	m, d := c.want.message, c.donor
	return d.finished() && d.home == m.home && sameContext(m.entry.Context, d.entry.Context) && wording.Typo(c.want.read(d), c.want.said)
}

func (c candidate) why() Reason {
	switch {
	case c.want.read(c.donor).Form != c.want.said.Form:
		return c.reason
	case !sameContext(c.want.message.entry.Context, c.donor.entry.Context):
		return OtherContext
	default:
		return Markup
	}
}

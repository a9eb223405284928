package merging

// A slot is a place in a section between two messages that have stayed: a run
// of messages that are new there, and those that are gone from there. Messages
// may have been put in another order, so each side counts by itself: left are
// the messages that stood after the one on the left, nearest first, and right
// those before the one on the right. Mostly they are the same.
type slot struct {
	start, end  int // of the new messages, in the catalogue
	left, right []*donor
}

// slots finds the slots of a section, in its order.
func (c *catalogue) slots() []slot {
	live := 0
	for live < len(c.donors) && !c.donors[live].entry.Obsolete {
		live++
	}
	var slots []slot
	for start := 0; start < len(c.messages); start++ {
		if c.messages[start].origin != nil {
			continue
		}
		end := start + 1
		for end < len(c.messages) && c.messages[end].origin == nil {
			end++
		}
		before, after := -1, live
		if start > 0 {
			before = c.messages[start-1].origin.at
		}
		if end < len(c.messages) {
			after = c.messages[end].origin.at
		}
		slots = append(slots, slot{start, end, c.gone(before, 1, live), c.gone(after, -1, live)})
		start = end
	}
	return slots
}

// gone returns the messages beside that at an index of c.donors which are gone,
// as far as they follow each other. live is how many were not obsolete.
func (c *catalogue) gone(from, step, live int) []*donor {
	var gone []*donor
	if from > live {
		return nil // it was obsolete, and stood nowhere
	}
	for i := from + step; i >= 0 && i < live && c.donors[i].gone && !c.donors[i].used; i += step {
		gone = append(gone, &c.donors[i])
	}
	return gone
}

// reach is how far from its place a part of a text is looked for.
const reach = 8

// near calls f for the messages that stood where one of the slot stands now,
// counted from the left and from the right, and for those within reach.
func (s slot) near(at int, f func(d *donor, samePlace bool)) {
	fromLeft, fromRight := at-s.start, s.end-1-at
	left, right := in(s.left, fromLeft), in(s.right, fromRight)
	for _, side := range [][]*donor{around(s.left, fromLeft), around(s.right, fromRight)} {
		for _, d := range side {
			f(d, d == left || d == right)
		}
	}
}

// in returns one of the messages beside a slot, nil if there are not so many.
func in(side []*donor, at int) *donor {
	if at < len(side) {
		return side[at]
	}
	return nil
}

// around returns those of the messages beside a slot that are within reach.
func around(side []*donor, at int) []*donor {
	return side[min(len(side), max(0, at-reach)):min(len(side), at+reach+1)]
}

package merging

// A slot is a place in a section between two messages that have stayed: a run
// of messages that are new there, and those that are gone from there. Messages
// may have been put in another order, so each side counts by itself: left are
// the messages that stood behind the one on the left, nearest first, and right
// those before the one on the right. Mostly they are the same.
type slot struct {
	start, end  int // of the new messages, in section.entries
	left, right []*donor
}

// slots finds the slots of a section, in its order.
func (s *section) slots() []slot {
	live := 0
	for live < len(s.donors) && !s.donors[live].Obsolete {
		live++
	}
	var slots []slot
	for start := 0; start < len(s.entries); start++ {
		if s.origins[start] >= 0 {
			continue
		}
		end := start + 1
		for end < len(s.entries) && s.origins[end] < 0 {
			end++
		}
		before, after := -1, live
		if start > 0 {
			before = s.origins[start-1]
		}
		if end < len(s.entries) {
			after = s.origins[end]
		}
		slots = append(slots, slot{start, end, s.gone(before, 1, live), s.gone(after, -1, live)})
		start = end
	}
	return slots
}

// gone returns the messages beside that at an index of s.donors which are gone,
// as far as they follow each other.
func (s *section) gone(from, step, live int) []*donor {
	var gone []*donor
	if from > live {
		return nil // it was obsolete, and stood nowhere
	}
	for i := from + step; i >= 0 && i < live && s.donors[i].gone && !s.donors[i].used; i += step {
		gone = append(gone, &s.donors[i])
	}
	return gone
}

// beside returns the message that stood where an entry of the slot stands now,
// counted from the left and from the right; nil if none did.
func (s slot) beside(at int) (left, right *donor) {
	if i := at - s.start; i < len(s.left) {
		left = s.left[i]
	}
	if i := s.end - 1 - at; i < len(s.right) {
		right = s.right[i]
	}
	return left, right
}

package bidi

import ucd "golang.org/x/text/unicode/bidi"

// resetWhite gives separators, and the white space that a separator or the end of the
// line follows, the level of the base (rule L1). What rule X9 removes is among
// the white space, as section 5.2 has it.
func resetWhite(classes []ucd.Class, levels []Level, base Level) {
	atEnd := true
	for i := len(classes) - 1; i >= 0; i-- {
		switch class := classes[i]; {
		case separators.has(class):
			atEnd = true
		case !white.has(class):
			atEnd = false
		}
		if atEnd {
			levels[i] = base
		}
	}
}

// Order returns what a line shows from left to right: the indexes of its levels
// in visual order (rule L2). The levels are those of characters, or of any
// parts of the line each of which has one level.
//
// A stretch of an odd level is laid from right to left, one of an even level
// from left to right, and a stretch of a higher level within it is laid by
// itself and is one piece of it. That is what reversing level by level comes to.
func Order(levels []Level) []int {
	o := orderer{next: make([]int, len(levels))}
	for i, level := range levels {
		o.next[i] = none
		o.add(stretch{level, i, i})
	}
	o.close(0)
	order := make([]int, 0, len(levels))
	if len(o.open) > 0 {
		for i := o.open[0].first; i != none; i = o.next[i] {
			order = append(order, i)
		}
	}
	return order
}

const none = -1

// A stretch is a list of neighbours, from left to right, none of which has a
// lower level than that of the stretch.
type stretch struct {
	level       Level
	first, last int
}

// An orderer holds the stretches that may go on, one within the other, and so with
// rising levels.
type orderer struct {
	next []int // the right neighbour of each
	open []stretch
}

// add puts a part of the line after all others.
func (o *orderer) add(s stretch) {
	o.close(s.level)
	if n := len(o.open); n > 0 && o.open[n-1].level == s.level {
		o.join(&o.open[n-1], s)
		return
	}
	o.open = append(o.open, s)
}

// close ends the stretches above a level. Each becomes a piece of the one that it is
// within, or of one of that level.
func (o *orderer) close(level Level) {
	for len(o.open) > 0 && o.open[len(o.open)-1].level > level {
		last := len(o.open) - 1
		if last == 0 || o.open[last-1].level < level {
			o.open[last].level = level
			return
		}
		o.join(&o.open[last-1], o.open[last])
		o.open = o.open[:last]
	}
}

// join puts a piece into a stretch, on the side where that one goes on.
func (o *orderer) join(s *stretch, piece stretch) {
	if s.level.RightToLeft() {
		o.next[piece.last], s.first = s.first, piece.first
	} else {
		o.next[s.last], s.last = piece.first, piece.last
	}
}

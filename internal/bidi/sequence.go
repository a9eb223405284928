package bidi

import ucd "golang.org/x/text/unicode/bidi"

// A passage is a paragraph in the sense of Unicode, with a value for each
// character.
type passage struct {
	text    []rune
	classes []ucd.Class // by Unicode
	types   []ucd.Class // by rules P2 to X8
	levels  []Level
}

// A levelRun is consecutive characters of one level, without those that rule X9
// removes (BD7).
type levelRun struct {
	first, last int // characters
	level       Level
	next        int  // the run that goes on with it after an isolate, or none
	continues   bool // it is the next of another
}

// levelRuns divides a passage into its level runs, and links those that an isolate
// divides: a run that ends with an initiator goes on with the run that begins with
// the PDI (BD13).
//
// A PDI that begins a run always matches the last initiator that has ended one.
// An initiator too deep to count ends none, since nothing changes the level before its PDI,
// and a PDI that matches nothing has none before it that is open.
func levelRuns(p passage) []levelRun {
	var runs []levelRun
	for i, class := range p.classes {
		n := len(runs)
		switch {
		case removed.has(class):
		case n > 0 && runs[n-1].level == p.levels[i]:
			runs[n-1].last = i
		default:
			runs = append(runs, levelRun{first: i, last: i, level: p.levels[i], next: none})
		}
	}
	var open []int
	for i := range runs {
		if n := len(open); n > 0 && p.classes[runs[i].first] == ucd.PDI {
			runs[open[n-1]].next = i
			runs[i].continues = true
			open = open[:n-1]
		}
		if initiators.has(p.classes[runs[i].last]) {
			open = append(open, i)
		}
	}
	return runs
}

// A sequence is an isolating run sequence: level runs as one text, which the rules
// from W1 on are about. It is filled again for each.
type sequence struct {
	level    Level
	sos, eos ucd.Class   // L or R, what stands before the start and after the end
	types    []ucd.Class // of the characters, as the rules change them
	index    []int       // of the characters in the passage
}

// gather makes the sequence that begins with a run (rule X10).
func (s *sequence) gather(p passage, runs []levelRun, first int, base Level) {
	s.level, s.types, s.index = runs[first].level, s.types[:0], s.index[:0]
	last := first
	for run := first; run != none; run = runs[run].next {
		last = run
		for i := runs[run].first; i <= runs[run].last; i++ {
			if !removed.has(p.classes[i]) {
				s.types = append(s.types, p.types[i])
				s.index = append(s.index, i)
			}
		}
	}
	before, after := base, base
	if first > 0 {
		before = runs[first-1].level
	}
	if last+1 < len(runs) && !initiators.has(p.classes[runs[last].last]) {
		after = runs[last+1].level
	}
	s.sos = max(before, s.level).direction()
	s.eos = max(after, s.level).direction()
}

// end returns where the characters from start on end whose types are of a set.
func (s *sequence) end(start int, of set) int {
	for start < len(s.types) && of.has(s.types[start]) {
		start++
	}
	return start
}

// fill gives the characters from start up to end a type.
func (s *sequence) fill(start, end int, class ucd.Class) {
	for i := start; i < end; i++ {
		s.types[i] = class
	}
}

package bidi

import ucd "golang.org/x/text/unicode/bidi"

// resolveNeutral gives neutral characters the direction of the text on both of their sides,
// or that of the level where the two differ (rules N1 and N2).
func resolveNeutral(s *sequence) {
	before := s.sos
	for i := 0; i < len(s.types); {
		end := s.end(i, neutrals)
		if end == i {
			before = directionOf(s.types[i])
			i++
			continue
		}
		after := s.eos
		if end < len(s.types) {
			after = directionOf(s.types[end])
		}
		class := s.level.direction()
		if before == after {
			class = before
		}
		s.fill(i, end, class)
		i = end
	}
}

// setLevels writes the levels of the characters into those of the passage (rules I1
// and I2).
func setLevels(s *sequence, levels []Level) {
	for i, class := range s.types {
		level := s.level
		switch {
		case class != ucd.L && class != ucd.R && !level.RightToLeft():
			level += 2 // a number
		case class != level.direction():
			level++
		}
		levels[s.index[i]] = level
	}
}

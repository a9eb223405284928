package bidi

import ucd "golang.org/x/text/unicode/bidi"

// resolveWeak resolves marks, numbers and what belongs to numbers (rules W1 to W7).
// After it there are L, R, EN, AN and neutrals.
func resolveWeak(s *sequence) {
	resolveMarks(s)
	joinNumbers(s)
	resolveSigns(s)
	resolveNumbers(s)
}

// resolveMarks gives marks the type of what they stand on (W1), makes European
// digits after an Arabic letter Arabic ones (W2), and that letter R (W3).
func resolveMarks(s *sequence) {
	previous, strong := s.sos, s.sos
	for i, class := range s.types {
		if class == ucd.NSM {
			class = previous // after an isolate that is as neutral as ON
		}
		previous = class
		switch class {
		case ucd.L, ucd.R:
			strong = class
		case ucd.AL:
			strong, class = class, ucd.R
		case ucd.EN:
			if strong == ucd.AL {
				class = ucd.AN
			}
		}
		s.types[i] = class
	}
}

// joinNumbers makes a single separator between two numbers of one kind a part of
// them (W4).
func joinNumbers(s *sequence) {
	for i := 1; i < len(s.types)-1; i++ {
		before, class := s.types[i-1], s.types[i]
		if before != s.types[i+1] {
			continue
		}
		if before == ucd.EN && (class == ucd.ES || class == ucd.CS) || before == ucd.AN && class == ucd.CS {
			s.types[i] = before
		}
	}
}

// resolveSigns makes the signs that stand beside a European number, as % does, a
// part of it (W5), and all others and the other separators neutral (W6).
func resolveSigns(s *sequence) {
	for i := 0; i < len(s.types); {
		switch s.types[i] {
		case ucd.ET:
			end := s.end(i, 1<<ucd.ET)
			class := ucd.ON
			if i > 0 && s.types[i-1] == ucd.EN || end < len(s.types) && s.types[end] == ucd.EN {
				class = ucd.EN
			}
			s.fill(i, end, class)
			i = end
		case ucd.ES, ucd.CS:
			s.types[i] = ucd.ON
			i++
		default:
			i++
		}
	}
}

// resolveNumbers makes European numbers after a letter from left to right a part
// of its text (W7).
func resolveNumbers(s *sequence) {
	strong := s.sos
	for i, class := range s.types {
		switch class {
		case ucd.L, ucd.R:
			strong = class
		case ucd.EN:
			if strong == ucd.L {
				s.types[i] = ucd.L
			}
		}
	}
}

package bidi

import ucd "golang.org/x/text/unicode/bidi"

// maxDepth is the deepest level that a text may ask for (BD2).
const maxDepth Level = 125

// firstLetter returns the level that a paragraph has by its first letter outside of
// isolates, 0 if there is none (rules P2 and P3). On the way it makes each FSI an
// LRI or RLI, by the first letter between it and its PDI, or else the end of the
// paragraph (rule X5c): that is the same question.
func firstLetter(types []ucd.Class) Level {
	first := ucd.ON
	var open []int // where the initiators are whose PDI has not come
	for i, class := range types {
		switch class {
		case ucd.LRI, ucd.RLI, ucd.FSI:
			open = append(open, i)
		case ucd.PDI:
			open = open[:max(0, len(open)-1)]
		case ucd.B:
			open = open[:0]
		case ucd.L, ucd.R, ucd.AL:
			if n := len(open); n > 0 {
				settle(&types[open[n-1]], class)
			} else if first == ucd.ON {
				first = class
			}
		}
	}
	for i := range types {
		settle(&types[i], ucd.L)
	}
	return levelOf(first)
}

// settle makes an FSI what it stands for, given the first letter within.
func settle(initiator *ucd.Class, letter ucd.Class) {
	if *initiator != ucd.FSI {
		return
	}
	*initiator = ucd.LRI
	if levelOf(letter).RightToLeft() {
		*initiator = ucd.RLI
	}
}

func levelOf(letter ucd.Class) Level {
	if letter == ucd.R || letter == ucd.AL {
		return 1
	}
	return 0
}

// embed gives each character the level that it is embedded at, and the type that an
// override gives it (rules X1 to X8). There is no FSI. What rule X9 removes gets
// a level that says nothing.
func embed(types []ucd.Class, levels []Level, base Level) {
	var e embeddings
	e.open[0] = status{level: base, override: ucd.ON}
	for i, class := range types {
		if class == ucd.PDI {
			e.endIsolate()
		}
		levels[i], types[i] = e.top().applied(class)
		switch class {
		case ucd.RLE, ucd.LRE, ucd.RLO, ucd.LRO:
			e.beginEmbedding(class)
		case ucd.RLI, ucd.LRI:
			e.beginIsolate(class)
		case ucd.PDF:
			e.endEmbedding()
		case ucd.B:
			levels[i], types[i] = base, class
		}
	}
}

// A status is an entry of the directional status stack.
type status struct {
	level    Level
	override ucd.Class // L, R, or ON for none
	isolate  bool
}

// applied returns level and type of a character of a class (rules X5a to X6a).
func (s *status) applied(class ucd.Class) (Level, ucd.Class) {
	if s.override == ucd.ON || removed.has(class) {
		return s.level, class
	}
	return s.level, s.override
}

// Embeddings are what is open at a place of the text: the directional status stack
// and the three counters of rule X1. One of an isolate or embedding is above the
// paragraph's own, which is the first and always there.
type embeddings struct {
	open  [maxDepth + 2]status
	depth int // of the last entry

	overflowIsolates, overflowEmbeddings, validIsolates int
}

func (e *embeddings) top() *status { return &e.open[e.depth] }

// beginEmbedding does what an RLE, LRE, RLO or LRO asks for (rules X2 to X5).
func (e *embeddings) beginEmbedding(class ucd.Class) {
	override := ucd.ON
	switch class {
	case ucd.RLO:
		override = ucd.R
	case ucd.LRO:
		override = ucd.L
	}
	if !e.push(class == ucd.RLE || class == ucd.RLO, override, false) && e.overflowIsolates == 0 {
		e.overflowEmbeddings++
	}
}

// beginIsolate does what an RLI or LRI asks for (rules X5a and X5b).
func (e *embeddings) beginIsolate(class ucd.Class) {
	if e.push(class == ucd.RLI, ucd.ON, true) {
		e.validIsolates++
	} else {
		e.overflowIsolates++
	}
}

// push adds an entry of the next level in a direction, and reports whether there is one.
func (e *embeddings) push(rightToLeft bool, override ucd.Class, isolate bool) bool {
	level := e.top().level + 1
	if level.RightToLeft() != rightToLeft {
		level++
	}
	if level > maxDepth || e.overflowIsolates > 0 || e.overflowEmbeddings > 0 {
		return false
	}
	e.depth++
	e.open[e.depth] = status{level, override, isolate}
	return true
}

// endIsolate does what a PDI asks for (rule X6a).
func (e *embeddings) endIsolate() {
	switch {
	case e.overflowIsolates > 0:
		e.overflowIsolates--
	case e.validIsolates > 0:
		e.overflowEmbeddings = 0
		for !e.top().isolate {
			e.depth--
		}
		e.depth--
		e.validIsolates--
	}
}

// endEmbedding does what a PDF asks for (rule X7).
func (e *embeddings) endEmbedding() {
	switch {
	case e.overflowIsolates > 0:
	case e.overflowEmbeddings > 0:
		e.overflowEmbeddings--
	case e.depth > 0 && !e.top().isolate:
		e.depth--
	}
}

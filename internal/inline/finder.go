package inline

import "strings"

// A finder looks for what ends a token. What is not there is not looked for
// again, so that a text of openers takes linear time.
type finder struct {
	text   string
	absent map[string]int // from which offset on a closer is nowhere
	// templates says that a destination may have spaces in the tags of site generators.
	templates bool
	angled    Span // where no destination in angle brackets ends

	// Of runs of backticks, by length, where the last begins: see lastRun.
	runs      [8]int
	longRuns  map[int]int
	runsKnown bool
}

// reset takes another text.
func (f *finder) reset(text string) {
	f.text, f.angled, f.runsKnown = text, Span{}, false
	clear(f.absent)
}

// find returns where a closer stands from an offset on, or -1.
func (f *finder) find(closer string, from int) int {
	if f.lacks(closer, from) {
		return -1
	}
	if i := strings.Index(f.text[from:], closer); i >= 0 {
		return from + i
	}
	f.note(closer, from)
	return -1
}

// lacks reports whether a closer is known to be nowhere from an offset on.
func (f *finder) lacks(closer string, from int) bool {
	known, ok := f.absent[closer]
	return ok && from >= known
}

// note notes that a closer is nowhere from an offset on.
func (f *finder) note(closer string, from int) {
	if f.absent == nil {
		f.absent = map[string]int{}
	}
	f.absent[closer] = from
}

// until returns the length of the token at an offset that ends with a closer,
// which is looked for past some bytes.
func (f *finder) until(at int, closer string, past int) int {
	end := f.find(closer, at+past)
	if end < 0 {
		return 0
	}
	return end + len(closer) - at
}

// templateLength returns the length of the tag of a site generator at an offset; 0 if
// there is none.
func templateLength(f *finder, at int) int {
	switch rest := f.text[at:]; {
	case strings.HasPrefix(rest, "{{"):
		return f.until(at, "}}", len("{{"))
	case strings.HasPrefix(rest, "{%"):
		return f.until(at, "%}", len("{%"))
	}
	return 0
}

// runLength returns how often the first byte of a text follows itself.
func runLength(text string) int {
	n := 1
	for n < len(text) && text[n] == text[0] {
		n++
	}
	return n
}

// codeSpan returns the length of the code span that the run of backticks at an
// offset opens (§6.1); 0 if no run of the same length follows.
func codeSpan(f *finder, at int) int {
	n := runLength(f.text[at:])
	if f.lastRun(n) <= at {
		return 0
	}
	for i := at + n; ; {
		i += strings.IndexByte(f.text[i:], '`')
		m := runLength(f.text[i:])
		if i += m; m == n {
			return i - at
		}
	}
}

// lastRun returns where the last run of backticks of a length begins; 0 if there is
// none, or it begins the text.
func (f *finder) lastRun(n int) int {
	if !f.runsKnown {
		f.findRuns()
	}
	if n < len(f.runs) {
		return f.runs[n]
	}
	return f.longRuns[n]
}

func (f *finder) findRuns() {
	f.runsKnown, f.runs = true, [8]int{}
	clear(f.longRuns)
	for i := 0; ; {
		next := strings.IndexByte(f.text[i:], '`')
		if next < 0 {
			return
		}
		n := runLength(f.text[i+next:])
		if n < len(f.runs) {
			f.runs[n] = i + next
		} else {
			if f.longRuns == nil {
				f.longRuns = map[int]int{}
			}
			f.longRuns[n] = i + next
		}
		i += next + n
	}
}

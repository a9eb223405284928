package svg

import "strings"

// A cleaner goes through a document and notes what is to be cut out.
type cleaner struct {
	scanner    scanner
	namespaces *namespaces
	open       []element // that stay
	cut        *cutting  // the element that is being cut out, nil for none
	style      *style    // the one that is open, nil for none
	cuts       []span
	removals   []Removal
}

// A cutting is an element that is being cut out.
type cutting struct {
	start, depth int
	why          Removal
	text         strings.Builder // the beginning of what is lost
}

// A style is the content of a style element.
type style struct {
	pieces  []span
	content passage
	mixed   bool // it has more than text
}

// An element is one that is open.
type element struct {
	name  string // as written
	local string // in lower case, without prefix
	drawn bool   // it is in SVG's namespace, or in none
}

// holdsElements reports whether there may be elements within one. HTML takes the
// content of titles for its own.
func (e element) holdsElements() bool {
	return !e.drawn || e.local != "title" && e.local != "desc" && e.local != "style"
}

// apart reports whether each of some faults, which are in order, is in one piece
// of the content.
func (s *style) apart(faults []cssFault) bool {
	i := 0
	for _, f := range faults {
		for s.content.from[f.start] >= s.pieces[i].end {
			i++
		}
		if s.content.to[f.end-1] > s.pieces[i].end {
			return false
		}
	}
	return true
}

// leaveOut notes a range that is to be cut out.
func (c *cleaner) leaveOut(start, end int, why Removal) {
	why.offset, why.Detail = start, abridged(why.Detail)
	// An attribute begins with the white space before it.
	why.offset += spaceLength(c.scanner.text[start:end])
	c.cuts = append(c.cuts, span{start, end})
	c.removals = append(c.removals, why)
}

package markdown

import "slices"

// An outline is the headings above a place, outermost first.
type outline struct {
	levels []int
	texts  []string // shared by the segments below; a new one for each heading
}

// close leaves the headings that one of a level ends.
func (o *outline) close(level int) {
	n := len(o.levels)
	for n > 0 && o.levels[n-1] >= level {
		n--
	}
	o.levels, o.texts = o.levels[:n], o.texts[:n:n]
}

func (o *outline) open(level int, text string) {
	o.levels = append(o.levels, level)
	o.texts = append(slices.Clip(o.texts), text)
}

package paragraph

import (
	"slices"

	"github.com/pobook/pobook/internal/bidi"
)

// setLevels gives each cluster its level of embedding (UAX #9), and returns the levels of all
// characters, nil if they run from left to right as the paragraph does.
func setLevels(t *text, clusters []cluster) *bidi.Paragraph {
	if !slices.ContainsFunc(t.chars, func(c char) bool { return c.r >= firstTurned && !c.class.eastAsian() }) {
		return nil
	}
	runes := make([]rune, len(t.chars))
	for i, c := range t.chars {
		runes[i] = c.r
	}
	if !bidi.NeedsLevels(runes) {
		return nil
	}
	p := bidi.New(runes, bidi.LeftToRight)
	levels := p.Levels()
	for i := range clusters {
		clusters[i].level = levels[clusters[i].start]
	}
	return p
}

// firstTurned is the first character that may run from right to left.
const firstTurned = '\u0590'

// visualOrder returns the items of a line from left to right, nil if that is how they are.
func visualOrder(items []item, p *bidi.Paragraph) []int {
	if p == nil || len(items) == 0 {
		return nil
	}
	start := items[0].start
	ofLine := p.LineLevels(start, items[len(items)-1].end)
	levels := make([]bidi.Level, len(items))
	for i := range items {
		if it := &items[i]; it.start < it.end {
			levels[i] = ofLine[it.start-start]
		} else {
			levels[i] = it.level // of what has been put in
		}
	}
	return bidi.Order(levels)
}

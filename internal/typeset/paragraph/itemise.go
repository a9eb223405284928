package paragraph

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/bidi"
	"github.com/pobook/pobook/internal/script"
	"github.com/pobook/pobook/internal/typeset/design"
)

// itemise divides a text into clusters, and gives each its script, level and face. The levels of
// characters are nil if none runs from right to left.
func itemise(s *Setter, t *text) ([]cluster, *bidi.Paragraph) {
	breaks, ends := segment(s, t)
	whole := s.whole[:0]
	start := 0
	for _, end := range ends {
		for start < end {
			stop := t.samePart(start, end)
			whole = append(whole, t.cluster(start, stop, breaks[stop-1]))
			start = stop
		}
	}
	resolveScripts(whole)
	levels := setLevels(t, whole)
	s.whole = whole
	return cover(s, t, whole), levels
}

// cover gives clusters their faces. One that no face draws as a whole is taken apart.
func cover(s *Setter, t *text, whole []cluster) []cluster {
	apart := 0
	for i := range whole {
		c := &whole[i]
		if c.text != "" && !coverOne(s, c, t.style) && c.end-c.start > 1 {
			apart++
		}
	}
	if apart == 0 {
		return whole
	}
	clusters := s.clusters[:0]
	for i := range whole {
		if c := &whole[i]; c.missing && c.end-c.start > 1 {
			clusters = appendApart(s, clusters, t, c)
		} else {
			clusters = append(clusters, *c)
		}
	}
	s.clusters = clusters
	return clusters
}

// appendApart appends the characters of a cluster, each as a cluster of its own.
func appendApart(s *Setter, clusters []cluster, t *text, c *cluster) []cluster {
	for i := c.start; i < c.end; i++ {
		after := noBreak
		if i == c.end-1 {
			after = c.after
		}
		part := t.cluster(i, i+1, after)
		part.script, part.level, part.own = c.script, c.level, c.own
		coverOne(s, &part, t.style)
		clusters = append(clusters, part)
	}
	return clusters
}

// segment returns, for each character, whether and how a line may end after
// it, and the ends of the grapheme clusters.
func segment(s *Setter, t *text) ([]breakKind, []int) {
	runes := make([]rune, len(t.chars))
	hanja := s.design.Options.Hanja && slices.ContainsFunc(t.chars, func(c char) bool { return c.class == hangul })
	for i, c := range t.chars {
		runes[i] = forSegmenter(c)
		if hanja && c.class == han || isSyllable(t.chars, i) {
			runes[i] = letter
		}
	}
	s.segmenter.Init(runes)
	allowed := make([]bool, len(runes))
	for it := s.segmenter.LineIterator(); it.Next(); {
		l := it.Line()
		allowed[l.Offset+len(l.Text)-1] = true
	}
	openURLs(t, allowed)
	tailor(t.chars, allowed)
	bindWhite(t, s.design.Options.Punctuation, allowed)
	breaks := make([]breakKind, len(runes))
	for i, ok := range allowed {
		switch {
		case t.chars[i].hard:
			breaks[i] = mustBreak
		case ok:
			breaks[i] = mayBreak
		}
	}
	splitTokens(t, breaks)
	ends := make([]int, 0, len(runes))
	for it := s.segmenter.GraphemeIterator(); it.Next(); {
		g := it.Grapheme()
		ends = append(ends, g.Offset+len(g.Text))
	}
	return breaks, ends
}

// isSyllable reports whether the character at i is a syllable of Hangul by itself: lines end
// between words of those (KLREQ, "Line breaking").
func isSyllable(chars []char, i int) bool {
	return chars[i].r >= 0xAC00 && chars[i].r <= 0xD7A3 && (i+1 == len(chars) || chars[i+1].r < 0x1100 || chars[i+1].r > 0x11FF)
}

// samePart returns how far the characters from start, up to end, come from
// one part: a style may begin within a grapheme cluster. A space that carries a mark
// remains a space, and the mark follows it.
func (t *text) samePart(start, end int) int {
	if t.chars[start].class == space {
		return start + 1
	}
	for i := start + 1; i < end; i++ {
		if t.chars[i].part != t.chars[start].part {
			return i
		}
	}
	return end
}

// cluster makes a cluster of characters of one part.
func (t *text) cluster(start, end int, after breakKind) cluster {
	c := t.chars[start]
	p := &t.parts[c.part]
	made := cluster{start: start, end: end, after: after, class: c.class, look: p.Look, size: p.Look.Size}
	switch {
	case c.hard || c.class == picture:
	case c.class == noteMark:
		made.text = p.Text
	case c.class == space && !isFixedWhite(c.r):
		made.text = " "
	default:
		made.text = t.between(start, end)
	}
	made.script = scriptOf(c)
	made.own = isReal(made.script)
	return made
}

// coverOne chooses the face of a cluster, and reports whether there is one, or nothing to draw.
func coverOne(s *Setter, c *cluster, style design.Style) bool {
	if isUnseen(c.text) {
		return true
	}
	c.face = s.faces.choose(c)
	if c.face == nil && c.class == space {
		c.text = " "
		c.face = s.faces.choose(c)
	}
	c.missing = c.face == nil
	if len(c.text) > utf8.UTFMax && isSequence(c.text) {
		c.class = other
	}
	if c.look.Mono && (c.class.eastAsian() || c.class == hangul) {
		c.size = monoHan(style)
	}
	return !c.missing
}

// monoHan is the size of Han in code: in a block, one is as wide as two letters
// of 0.6 em; in a line, it is as large as its neighbours.
func monoHan(style design.Style) float64 {
	if style.Mono {
		return style.Size * 1.2
	}
	return style.Size
}

// isUnseen reports whether a text has nothing but characters without a look.
func isUnseen(text string) bool {
	return !strings.ContainsFunc(text, func(r rune) bool { return !ignorable(r) })
}

// isFixedWhite reports whether white has a width of its own, as typographers set it, and is
// not just the space between two words.
func isFixedWhite(r rune) bool { return r == 0xA0 || r == 0x202F }

// scriptOf returns the script of a character, Common for what belongs to several.
func scriptOf(c char) language.Script {
	switch {
	case c.class == han && script.IsKana(c.r):
		return language.Hiragana
	case c.class == hangul:
		return language.Hangul
	case c.class.eastAsian():
		return language.Han
	case c.r < 0x80 && c.class == latin:
		return language.Latin
	case c.r < 0x80, c.class == space, c.class == noteMark, c.class == picture:
		return language.Common
	}
	return language.LookupScript(c.r)
}

func isReal(s language.Script) bool {
	return s != language.Common && s != language.Inherited && s != language.Unknown
}

// resolveScripts gives what several scripts have in common that of what stands before it,
// or else after it (UAX #24, 5.1).
func resolveScripts(clusters []cluster) {
	last := language.Common
	for i := range clusters {
		switch c := &clusters[i]; {
		case isReal(c.script):
			last = c.script
		default:
			c.script = last
		}
	}
	next := language.Latin
	for i := range slices.Backward(clusters) {
		if c := &clusters[i]; isReal(c.script) {
			next = c.script
		} else {
			c.script = next
		}
	}
}

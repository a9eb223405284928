package paragraph

import (
	"slices"

	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/bidi"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/shaping"
)

// A stretch is clusters, one after the other, that are shaped together: of one face, size,
// script and level.
type stretch struct {
	face   *font.Face
	size   float64
	script language.Script
	level  bidi.Level
}

func (c *cluster) stretch() stretch {
	script := c.script
	if script == language.Hiragana {
		script = language.Han // kana and Han are one text
	}
	return stretch{c.face, c.size, script, c.level}
}

// shape gives clusters their glyphs. Those that shaping has made one become one: the first of
// them has the text of all.
func shape(s *Setter, clusters []cluster) []cluster {
	shaped := clusters[:0]
	for start := 0; start < len(clusters); {
		end := start + 1
		if clusters[start].face != nil {
			for end < len(clusters) && clusters[start].goesOn(&clusters[end]) {
				end++
			}
			shaped = append(shaped, shapeStretch(s, clusters[start:end])...)
		} else {
			shaped = append(shaped, clusters[start])
		}
		start = end
	}
	return shaped
}

// goesOn reports whether the next cluster is shaped together with this one. Marks of footnotes
// are numbers of their own.
func (c *cluster) goesOn(next *cluster) bool {
	return c.stretch() == next.stretch() && c.class != noteMark && next.class != noteMark
}

// shapeStretch shapes clusters together, and returns what they have become.
func shapeStretch(s *Setter, clusters []cluster) []cluster {
	s.source.read(clusters)
	first := &clusters[0]
	rightToLeft := first.level.RightToLeft()
	shaped := s.shaper.Shape(shaping.Text{
		Face: first.face, Script: first.stretch().script, Language: s.design.Options.Language, RightToLeft: rightToLeft, Runes: s.source.runes,
	})
	glyphs := make([]layout.Glyph, len(shaped))
	for i, g := range shaped {
		size := float32(first.size)
		glyphs[i] = layout.Glyph{ID: g.ID, Cluster: g.Cluster, Advance: float32(float64(g.Advance) * first.size), X: g.X * size, Y: g.Y * size}
	}
	if rightToLeft {
		slices.Reverse(glyphs)
	}
	return deal(clusters, glyphs, &s.source)
}

// deal gives each cluster its glyphs, which come in the order of the text, and name the
// characters that they stand for.
func deal(clusters []cluster, glyphs []layout.Glyph, from *source) []cluster {
	kept := clusters[:0]
	for i := 0; i < len(clusters); {
		n := 0
		for n < len(glyphs) && int(from.owner[glyphs[n].Cluster]) <= i {
			n++
		}
		next := len(clusters)
		if n < len(glyphs) {
			next = max(i+1, int(from.owner[glyphs[n].Cluster]))
		}
		// What has no glyph of its own has been merged into the one before.
		kept = append(kept, merged(clusters[i:next]))
		kept[len(kept)-1].take(glyphs[:n:n], from)
		glyphs, i = glyphs[n:], next
	}
	return kept
}

// take gives a cluster its glyphs, in drawing order.
func (c *cluster) take(glyphs []layout.Glyph, from *source) {
	if len(glyphs) == 0 {
		return
	}
	last := &glyphs[len(glyphs)-1]
	c.kern = float64(last.Advance) - c.face.Advance(last.ID)*c.size
	first := glyphs[0].Cluster
	for i := range glyphs {
		first = min(first, glyphs[i].Cluster)
	}
	for first > 0 && from.owner[first-1] == from.owner[first] {
		first--
	}
	for i := range glyphs {
		glyphs[i].Cluster = from.start[glyphs[i].Cluster] - from.start[first]
	}
	if c.level.RightToLeft() {
		slices.Reverse(glyphs)
		c.kern = 0
	}
	c.glyphs = glyphs
}

// merged returns several clusters as one.
func merged(clusters []cluster) cluster {
	c := clusters[0]
	for i := range clusters[1:] {
		next := &clusters[i+1]
		c.text += next.text
		c.end, c.after = next.end, next.after
	}
	return c
}

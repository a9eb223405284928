// Package paragraph sets running text: it makes glyphs of it, breaks it into lines, and
// says where in a line each run of glyphs stands. It owns the rules for what is within a
// paragraph, those of Chinese, Japanese and Korean above all (CLREQ, JLREQ, KLREQ, UAX #14).
//
// The stages are values, each made of the one before: parts are collected into a text
// (text.go), itemised into clusters of one face, script and direction (itemise.go), shaped
// (shape.go), and composed into items with what is between them (compose.go); those are
// broken into lines (fit.go), of which each is placed and drawn (line.go, draw.go).
//
// It knows neither documents nor pages, and has no side effects: what has no glyph, and what
// lines refer to, is handed back. Start reading at [Setter.Set].
package paragraph

import (
	"github.com/pobook/pobook/internal/typeset/design"
)

// Set makes a paragraph of parts.
func (s *Setter) Set(parts []Part, style design.Style) *Paragraph {
	t := collect(parts, style)
	settleScripts(t.chars)
	settleQuotes(t, &s.design.Options)
	clusters, levels := itemise(s, t)
	clusters = shape(s, clusters)
	c := composer{setter: s, text: t, chinese: s.design.Options.Chinese}
	c.compose(clusters)
	return &Paragraph{items: c.items, levels: levels, Missing: c.missing}
}

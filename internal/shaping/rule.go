package shaping

import (
	"slices"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// A rule is a subtable of a lookup.
type rule struct {
	// concerns reports whether a glyph is in a sequence that the rule looks for, at its
	// beginning or, for all but a context, in whatever place.
	concerns func(g tables.GlyphID) bool
	context  context
	calls    []uint16 // lookups of the same table
	// single says that the rule is for one glyph by itself. If another rule calls it, it does
	// no more than that.
	single bool
}

// A context is a rule by coverage: what is before, within and after the sequence that it
// changes. Only such glyphs are changed as are within. Noto has no others of this kind.
type context struct {
	sequence []tables.Coverage // in the order of the text
	first    int               // of those within
	places   bool              // the rule is one of GPOS
}

func always(tables.GlyphID) bool { return true }

// covered is a rule for the glyphs of coverages.
func covered(coverages ...tables.Coverage) rule {
	return rule{concerns: func(g tables.GlyphID) bool { return isCovered(g, coverages) }}
}

func single(coverage tables.Coverage) rule {
	one := covered(coverage)
	one.single = true
	return one
}

func isCovered(g tables.GlyphID, coverages []tables.Coverage) bool {
	return slices.ContainsFunc(coverages, func(c tables.Coverage) bool {
		if c == nil {
			return false
		}
		_, ok := c.Index(g)
		return ok
	})
}

// or adds glyphs to those that a rule concerns.
func (r rule) or(more func(g tables.GlyphID) bool) rule {
	before := r.concerns
	r.concerns = func(g tables.GlyphID) bool { return before(g) || more(g) }
	return r
}

func isOneOf(in map[tables.GlyphID]bool) func(g tables.GlyphID) bool {
	return func(g tables.GlyphID) bool { return in[g] }
}

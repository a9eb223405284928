package shaping

import (
	otfont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// Rules are what a font may do to a text: the lookups of every feature that may be on, for
// whatever script and language, and those that these call.
type rules struct {
	rules    []rule
	contexts []context
	// passed are the classes of glyphs that a lookup passes over.
	passed tables.GlyphProps
	gdef   *tables.GDEF
}

// rulesOf collects the rules of a font, given which features may be on.
func rulesOf(font *otfont.Font, isOn func(tag opentype.Tag) bool) rules {
	r := rules{gdef: &font.GDEF}
	follow(lookupsOf(&font.GSUB.Layout, isOn), len(font.GSUB.Lookups), func(i uint16, called bool) (calls []uint16) {
		lookup := &font.GSUB.Lookups[i]
		r.passed |= lookup.Flag
		for _, sub := range lookup.Subtables {
			calls = append(calls, r.add(substitution(sub), called)...)
		}
		return calls
	})
	follow(lookupsOf(&font.GPOS.Layout, isOn), len(font.GPOS.Lookups), func(i uint16, called bool) (calls []uint16) {
		lookup := &font.GPOS.Lookups[i]
		r.passed |= lookup.Flag
		for _, sub := range lookup.Subtables {
			one := positioning(sub)
			one.context.places = true
			calls = append(calls, r.add(one, called)...)
		}
		return calls
	})
	for _, sub := range font.Kern {
		r.add(legacyKerning(sub), false)
	}
	return r
}

func (r *rules) add(one rule, called bool) (calls []uint16) {
	if one.single && called {
		return nil
	}
	r.rules = append(r.rules, one)
	if one.context.sequence != nil {
		r.contexts = append(r.contexts, one.context)
	}
	return one.calls
}

// concern reports whether a glyph is passed over by a rule, or in a sequence of one, and is not
// only known to contexts.
func (r *rules) concern(g tables.GlyphID) bool {
	if r.class(g)&r.passed != 0 {
		return true
	}
	for _, one := range r.rules {
		if one.concerns(g) {
			return true
		}
	}
	return false
}

// isMark reports whether the font says that a glyph is a mark.
func (r *rules) isMark(g tables.GlyphID) bool { return r.class(g)&tables.GPMark != 0 }

// class returns the class of a glyph that is no mark by Unicode, as HarfBuzz has it.
func (r *rules) class(g tables.GlyphID) tables.GlyphProps {
	if r.gdef.GlyphClassDef == nil {
		return tables.GPBaseGlyph
	}
	return r.gdef.GlyphProps(g) & (tables.GPBaseGlyph | tables.GPLigature | tables.GPMark)
}

// A neighbourhood is which glyphs, by coverages, would have to be right before or after a
// glyph so that it were in the sequence of a context.
type neighbourhood struct{ before, after []tables.Coverage }

// neighbourhoods returns those of a glyph that no context begins with: by the rules of GSUB,
// and by those of GPOS. A sequence is only looked for from the first glyph within it, and
// from there it has to match up to the glyph.
func (r *rules) neighbourhoods(g tables.GlyphID) (substituted, placed neighbourhood) {
	for _, c := range r.contexts {
		to := &substituted
		if c.places {
			to = &placed
		}
		for i := range c.sequence {
			switch {
			case i == c.first || !isCovered(g, c.sequence[i:i+1]):
			case i < c.first:
				to.after = append(to.after, c.sequence[i+1])
			default:
				to.before = append(to.before, c.sequence[i-1])
			}
		}
	}
	return substituted, placed
}

// lookupsOf returns the lookups of features that may be on, with those that stand in for them
// in an instance of a variable font.
func lookupsOf(layout *otfont.Layout, isOn func(tag opentype.Tag) bool) []uint16 {
	on := make([]bool, len(layout.Features))
	for i, f := range layout.Features {
		on[i] = isOn(f.Tag)
	}
	require := func(system tables.LangSys) { // a required feature is on whatever its name is
		if i := int(system.RequiredFeatureIndex); i < len(on) {
			on[i] = true
		}
	}
	for _, script := range layout.Scripts {
		for _, system := range script.LangSys {
			require(system)
		}
		if script.DefaultLangSys != nil {
			require(*script.DefaultLangSys)
		}
	}
	var lookups []uint16
	for i, f := range layout.Features {
		if on[i] {
			lookups = append(lookups, f.LookupListIndices...)
		}
	}
	for _, record := range layout.FeatureVariations {
		for _, other := range record.Substitutions.Substitutions {
			if i := int(other.FeatureIndex); i < len(on) && on[i] {
				lookups = append(lookups, other.AlternateFeature.LookupListIndices...)
			}
		}
	}
	return lookups
}

// follow visits lookups, and then those that are called, each once. A table has n of them.
func follow(lookups []uint16, n int, visit func(i uint16, called bool) (calls []uint16)) {
	seen := make([]bool, n)
	for called := false; len(lookups) > 0; called = true {
		var calls []uint16
		for _, i := range lookups {
			if int(i) < n && !seen[i] {
				seen[i] = true
				calls = append(calls, visit(i, called)...)
			}
		}
		lookups = calls
	}
}

package shaping

import (
	"slices"

	otfont "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype/tables"
)

// substitution returns the rule that a subtable of GSUB is.
func substitution(sub tables.GSUBLookup) rule {
	switch sub := sub.(type) {
	case tables.SingleSubs, tables.MultipleSubs, tables.AlternateSubs:
		return single(sub.Cov())
	case tables.LigatureSubs:
		return covered(sub.Cov()).or(isOneOf(componentsOf(sub)))
	case tables.ReverseChainSingleSubs:
		around := slices.Concat(sub.BacktrackCoverages, sub.LookaheadCoverages)
		return covered(append(around, sub.Cov())...)
	case tables.ContextualSubs:
		return substitutionInContext(sub.Data)
	case tables.ChainedContextualSubs:
		return substitutionInContext(sub.Data)
	}
	return rule{concerns: always}
}

// positioning returns the rule that a subtable of GPOS is.
func positioning(sub tables.GPOSLookup) rule {
	switch sub := sub.(type) {
	case tables.SinglePos:
		return single(sub.Cov())
	case tables.CursivePos:
		return covered(sub.Cov())
	case tables.PairPos:
		switch data := sub.Data.(type) {
		case tables.PairPosData1:
			return covered(data.Cov()).or(isSecondOf(data.PairSets))
		case tables.PairPosData2:
			return covered(data.Cov()).or(isSecondByClass(&data))
		}
	case tables.MarkBasePos:
		return covered(sub.Cov(), sub.BaseCoverage)
	case tables.MarkLigPos:
		return covered(sub.Cov(), sub.LigatureCoverage)
	case tables.MarkMarkPos:
		return covered(sub.Cov(), sub.Mark2Coverage)
	case tables.ContextualPos:
		return positioningInContext(sub.Data)
	case tables.ChainedContextualPos:
		return positioningInContext(sub.Data)
	}
	return rule{concerns: always}
}

// substitutionInContext returns the rule that the data of a subtable of GSUB for sequences is.
func substitutionInContext(data any) rule {
	switch data := data.(type) {
	case tables.ContextualSubs1:
		return glyphContext(data.Cov(), data.SeqRuleSet)
	case tables.ContextualSubs2:
		return classContext(data.Cov(), data.ClassDef, data.ClassSeqRuleSet)
	case tables.ContextualSubs3:
		return coverageContext(data.SeqLookupRecords, nil, data.Coverages, nil)
	case tables.ChainedContextualSubs1:
		return chainedGlyphContext(data.Cov(), data.ChainedSeqRuleSet)
	case tables.ChainedContextualSubs2:
		return chainedClassContext(data.Cov(), tables.ChainedSequenceContextFormat2(data))
	case tables.ChainedContextualSubs3:
		return coverageContext(data.SeqLookupRecords, data.BacktrackCoverages, data.InputCoverages, data.LookaheadCoverages)
	}
	return rule{concerns: always}
}

// positioningInContext returns the rule that the data of a subtable of GPOS for sequences is.
func positioningInContext(data any) rule {
	switch data := data.(type) {
	case tables.ContextualPos1:
		return glyphContext(data.Cov(), data.SeqRuleSet)
	case tables.ContextualPos2:
		return classContext(data.Cov(), data.ClassDef, data.ClassSeqRuleSet)
	case tables.ContextualPos3:
		return coverageContext(data.SeqLookupRecords, nil, data.Coverages, nil)
	case tables.ChainedContextualPos1:
		return chainedGlyphContext(data.Cov(), data.ChainedSeqRuleSet)
	case tables.ChainedContextualPos2:
		return chainedClassContext(data.Cov(), tables.ChainedSequenceContextFormat2(data))
	case tables.ChainedContextualPos3:
		return coverageContext(data.SeqLookupRecords, data.BacktrackCoverages, data.InputCoverages, data.LookaheadCoverages)
	}
	return rule{concerns: always}
}

// legacyKerning returns the rule that a subtable of the table kern is: only a list of pairs is
// looked into.
func legacyKerning(sub otfont.KernSubtable) rule {
	pairs, ok := sub.Data.(otfont.Kern0)
	if !ok {
		return rule{concerns: always}
	}
	in := map[tables.GlyphID]bool{}
	for _, pair := range pairs {
		in[pair.Left], in[pair.Right] = true, true
	}
	return rule{concerns: isOneOf(in)}
}

func componentsOf(sub tables.LigatureSubs) map[tables.GlyphID]bool {
	in := map[tables.GlyphID]bool{}
	for _, set := range sub.LigatureSets {
		for _, ligature := range set.Ligatures {
			for _, g := range ligature.ComponentGlyphIDs {
				in[g] = true
			}
		}
	}
	return in
}

func isSecondOf(sets []tables.PairSet) func(g tables.GlyphID) bool {
	return func(g tables.GlyphID) bool {
		return slices.ContainsFunc(sets, func(set tables.PairSet) bool {
			_, ok := set.FindGlyph(g)
			return ok
		})
	}
}

// isSecondByClass leaves out the glyphs of class 0, which are all that nobody has put into
// a class, if nothing is done about them.
func isSecondByClass(pairs *tables.PairPosData2) func(g tables.GlyphID) bool {
	zero := false
	for first := range pairs.ClassDef1.Extent() {
		zero = zero || pairs.Record(uint16(first), 0) != tables.Class2Record{}
	}
	return func(g tables.GlyphID) bool {
		class, _ := pairs.ClassDef2.Class(g)
		return class != 0 || zero
	}
}

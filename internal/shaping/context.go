package shaping

import (
	"slices"

	"github.com/go-text/typesetting/font/opentype/tables"
)

// Rules for sequences of glyphs, with or without others around them, come in three formats:
// by glyph, by class, and by coverage. They call other lookups at places of the sequence.

func callsOf(records []tables.SequenceLookupRecord) []uint16 {
	calls := make([]uint16, len(records))
	for i, r := range records {
		calls[i] = r.LookupListIndex
	}
	return calls
}

func coverageContext(records []tables.SequenceLookupRecord, before, within, after []tables.Coverage) rule {
	if len(within) == 0 {
		return rule{concerns: always}
	}
	before = slices.Clone(before)
	slices.Reverse(before) // the nearest comes first in the file
	one := covered(within[0])
	one.context = context{sequence: slices.Concat(before, within, after), first: len(before)}
	one.calls = callsOf(records)
	return one
}

// A sequence is which glyphs, or classes of glyphs, a rule names in a part of its sequence.
type sequence map[uint16]bool

func (s sequence) add(named []uint16) {
	for _, n := range named {
		s[n] = true
	}
}

// by reports whether the sequence names the class of a glyph. That of a glyph in no class is
// 0.
func (s sequence) by(classes tables.ClassDef) func(g tables.GlyphID) bool {
	return func(g tables.GlyphID) bool {
		if classes == nil {
			return s[0]
		}
		class, _ := classes.Class(g)
		return s[class]
	}
}

// sequencesOf returns what the rules name after the first glyph.
func sequencesOf(sets []tables.SequenceRuleSet) (input sequence, calls []uint16) {
	input = sequence{}
	for _, set := range sets {
		for _, r := range set.SeqRule {
			input.add(r.InputSequence)
			calls = append(calls, callsOf(r.SeqLookupRecords)...)
		}
	}
	return input, calls
}

func glyphContext(first tables.Coverage, sets []tables.SequenceRuleSet) rule {
	input, calls := sequencesOf(sets)
	one := covered(first).or(isOneOf(input))
	one.calls = calls
	return one
}

func classContext(first tables.Coverage, classes tables.ClassDef, sets []tables.SequenceRuleSet) rule {
	input, calls := sequencesOf(sets)
	one := covered(first).or(input.by(classes))
	one.calls = calls
	return one
}

// A chain is what rules name before, within and after the sequence that they change.
type chain struct {
	before, input, after sequence
	calls                []uint16
}

func chainOf(sets []tables.ChainedSequenceRuleSet) chain {
	c := chain{before: sequence{}, input: sequence{}, after: sequence{}}
	for _, set := range sets {
		for _, r := range set.ChainedSeqRules {
			c.before.add(r.BacktrackSequence)
			c.input.add(r.InputSequence)
			c.after.add(r.LookaheadSequence)
			c.calls = append(c.calls, callsOf(r.SeqLookupRecords)...)
		}
	}
	return c
}

func chainedGlyphContext(first tables.Coverage, sets []tables.ChainedSequenceRuleSet) rule {
	c := chainOf(sets)
	one := covered(first).or(isOneOf(c.before)).or(isOneOf(c.input)).or(isOneOf(c.after))
	one.calls = c.calls
	return one
}

func chainedClassContext(first tables.Coverage, data tables.ChainedSequenceContextFormat2) rule {
	c := chainOf(data.ChainedClassSeqRuleSet)
	one := covered(first).or(c.before.by(data.BacktrackClassDef)).or(c.input.by(data.InputClassDef)).or(c.after.by(data.LookaheadClassDef))
	one.calls = c.calls
	return one
}

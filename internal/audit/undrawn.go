package audit

import (
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
	"github.com/pobook/pobook/internal/undrawn"
)

// reportUndrawn reports what no face has of the text of the sections. The faces are
// those of the source, or where that has no pages, of the first locale that has some.
func reportUndrawn(sections []content.Section, set *pages, reporter diag.Reporter) {
	var found undrawn.Tally
	for _, s := range sections {
		if s.Order || !set.suspects(s.Parsed.Source) {
			continue
		}
		set.undrawnIn(s.Parsed.Document(s.Path, nil), func(r rune, offset int) {
			found.Add(r, s.File, func() diag.Position { return s.At(offset) })
		})
	}
	for _, g := range found.Groups() {
		reporter(g.Diagnostic(set.severity))
	}
}

// A translated text is a section with its catalogue in place.
type translated struct {
	section content.Section
	in      check.Input
}

// undrawn returns what no face has of the translations in a catalogue. What stands in
// the section itself is a finding about that.
func (t translated) undrawn(locale string, set *pages) []check.Finding {
	if t.in.File == nil || !set.suspects(t.in.Data) {
		return nil
	}
	var (
		found   undrawn.Tally
		first   = map[*undrawn.Group]check.Finding{}
		lines   = po.NewLines(t.in.Data)
		applied = translate.Apply(t.section.Parsed, t.in.File, nil)
		wants   = t.wants()
	)
	set.undrawnIn(applied.Spliced.Section().Document(t.section.Path, nil), func(r rune, offset int) {
		e, _ := applied.Origin(offset)
		if e == nil || !wants(e, r) {
			return
		}
		at := check.Finding{Locale: locale, Entry: e}
		at.File, at.Line = t.in.Path, e.StrLine
		group := found.Add(r, t.in.Path, func() diag.Position {
			if at.Start = strings.IndexRune(e.Str[0], r); at.Start < 0 {
				at.Start = 0 // it is written in another way, as &#x2217;
				return at.Position
			}
			at.End = at.Start + utf8.RuneLen(r)
			at.Line, at.Column = lines.Locate(e, 0, at.Start)
			return at.Position
		})
		if _, ok := first[group]; !ok {
			first[group] = at
		}
	})
	var all []check.Finding
	for _, g := range found.Groups() {
		f := first[g]
		f.Diagnostic = g.Diagnostic(set.severity)
		all = append(all, f)
	}
	return all
}

// wants returns whether somebody has not said of a message that he knows of characters
// without a face in it.
func (t translated) wants() func(e *po.Entry, r rune) bool {
	type question struct {
		entry *po.Entry
		code  diag.Code
	}
	known := map[question]bool{}
	return func(e *po.Entry, r rune) bool {
		q := question{e, undrawn.Code(r)}
		wanted, ok := known[q]
		if !ok {
			row, _ := check.Find(q.code)
			wanted = !t.in.Section.Dismisses(e, &row)
			known[q] = wanted
		}
		return wanted
	}
}

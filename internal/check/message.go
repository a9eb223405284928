package check

import (
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/hostname"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
)

// A brief is what the translations of a catalogue are held against, beside their
// sources. Translators get one with their work, which is what it is called.
type brief struct {
	locale   locale.Locale
	source   locale.Locale  // asked for Weblate's verdicts alone
	usage    *chinese.Usage // nil if the locale is not Chinese
	classes  *classes
	glossary *glossary.Glossary // nil is empty
	// dead says why a destination leads nowhere from the section, and nothing if it
	// leads somewhere. Nil leaves links unfollowed.
	dead func(destination string) diag.Text
	// hosts are those that the section links to.
	hosts func() *hostname.Known
	// defines reports whether the section defines the label of a reference.
	defines func(label string) bool
	// isCaption reports whether a message is the caption of a table somewhere in the section.
	isCaption func(message po.Key) bool
	// kindOf returns where a message stands in the section; false for one that is not there.
	kindOf func(message po.Key) (markdown.Kind, bool)
	// captionWords matches a caption that begins with the word for a table.
	captionWords func() *regexp.Regexp
	// writes reports whether the section has a word in just these letters.
	writes func(word string) bool
}

// A message is one translation being checked, and what was found in it.
type message struct {
	brief          *brief
	entry          *po.Entry
	source, target *text
	faults         []fault
}

// A fault is what a check says of a part of the translation. The rest of the
// finding, its place and the check, is the same for all that a check says.
type fault struct {
	at         span
	what, hint diag.Text
	instead    *string // the one right answer, if there is one
}

// report adds a fault of a part of the translation.
func (m *message) report(at span, what, hint diag.Text) {
	m.faults = append(m.faults, fault{at: at, what: what, hint: hint})
}

// mendable adds a fault that has one right answer, unless it reaches into what
// is not prose: code and addresses are right as they are, or else nobody knows
// what they ought to be.
func (m *message) mendable(at span, instead string, what, hint diag.Text) {
	if strings.IndexByte(m.target.prose()[at.start:at.end], notProse) >= 0 {
		m.report(at, what, hint)
		return
	}
	m.faults = append(m.faults, fault{at, what, hint, &instead})
}

// lastCharacter is the place of the last character.
func lastCharacter(m *message) span {
	_, size := utf8.DecodeLastRuneInString(m.target.raw)
	return span{len(m.target.raw) - size, len(m.target.raw)}
}

// all is the whole translation.
func (m *message) all() span { return span{0, len(m.target.raw)} }

// marked says whether either side has any marks.
func (m *message) marked() bool { return (m.source.traits|m.target.traits)&hasMarkup != 0 }

// chineseText says whether the rules of Chinese typography apply: the locale is
// Chinese, and so is the text at hand.
func (m *message) chineseText() bool { return m.brief.usage != nil && m.target.traits&hasHan != 0 }

// each calls f with the characters of the translation that have a trait.
func (m *message) each(t traits, f func(r rune, at span)) {
	for i, r := range m.target.raw {
		if m.brief.classes.of(r)&t != 0 {
			f(r, span{i, i + utf8.RuneLen(r)})
		}
	}
}

// flagValues returns the values of a flag of a message that has some, as in
// "max-length:40".
func flagValues(e *po.Entry, name string) []string {
	var values []string
	for _, f := range slices.Concat(e.Flags, e.Sticky) {
		if key, value, found := strings.Cut(f, ":"); found && key == name {
			values = append(values, strings.TrimSpace(value))
		}
	}
	return values
}

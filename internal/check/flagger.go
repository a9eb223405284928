package check

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/script"
	"github.com/pobook/pobook/internal/translate"
)

// Flags by which Weblate comes to the verdicts of the checks here (docs.weblate.org:
// admin/checks). They are of the message, not of its translations, so that they stand
// in the template and are the same in every locale.

const readOnly = "read-only"

// ignoreFlag is the flag that leaves a check out.
func ignoreFlag(id diag.Code) string { return "ignore-" + normalID(string(id)) }

// A flagger finds the flags of one message after the other.
type flagger struct {
	han    bool                   // the source is written in Han without spaces
	terms  *glossary.Glossary     // of all locales; nil is none
	writes func(word string) bool // whether the book has a word in just these letters
	text   text
}

// all returns the flags of the messages that have any.
func (f *flagger) all(messages []translate.Message) map[po.Key][]string {
	flags := map[po.Key][]string{}
	for _, m := range messages {
		if own := f.of(m); own != nil {
			flags[m.Entry.Key()] = own
		}
	}
	return flags
}

// of returns the flags that follow from the text of a message.
func (f *flagger) of(m translate.Message) []string {
	id := m.Entry.ID
	f.text.raw, f.text.traits, f.text.scanned, f.text.masked = id, 0, false, ""
	if strings.ContainsAny(id, markupSigns) || strings.Contains(strings.ToLower(id), "www.") {
		f.text.traits = hasMarkup
	}
	var flags []string
	if own := placeholderFlag(f.text.marks().templates); own != "" {
		flags = append(flags, own)
	}
	stays := f.stays(m.Kind)
	if stays {
		flags = append(flags, ignoreFlag("same"))
	}
	if f.hasHiddenTerm(stays) {
		flags = append(flags, ignoreFlag("check_glossary"))
	}
	if strings.ContainsAny(id, "&<>") {
		if isUnsafeHTML(&f.text, &f.text) { // not even the source would do
			flags = append(flags, ignoreFlag("safe-html"))
		}
	}
	return flags
}

// stays reports whether a text is its own translation for certain: code, numbers, terms
// that stay, what is mostly Han in a book of another script, and names.
func (f *flagger) stays(kind markdown.Kind) bool {
	prose := f.text.prose()
	if !f.han && isMostlyHan(prose) {
		return true
	}
	var words []string
	for word := range eachWord(prose) {
		if f.terms != nil && f.terms.Keeps(word) {
			continue
		}
		if words = append(words, word); kind == markdown.KindHeading || !particles[word] && !f.isNameLike(word) {
			return false
		}
	}
	// One word alone may as well be one of the language, unless it has a capital within.
	return len(words) == 0 || !f.leadsInside() && (len(words) > 1 || strings.ContainsFunc(words[0][1:], unicode.IsUpper))
}

// leadsInside reports a link to another place of the book, whose title it may have.
func (f *flagger) leadsInside() bool {
	return slices.ContainsFunc(f.text.marks().links, func(l link) bool { return isInternal(l.target) })
}

// isNameLike reports whether a word may be of a name: it begins with a capital, and the book
// has it nowhere in lower case.
func (f *flagger) isNameLike(word string) bool {
	first, _ := utf8.DecodeRuneInString(word)
	return unicode.IsUpper(first) && !f.writes(strings.ToLower(word))
}

// isMostlyHan reports whether more letters of a text are Han than not.
func isMostlyHan(text string) bool {
	han, letters := 0, 0
	for _, r := range text {
		if script.IsHan(r) {
			han++
		} else if unicode.IsLetter(r) {
			letters++
		}
	}
	return han > letters
}

// hasHiddenTerm reports whether a term stands where Weblate sees one and a translator none: in
// code, an address, an anchor, or anywhere in a text that stays.
func (f *flagger) hasHiddenTerm(stays bool) bool {
	if f.terms == nil {
		return false
	}
	seen := f.terms.In(f.text.raw)
	if len(seen) == 0 || stays || f.text.traits == 0 {
		return len(seen) > 0 && stays
	}
	prose := f.terms.In(f.text.prose())
	return slices.ContainsFunc(seen, func(o glossary.Occurrence) bool {
		return !slices.ContainsFunc(prose, func(p glossary.Occurrence) bool { return p.Concept == o.Concept })
	})
}

// placeholderFlag names what a program puts a value in place of; empty if there is
// nothing, or nothing that a line of a catalogue can hold.
func placeholderFlag(templates []string) string {
	var flag strings.Builder
	there := map[string]bool{}
	for _, t := range templates {
		if !strings.ContainsAny(t, "\n\\") && !there[t] && markdown.TemplateKey(t) == t {
			there[t] = true
			flag.WriteString(":" + strconv.Quote(t))
		}
	}
	if len(there) == 0 {
		return ""
	}
	return "placeholders" + flag.String()
}

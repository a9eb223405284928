package check

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// Weblate's verdicts where they are not what the checks of that id find here
// (docs.weblate.org: user/checks; as of Weblate 2026.10): it looks at whole texts,
// code and addresses included, and at fuzzy translations too. They hold for the
// settings that "pobook weblate" prints: Markdown, auto-safe-html, strict-same.

// sameToWeblate finds any text that has not changed, but for a single character and
// a text of nothing but placeholders: with strict-same, the flags of a message say
// whether it may stay.
func sameToWeblate(m *message) {
	if isUnchanged(m, m.source.raw, m.target.raw) && !isPlaceholders(m) {
		m.report(m.all(), diag.Textf("the translation is the source text itself"), diag.Textf(`translate it; where it may stay, the source says so by <!-- i18n:ignore same -->`))
	}
}

// isUnchanged reports a text that is to be translated, and has not been.
func isUnchanged(m *message, source, target string) bool {
	from, to := m.brief.source.Language(), m.brief.locale.Language()
	related := from == to || from == "en" && to == "ia" // which has much of the other
	return !related && source == target && utf8.RuneCountInString(source) > 1
}

// isPlaceholders reports whether the source is nothing but placeholders.
func isPlaceholders(m *message) bool {
	rest := m.source.raw
	for _, p := range placeholdersOf(m) {
		rest = p.ReplaceAllString(rest, "")
	}
	return rest == ""
}

// placeholdersToWeblate compares which placeholders there are, not how many.
func placeholdersToWeblate(m *message) {
	found := func(text string) []string {
		var all []string
		for _, p := range placeholdersOf(m) {
			all = append(all, p.FindAllString(text, -1)...)
		}
		slices.Sort(all)
		return slices.Compact(all)
	}
	if !slices.Equal(found(m.source.raw), found(m.target.raw)) {
		m.report(m.all(), diag.Textf("the placeholders are not those of the source"), diag.Textf("copy them from the source"))
	}
}

// glossaryToWeblate looks for terms anywhere in the source, and for their forms
// anywhere in the translation, without regard to case.
func glossaryToWeblate(m *message) {
	if m.brief.glossary == nil {
		return
	}
	has := func(form string) bool {
		return form != "" && occurs(m.target.raw, form, !spaceless[m.brief.locale.Language()])
	}
	for _, o := range m.brief.glossary.In(m.source.raw) {
		if len(o.Wanted) > 0 && !slices.ContainsFunc(o.Wanted, has) {
			m.report(m.all(), diag.Textf("Weblate finds the term %s in the source, and none of its forms here", o.Source), diag.Textf("use %s", diag.Or(o.Wanted)))
			return
		}
		for _, form := range o.Forbidden {
			if has(form) && !slices.ContainsFunc(o.Wanted, func(w string) bool { return strings.EqualFold(w, form) }) {
				m.report(m.all(), diag.Textf("%s is forbidden for the term %s", form, o.Source), diag.Textf("take another word"))
				return
			}
		}
	}
}

// spaceless are the languages that have no spaces between words to Weblate.
var spaceless = setOf("zh ja th km lo my ko")

// occurs reports whether a form is in a text, without regard to case, as whole words
// where the language has spaces between them.
func occurs(text, form string, spaced bool) bool {
	text, form = strings.ToLower(text), strings.ToLower(form)
	for from := 0; ; {
		at := strings.Index(text[from:], form)
		if at < 0 {
			return false
		}
		from += at
		if !spaced || isBoundary(text, from) && isBoundary(text, from+len(form)) {
			return true
		}
		_, size := utf8.DecodeRuneInString(text[from:])
		from += size
	}
}

// isBoundary reports whether a word ends or begins at an offset (UTS #18, §1.4).
func isBoundary(text string, at int) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at])
	after, _ := utf8.DecodeRuneInString(text[at:])
	return wordCharacter(before) != wordCharacter(after)
}

// doubleSpaceToWeblate finds spaces side by side anywhere, at the ends too.
func doubleSpaceToWeblate(m *message) {
	if at := strings.Index(m.target.raw, "  "); at >= 0 && !strings.Contains(m.source.raw, "  ") {
		m.report(span{at, at + len("  ")}, diag.Textf("spaces stand side by side"), diag.Textf("leave one of them"))
	}
}

var upperRun = regexp.MustCompile(`\p{Lu}{2,}`)

// capitalsToWeblate finds capitals in a row.
func capitalsToWeblate(m *message) {
	if at := upperRun.FindStringIndex(m.target.raw); at != nil && !upperRun.MatchString(m.source.raw) {
		m.report(span{at[0], at[1]}, diag.Textf("a word with several capital letters, which the source does not have"), diag.Textf("write it as the source does"))
	}
}

// repeating are the languages that repeat words with a meaning, in which Weblate looks for no
// duplicates.
var repeating = setOf("as bn gu hi kn ml mr ne or pa sd si ta te tok ur")

// repeatable are words that may follow themselves, by language.
var repeatable = map[string]map[string]bool{
	"fr": setOf("vous nous"), "fy": setOf("jo mei"), "sq": setOf("të"), "tr": setOf("tek adım gıcır sık"), "vi": setOf("luôn song"),
}

// duplicateToWeblate finds a word that follows itself in the same letters, whatever
// separates the two, unless as many words do so as often in the source.
func duplicateToWeblate(m *message) {
	if repeating[m.brief.locale.Language()] {
		return
	}
	got, counts := repeated(m.target, repeatable[m.brief.locale.Language()])
	if len(got) == 0 {
		return
	}
	own, ownCounts := repeated(m.source, repeatable[m.brief.source.Language()])
	if slices.Equal(counts, ownCounts) {
		return
	}
	for _, word := range got {
		if !slices.Contains(own, word) {
			m.report(m.all(), diag.Textf("the word %s follows itself", word), diag.Textf("delete one of them"))
			return
		}
	}
}

// repeated returns the words that follow themselves, and how often each stands there.
func repeated(t *text, but map[string]bool) (words []string, counts []int) {
	last, n := "", 1
	end := func() {
		if n > 1 {
			words, counts = append(words, last), append(counts, n)
		}
		n = 1
	}
	for _, word := range strings.FieldsFunc(opaque(t), betweenWords) {
		if word == last && utf8.RuneCountInString(word) >= 2 && !but[word] {
			n++
			continue
		}
		end()
		last = word
	}
	end()
	return words, counts
}

// opaque is a text with its place written for each delimiter of emphasis and code, which
// is part of a word.
func opaque(t *text) string {
	var delimiters []span
	for _, s := range t.marks().delimiters {
		if c := t.raw[s.start]; c != '[' && c != ']' && c != '!' {
			delimiters = append(delimiters, s)
		}
	}
	for _, s := range t.marks().code {
		delimiters = append(delimiters, span{s.start - 1, s.start}, span{s.end, s.end + 1})
	}
	slices.SortFunc(delimiters, func(a, b span) int { return a.start - b.start })
	var b strings.Builder
	done := 0
	for _, s := range delimiters {
		if s.start < done {
			continue // of two kinds of emphasis at once, as ***
		}
		fmt.Fprintf(&b, "%s-%d-", t.raw[done:s.start], s.start)
		done = s.end
	}
	return b.String() + t.raw[done:]
}

// betweenWords reports what Weblate separates words at: spaces, and some kinds of
// punctuation, but neither marks that close nor those of sentences.
func betweenWords(r rune) bool {
	return r == ']' || !strings.ContainsRune(`,.:;\·•`, r) && unicode.In(r, unicode.Zs, unicode.Cc, unicode.Po, unicode.Ps, unicode.Sk)
}

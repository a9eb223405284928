package conversion

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/opencc"
	"github.com/pobook/pobook/internal/script"
)

// A vocabulary is what both locales have agreed on.
type vocabulary struct {
	rules      Rules
	characters *opencc.Converter
	from, to   map[string][]glossary.Term // by source, folded
}

func newVocabulary(r Rules, characters *opencc.Converter) vocabulary {
	return vocabulary{r, characters, bySource(r.FromTerms), bySource(r.ToTerms)}
}

// bySource returns the terms that say how something is written.
func bySource(g *glossary.Glossary) map[string][]glossary.Term {
	found := map[string][]glossary.Term{}
	if g == nil {
		return found
	}
	for _, t := range g.Terms {
		if !t.Forbidden && (t.ReadOnly || t.Target != "") {
			key := folded(t.Source)
			found[key] = append(found[key], t)
		}
	}
	return found
}

// folded writes a source as package glossary looks for it.
func folded(source string) string { return strings.ToLower(strings.Join(strings.Fields(source), " ")) }

// A form is what is written for a term in one locale, and in the other. What stays is
// found within other words too.
type form struct {
	from, to string
	stays    bool
}

// in returns what becomes of the terms of a message in its text. Of those that overlap the
// first counts, and of those that begin together the longest.
func (v vocabulary) in(m Message, t *transcript) []edit {
	visible := t.visible()
	var edits []edit
	for _, f := range v.forms(m) {
		for at := 0; ; {
			n := strings.Index(visible[at:], f.from)
			if n < 0 {
				break
			}
			s := span{at + n, at + n + len(f.from)}
			at = s.end
			if f.stays || standsAlone(visible, s) && v.isWhole(visible, s) {
				edits = append(edits, withoutSpaces(visible, edit{s, f.to}))
			}
		}
	}
	slices.SortStableFunc(edits, func(a, b edit) int {
		return cmp.Or(cmp.Compare(a.at.start, b.at.start), cmp.Compare(b.at.end, a.at.end))
	})
	end := 0
	return slices.DeleteFunc(edits, func(e edit) bool {
		if e.at.start < end {
			return true
		}
		end = e.at.end
		return false
	})
}

// forms returns the forms of the terms that the source of a message has.
func (v vocabulary) forms(m Message) []form {
	var forms []form
	prose := check.Prose(m.Source)
	for _, o := range occurrences(v.rules.ToTerms, prose) {
		terms := v.to[folded(o.Source)]
		switch {
		case o.Keep:
			forms = append(forms, form{o.Text, o.Text, true}, form{o.Source, o.Source, true})
		case v.rules.Source.Code == v.rules.From.Code && len(terms) > 0:
			forms = append(forms, form{o.Text, v.pick(terms, glossary.Term{Target: o.Text}), false})
		}
	}
	for _, o := range occurrences(v.rules.FromTerms, prose) {
		if o.Keep {
			forms = append(forms, form{o.Text, o.Text, true}, form{o.Source, o.Source, true})
		}
		terms, others := v.to[folded(o.Source)], v.from[folded(o.Source)]
		for _, t := range others {
			// Beside other forms, that of the source is a word that is quoted.
			if cited := len(others) > 1 && folded(t.Target) == folded(t.Source); len(terms) > 0 && !t.ReadOnly && !cited {
				forms = append(forms, form{t.Target, v.pick(terms, t), false})
			}
		}
	}
	return forms
}

func occurrences(g *glossary.Glossary, prose string) []glossary.Occurrence {
	if g == nil {
		return nil
	}
	return g.In(prose)
}

// pick returns the term that is meant where the other locale has one: that with the same
// context, that which is the same word in other characters, or the first.
func (v vocabulary) pick(terms []glossary.Term, other glossary.Term) string {
	written := func(t glossary.Term) string {
		if t.ReadOnly {
			return t.Source
		}
		return t.Target
	}
	for _, t := range terms {
		if t.Context != "" && t.Context == other.Context {
			return written(t)
		}
	}
	converted := v.characters.Convert(other.Target)
	for _, t := range terms {
		if written(t) == converted {
			return converted
		}
	}
	return written(terms[0])
}

// standsAlone reports whether what stands in a text does not begin or end within a word. That
// is known of words of Latin letters. A single Han character, such as 行, is a part of too
// many words to be one beside another.
func standsAlone(text string, at span) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:at.start])
	after, _ := utf8.DecodeRuneInString(text[at.end:])
	first, size := utf8.DecodeRuneInString(text[at.start:])
	if script.IsHan(first) && size == at.end-at.start {
		return !script.IsHan(before) && !script.IsHan(after)
	}
	last, _ := utf8.DecodeLastRuneInString(text[:at.end])
	return (!inWord(before) || !inWord(first)) && (!inWord(last) || !inWord(after))
}

// isWhole reports whether a form is no part of a longer word that OpenCC knows by another
// name, as 文件 is a part of 文件夹: without what is beside it, it is converted as with it.
func (v vocabulary) isWhole(text string, at span) bool {
	start, end := at.start, at.end
	for range longestWord {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
		_, size = utf8.DecodeRuneInString(text[end:])
		end += size
	}
	convert := v.characters.Convert
	return convert(text[start:end]) == convert(text[start:at.start])+convert(at.in(text))+convert(text[at.end:end])
}

// longestWord is how many characters the longest words of OpenCC's dictionaries have.
const longestWord = 14

func inWord(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r)) && !script.IsUnspaced(r)
}

// withoutSpaces takes a space along that stood between Han and a word of Latin letters,
// where the other locale has a word in Han.
func withoutSpaces(text string, e edit) edit {
	first, _ := utf8.DecodeRuneInString(e.at.in(text))
	before, _ := utf8.DecodeLastRuneInString(strings.TrimSuffix(text[:e.at.start], " "))
	if begins, _ := utf8.DecodeRuneInString(e.text); strings.HasSuffix(text[:e.at.start], " ") && inWord(first) && script.IsHan(before) && script.IsHan(begins) {
		e.at.start--
	}
	last, _ := utf8.DecodeLastRuneInString(e.at.in(text))
	after, _ := utf8.DecodeRuneInString(strings.TrimPrefix(text[e.at.end:], " "))
	if ends, _ := utf8.DecodeLastRuneInString(e.text); strings.HasPrefix(text[e.at.end:], " ") && inWord(last) && script.IsHan(after) && script.IsHan(ends) {
		e.at.end++
	}
	return e
}

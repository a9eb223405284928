package glossary

import (
	"slices"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
)

// An Entry is what a reader looks up: a term of the locale with what it stands
// for.
type Entry struct {
	Term    string
	Sources []Sense // in the order of the file
}

// A Sense is what a term translates, and the note that tells it apart from
// others, if it has one.
type Sense struct{ Source, Note string }

// Index returns the terms as an appendix of the book lists them: sorted as the
// locale sorts words, forbidden ones left out. Chinese is sorted by strokes in
// Traditional and by pinyin in Simplified, as readers of either are used to.
func (g *Glossary) Index(locale language.Tag) []Entry {
	var entries []Entry
	at := map[string]int{}
	for _, t := range g.Terms {
		term := t.Target
		if t.ReadOnly {
			term = t.Source
		}
		if t.Forbidden || term == "" {
			continue
		}
		i, known := at[term]
		if !known {
			i = len(entries)
			at[term] = i
			entries = append(entries, Entry{Term: term})
		}
		entries[i].Sources = append(entries[i].Sources, Sense{t.Source, t.Note})
	}
	sorter := collate.New(collation(locale))
	slices.SortStableFunc(entries, func(a, b Entry) int { return sorter.CompareString(a.Term, b.Term) })
	return entries
}

// collation returns the tag that asks for a locale's order of characters (CLDR,
// UTS #35 part 5). Cantonese, Hakka and their like are sorted as Mandarin in the
// same characters is, for CLDR has no order of theirs.
func collation(locale language.Tag) language.Tag {
	switch script, _ := locale.Script(); script.String() {
	case "Hant":
		return language.MustParse("zh-Hant-u-co-stroke")
	case "Hans":
		return language.MustParse("zh-Hans-u-co-pinyin")
	}
	return locale
}

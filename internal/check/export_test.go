package check

import (
	"slices"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// On returns what is found in a translation, as far as that can be said of a
// message alone, without its section.
func On(c *Checker, source, target string) []Finding {
	return Together(c, []*po.Entry{{ID: source, Str: []string{target}}})
}

// Together returns what is found in the translations of a section's messages,
// without its other text.
func Together(c *Checker, entries []*po.Entry) []Finding {
	r := newRun(c, Input{Section: sectionOf(entries)})
	for _, e := range entries {
		r.check(e)
	}
	return r.found
}

// Verdicts returns the ids of the checks that a translation fails, sorted.
func Verdicts(l locale.Locale, source, target string, selected Set) []string {
	var ids []string
	for _, f := range On(New(l, Rules{Select: selected}), source, target) {
		ids = append(ids, string(f.Code))
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}

// Mend returns a translation with its right answers, as Fix gives them.
func Mend(c *Checker, source, target string) string {
	e := &po.Entry{ID: source, Str: []string{target}}
	_, _ = Fix(c, Input{Section: sectionOf([]*po.Entry{e}), File: &po.File{Entries: []*po.Entry{e}}})
	return e.Str[0]
}

// sectionOf returns a section that has nothing but messages.
func sectionOf(entries []*po.Entry) *Prepared {
	p := Prepare(Book{Sections: []Section{{"a.md", "a.md", markdown.Parse(nil, markdown.Options{})}}})[0]
	p.messages = nil
	for _, e := range entries {
		p.messages = append(p.messages, translate.Message{Entry: e})
	}
	return p
}

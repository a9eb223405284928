package memory

import (
	"cmp"
	"slices"

	"github.com/pobook/pobook/internal/po"
)

// A Section is what a handbook has of translations of one section.
type Section struct {
	Path       string // below the folder of the handbook
	Catalogues []Catalogue
}

// A Catalogue is that of a section in one locale.
type Catalogue struct {
	Locale string // its code
	File   *po.File
}

// Collect makes a memory of the finished translations of sections, in the order of
// the sections and of their messages. With all, it has the messages without any,
// too.
//
// A text of several sections is one unit, unless their translations differ: then it
// is as many as there are ways to translate it. A section that lacks a translation
// differs from none. Plurals, which handbooks do not have, are left out.
func Collect(sections []Section, all bool) Memory {
	c := collector{byKey: map[po.Key][]*Unit{}, order: map[string]int{}}
	for _, s := range sections {
		for _, u := range c.unitsOf(s) {
			if all || len(u.Translations) > 0 {
				c.add(u)
			}
		}
	}
	var m Memory
	for _, u := range c.units {
		slices.SortStableFunc(u.Translations, func(a, b Translation) int { return cmp.Compare(c.order[a.Locale], c.order[b.Locale]) })
		m.Units = append(m.Units, *u)
	}
	return m
}

// A collector holds what it has got so far.
type collector struct {
	units []*Unit
	byKey map[po.Key][]*Unit
	order map[string]int // of the locales, as they were first seen
}

// unitsOf makes a unit of each message of a section.
func (c *collector) unitsOf(s Section) []*Unit {
	var (
		units []*Unit
		byKey = map[po.Key]*Unit{}
	)
	for _, catalogue := range s.Catalogues {
		if _, seen := c.order[catalogue.Locale]; !seen {
			c.order[catalogue.Locale] = len(c.order)
		}
		for _, e := range catalogue.File.Entries {
			if e.IsHeader() || e.Obsolete || e.IDPlural != nil {
				continue
			}
			u := byKey[e.Key()]
			if u == nil {
				u = &Unit{Source: e.ID, Context: e.Context, Sections: []string{s.Path}, Where: e.Extracted}
				byKey[e.Key()] = u
				units = append(units, u)
			}
			if e.Translated() {
				u.Translations = append(u.Translations, Translation{Locale: catalogue.Locale, Text: e.Str[0], Comments: e.Comments})
			}
		}
	}
	return units
}

// add takes a unit in, with one of another section if none of their translations
// differ.
func (c *collector) add(u *Unit) {
	key := po.Key{ID: u.Source}
	if u.Context != nil {
		key.Context, key.HasContext = *u.Context, true
	}
	for _, there := range c.byKey[key] {
		if there.accepts(u) {
			return
		}
	}
	c.byKey[key] = append(c.byKey[key], u)
	c.units = append(c.units, u)
}

// accepts takes in another unit of the same text, unless they differ.
func (u *Unit) accepts(other *Unit) bool {
	var lacking []Translation
	for _, t := range other.Translations {
		i := slices.IndexFunc(u.Translations, func(own Translation) bool { return own.Locale == t.Locale })
		switch {
		case i < 0:
			lacking = append(lacking, t)
		case u.Translations[i].Text != t.Text:
			return false
		}
	}
	u.Translations = append(u.Translations, lacking...)
	u.Sections = append(u.Sections, other.Sections...)
	return true
}

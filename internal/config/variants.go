package config

import (
	"fmt"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/locale"
)

// An Edition is a selection of the handbook's sections with pages of its own.
type Edition struct {
	Name     string
	Sections []string // in reading order; nil for all of the handbook
	Title    string   // in the source locale; "" for that of the handbook
	Subtitle string
	Layout   Layout
}

// LayoutFor returns how the pages of a locale look. What an edition says counts
// most, then what is said for the locale.
func (c Config) LayoutFor(code string, edition *Edition) Layout {
	l := c.Overrides[code].Over(c.Layout)
	if edition != nil {
		l = edition.Layout.Over(l)
	}
	return l
}

// Edition returns the edition of a name, or nil.
func (c Config) Edition(name string) *Edition {
	i := slices.IndexFunc(c.Editions, func(e Edition) bool { return e.Name == name })
	if i < 0 {
		return nil
	}
	return &c.Editions[i]
}

// variantKeys are read last: they choose among the locales and sections.
func variantKeys() []Key {
	return []Key{
		{
			Name:    "overrides",
			Example: "overrides: {zh_Hans: {squeeze: all}}",
			Rare:    true,
			Doc:     "By locale, keys from page to glossary with other values. Default: none.",
			read:    (*reader).readOverrides,
		},
		{
			Name:    "editions",
			Example: "editions: {workshop: {sections: [01-introduction.md], page: A5}}",
			Rare:    true,
			Doc:     "By name, selections of sections for pobook build --edition, with title, subtitle and keys from page to glossary. Default: none.",
			read:    (*reader).readEditions,
		},
	}
}

func (r *reader) readOverrides(node *yaml.Node) {
	r.config.Overrides = map[string]Layout{}
	for _, entry := range r.entries(`"overrides"`, "overrides: {zh_Hans: {squeeze: all}}", node) {
		l, ok := r.locale(entry.key, entry.name)
		switch {
		case !ok:
		case !r.publishes(l):
			r.report(entry.key, "unknown-locale", fmt.Sprintf("%q is not among the locales of this handbook", entry.name), `add it to "locales"`)
		default:
			r.config.Overrides[l.Code] = r.layout(entry.value, nil)
		}
	}
}

// publishes reports whether the handbook appears in a locale.
func (r *reader) publishes(l locale.Locale) bool {
	return l.Code == r.config.Source.Code ||
		slices.ContainsFunc(r.config.Locales, func(t Target) bool { return t.Code == l.Code })
}

func (r *reader) readEditions(node *yaml.Node) {
	for _, entry := range r.entries(`"editions"`, "editions: {workshop: {page: A5}}", node) {
		if !nameForm.MatchString(entry.name) || len(entry.name) > maxName/2 {
			r.report(entry.key, "wrong-name",
				fmt.Sprintf("the edition %q has a name that files cannot have", entry.name),
				fmt.Sprintf("write for example %q", slug(entry.name)))
			continue
		}
		e := Edition{Name: entry.name}
		e.Layout = r.layout(entry.value, []Key{
			{Name: "sections", Example: "sections: [01-introduction.md]", read: func(r *reader, node *yaml.Node) { e.Sections = r.selection(node) }},
			{Name: "title", Example: "title: Workshop", read: func(r *reader, node *yaml.Node) { e.Title = r.line(`"title"`, node) }},
			{Name: "subtitle", Example: "subtitle: One day", read: func(r *reader, node *yaml.Node) { e.Subtitle = r.line(`"subtitle"`, node) }},
		})
		r.config.Editions = append(r.config.Editions, e)
	}
}

// selection reads the sections of an edition, which are among those of the
// handbook: no others have catalogues.
func (r *reader) selection(node *yaml.Node) []string {
	whole := r.config.Sections
	r.config.Sections = nil
	r.readSections(node)
	chosen := r.config.Sections
	r.config.Sections = whole
	for _, item := range resolve(node).Content {
		section := resolve(item).Value
		if whole != nil && slices.Contains(chosen, section) && !slices.Contains(whole, section) {
			r.report(item, "missing-section", fmt.Sprintf("section %q is not among the sections of this handbook", section), `add it to "sections" at the top`)
		}
	}
	return chosen
}

// layout reads a mapping of layout keys and of others besides.
func (r *reader) layout(node *yaml.Node, others []Key) Layout {
	var l Layout
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		r.report(node, "wrong-type", "keys with values must stand here, not "+describe(value), `write for example "{page: A5}"`)
		return l
	}
	keys := slices.Clone(others)
	for _, k := range layoutKeys() {
		keys = append(keys, k.into(func(*reader) *Layout { return &l }))
	}
	values := r.collect(value, keyNames(keys))
	for _, k := range keys {
		if v, ok := values[k.Name]; ok && r.hasValue(k, v) {
			k.read(r, v)
		}
	}
	return l
}

// An entry is a key of a mapping whose keys are names of the user's.
type entry struct {
	name       string
	key, value *yaml.Node
}

// entries gives the entries of such a mapping in order.
func (r *reader) entries(what, example string, node *yaml.Node) []entry {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		r.report(node, "wrong-type", what+" must be keys with values, not "+describe(value), "write for example "+strconv.Quote(example))
		return nil
	}
	var entries []entry
	seen := map[string]bool{}
	for i := 0; i+1 < len(value.Content); i += 2 {
		key := value.Content[i]
		name, ok := r.text("a name in "+what, key)
		switch {
		case !ok:
		case seen[name]:
			r.report(key, "duplicate-key", fmt.Sprintf("%q is there twice", name), "keep one")
		default:
			seen[name] = true
			entries = append(entries, entry{name, key, value.Content[i+1]})
		}
	}
	return entries
}

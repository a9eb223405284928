package config

import (
	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
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

// readOverrides reads how the pages of single locales look, the source
// included.
func readOverrides(r *reader, source locale.Locale, targets []Target, node *yaml.Node) map[string]Layout {
	overrides := map[string]Layout{}
	for _, entry := range r.entries(diag.Verbatim(`"overrides"`), "overrides: {zh_Hans: {squeeze: all}}", node) {
		l, ok := readLocale(r, entry.key, entry.name)
		switch {
		case !ok:
		case l.Code != source.Code && !translates(targets, l.Code):
			r.report(entry.key, "unknown-locale", diag.Textf("%q is not among the locales of this handbook", entry.name), diag.Textf(`add it to "locales"`))
		default:
			var layout Layout
			readVariant(r, &layout, layoutKeys(), entry.value)
			overrides[l.Code] = layout
		}
	}
	return overrides
}

// readEditions reads selections of the handbook's sections.
func readEditions(r *reader, sections []string, node *yaml.Node) []Edition {
	var editions []Edition
	for _, entry := range r.entries(diag.Verbatim(`"editions"`), "editions: {workshop: {page: A5}}", node) {
		if !nameForm.MatchString(entry.name) || len(entry.name) > maxName/2 {
			r.report(entry.key, "wrong-name",
				diag.Textf("the edition %q has a name that files cannot have", entry.name),
				diag.Textf("write for example %q", nameOf(entry.name)))
			continue
		}
		edition := Edition{Name: entry.name}
		readVariant(r, &edition, editionKeys(sections), entry.value)
		editions = append(editions, edition)
	}
	return editions
}

func editionKeys(sections []string) []key[Edition] {
	own := []key[Edition]{
		{
			name: "sections", example: "sections: [01-introduction.md]", form: listOf(someText()),
			read: func(r *reader, e *Edition, node *yaml.Node) {
				e.Sections = readSelection(r, sectionsKey, sections, node)
			},
		},
		{
			name: "title", example: "title: Workshop", form: someText(),
			read: func(r *reader, e *Edition, node *yaml.Node) { e.Title = r.line(diag.Verbatim(`"title"`), node) },
		},
		{
			name: "subtitle", example: "subtitle: One day", form: someText(),
			read: func(r *reader, e *Edition, node *yaml.Node) { e.Subtitle = r.line(diag.Verbatim(`"subtitle"`), node) },
		},
	}
	return append(own, within(layoutKeys(), func(e *Edition) *Layout { return &e.Layout })...)
}

// readVariant reads a mapping of keys that stand elsewhere too.
func readVariant[T any](r *reader, to *T, keys []key[T], node *yaml.Node) {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		r.report(node, "wrong-type", diag.Textf("keys with values must stand here, not %s", describe(value)), diag.Textf(`write for example "{page: A5}"`))
		return
	}
	readKeys(r, to, keys, value)
}

func overridesForm() form { return mapOf(localeForm(), definedAs(layoutDefinition)) }

func editionsForm() form {
	return mapOf(matching(nameForm).upTo(maxName/2), definedAs(editionDefinition))
}

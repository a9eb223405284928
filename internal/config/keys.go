package config

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// A Key is what users read about one key of handbook.yaml.
type Key struct {
	Name     string
	Required bool
	Example  string // a line of YAML that sets it
	Doc      string // a sentence: what it is, and its default
	Rare     bool   // of use to few: a new handbook.yaml does not mention it
}

// Keys are the keys of handbook.yaml, in the order in which they are best
// written.
func Keys() []Key {
	var keys []Key
	for _, k := range configKeys() {
		keys = append(keys, Key{Name: k.name, Required: k.required, Example: k.example, Doc: k.doc, Rare: k.rare})
	}
	return keys
}

// configKeys is the table of all keys, in the order in which they are read. A
// new key is one more entry here or in one of the tables that it is made of:
// the check for unknown and missing keys, their nearest names, the reference
// and the comments of a new configuration all come from this table.
func configKeys() []key[Config] {
	return slices.Concat(
		contentKeys(),
		within(folderKeys(), func(c *Config) *Places { return &c.Places }),
		within(extractionKeys(), func(c *Config) *Extraction { return &c.Extraction }),
		outputKeys(),
		within(siteKeys(), func(c *Config) *Site { return &c.Site }),
		checkKeys(),
		within(imprintKeys(), func(c *Config) *Imprint { return &c.Imprint }),
		within(layoutKeys(), func(c *Config) *Layout { return &c.Layout }),
		variantKeys(),
	)
}

// contentKeys say what the handbook is.
func contentKeys() []key[Config] {
	return []key[Config]{
		{
			name: "name", example: "name: our-handbook", form: matching(nameForm).upTo(maxName),
			doc:  "Begins the names of the PDF files. Default: the title in lower case.",
			read: func(r *reader, c *Config, node *yaml.Node) { c.Name = readName(r, node) },
		},
		{
			name: "title", example: "title: Our handbook", required: true, form: someText(),
			doc:  "The title of the handbook, in the language of its source.",
			read: func(r *reader, c *Config, node *yaml.Node) { c.Title = r.line(diag.Verbatim(`"title"`), node) },
		},
		{
			name: "source", example: "source: en", required: true, form: localeForm(),
			doc:  "The locale in which the sections are written.",
			read: func(r *reader, c *Config, node *yaml.Node) { c.Source = readSource(r, node) },
		},
		{
			name: "locales", example: "locales: [zh_Hant, zh_Hans]", required: true, form: listOf(localeForm()),
			doc:  "The locales into which the handbook is translated; [] for none yet.",
			read: func(r *reader, c *Config, node *yaml.Node) { c.Locales = readLocales(r, c.Source, node) },
		},
		{
			name: "output", example: "output: docusaurus", rare: true, form: outputForm(),
			doc: "Where the Markdown goes: a preset such as docusaurus, a pattern such as \"{locale}/{path}\", or {pattern: …, folder: …, source: …, locales: …, links: …}. Default: {locale}/{path} in dist.",
			read: func(r *reader, c *Config, node *yaml.Node) {
				c.Output, r.output = readOutput(r, c.Source, c.Locales, node), node
				r.found = c.Output.WithoutOutput(r.found, c.Source, c.Locales)
			},
		},
		{
			name: "sections", example: "sections: [01-introduction.md]", form: readingOrderForm(),
			doc:  "The sections in reading order: paths and patterns, or the file that lists them, as SUMMARY.md or mkdocs.yml. Default: every .md file below handbook/, by path.",
			read: func(r *reader, c *Config, node *yaml.Node) { c.Order, c.Sections = readReadingOrder(r, node) },
		},
		{
			name: "unnumbered", example: "unnumbered: [00-preface.md]", rare: true, form: listOf(someText()),
			doc: "The sections without a number where chapters have one, as a preface; patterns too. Default: those that stand outside the lists of SUMMARY.md.",
			read: func(r *reader, c *Config, node *yaml.Node) {
				c.Unnumbered = append([]string{}, readSelection(r, "unnumbered", c.chapters(), node)...)
			},
		},
		{
			name: "guide", example: "guide: https://example.org/first-hour", form: someText(),
			doc:  "Where translators find help: an address, or a section. Every catalogue begins with it. Default: none.",
			read: func(r *reader, c *Config, node *yaml.Node) { c.Guide = r.line(diag.Verbatim(`"guide"`), node) },
		},
	}
}

// outputKeys say what the output has that the sections have not.
func outputKeys() []key[Config] {
	return []key[Config]{
		{
			name: "front_matter_values", example: frontMatterExample, rare: true, form: frontMatterValuesForm(),
			doc:  "What keys of front matter say in translations: a text with {value}, {bcp47} and the like, null to remove the key, or {value: …, source: true} for the source locale too. Default: what the sections say.",
			read: func(r *reader, c *Config, node *yaml.Node) { c.FrontMatterValues = readFrontMatterValues(r, node) },
		},
	}
}

// checkKeys say what is asked of the translations into the locales.
func checkKeys() []key[Config] {
	return []key[Config]{
		{
			name: "coverage", example: "coverage: {zh_Hant: 95}", form: coverageForm(),
			doc:  "The minimum share of a locale that has to be translated, in percent; or of its sections, by path. Default: none.",
			read: func(r *reader, c *Config, node *yaml.Node) { c.Coverage = readCoverage(r, c.Locales, node) },
		},
		{
			name: "ignore", example: "ignore: [same]", form: ignoreForm(),
			doc:  "Checks that are not made; for all locales, or by locale. Default: all are made.",
			read: func(r *reader, c *Config, node *yaml.Node) { c.Ignore = readIgnore(r, c.Locales, node) },
		},
	}
}

// variantKeys come last: they choose among the locales and sections.
func variantKeys() []key[Config] {
	return []key[Config]{
		{
			name: "overrides", example: "overrides: {zh_Hans: {squeeze: all}}", rare: true, form: overridesForm(),
			doc: "By locale, keys from page to glossary with other values. Default: none.",
			read: func(r *reader, c *Config, node *yaml.Node) {
				c.Overrides = readOverrides(r, c.Source, c.Locales, node)
			},
		},
		{
			name: "editions", example: "editions: {workshop: {sections: [01-introduction.md], page: A5}}", rare: true, form: editionsForm(),
			doc:  "By name, selections of sections for pobook build --edition, with title, subtitle and keys from page to glossary. Default: none.",
			read: func(r *reader, c *Config, node *yaml.Node) { c.Editions = readEditions(r, c.chapters(), node) },
		},
	}
}

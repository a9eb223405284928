package config

import (
	"slices"

	"go.yaml.in/yaml/v4"
)

// A Key is one key of handbook.yaml.
type Key struct {
	Name     string
	Required bool
	Example  string // a line of YAML that sets it
	Doc      string // a sentence for the user: what it is, and its default
	Rare     bool   // of use to few: [Init] does not mention it

	read func(*reader, *yaml.Node)
}

// Keys are the keys of handbook.yaml, in the order in which they are read and
// best written. A new key is one more entry here: the check for unknown and
// missing keys, their nearest names, and the comments that [Init] writes all
// come from this table.
func Keys() []Key {
	return slices.Concat(contentKeys(), imprintKeys(), bookLayoutKeys(), variantKeys())
}

// contentKeys say what the handbook is and how it is translated.
func contentKeys() []Key {
	return []Key{
		{
			Name:    "name",
			Example: "name: our-handbook",
			Doc:     "Begins the names of the PDF files. Default: the title in lower case.",
			read:    (*reader).readName,
		},
		{
			Name:     "title",
			Required: true,
			Example:  "title: Our handbook",
			Doc:      "The title of the handbook, in the language of its source.",
			read:     (*reader).readTitle,
		},
		{
			Name:     "source",
			Required: true,
			Example:  "source: en",
			Doc:      "The locale in which the sections are written.",
			read:     (*reader).readSource,
		},
		{
			Name:     "locales",
			Required: true,
			Example:  "locales: [zh_Hant, zh_Hans]",
			Doc:      "The locales into which the handbook is translated; [] for none yet.",
			read:     (*reader).readLocales,
		},
		{
			Name:    "sections",
			Example: "sections: [01-introduction.md]",
			Doc:     "The sections in reading order. Default: every .md file below handbook/, by path.",
			read:    (*reader).readSections,
		},
		{
			Name:    "guide",
			Example: "guide: https://example.org/first-hour",
			Doc:     "Where translators find help: an address, or a section. Every catalogue begins with it. Default: none.",
			read:    (*reader).readGuide,
		},
		{
			Name:    "front_matter",
			Example: "front_matter: [title, description]",
			Doc:     "The keys of the sections' front matter whose values are translated. Default: none.",
			read:    (*reader).readFrontMatter,
		},
		{
			Name:    "code",
			Example: "code: {default: none, sh: comments}",
			Doc:     "What of code blocks is translated: none, comments or all; for all of them, or by language. Default: none.",
			read:    (*reader).readCode,
		},
		{
			Name:    "anchors",
			Example: "anchors: html",
			Doc:     "How translated headings keep the anchors of links to them: html, attribute or none. Default: html.",
			read:    (*reader).readAnchors,
		},
		{
			Name:    "coverage",
			Example: "coverage: {zh_Hant: 95}",
			Doc:     "How much of a locale has to be translated, in percent; or of its sections, by path. Default: no matter how much.",
			read:    (*reader).readCoverage,
		},
		{
			Name:    "ignore",
			Example: "ignore: [same]",
			Doc:     "Checks that are not made; for all locales, or by locale. Default: all are made.",
			read:    (*reader).readIgnore,
		},
	}
}

// keyNames are the names that a mistyped key may have meant.
func keyNames(keys []Key) []string {
	var names []string
	for _, k := range keys {
		names = append(names, k.Name)
	}
	return names
}

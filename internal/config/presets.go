package config

// A Preset is an output as a site generator wants it.
type Preset struct {
	Name string
	Doc  string // for whom it is, and what the generator has to be told
	// Pattern, Source and Folder are as in the configuration; no Source leaves the
	// source locale to Pattern, "false" leaves it out.
	Pattern, Source, Folder string

	keep  bool // the generator finds the file of a locale by the name of the source's
	lower bool // names of locales are in lower case
}

// Presets are the outputs that have a name. Their paths are those of the generators'
// manuals; each can be changed by a key of the mapping.
func Presets() []Preset {
	return []Preset{
		{
			Name: "docusaurus", Folder: "i18n", Pattern: "{name}/docusaurus-plugin-content-docs/current/{path}", Source: "false",
			Doc: "Docusaurus reads translations there, and the source from the folder that its docs plugin names as path.",
		},
		{
			Name: "mkdocs-folder", Folder: "docs", Pattern: "{name}/{path}",
			Doc: "mkdocs-static-i18n with docs_structure: folder; a folder for each locale. MkDocs's own themes want names such as zh_TW for locales, which the key locales gives them.",
		},
		{
			Name: "mkdocs-suffix", Folder: "docs", Pattern: "{dir}/{stem}.{name}.{ext}", Source: "{path}", keep: true,
			Doc: "mkdocs-static-i18n with docs_structure: suffix; translations stand beside the source. For names of locales see mkdocs-folder.",
		},
		{
			Name: "hugo-folder", Folder: "content", Pattern: "{name}/{path}", lower: true,
			Doc: "Hugo with a contentDir for each language, such as content/zh-hant.",
		},
		{
			Name: "hugo-suffix", Folder: "content", Pattern: "{dir}/{stem}.{name}.{ext}", Source: "{path}", keep: true, lower: true,
			Doc: "Hugo's translation by file name; the source is in the language that is the site's default.",
		},
		{
			Name: "mdbook", Folder: DefaultFolder, Pattern: "{name}/src/{path}",
			Doc: "mdBook, which has one language in a book: dist/<name> is a book, and takes a book.toml of your own.",
		},
		{
			Name: "vitepress", Folder: "docs", Pattern: "{name}/{path}", Source: "{path}",
			Doc: "VitePress with the source as its locale root, and a folder for each of the others.",
		},
		{
			Name: "starlight", Folder: "src/content/docs", Pattern: "{name}/{path}", Source: "{path}", lower: true,
			Doc: "Astro's Starlight with the source as its locale root, and a folder for each of the others.",
		},
		{
			Name: "jekyll-folder", Folder: "docs", Pattern: "{name}/{path}", Source: "{path}",
			Doc: "Jekyll, with Polyglot or without: a folder for each locale beside the source.",
		},
	}
}

func (p Preset) output() Output {
	o := Output{folder: p.Folder, pattern: pattern(p.Pattern), lower: p.lower}
	switch p.Source {
	case "false":
		o.without = true
	default:
		o.source = pattern(p.Source)
	}
	if p.keep {
		o.links = "keep"
	}
	return o
}

func presetNames() []string {
	var names []string
	for _, p := range Presets() {
		names = append(names, p.Name)
	}
	return names
}

// preset returns the output of a name.
func preset(name string) (Output, bool) {
	for _, p := range Presets() {
		if p.Name == name {
			return p.output(), true
		}
	}
	return Output{}, false
}

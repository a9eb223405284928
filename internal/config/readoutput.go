package config

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// readOutput reads where the Markdown goes: a pattern, a preset, or a mapping that
// begins with one of them and changes it.
func readOutput(r *reader, source locale.Locale, targets []Target, node *yaml.Node) Output {
	o, value := Output{}, resolve(node)
	if value.Kind != yaml.MappingNode {
		readNamed(r, &o, diag.Verbatim(`"output"`), node)
		return o
	}
	readKeys(r, &o, outputMappingKeys(source, targets), value)
	return o
}

// outputMappingKeys are the keys of an output that is a mapping.
func outputMappingKeys(source locale.Locale, targets []Target) []key[Output] {
	return []key[Output]{
		{
			name: "pattern", example: "pattern: docusaurus", form: either(oneOf(presetNames()), matching(patternForm)),
			doc:  "A preset, or a path in which {locale}, {path} and the like stand for what they name.",
			read: func(r *reader, o *Output, node *yaml.Node) { readNamed(r, o, diag.Verbatim(`"pattern"`), node) },
		},
		{
			name: "folder", example: "folder: site/docs", form: someText(),
			doc:  "The folder that the pattern counts from, below the root folder. Default: that of the preset, or dist.",
			read: func(r *reader, o *Output, node *yaml.Node) { o.folder = readOutputFolder(r, node) },
		},
		{
			name: "source", example: "source: false", form: either(trueOrFalse(), matching(patternForm)),
			doc:  "Whether the sections of the source locale are written as well, or a pattern of their own. Default: what the preset says, or true.",
			read: readOutputSource,
		},
		{
			name: "locales", example: "locales: {zh_Hant: zh-TW}", form: mapOf(localeForm(), matching(outputName)),
			doc:  "By locale, names for {name} in the pattern. Default: the language tags.",
			read: func(r *reader, o *Output, node *yaml.Node) { o.names = readOutputNames(r, source, targets, node) },
		},
		{
			name: "links", example: "links: keep", form: oneOf(LinkModes),
			doc: "What becomes of links between sections: rewrite (they lead to the files of their locale) or keep (the generator resolves them). Default: what the preset says, or rewrite.",
			read: func(r *reader, o *Output, node *yaml.Node) {
				o.links, _ = r.word(diag.Verbatim(`"links"`), node, LinkModes)
			},
		},
	}
}

// readNamed reads a pattern or the name of a preset. What has no placeholder and no
// slash can only be meant as a name.
func readNamed(r *reader, o *Output, what diag.Text, node *yaml.Node) {
	text, ok := r.text(what, node)
	if !ok {
		return
	}
	if named, known := preset(text); known {
		*o = named
		return
	}
	if !strings.ContainsAny(text, "{}/") {
		names := presetNames()
		r.report(node, "output-pattern", diag.Textf("%s is %q, which is neither a preset nor a pattern", what, text),
			diag.DidYouMean(text, names, diag.Textf(`the presets are %s; a pattern is for example "{locale}/{path}"`, enumerate(names))))
		return
	}
	o.pattern, _ = readPattern(r, what, node, true)
}

// readOutputSource reads whether the source locale is written, or where to.
func readOutputSource(r *reader, o *Output, node *yaml.Node) {
	value := resolve(node)
	if value.ShortTag() == "!!bool" {
		o.without = strings.EqualFold(value.Value, "false")
		return
	}
	var ok bool
	if o.source, ok = readPattern(r, diag.Verbatim(`"source"`), node, false); ok {
		o.without = false
	}
}

// readOutputFolder reads the folder that patterns count from.
func readOutputFolder(r *reader, node *yaml.Node) string {
	what := diag.Verbatim(`"folder"`)
	text, ok := r.text(what, node)
	if !ok {
		return ""
	}
	folder := path.Clean(text)
	switch {
	case outside.MatchString(text) || strings.ContainsAny(text, notInNames+"{}") || strings.ContainsFunc(text, isControl):
		r.report(node, "output-pattern", diag.Textf("%s is not a path below the handbook's root folder", what), diag.Textf(`write for example "docs", or "." for that folder itself; another place is named with --out`))
		return ""
	case InGit(folder):
		r.report(node, "output-pattern", diag.Textf("%s is in a folder of git's", what), diag.Textf(`write for example "docs"`))
		return ""
	}
	return folder
}

var outputName = regexp.MustCompile(`^[\pL\pN][\pL\pN_@.+-]*$`)

// readOutputNames reads the names of locales.
func readOutputNames(r *reader, source locale.Locale, targets []Target, node *yaml.Node) map[string]string {
	names, owner := map[string]string{}, map[string]string{}
	all := append([]Target{{Locale: source, Folder: source.Code}}, targets...)
	for _, entry := range byTarget(r, diag.Verbatim(`"locales"`), "locales: {zh_Hant: zh-TW}", all, node) {
		name, ok := r.text(diag.Textf("the name of %q", entry.name), entry.value)
		switch {
		case !ok:
		case !outputName.MatchString(name) || strings.Contains(name, "..") || strings.HasSuffix(name, "."):
			r.report(entry.value, "output-pattern", diag.Textf("%q cannot be part of a path", name), diag.Textf("write for example %q", "zh-TW"))
		case owner[name] != "" && owner[name] != entry.name:
			r.report(entry.value, "duplicate-value", diag.Textf("%q and %q have the same name", owner[name], entry.name), diag.Textf("give each locale a name of its own"))
		default:
			names[entry.name], owner[name] = name, entry.name
		}
	}
	return names
}

// checkOutput holds the paths of all sections in all locales against each other and
// against the sources.
func checkOutput(r *reader, c Config, node *yaml.Node) {
	sections := c.Sections
	if sections == nil {
		sections, _ = r.found.ReadingOrder()
	}
	seen := map[string]string{}    // the section and locale by path, in lower case
	written := map[string]string{} // the path by the same, as it is
	folders := map[string]string{}
	for _, section := range sections {
		for i, file := range c.Output.files(c.Source, c.Locales, section) {
			whole := path.Join(c.Output.Folder(), file)
			key, who := strings.ToLower(whole), c.writer(i, section)
			for dir := path.Dir(key); dir != "."; dir = path.Dir(dir) {
				folders[dir] = who
			}
			message, hint := c.clash(whole, who, seen[key], r.found)
			if !message.Empty() {
				r.report(node, "output-pattern", message, hint)
				return
			}
			seen[key], written[key] = who, whole
		}
	}
	for _, file := range slices.Sorted(maps.Keys(seen)) {
		if folders[file] != "" {
			r.report(node, "output-pattern", diag.Textf("%s would be a file for %s and a folder for %s", written[file], seen[file], folders[file]), diag.Textf(`end the pattern like the section, as in "{locale}/{path}"`))
			return
		}
	}
}

// clash is what is wrong with the path of a section in a locale.
func (c Config) clash(file, who, other string, found Found) (message, hint diag.Text) {
	below, among := found.Places.Below(file)
	switch {
	case other != "":
		return diag.Textf("%s and %s would both be written to %s", other, who, file), diag.Textf(`tell them apart, as "{locale}/{path}" does`)
	case InGit(file):
		return diag.Textf("%s would be written to %s, in a folder of git's", who, file), diag.Textf(`write for example "{locale}/{path}"`)
	case inside(file, found.Places.Catalogues()):
		return diag.Textf("%s would be written to %s, among the catalogues", who, file), diag.Textf(`choose another "folder"`)
	case among && slices.Contains(found.Sections, below) || file == found.Places.File():
		return diag.Textf("%s would be written over the source %s", who, file), diag.Textf(`leave the source locale out with "source: false", or choose another "folder"`)
	}
	return diag.Text{}, diag.Text{}
}

// writer names a section in the locale at an index of [Output.files].
func (c Config) writer(i int, section string) string {
	if !c.Output.HasSource() {
		i++
	}
	if i == 0 {
		return fmt.Sprintf("%s in %s", section, c.Source.Code)
	}
	return fmt.Sprintf("%s in %s", section, c.Locales[i-1].Folder)
}

// patternForm tells patterns from the names of presets.
var patternForm = regexp.MustCompile(`[{}/]`)

func outputForm() form {
	return either(oneOf(presetNames()), matching(patternForm), objectOf(outputMappingKeys(locale.Locale{}, nil)))
}

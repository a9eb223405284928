package config

import (
	"maps"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// A Draft is what is known of a handbook before it is there.
type Draft struct {
	Title   string
	Source  string   // the code of a locale
	Locales []string // codes, as their folders shall be named
	Dialect string   // one of Dialects; empty for the default

	Folder, Catalogues string   // as the keys of these names; empty for the usual ones
	Sections           []string // paths below Folder; nil for all that are there
	Order              string   // instead of Sections: what says their order
	Output             Publication
	FrontMatter        []string // keys
	Code               string   // one of CodeModes
}

// A Publication is where the Markdown of a draft goes: an output with a name, and what is
// not as that has it.
type Publication struct {
	Preset  string // "" for none
	Folder  string
	InPlace bool // the sections of the source locale are there already
	Names   map[string]string
}

// text is the value of the key output.
func (p Publication) text() string {
	i := slices.IndexFunc(Presets(), func(known Preset) bool { return known.Name == p.Preset })
	if i < 0 {
		return ""
	}
	known, more := Presets()[i], ""
	if p.Folder != "" && p.Folder != known.Folder {
		more += ", folder: " + plainText(p.Folder)
	}
	if p.InPlace {
		more += ", source: false"
	}
	if len(p.Names) > 0 {
		var names []string
		for _, code := range slices.Sorted(maps.Keys(p.Names)) {
			names = append(names, code+": "+plainText(p.Names[code]))
		}
		more += ", locales: {" + strings.Join(names, ", ") + "}"
	}
	if more == "" {
		return p.Preset
	}
	return "{pattern: " + p.Preset + more + "}"
}

// Places are where the parts of the handbook will be. The configuration is in the root
// folder where the sections are not in the usual one: generators publish what is
// in theirs.
func (d Draft) Places() Places {
	p := Places{folder: d.Folder, catalogues: d.Catalogues}
	if p.Folder() != (Places{}).Folder() {
		p.file = "pobook.yaml"
	}
	return p
}

// Check holds the configuration that d makes against the rules for one. There
// is not a file yet to point into, so the diagnostics, a [diag.List], have no
// position.
func (d Draft) Check() error {
	// Which sections are there is known to who names them.
	r := &reader{content: []byte(d.YAML()), drafted: true, found: Found{Places: d.Places(), Unknown: []string{"."}}}
	_, problems := read(r)
	for i := range problems {
		problems[i].Position = diag.Position{}
	}
	return problems.Err()
}

// YAML is the first configuration: the line for editors, the required keys with their values, the
// others as comments, each below what it is. Those that few need are left to
// the handbook's reference.
func (d Draft) YAML() string {
	values := d.values()
	var b strings.Builder
	b.WriteString(modeline + "\n")
	for _, k := range Keys() {
		if _, said := values[k.Name]; k.Rare && !said {
			continue
		}
		b.WriteString("\n# " + strings.ReplaceAll(k.Doc, Places{}.Named(), d.Places().Named()) + "\n")
		switch line, ok := values[k.Name]; {
		case !ok:
			b.WriteString("# " + k.Example + "\n")
		case len(d.Locales) == 0 && k.Name == "locales":
			b.WriteString("# " + k.Example + "\n" + line + "\n")
		default:
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// values are the lines of the keys that have a value, by their names.
func (d Draft) values() map[string]string {
	var codes []string
	for _, code := range d.Locales {
		codes = append(codes, localeText(code))
	}
	values := map[string]string{
		"title":   "title: " + strconv.Quote(d.Title),
		"source":  "source: " + localeText(d.Source),
		"locales": "locales: [" + strings.Join(codes, ", ") + "]",
	}
	usual := map[string]string{"dialect": "", "folder": Places{}.Folder(), "catalogues": Places{}.Catalogues()}
	for name, value := range map[string]string{"dialect": d.Dialect, "folder": d.Folder, "catalogues": d.Catalogues} {
		if value != "" && value != usual[name] {
			values[name] = name + ": " + plainText(value)
		}
	}
	if output := d.Output.text(); output != "" {
		values["output"] = "output: " + output
	}
	if len(d.FrontMatter) > 0 {
		values["front_matter"] = "front_matter: [" + strings.Join(plainTexts(d.FrontMatter), ", ") + "]"
	}
	if d.Code != "" {
		values["code"] = "code: " + d.Code
	}
	if d.Order != "" {
		values["sections"] = "sections: " + plainText(d.Order)
	}
	if len(d.Sections) > 0 {
		values["sections"] = "sections:"
		for _, section := range d.Sections {
			values["sections"] += "\n  - " + plainText(section)
		}
	}
	return values
}

// plainWord is text that YAML takes for text without quotes.
var plainWord = regexp.MustCompile(`^[A-Za-z_][A-Za-z0-9_./-]*$`)

// plainText is a word or a path as YAML.
func plainText(text string) string {
	if !plainWord.MatchString(text) || slices.Contains([]string{"null", "true", "false", "yes", "no", "on", "off"}, strings.ToLower(text)) {
		return strconv.Quote(text)
	}
	return text
}

func plainTexts(texts []string) []string {
	var plain []string
	for _, text := range texts {
		plain = append(plain, plainText(text))
	}
	return plain
}

// localeText is a locale's code as YAML. What is none is quoted, so that the
// rules for locales refuse it, not those of YAML.
func localeText(code string) string {
	if _, err := locale.Parse(code); err != nil {
		return strconv.Quote(code)
	}
	return code
}

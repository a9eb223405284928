package config

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// A FrontMatterValue is what a key of front matter says in the output.
type FrontMatterValue struct {
	Key    string
	Remove bool
	Source bool // it holds for the source locale too
	text   pattern
}

// valuePlaceholder stands for what the section itself says at the key.
const valuePlaceholder = "{value}"

// Uses reports whether the value is made of that which the section has.
func (v FrontMatterValue) Uses() bool { return strings.Contains(string(v.text), valuePlaceholder) }

// FrontMatterText is what a value says in a section, which itself says value there.
func (o Output) FrontMatterText(v FrontMatterValue, l locale.Locale, section, value string) string {
	dir := path.Dir(section) + "/"
	if dir == "./" {
		dir = ""
	}
	own := []string{valuePlaceholder, value, "{dir}/", dir, "{dir}", strings.TrimSuffix(dir, "/")}
	return v.text.fill(slices.Concat(own, o.localeValues(l), sectionValues(section)))
}

// topKey is a key at the top level of front matter.
var topKey = regexp.MustCompile(`^[\pL\pN_-]+$`)

const frontMatterExample = `front_matter_values: {lang: "{bcp47}"}`

// readFrontMatterValues reads a mapping of keys: a text, null to remove the key, or a
// mapping of both and whether it is for the source locale.
func readFrontMatterValues(r *reader, node *yaml.Node) []FrontMatterValue {
	var values []FrontMatterValue
	for _, entry := range r.entries(diag.Verbatim(`"front_matter_values"`), frontMatterExample, node) {
		if !topKey.MatchString(entry.name) {
			r.report(entry.key, "wrong-value", diag.Textf("%q is no key at the top level of front matter", entry.name), diag.Textf(`write for example "lang"`))
			continue
		}
		v, at := FrontMatterValue{Key: entry.name}, resolve(entry.value)
		if at.Kind == yaml.MappingNode {
			v.readMapping(r, at)
		} else {
			v.read(r, entry.value)
		}
		values = append(values, v)
	}
	return values
}

// readMapping reads a value that says for which locales it is. It may be null, which
// the values of other keys may not.
func (v *FrontMatterValue) readMapping(r *reader, mapping *yaml.Node) {
	given := r.known(mapping, []string{"value", "source"})
	value, ok := given["value"]
	if !ok {
		r.report(mapping, "missing-key", diag.Textf(`"value" is missing`), diag.Textf(`add for example "value: \"{bcp47}\""`))
		return
	}
	v.read(r, value)
	if source := given["source"]; source != nil {
		if yes := r.truth(diag.Verbatim(`"source"`), source); yes != nil {
			v.Source = *yes
		}
	}
}

func (v *FrontMatterValue) read(r *reader, node *yaml.Node) {
	if resolve(node).ShortTag() == "!!null" {
		v.Remove = true
		return
	}
	text, ok := r.text(diag.Textf("the value of %q", v.Key), node)
	if !ok {
		return
	}
	known := slices.Concat([]string{valuePlaceholder}, ofLocales, ofSections)
	for _, named := range placeholder.FindAllString(text, -1) {
		if !slices.Contains(known, named) {
			r.report(node, "wrong-value", diag.Textf("unknown placeholder %q in the value of %q", named, v.Key),
				diag.DidYouMean(named, known, diag.Textf("the placeholders are %s", enumerate(known))))
			return
		}
	}
	v.text = pattern(text)
}

func frontMatterValuesForm() form {
	value := either(nothing(), someText())
	return mapOf(matching(topKey), either(value, mappingOf(map[string]form{"value": value, "source": trueOrFalse()}, "value")))
}

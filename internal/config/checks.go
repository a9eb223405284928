package config

import (
	"slices"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// A Threshold is how much of a locale has to be translated, in percent of its
// messages; 0 for no matter how much.
type Threshold struct {
	Locale   float64
	Sections map[string]float64 // by path below handbook/
}

// An IgnoredCheck is a check that the handbook does not want. Package config
// does not know which checks there are.
type IgnoredCheck struct {
	Name     string
	Locale   string // the code; "" for all locales
	Position diag.Position
}

func readCoverage(r *reader, targets []Target, node *yaml.Node) map[string]Threshold {
	coverage := map[string]Threshold{}
	for _, entry := range byTarget(r, diag.Verbatim(`"coverage"`), "coverage: {zh_Hant: 95}", targets, node) {
		coverage[entry.name] = readThreshold(r, diag.Textf("the coverage of %q", entry.name), entry.value)
	}
	return coverage
}

// defaultSection is what the key coverage calls all of a locale.
const defaultSection = "default"

// readThreshold reads one percentage, or one each for some sections.
func readThreshold(r *reader, what diag.Text, node *yaml.Node) Threshold {
	threshold := Threshold{Sections: map[string]float64{}}
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		threshold.Locale, _ = r.percent(what, node)
		return threshold
	}
	for i := 0; i+1 < len(value.Content); i += 2 {
		key := value.Content[i]
		name, ok := r.text(diag.Textf("a section"), key)
		if !ok {
			continue
		}
		percent, ok := r.percent(diag.Textf("%s in %q", what, name), value.Content[i+1])
		switch {
		case !ok:
		case name == defaultSection:
			threshold.Locale = percent
		case !r.found.Has(name):
			r.report(key, "missing-section", diag.Textf("section %q is not in %s", name, r.found.Places.Named()),
				diag.DidYouMean(name, append(slices.Clone(r.found.Sections), defaultSection), diag.Text{}))
		default:
			threshold.Sections[name] = percent
		}
	}
	return threshold
}

// readIgnore reads a list of checks, or one for each of some locales.
func readIgnore(r *reader, targets []Target, node *yaml.Node) []IgnoredCheck {
	const example = "ignore: [same]"
	if resolve(node).Kind != yaml.MappingNode {
		return readIgnored(r, "", example, node)
	}
	var ignored []IgnoredCheck
	for _, entry := range byTarget(r, diag.Verbatim(`"ignore"`), example, targets, node) {
		ignored = append(ignored, readIgnored(r, entry.name, example, entry.value)...)
	}
	return ignored
}

// readIgnored reads the checks that are ignored in a locale.
func readIgnored(r *reader, code, example string, node *yaml.Node) []IgnoredCheck {
	var ignored []IgnoredCheck
	items, _ := r.items(diag.Verbatim(`"ignore"`), example, node)
	for _, item := range items {
		if name, ok := r.text(diag.Textf("a check"), item); ok {
			ignored = append(ignored, IgnoredCheck{name, code, r.position(item)})
		}
	}
	return ignored
}

func coverageForm() form {
	percent := numberWithin(0, 100)
	return mapOf(localeForm(), either(percent, mapOf(someText(), percent)))
}

func ignoreForm() form {
	checks := listOf(definedAs(checkDefinition))
	checks.UniqueItems = false // they are a set
	return either(checks, mapOf(localeForm(), checks))
}

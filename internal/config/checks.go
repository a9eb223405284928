package config

import (
	"fmt"
	"slices"
	"strconv"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// A Threshold is how much of a locale has to be translated, in percent of its
// messages; 0 for no matter how much.
type Threshold struct {
	Locale   float64
	Sections map[string]float64 // by path below handbook/
}

// An IgnoredCheck is a check that the handbook does not want. Package book does
// not know which checks there are.
type IgnoredCheck struct {
	Name     string
	Locale   string // the code; "" for all locales
	Position diag.Position
}

// defaultSection is what the key coverage calls all of a locale.
const defaultSection = "default"

func (r *reader) readCoverage(node *yaml.Node) {
	r.config.Coverage = map[string]Threshold{}
	r.byLocale(`"coverage"`, "coverage: {zh_Hant: 95}", node, func(code string, value *yaml.Node) {
		what := fmt.Sprintf("the coverage of %q", code)
		threshold := Threshold{Sections: map[string]float64{}}
		if resolved := resolve(value); resolved.Kind == yaml.MappingNode {
			r.readSectionCoverage(what, resolved, &threshold)
		} else if percent, ok := r.percent(what, value); ok {
			threshold.Locale = percent
		}
		r.config.Coverage[code] = threshold
	})
}

func (r *reader) readSectionCoverage(what string, value *yaml.Node, threshold *Threshold) {
	for i := 0; i+1 < len(value.Content); i += 2 {
		name, ok := r.text("a section", value.Content[i])
		if !ok {
			continue
		}
		percent, ok := r.percent(what+" in "+strconv.Quote(name), value.Content[i+1])
		switch {
		case !ok:
		case name == defaultSection:
			threshold.Locale = percent
		case !r.found.Has(name):
			r.report(value.Content[i], "missing-section", fmt.Sprintf("section %q is not in handbook/", name), diag.DidYouMean(name, append(r.found.Sections, defaultSection), ""))
		default:
			threshold.Sections[name] = percent
		}
	}
}

func (r *reader) readIgnore(node *yaml.Node) {
	const example = "ignore: [same]"
	if resolve(node).Kind == yaml.MappingNode {
		r.byLocale(`"ignore"`, example, node, func(code string, value *yaml.Node) { r.ignoredChecks(code, example, value) })
		return
	}
	r.ignoredChecks("", example, node)
}

func (r *reader) ignoredChecks(code, example string, node *yaml.Node) {
	items, _ := r.items(`"ignore"`, example, node)
	for _, item := range items {
		if name, ok := r.text("a check", item); ok {
			r.config.Ignore = append(r.config.Ignore, IgnoredCheck{name, code, position(r.content, item.Line, item.Column)})
		}
	}
}

// byLocale reads a mapping whose keys are locales of the handbook.
func (r *reader) byLocale(what, example string, node *yaml.Node, read func(code string, value *yaml.Node)) {
	value := resolve(node)
	if value.Kind != yaml.MappingNode {
		r.report(node, "wrong-type", what+" must be locales with values, not "+describe(value), "write for example "+strconv.Quote(example))
		return
	}
	for i := 0; i+1 < len(value.Content); i += 2 {
		code, ok := r.text("a locale", value.Content[i])
		if !ok {
			continue
		}
		l, err := locale.Parse(code)
		target := slices.ContainsFunc(r.config.Locales, func(t Target) bool { return err == nil && t.Code == l.Code })
		if !target {
			var codes []string
			for _, t := range r.config.Locales {
				codes = append(codes, t.Folder)
			}
			r.report(value.Content[i], "unknown-locale", fmt.Sprintf("%q is not among the locales of the handbook", code), diag.DidYouMean(code, codes, `add it to "locales"`))
			continue
		}
		read(l.Code, value.Content[i+1])
	}
}

// percent reads a number from 0 to 100.
func (r *reader) percent(what string, node *yaml.Node) (float64, bool) {
	value := resolve(node)
	number, err := strconv.ParseFloat(value.Value, 64)
	if value.Kind != yaml.ScalarNode || err != nil || !(number >= 0 && number <= 100) {
		r.report(node, "wrong-value", what+" must be a number from 0 to 100", "")
		return 0, false
	}
	return number, true
}

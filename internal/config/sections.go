package config

import (
	"fmt"
	"slices"

	"go.yaml.in/yaml/v4"
)

// readSections reads the reading order.
func readSections(r *reader, node *yaml.Node) []string {
	items, ok := r.items(`"sections"`, "sections: [01-introduction.md]", node)
	if !ok {
		return nil
	}
	if len(items) == 0 {
		r.report(node, "missing-value", `"sections" is an empty list`, "list the sections, or delete the key to take every Markdown file below "+r.found.Places.Named())
	}
	var sections []string
	seen := mentions{}
	for _, item := range items {
		section, ok := r.text("a section", item)
		if !ok {
			continue
		}
		problem := r.found.check(section)
		if problem == nil {
			problem = seen.add(section, item.Line)
		}
		if problem != nil {
			r.report(item, problem.Code, problem.Message, problem.Hint)
			continue
		}
		sections = append(sections, section)
	}
	return sections
}

// readSelection reads the sections of an edition, which are among those of the
// whole handbook: no others have catalogues. Without a configured order, whole
// is nil.
func readSelection(r *reader, whole []string, node *yaml.Node) []string {
	chosen := readSections(r, node)
	for _, item := range resolve(node).Content {
		section := resolve(item).Value
		if whole != nil && slices.Contains(chosen, section) && !slices.Contains(whole, section) {
			r.report(item, "missing-section", fmt.Sprintf("section %q is not among the sections of this handbook", section), `add it to "sections" at the top`)
		}
	}
	return chosen
}

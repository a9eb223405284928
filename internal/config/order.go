package config

import (
	"fmt"
	"path"
	"regexp"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

const (
	sectionsKey     = "sections"
	exampleSection  = "01-introduction.md"
	sectionsExample = sectionsKey + ": [" + exampleSection + "]"
)

// programs are how the names of sidebars end that are JavaScript.
var programs = regexp.MustCompile(`^sidebars?[\w.-]*\.[cm]?[jt]s$`)

// asJSON writes such sidebars as the file that is read.
const asJSON = `node -p "JSON.stringify((s => s.default ?? s)(require('./%s')))" > sidebars.json`

// readOrder reads the name of what says the order, and has it read by who knows files.
// What is wrong with the name is reported at it, all else where it stands.
func readOrder(r *reader, name string, node *yaml.Node) Order {
	switch {
	case programs.MatchString(path.Base(name)):
		r.report(node, "order-file", diag.Textf("%q is a program, and pobook runs none", name),
			diag.Textf("list the sections here, or write it as JSON: %s", fmt.Sprintf(asJSON, path.Base(name))))
		return Order{}
	case OrderKind(name) == "" || outside.MatchString(name):
		r.report(node, "wrong-type", diag.Textf(`"sections" is %q, neither a list nor a file that says an order`, name),
			diag.Textf("write for example %q, or one of %s", sectionsExample, enumerate(orderNames)))
		return Order{}
	case r.found.Order == nil:
		return Order{File: name}
	}
	order, err := r.found.Order(r.found, name)
	for _, d := range diag.Of(err) {
		if d.Line == 0 {
			if d.File != "" {
				d.Message = diag.Textf("%s: %s", d.File, d.Message)
			}
			d.Position = r.position(node)
		}
		r.problems = append(r.problems, d)
	}
	return order
}

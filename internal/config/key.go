package config

import (
	"github.com/pobook/pobook/internal/diag"
	"go.yaml.in/yaml/v4"
)

// A key is one key of a mapping that makes up a T.
type key[T any] struct {
	name     string
	example  string // a line of YAML that sets it
	doc      string // a sentence for the user: what it is, and its default
	required bool
	rare     bool // of use to few
	read     func(r *reader, to *T, value *yaml.Node)
}

// within makes of the keys of a part those of the whole.
func within[Whole, Part any](keys []key[Part], part func(*Whole) *Part) []key[Whole] {
	var lifted []key[Whole]
	for _, k := range keys {
		lifted = append(lifted, key[Whole]{
			k.name, k.example, k.doc, k.required, k.rare,
			func(r *reader, to *Whole, value *yaml.Node) { k.read(r, part(to), value) },
		})
	}
	return lifted
}

// readKeys reads the values of a mapping in the order of the table, since a
// later key may build on an earlier one wherever it stands in the file.
func readKeys[T any](r *reader, to *T, keys []key[T], mapping *yaml.Node) {
	var names []string
	for _, k := range keys {
		names = append(names, k.name)
	}
	values := r.known(mapping, names)
	for _, k := range keys {
		value, ok := values[k.name]
		switch {
		case ok && value.ShortTag() == "!!null":
			r.report(value, "missing-value", diag.Textf("%q has no value", k.name), diag.Textf("write for example %q", k.example))
		case ok:
			k.read(r, to, value)
		case k.required:
			r.report(mapping, "missing-key", diag.Textf("%q is missing", k.name), diag.Textf("add a line such as %q", k.example))
		}
	}
}

package config

import (
	"time"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// A key is one key of a mapping that makes up a T.
type key[T any] struct {
	name     string
	example  string // a line of YAML that sets it
	doc      string // a sentence for the user: what it is, and its default
	required bool
	rare     bool // of use to few
	form     form // what its value may be, for editors
	read     func(r *reader, to *T, value *yaml.Node)
}

// within makes of the keys of a part those of the whole.
func within[Whole, Part any](keys []key[Part], part func(*Whole) *Part) []key[Whole] {
	var lifted []key[Whole]
	for _, k := range keys {
		lifted = append(lifted, key[Whole]{
			k.name, k.example, k.doc, k.required, k.rare, k.form,
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

// objectOf is the form of a mapping with the keys of a table.
func objectOf[T any](keys []key[T]) form {
	values := map[string]form{}
	var required []string
	for _, k := range keys {
		value := k.form
		value.Description, value.Examples = k.doc, []any{k.exampleValue()}
		values[k.name] = value
		if k.required {
			required = append(required, k.name)
		}
	}
	return mappingOf(values, required...)
}

// exampleValue is what the example of a key says, as JSON has it. That it can be read is held
// by the tests; it is part of the program.
func (k key[T]) exampleValue() any {
	var example map[string]any
	if err := yaml.Unmarshal([]byte(k.example), &example); err != nil {
		panic(err)
	}
	if day, ok := example[k.name].(time.Time); ok {
		return day.Format(time.DateOnly)
	}
	return example[k.name]
}

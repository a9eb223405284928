package weblate

import "testing"

// What Django makes of the same names, nameTemplate and slugify together.
func TestNames(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ component, name, slug string }{
		{"01-why-localise", "01-why-localise", "01-why-localise"},
		{"part/01-a", "part / 01-a", "part-01-a"},
		{"part/sub/01-a", "part / sub / 01-a", "part-sub-01-a"},
		{"A.b_c", "A.b_c", "ab_c"},
		{"(x)", "(x)", "x"},
		{"a's&b", "a's&b", "asb"},
		{"__x__", "__x__", "x"},
		{"x--y", "x--y", "x-y"},
		{"a~b", "a~b", "ab"},
		{"(((", "(((", ""},
	} {
		if name := componentName(test.component); name != test.name || slugify(name) != test.slug {
			t.Errorf("%s: %q, %q", test.component, name, slugify(name))
		}
	}
}

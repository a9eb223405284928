package config

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// Every key of the table stands up to its own rules.
func TestKeys(t *testing.T) {
	t.Parallel()
	var names []string
	for _, k := range Keys() {
		names = append(names, k.Name)
	}
	for _, k := range Keys() {
		t.Run(k.Name, func(t *testing.T) {
			t.Parallel()
			var example map[string]any
			if err := yaml.Unmarshal([]byte(k.Example), &example); err != nil {
				t.Fatal(err)
			}
			if _, ok := example[k.Name]; !ok || len(example) != 1 {
				t.Errorf("the example %q does not set %q alone", k.Example, k.Name)
			}
			if !strings.HasSuffix(k.Doc, ".") {
				t.Errorf("the text %q is no sentence", k.Doc)
			}
			if near := diag.DidYouMean(k.Name+"x", names, diag.Text{}).String(); near != `did you mean "`+k.Name+`"?` {
				t.Errorf("a slip in the name gives the hint %q", near)
			}
		})
	}
}

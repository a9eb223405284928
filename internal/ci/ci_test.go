package ci_test

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/ci"
)

// Each file is YAML and calls pobook; the list of locales is the handbook's.
func TestFiles(t *testing.T) {
	for _, f := range ci.Files("de", []string{"ja", "zh_Hant"}) {
		var content any
		if err := yaml.Unmarshal([]byte(f.Content), &content); err != nil {
			t.Errorf("%s: %v", f.Name, err)
		}
		if !strings.Contains(f.Content, "pobook") || f.Path == "" {
			t.Errorf("%s does not call pobook", f.Name)
		}
		if f.Name == "gitlab" && !strings.Contains(f.Content, "LOCALE: [de, ja, zh_Hant]") {
			t.Errorf("%s has other locales:\n%s", f.Name, f.Content)
		}
	}
}

package ci_test

import (
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/ci"
)

// Each file is YAML and calls pobook; the list of locales is the handbook's.
func TestFiles(t *testing.T) {
	t.Parallel()
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

// A check that finds something ends neither the jobs' other commands nor their
// reports: status fails where a catalogue cannot be read, exactly when those
// are wanted.
func TestReportsInSpiteOfFindings(t *testing.T) {
	t.Parallel()
	type step struct {
		If, Run, Uses string
	}
	var github struct {
		Jobs map[string]struct{ Steps []step }
	}
	var gitlab map[string]struct {
		Script []string
		Kept   struct{ When string } `yaml:"artifacts"` //nolint:misspell // the word is GitLab's
	}
	files := ci.Files("en", nil)
	for i, into := range []any{&github, &gitlab} {
		if err := yaml.Unmarshal([]byte(files[i].Content), into); err != nil {
			t.Fatal(err)
		}
	}
	for _, name := range []string{"check", "build"} {
		failed := false
		for _, s := range github.Jobs[name].Steps {
			if failed && s.If != "${{ !cancelled() }}" {
				t.Errorf("github, %s: the step %q is left out after findings", name, s.Run+s.Uses)
			}
			failed = failed || strings.Contains(s.Run, "pobook check") || strings.Contains(s.Run, "pobook status") || strings.Contains(s.Run, "pobook build")
		}
		if job := gitlab["handbook-"+name]; job.Kept.When != "always" {
			t.Errorf("gitlab, %s: the artefacts are left out after findings", name)
		}
	}
	for _, line := range gitlab["handbook-check"].Script {
		if strings.Contains(line, "pobook") && !strings.HasSuffix(line, "|| FAILED=$?") {
			t.Errorf("gitlab: %q ends the job", line)
		}
	}
}

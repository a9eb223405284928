package ci_test

import (
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/ci"
)

// Each file is YAML and calls pobook; the list of locales is the handbook's.
func TestFiles(t *testing.T) {
	t.Parallel()
	for _, f := range ci.Files(ci.Handbook{Source: "de", Locales: []string{"ja", "zh_Hant"}}) {
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

// The files of a handbook below the root folder of its repository are YAML, run each
// command there, and watch that folder; one handbook's jobs and files are not another's.
func TestFilesBelow(t *testing.T) {
	t.Parallel()
	command := regexp.MustCompile(`(?m)(?:^|[^/-])\bpobook (\w+|-C a/b)`)
	alone := map[string]bool{}
	for _, f := range ci.Files(ci.Handbook{Source: "en"}) {
		alone[f.Path] = true
	}
	for _, f := range ci.Files(ci.Handbook{Source: "en", Within: "a/b", Files: []string{"docs/"}}) {
		var content any
		if err := yaml.Unmarshal([]byte(f.Content), &content); err != nil {
			t.Errorf("%s: %v\n%s", f.Path, err, f.Content)
		}
		for _, m := range command.FindAllStringSubmatch(f.Content, -1) {
			if m[1] != "-C a/b" {
				t.Errorf("%s runs %q in another folder", f.Path, m[0])
			}
		}
		for _, plain := range []string{"handbook-check", "handbook-build", "handbook-site", "handbook-$", " dist/html", "[dist/]", " dist/", " pobook.sarif\n", ": gl-code", ": report.xml", "name: handbook\n"} {
			if strings.Contains(f.Content, plain) {
				t.Errorf("%s has %q", f.Path, plain)
			}
		}
		watches := map[string]int{"github": 2, "gitlab": 4} // its events, or each of its jobs
		if !f.Once && (alone[f.Path] || strings.Count(f.Content, "a/b/**") != watches[f.Name]) {
			t.Errorf("%s watches its folder otherwise, or has the name of another", f.Path)
		}
	}
	for _, within := range []string{"a b", "-x", "a'", "ä", "a\nb"} {
		if ci.Fits(within) {
			t.Errorf("%q fits", within)
		}
	}
}

// Another handbook is added to a file that ends in a hook of ours, and nowhere else.
func TestExtended(t *testing.T) {
	t.Parallel()
	file := func(within string) ci.File {
		files := ci.Files(ci.Handbook{Source: "en", Within: within})
		return files[len(files)-1]
	}
	first, second := file("a"), file("b")
	both, ok := second.Extended(first.Content)
	if !ok || !strings.HasSuffix(both, "args: [-C, a]\n        files: ^a/\n"+second.Addition) {
		t.Errorf("extended to\n%s", both)
	}
	if again, ok := first.Extended(both); !ok || again != both {
		t.Errorf("extended again to\n%s", again)
	}
	foreign := first.Content + "  - repo: local\n"
	if got, ok := second.Extended(foreign); ok || got != foreign {
		t.Errorf("wrote into\n%s", got)
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
	files := ci.Files(ci.Handbook{Source: "en"})
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

package ci_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/ci"
	"github.com/pobook/pobook/internal/oracle"
)

// handbooks are in the root folder and below it, of a release, of a commit and of nothing known.
var handbooks = map[string]ci.Handbook{
	"alone":  {Release: ci.Release{Version: "v0.1.0"}, Files: []string{"handbook/", "locales/"}},
	"below":  {Within: "docs/a.b", Branch: "trunk", Release: ci.Release{Version: "v0.0.0-20260102030405-0123456789ab", Commit: "0123456789abcdef"}, Files: []string{"it's/"}},
	"unsure": {Within: "book"},
}

// written writes the files of a handbook into a folder, and returns their paths by host.
func written(t *testing.T, h ci.Handbook) map[string][]string {
	t.Helper()
	dir, paths := t.TempDir(), map[string][]string{}
	for _, f := range ci.Files(h) {
		path := filepath.Join(dir, filepath.FromSlash(f.Path))
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(f.Content), 0o644); err != nil {
			t.Fatal(err)
		}
		paths[f.Name] = append(paths[f.Name], path)
	}
	return paths
}

// Each file is YAML without white space at the end of lines, and no template is left in it.
func TestCIFiles(t *testing.T) {
	t.Parallel()
	for name, h := range handbooks {
		for _, f := range ci.Files(h) {
			var content any
			if err := yaml.Unmarshal([]byte(f.Content), &content); err != nil {
				t.Errorf("%s, %s: %v\n%s", name, f.Path, err, f.Content)
			}
			for line := range strings.Lines(f.Content) {
				if strings.ContainsAny(line, "\t\r") || strings.TrimRight(line, " \n")+"\n" != line && line != "\n" || strings.Contains(line, "<no value>") {
					t.Errorf("%s, %s: %q", name, f.Path, line)
				}
			}
			if strings.HasSuffix(f.Content, "\n\n") {
				t.Errorf("%s, %s ends with a blank line", name, f.Path)
			}
		}
	}
}

// Each action is a commit, and what the workflow says of the run's place in the world is never
// part of a command: somebody may have given a branch or a title a name that is one.
func TestCIWorkflow(t *testing.T) {
	t.Parallel()
	uses := regexp.MustCompile(`^[a-z/-]+@[0-9a-f]{40}$`)
	for name, h := range handbooks {
		var w struct {
			Permissions map[string]string
			Jobs        map[string]struct {
				Permissions map[string]string
				Steps       []struct{ Run, Uses string }
			}
		}
		if err := yaml.Unmarshal([]byte(ci.Files(h)[0].Content), &w); err != nil {
			t.Fatal(err)
		}
		if w.Permissions == nil || len(w.Permissions) > 0 {
			t.Errorf("%s: all jobs may do %v", name, w.Permissions)
		}
		for job, j := range w.Jobs {
			checksOut := false
			for _, s := range j.Steps {
				checksOut = checksOut || strings.HasPrefix(s.Uses, "actions/checkout@")
				if s.Uses != "" && !uses.MatchString(s.Uses) || strings.Contains(s.Run, "${{") {
					t.Errorf("%s, %s: %+v", name, job, s)
				}
			}
			for of, may := range j.Permissions {
				if checksOut && may == "write" && of != "security-events" {
					t.Errorf("%s, %s: has the files of a change, and may write %s", name, job, of)
				}
			}
		}
	}
}

// The linter of GitHub's workflows finds nothing, and with shellcheck nothing in their commands either.
func TestCIWorkflowByActionlint(t *testing.T) {
	t.Parallel()
	files := workflowsHere(t)
	for _, h := range handbooks {
		files = append(files, written(t, h)["github"]...)
	}
	if said := oracle.Actionlint(t, files...); said != "" {
		t.Error(said)
	}
}

// workflowsHere are those of this repository.
func workflowsHere(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("../../.github/workflows/*.yml")
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The schemas that other programs know the files by.
func TestCISchemas(t *testing.T) {
	t.Parallel()
	valid := func(schema string, files ...string) {
		if said := oracle.CheckJSONSchema(t, schema, files...); said != "" {
			t.Error(said)
		}
	}
	valid("vendor.github-actions", "../../.github/actions/pobook/action.yml")
	for _, file := range workflowsHere(t) {
		valid("vendor.github-workflows", file)
	}
	for _, h := range handbooks {
		files := written(t, h)
		valid("vendor.github-workflows", files["github"]...)
		valid("vendor.gitlab-ci", files["gitlab"]...)
	}
}

// pre-commit takes the configuration, and the hooks of this repository.
func TestCIPreCommit(t *testing.T) {
	t.Parallel()
	for _, h := range handbooks {
		for _, args := range [][]string{append([]string{"validate-config"}, written(t, h)["pre-commit"]...), {"validate-manifest", "../../.pre-commit-hooks.yaml"}} {
			if said := oracle.PreCommit(t, args...); said != "" {
				t.Errorf("%q: %s", args, said)
			}
		}
	}
}

// What the hook asks for, and on which paths it runs.
func TestCIHook(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"alone":  "rev: v0.1.0 args: [] files: ^(handbook/|locales/)",
		"below":  "rev: 0123456789abcdef args: [-C docs/a.b] files: ^docs/a\\.b/(it's/)",
		"unsure": "rev: main args: [-C book] files: ^book/",
	} {
		var c struct {
			Repos []struct {
				Rev   string
				Hooks []struct {
					Args  []string
					Files string
				}
			}
		}
		files := ci.Files(handbooks[name])
		if err := yaml.Unmarshal([]byte(files[len(files)-1].Content), &c); err != nil {
			t.Fatal(err)
		}
		hook := c.Repos[0].Hooks[0]
		if got := "rev: " + c.Repos[0].Rev + " args: [" + strings.Join(hook.Args, " ") + "] files: " + hook.Files; got != want {
			t.Errorf("%s: got %s, want %s", name, got, want)
		}
	}
}

// The files of a handbook below the root folder run each command there and name its folder
// wherever they name a file; one handbook's jobs and files are not another's.
func TestCIFilesBelow(t *testing.T) {
	t.Parallel()
	command := regexp.MustCompile(`(?m)\bpobook (?:-C (\S+) )?(?:check|status|build)\b`)
	alone := map[string]bool{}
	for _, f := range ci.Files(ci.Handbook{}) {
		alone[f.Path] = true
	}
	for _, f := range ci.Files(ci.Handbook{Within: "a/b"}) {
		for _, m := range command.FindAllStringSubmatch(f.Content, -1) {
			if m[1] != "a/b" {
				t.Errorf("%s runs %q in another folder", f.Path, m[0])
			}
		}
		for _, plain := range []string{"handbook-check", "handbook-build", "handbook-site", "handbook-$", " dist/", "[dist/", " pobook-reports/", "name: handbook\n"} {
			if strings.Contains(f.Content, plain) {
				t.Errorf("%s has %q", f.Path, plain)
			}
		}
		if !f.Once && (alone[f.Path] || !strings.Contains(f.Content, "[a/b/**")) {
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
		files := ci.Files(ci.Handbook{Within: within})
		return files[len(files)-1]
	}
	first, second := file("a"), file("b")
	both, ok := second.Extended(first.Content)
	if !ok || !strings.HasSuffix(both, "args: [-C, a]\n        files: '^a/'\n"+second.Addition) {
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

// Which pobook the files ask for, by what Go knows of the one that writes them.
func TestReleaseOf(t *testing.T) {
	t.Parallel()
	const commit = "0123456789abcdef0123456789abcdef01234567"
	for _, test := range []struct{ version, commit, want, rev string }{
		{"v1.2.3", commit, "v1.2.3", "v1.2.3"},
		{"v1.2.3-rc.1", "", "v1.2.3-rc.1", "v1.2.3-rc.1"},
		{"v1.2.4-0.20260102030405-0123456789ab+dirty", commit, "v1.2.4-0.20260102030405-0123456789ab", commit},
		{"v0.0.0-20260102030405-0123456789ab", "", "v0.0.0-20260102030405-0123456789ab", "0123456789ab"},
		{"(devel)", commit, "", "main"},
		{"", "", "", "main"},
		{"v1.2.3\nx: y", "", "", "main"},
	} {
		r := ci.ReleaseOf(test.version, test.commit)
		files := ci.Files(ci.Handbook{Release: r})
		if hook := files[len(files)-1].Content; r.Version != test.want || !strings.Contains(hook, "    rev: "+test.rev) {
			t.Errorf("%q, %q: %+v\n%s", test.version, test.commit, r, hook)
		}
		if pinned := strings.Contains(files[0].Content, "POBOOK: latest"); pinned != (test.want == "") {
			t.Errorf("%q: the workflow has\n%s", test.version, files[0].Content)
		}
	}
}

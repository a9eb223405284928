//go:build unix

package main

import (
	"bytes"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/oracle"
)

// A host runs jobs as GitHub and GitLab would, as far as the files for CI make use of that: their commands in
// bash, in a clone of the repository, with programs in the place of those that ask for something elsewhere.
type host struct {
	dir       string            // the clone
	artefacts string            // a folder of them for each name
	env       map[string]string // what the host says of the run
	home      string
	said      string // what all commands have printed
}

// newHost lets a host run something in a repository. Programs that would leave the machine are replaced: go
// "builds" the pobook of this test; gh and curl note what they are asked, and answer from a folder.
func newHost(t *testing.T, dir string, env map[string]string) *host {
	t.Helper()
	home := t.TempDir()
	binary, err := exec.LookPath("pobook")
	if err != nil {
		t.Fatal(err)
	}
	for name, program := range map[string]string{
		"go":   `[ "$1 ${2%@*}" = "install github.com/pobook/pobook/cmd/pobook" ] && mkdir -p "${GOBIN:=$HOME/go/bin}" && ln -sf "` + binary + `" "$GOBIN/pobook"`,
		"gh":   ghStandIn,
		"curl": curlStandIn,
		"apk":  `exit 0`,
	} {
		path := filepath.Join(home, "stand-ins", name)
		writeFile(t, path, "#!/bin/sh\n"+program+"\n")
		if err := os.Chmod(path, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	h := &host{dir: dir, artefacts: filepath.Join(home, "artefacts"), env: maps.Clone(env), home: home}
	h.env["HOME"] = home
	h.env["PATH"] = filepath.Join(home, "stand-ins") + ":" + strings.ReplaceAll(os.Getenv("PATH"), filepath.Dir(binary)+":", "")
	return h
}

// Both take what they are asked into a file, and keep the comments of a change in another, as JSON. What gh
// answers is what the host would: comments of others too, with the same beginning.
const (
	ghStandIn = `echo "gh $*" >> "$HOME/asked"
case "$*" in
"api --paginate"*)
	touch "$HOME/comment"
	body=$(jq -Rs . "$HOME/comment")
	printf '%s\n' '[{"id":1,"user":{"login":"someone"},"body":'"$(printf %s "$MARK" | jq -Rs .)"'},{"id":2,"user":{"login":"github-actions[bot]"},"body":'"$body"'}]' | jq -r "$5" ;;
*"body=@comment.md") cp comment.md "$HOME/comment" ;;
"release view"*) exit 1 ;;
esac`
	curlStandIn = `echo "curl $*" >> "$HOME/asked"
case "$*" in
*/user) echo '{"id":7}' ;;
*per_page*)
	touch "$HOME/comment"
	printf '%s\n' '[{"id":1,"author":{"id":8},"body":'"$(printf %s "$MARK" | jq -Rs .)"'},{"id":2,"author":{"id":7},"body":'"$(jq -Rs . "$HOME/comment")"'}]' ;;
*body@comment.md*) cp comment.md "$HOME/comment" ;;
esac`
)

// run runs commands as a host does that stops at the first that fails.
func (h *host) run(script string, env map[string]string) error {
	cmd := exec.Command("bash", "-e", "-c", script)
	cmd.Dir = h.dir
	for _, vars := range []map[string]string{h.env, env} {
		for name, value := range vars {
			cmd.Env = append(cmd.Env, name+"="+value)
		}
	}
	var out bytes.Buffer
	cmd.Stdout, cmd.Stderr = &out, &out
	err := cmd.Run()
	h.said += out.String()
	return err
}

// A workflow is what is run of a workflow of GitHub.
type workflow struct {
	Env  map[string]string
	Jobs map[string]struct {
		Outputs map[string]string
		Steps   []workflowStep
	}
}

type workflowStep struct {
	ID, If, Run, Uses string
	Env, With         map[string]string
}

var expression = regexp.MustCompile(`\$\{\{ (.*?) \}\}`)

// workflow runs a job of a workflow. Expressions have the values that the test says; it returns the outputs
// of the job.
func (h *host) workflow(t *testing.T, file, job string, values map[string]string) (outputs map[string]string, err error) {
	t.Helper()
	var w workflow
	if err := yaml.Unmarshal([]byte(textOf(t, filepath.Join(h.dir, file))), &w); err != nil {
		t.Fatal(err)
	}
	values = maps.Clone(values)
	value := func(text string) string {
		return expression.ReplaceAllStringFunc(text, func(of string) string {
			v, known := values[expression.FindStringSubmatch(of)[1]]
			if !known {
				t.Fatalf("%s: the value of %s is not known", job, of)
			}
			return v
		})
	}
	for i, s := range w.Jobs[job].Steps {
		if err != nil && !strings.Contains(s.If, "!cancelled()") {
			continue
		}
		if s.Uses != "" {
			h.use(t, s, value)
			continue
		}
		env := map[string]string{}
		for _, vars := range []map[string]string{w.Env, s.Env} {
			for name, text := range vars {
				env[name] = value(text)
			}
		}
		for _, name := range []string{"GITHUB_OUTPUT", "GITHUB_PATH", "GITHUB_STEP_SUMMARY"} {
			env[name] = filepath.Join(h.home, name)
			writeFile(t, env[name], "")
		}
		if failed := h.run(s.Run, env); failed != nil {
			err = errors.Join(err, fmt.Errorf("step %d of %s: %w", i+1, job, failed))
		}
		for line := range strings.Lines(textOf(t, env["GITHUB_OUTPUT"])) {
			name, output, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
			values["steps."+s.ID+".outputs."+name] = output
		}
		if path := strings.TrimSpace(textOf(t, env["GITHUB_PATH"])); path != "" {
			h.env["PATH"] = path + ":" + h.env["PATH"]
		}
		if summary := textOf(t, env["GITHUB_STEP_SUMMARY"]); summary != "" {
			values["summary"] = summary
		}
	}
	outputs = map[string]string{"summary": values["summary"]}
	for name, text := range w.Jobs[job].Outputs {
		outputs[name] = value(text)
	}
	return outputs, err
}

// use does what an action does: it keeps artefacts and brings them. Those that pobook has no part in do nothing.
func (h *host) use(t *testing.T, s workflowStep, value func(string) string) {
	t.Helper()
	action, _, _ := strings.Cut(s.Uses, "@")
	switch action {
	case "actions/upload-artifact":
		keep(t, filepath.Join(h.dir, value(s.With["path"])), filepath.Join(h.artefacts, value(s.With["name"])))
	case "actions/download-artifact":
		kept, err := filepath.Glob(filepath.Join(h.artefacts, value(s.With["name"]+s.With["pattern"])))
		if err != nil || len(kept) == 0 {
			t.Fatalf("no artefact %s%s", s.With["name"], s.With["pattern"])
		}
		h.dir = t.TempDir() // a job without a clone
		for _, folder := range kept {
			keep(t, folder, filepath.Join(h.dir, s.With["path"]))
		}
	case "github/codeql-action/upload-sarif":
		if text := textOf(t, filepath.Join(h.dir, value(s.With["sarif_file"]))); !strings.Contains(text, `"version": "2.1.0"`) {
			t.Errorf("not SARIF:\n%s", text)
		}
	}
}

func keep(t *testing.T, from, to string) {
	t.Helper()
	if err := os.MkdirAll(to, 0o755); err != nil {
		t.Fatal(err)
	}
	if err := exec.Command("cp", "-R", from+"/.", to).Run(); err != nil {
		t.Fatalf("%s: %v", from, err)
	}
}

// twoHandbooks makes a repository with two of them, commits it, and commits a change of the one in docs/a: a
// locale more, a text more, and a translation that cannot be published. It returns the commit before that.
func twoHandbooks(t *testing.T) (dir, before string) {
	t.Helper()
	dir = t.TempDir()
	git := func(args ...string) string {
		cmd := exec.Command("git", append([]string{"-c", "user.name=A", "-c", "user.email=a@example.org", "-C", dir}, args...)...)
		out, err := cmd.CombinedOutput()
		if err != nil {
			t.Fatalf("git %q: %v\n%s", args, err, out)
		}
		return strings.TrimSpace(string(out))
	}
	git("init", "-q", "-b", "main")
	for _, within := range []string{"docs/a", "b"} {
		at := filepath.Join(dir, within)
		writeFile(t, filepath.Join(at, "handbook/one.md"), "# One\n\nSee [it](https://example.org/).\n")
		pobook(t, exitDone, "init", "-C", at, "--locales", "zh_Hant", "--ci", "github,gitlab,pre-commit")
		pobook(t, exitDone, "update", "-C", at)
	}
	git("add", ".")
	git("commit", "-q", "-m", "before")
	before = git("rev-parse", "HEAD")
	at := filepath.Join(dir, "docs/a")
	replaceIn(t, filepath.Join(at, "handbook/handbook.yaml"), "zh_Hant", "zh_Hant, de")
	writeFile(t, filepath.Join(at, "handbook/one.md"), "# One\n\nSee [it](https://example.org/).\n\nMore of it.\n")
	pobook(t, exitDone, "update", "-C", at)
	replaceIn(t, filepath.Join(at, "locales/zh_Hant/one.po"), "example.org/).\"\nmsgstr \"\"", "example.org/).\"\nmsgstr \"參見 [它](https://example.org/) <img src=x> @team\"")
	git("add", ".")
	git("commit", "-q", "-m", "after")
	return dir, before
}

func replaceIn(t *testing.T, file, from, to string) {
	t.Helper()
	text := textOf(t, file)
	if !strings.Contains(text, from) {
		t.Fatalf("%s has no %q:\n%s", file, from, text)
	}
	writeFile(t, file, strings.Replace(text, from, to, 1))
}

// A run of GitHub on a pull request that has findings: the job that checks fails, and all reports are there; a
// locale that is new is built; one comment is written, and written anew.
func TestCIRunOnGitHub(t *testing.T) {
	t.Parallel()
	oracle.Require(t, "git")
	oracle.Require(t, "jq")
	dir, before := twoHandbooks(t)
	const file = ".github/workflows/handbook-docs-a.yml"
	h := newHost(t, dir, map[string]string{"GITHUB_ACTIONS": "true", "GITHUB_REPOSITORY": "o/r", "GITHUB_REF_NAME": "v1"})
	values := map[string]string{
		"github.event.pull_request.base.sha || github.event.before": before,
		"vars.HANDBOOK_SITE": "https://example.org/book", "matrix.locale": "de",
		"github.token": "x", "github.repository": "o/r", "github.event.pull_request.number": "5",
		"github.server_url": "https://example.com", "github.run_id": "9",
		"steps.artifact.outputs.artifact-url": "https://example.com/site", "needs.site.outputs.artifact": "https://example.com/site",
	}
	if _, err := h.workflow(t, file, "pobook", values); err != nil {
		t.Fatal(err, h.said)
	}
	checked, err := h.workflow(t, file, "check", values)
	if err == nil || checked["locales"] != `["en","zh_Hant","de"]` {
		t.Errorf("the job that checks ends with %v, and has the locales %s\n%s", err, checked["locales"], h.said)
	}
	if want := "::error file=docs/a/locales/zh_Hant/one.po,line="; !strings.Contains(h.said, want) {
		t.Errorf("no annotation %s in\n%s", want, h.said)
	}
	for _, want := range []string{"### Translations of A", "[one.md](<https://example.org/book/zh-Hant/one.html>)", "### Findings\n\n1 error, ", "- **error** `docs/a/locales/zh_Hant/one.po:"} {
		if !strings.Contains(checked["summary"], want) {
			t.Errorf("the summary has no %s:\n%s", want, checked["summary"])
		}
	}
	for _, job := range []string{"build", "site"} {
		// A translation that is not published is reported by each build, as by the check.
		if _, err := h.workflow(t, file, job, values); err != nil && job == "build" {
			t.Error(err, h.said)
		}
	}
	for _, path := range []string{"handbook-docs-a-books-de/a.de.pdf", "handbook-docs-a-books-de/a.de.epub", "handbook-docs-a-site/de/one.html", "handbook-docs-a-reports/coverage.md"} {
		if _, err := os.Stat(filepath.Join(h.artefacts, path)); err != nil {
			t.Errorf("no artefact %s:\n%s", path, h.said)
		}
	}
	h.comments(t, func(job string) error { _, err := h.as(dir).workflow(t, file, job, values); return err }, "comment")
	if _, err := h.as(dir).workflow(t, file, "release", values); err != nil {
		t.Error(err, h.said)
	}
	asked := textOf(t, filepath.Join(h.home, "asked"))
	for _, want := range []string{
		"gh api --silent repos/o/r/issues/5/comments --field body=@comment.md\n",
		"gh api --silent --method PATCH repos/o/r/issues/comments/2 --field body=@comment.md\n",
		"gh release create v1 --verify-tag --draft --title v1\ngh release upload v1 --clobber books/a.de.pdf books/a.de.epub\n",
	} {
		if strings.Count(asked, want) != 1 {
			t.Errorf("asked not once %s in\n%s", want, asked)
		}
	}
	h = newHost(t, dir, h.env)
	if _, err := h.workflow(t, ".github/workflows/handbook-b.yml", "pobook", values); err != nil {
		t.Fatal(err, h.said)
	}
	if checked, err := h.workflow(t, ".github/workflows/handbook-b.yml", "check", values); err != nil || checked["locales"] != `["en","zh_Hant"]` {
		t.Errorf("the other handbook: %v, with the locales %s\n%s", err, checked["locales"], h.said)
	}
}

// as is the host in another clone.
func (h *host) as(dir string) *host {
	h.dir = dir
	return h
}

// comments runs a job that writes a comment twice, and looks at the comment.
func (h *host) comments(t *testing.T, run func(job string) error, job string) {
	t.Helper()
	for range 2 {
		if err := run(job); err != nil {
			t.Fatal(err, h.said)
		}
	}
	comment := textOf(t, filepath.Join(h.home, "comment"))
	for _, want := range []string{"<!-- pobook: handbook-docs-a -->\n### Translations of A\n", "\n- `zh_Hant`: 1 gained", "/zh-Hant/one.html>)", "\n### Findings\n\n1 error, "} {
		if !strings.Contains(comment, want) {
			t.Errorf("the comment has no %q:\n%s", want, comment)
		}
	}
	for _, dangerous := range []string{"<img", " @team", "<details>"} {
		if strings.Contains(comment, dangerous) {
			t.Errorf("the comment has %q:\n%s", dangerous, comment)
		}
	}
}

// The same on GitLab.
func TestCIRunOnGitLab(t *testing.T) {
	t.Parallel()
	oracle.Require(t, "git")
	oracle.Require(t, "jq")
	dir, before := twoHandbooks(t)
	h := newHost(t, dir, map[string]string{
		"GITLAB_CI": "true", "CI_PROJECT_DIR": dir, "CI_MERGE_REQUEST_DIFF_BASE_SHA": before, "CI_JOB_ID": "3",
		"CI_PROJECT_URL": "https://example.com/o/r", "CI_API_V4_URL": "https://example.com/api/v4", "HANDBOOK_TOKEN": "secret",
		"CI_MERGE_REQUEST_PROJECT_ID": "4", "CI_MERGE_REQUEST_IID": "5",
	})
	if err := h.job(t, "a", "pobook"); err != nil {
		t.Fatal(err, h.said)
	}
	if err := h.job(t, "a", "check"); err == nil {
		t.Errorf("the job that checks does not fail:\n%s", h.said)
	}
	percent := regexp.MustCompile(`([0-9.]+) % translated`).FindAllString(h.said, -1)
	if len(percent) != 3 || !strings.Contains(h.said, "\nall locales: "+percent[2]) {
		t.Errorf("the last of the figures is not that of all locales:\n%s", h.said)
	}
	for _, name := range []string{"build", "site"} {
		_ = h.job(t, "a", name) // they report the error as well
	}
	reports := filepath.Join(dir, "docs/a/pobook-reports")
	for path, want := range map[string]string{
		filepath.Join(reports, "codequality.json"):             `"path": "docs/a/locales/zh_Hant/one.po"`,
		filepath.Join(reports, "junit.xml"):                    `name="pobook check"`,
		filepath.Join(reports, "coverage.md"):                  "(<https://example.com/o/r/-/jobs/3/artifacts/file/docs/a/dist/html/de/one.html>)",
		filepath.Join(dir, "docs/a/dist/html/de/one.html"):     "<html",
		filepath.Join(dir, "docs/a/dist/a.de.pdf"):             "%PDF",
		filepath.Join(dir, "docs/a/dist/html/index.html"):      "<html",
		filepath.Join(dir, "docs/a/dist/a.zh_Hant.epub"):       "PK",
		filepath.Join(dir, "docs/a/.gitignore"):                "/dist/\n/pobook-reports/\n",
		filepath.Join(dir, ".pre-commit-config.yaml"):          "files: '^b/(handbook/|locales/)'",
		filepath.Join(dir, ".gitlab-ci.yml"):                   "local: /.gitlab/handbook-*.yml",
		filepath.Join(dir, ".gitlab", "handbook-b.yml"):        "handbook-b-check:",
		filepath.Join(dir, ".github/workflows/handbook-b.yml"): "name: handbook-b\n",
	} {
		if text := textOf(t, path); !strings.Contains(text, want) {
			t.Errorf("%s has no %s:\n%.2000s", path, want, text)
		}
	}
	h.comments(t, func(name string) error { return h.job(t, "a", name) }, "comment")
	asked := textOf(t, filepath.Join(h.home, "asked"))
	const notes = "https://example.com/api/v4/projects/4/merge_requests/5/notes"
	for _, want := range []string{
		"--request POST --data-urlencode body@comment.md --output /dev/null " + notes + "\n",
		"--request PUT --data-urlencode body@comment.md --output /dev/null " + notes + "/2\n",
	} {
		if strings.Count(asked, want) != 1 {
			t.Errorf("asked not once %s in\n%s", want, asked)
		}
	}
	if strings.Contains(h.said, "secret") {
		t.Error("the token is printed")
	}
}

// job runs a job of GitLab of one of the handbooks in docs.
func (h *host) job(t *testing.T, handbook, name string) error {
	t.Helper()
	prefix := "handbook-docs-" + handbook
	var jobs map[string]any
	if err := yaml.Unmarshal([]byte(textOf(t, filepath.Join(h.dir, ".gitlab", prefix+".yml"))), &jobs); err != nil {
		t.Fatal(err)
	}
	job := jobs[prefix+"-"+name].(map[string]any)
	env, lines := map[string]string{}, []string{}
	for _, of := range []any{jobs["."+prefix], jobs[prefix+"-"+name]} {
		of := of.(map[string]any)
		if of["before_script"] != nil && job["extends"] == nil {
			continue
		}
		for name, value := range asMap(of["variables"]) {
			env[name] = os.Expand(fmt.Sprint(value), func(name string) string { return h.env[name] })
		}
		for _, key := range []string{"before_script", "script"} {
			if script, ok := of[key].([]any); ok {
				for _, line := range script {
					lines = append(lines, line.(string))
				}
			}
		}
	}
	return h.run(strings.Join(lines, "\n"), env)
}

func asMap(value any) map[string]any {
	m, _ := value.(map[string]any)
	return m
}

// The action brings the pobook of a release, refuses an archive that its release says something else of, and
// builds pobook where there is none.
func TestCIAction(t *testing.T) {
	t.Parallel()
	binary, err := exec.LookPath("pobook")
	if err != nil {
		t.Fatal(err)
	}
	oracle.Require(t, "sha256sum")
	releases := t.TempDir()
	release := filepath.Join(releases, "v0.1.0")
	writeFile(t, filepath.Join(release, "pobook"), "#!/bin/sh\nexec \""+binary+"\" \"$@\"\n")
	if err := os.Chmod(filepath.Join(release, "pobook"), 0o755); err != nil {
		t.Fatal(err)
	}
	pack := exec.Command("sh", "-c", `tar -czf pobook_0.1.0_linux_amd64.tar.gz pobook && cp pobook_0.1.0_linux_amd64.tar.gz pobook_0.1.0_linux_arm64.tar.gz &&
sha256sum pobook_0.1.0_linux_amd64.tar.gz > pobook_0.1.0_checksums.txt && echo 0000000000000000000000000000000000000000000000000000000000000000 pobook_0.1.0_linux_arm64.tar.gz >> pobook_0.1.0_checksums.txt`)
	pack.Dir = release
	if out, err := pack.CombinedOutput(); err != nil {
		t.Fatal(err, string(out))
	}
	for _, test := range []struct {
		version, arch string
		want          string // "" where it fails
	}{
		{"v0.1.0", "X64", "archive"},
		{"", "X64", "archive"}, // the latest
		{"v0.1.0", "ARM64", ""},
		{"v0.2.0", "X64", "built"},
		{"v0.1.0", "S390X", "built"},
		{"$(touch x)", "X64", ""},
		{"../v0.1.0", "X64", ""},
	} {
		h := newHost(t, t.TempDir(), map[string]string{"RUNNER_OS": "Linux", "RUNNER_ARCH": test.arch, "RELEASES": releases})
		h.env["RUNNER_TOOL_CACHE"] = filepath.Join(h.home, "tools")
		writeFile(t, filepath.Join(h.home, "stand-ins/curl"), "#!/bin/sh\nfor last; do :; done\ncase $last in\n*/latest) printf %s/tag/v0.1.0 \"$RELEASES\" ;;\n*) cp \""+releases+"/${last##*/download/}\" . ;;\nesac\n")
		if err := os.Chmod(filepath.Join(h.home, "stand-ins/curl"), 0o755); err != nil {
			t.Fatal(err)
		}
		err := h.action(t, test.version, "status --format json")
		switch got := strings.Contains(h.said, "so pobook is built"); {
		case test.want == "" && err == nil, test.want != "" && err != nil, test.want != "" && got != (test.want == "built"):
			t.Errorf("%+v: %v\n%s", test, err, h.said)
		case test.want != "" && !strings.Contains(h.said, `"schema": 1`):
			t.Errorf("%+v: pobook has not run:\n%s", test, h.said)
		}
	}
}

// action runs the steps of the action in a new handbook.
func (h *host) action(t *testing.T, version, command string) error {
	t.Helper()
	pobook(t, exitDone, "init", "-C", h.dir, "--locales", "de")
	var a struct {
		Runs struct{ Steps []workflowStep }
	}
	if err := yaml.Unmarshal([]byte(textOf(t, filepath.Join(repository, ".github/actions/pobook/action.yml"))), &a); err != nil {
		t.Fatal(err)
	}
	values := map[string]string{
		"inputs.version || github.action_ref": version, "inputs.command": command, "inputs.working-directory": ".",
		"runner.os": h.env["RUNNER_OS"], "runner.arch": h.env["RUNNER_ARCH"],
	}
	for _, s := range a.Runs.Steps {
		env := map[string]string{"GITHUB_OUTPUT": filepath.Join(h.home, "output"), "GITHUB_PATH": filepath.Join(h.home, "path")}
		for _, name := range slices.Sorted(maps.Keys(s.Env)) {
			env[name] = expression.ReplaceAllStringFunc(s.Env[name], func(of string) string { return values[expression.FindStringSubmatch(of)[1]] })
		}
		if releases := h.env["RELEASES"]; env["RELEASES"] != "" {
			env["RELEASES"] = releases
		}
		for _, file := range []string{"output", "path"} {
			writeFile(t, filepath.Join(h.home, file), "")
		}
		if err := h.run("set -o pipefail\n"+s.Run, env); err != nil {
			return err
		}
		for line := range strings.Lines(textOf(t, filepath.Join(h.home, "output"))) {
			name, output, _ := strings.Cut(strings.TrimSuffix(line, "\n"), "=")
			values["steps."+s.ID+".outputs."+name] = output
		}
		if path := strings.TrimSpace(textOf(t, filepath.Join(h.home, "path"))); path != "" {
			h.env["PATH"] = path + ":" + h.env["PATH"]
		}
	}
	return nil
}

func textOf(t *testing.T, path string) string {
	t.Helper()
	return string(readFile(t, path))
}

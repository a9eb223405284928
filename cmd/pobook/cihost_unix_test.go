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

// job runs a job of GitLab, of the handbook in docs/a.
func (h *host) job(t *testing.T, name string) error {
	t.Helper()
	const prefix = "handbook-docs-a"
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

//go:build unix

package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/oracle"
)

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
	again := func(job string) error {
		h.dir = dir
		_, err := h.workflow(t, file, job, values)
		return err
	}
	h.comments(t, again)
	if err := again("release"); err != nil {
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

// comments runs a job that writes a comment twice, and looks at the comment.
func (h *host) comments(t *testing.T, run func(job string) error) {
	t.Helper()
	for range 2 {
		if err := run("comment"); err != nil {
			t.Fatal(err, h.said)
		}
	}
	comment := textOf(t, filepath.Join(h.home, "comment"))
	for _, want := range []string{"<!-- pobook: handbook-docs-a -->\n### Translations of A\n", "\n- `zh_Hant`: 0 gained, 0 became fuzzy, 1 new; 3 waiting", "/zh-Hant/one.html>)", "\n### Findings\n\n1 error, "} {
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
	if err := h.job(t, "pobook"); err != nil {
		t.Fatal(err, h.said)
	}
	if err := h.job(t, "check"); err == nil {
		t.Errorf("the job that checks does not fail:\n%s", h.said)
	}
	percent := regexp.MustCompile(`([0-9.]+) % translated`).FindAllString(h.said, -1)
	if len(percent) != 3 || !strings.Contains(h.said, "\nall locales: "+percent[2]) {
		t.Errorf("the last of the figures is not that of all locales:\n%s", h.said)
	}
	for _, name := range []string{"build", "site"} {
		_ = h.job(t, name) // they report the error as well
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
	h.comments(t, func(name string) error { return h.job(t, name) })
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

// Package ci has the files that run pobook in other people's continuous
// integration: a workflow of GitHub Actions, jobs of GitLab CI, a configuration
// of pre-commit. They call commands that anyone can type; nothing of pobook
// depends on them. Start at [Files], and at the folder templates.
package ci

import (
	"embed"
	"regexp"
	"strings"
	"text/template"
)

// A Handbook is what the files have to know of one. Paths are slash-separated.
type Handbook struct {
	// Within is where the handbook is in its repository, "docs/book"; empty for the root
	// folder of that. [Fits] says of which there can be files.
	Within string
	// Branch is the one that is published; empty for main. [FitsBranch] says which can be.
	Branch string
	// Files are regular expressions of the paths, from the folder of the handbook, that
	// make a check worth while; none for all of them.
	Files []string
	// Release is the pobook that the files ask for.
	Release Release
}

// Fits reports whether a folder's path stands for itself in YAML and in a shell.
func Fits(within string) bool { return within == "" || FitsBranch(within) }

// FitsBranch reports that of the name of a branch.
func FitsBranch(name string) bool { return plainPath.MatchString(name) }

var plainPath = regexp.MustCompile(`^[A-Za-z0-9._][A-Za-z0-9._/-]*$`)

// A File is one of them.
type File struct {
	Name    string // by which the user asks for it
	Path    string // below the root folder of the repository
	Content string
	// Once says that the repository has one such file for all of its handbooks, and
	// Addition what this handbook adds to it.
	Once     bool
	Addition string
}

// Hosts are what there are files for, as [File] names it.
var Hosts = []string{"github", "gitlab", "pre-commit"}

// Where GitLab and pre-commit look for what they have to do.
const (
	gitlabPath    = ".gitlab-ci.yml"
	preCommitPath = ".pre-commit-config.yaml"
)

// Files returns them for a handbook. They are for the root folder of its repository.
//
// In the root folder a handbook has the file that GitLab reads. Below it, that includes one for each
// handbook (docs.gitlab.com: ci/yaml/includes, "Use include:local with wildcard file paths").
func Files(h Handbook) []File {
	of := func(host, path string) File {
		return File{Name: host, Path: path, Content: h.page(path).make(host + ".yml")}
	}
	hook := of("pre-commit", preCommitPath)
	if h.Within == "" {
		return []File{of("github", ".github/workflows/handbook.yml"), of("gitlab", gitlabPath), hook}
	}
	p := h.page(gitlabPath)
	hook.Once, hook.Addition = true, p.make("hook")
	return []File{
		of("github", ".github/workflows/"+p.Name+".yml"), of("gitlab", ".gitlab/"+p.Name+".yml"),
		{Name: "gitlab", Path: gitlabPath, Content: p.make("gitlab-include.yml"), Once: true, Addition: p.make("include")},
		hook,
	}
}

//go:embed templates
var templateFiles embed.FS

var templates = template.Must(template.New("").Delims("[[", "]]").Funcs(template.FuncMap{"action": action}).ParseFS(templateFiles, "templates/*.yml"))

// ReportsDir is the folder, beside the handbook, in which a run leaves its reports.
const ReportsDir = "pobook-reports"

// A page is what a template is filled with.
type page struct {
	Name       string // of the handbook among others of the repository
	Within, At string // its folder, and what paths begin with that are in it
	Path       string // of the file that is made
	Branch     string
	Pobook     string // runs pobook where the handbook is
	Reports    string // the folder of the reports
	Version    string // of the pobook that is built, as Go names it; empty if that is not known
	Revision   string // the same, as git names it
	Watched    string // a regular expression of the paths that the hook checks, as YAML has it; empty for all
}

func (h Handbook) page(path string) page {
	p := page{
		Name: "handbook", Within: h.Within, Path: path, Branch: h.Branch, Pobook: "pobook",
		Version: h.Release.Version, Revision: h.Release.revision(), Watched: h.watched(),
	}
	if h.Branch == "" {
		p.Branch = "main"
	}
	if h.Within != "" {
		p.Name += "-" + notInNames.ReplaceAllString(h.Within, "-")
		p.At, p.Pobook = h.Within+"/", "pobook -C "+h.Within
	}
	p.Reports = p.At + ReportsDir
	return p
}

// notInNames is what the names of artefacts that merge requests show may not have in them.
var notInNames = regexp.MustCompile(`[^A-Za-z0-9_-]`)

func (p page) make(template string) string {
	var b strings.Builder
	if err := templates.ExecuteTemplate(&b, template, p); err != nil {
		panic(err) // a template of ours asks for what there is not
	}
	return b.String()
}

func (h Handbook) watched() string {
	if h.Within == "" && len(h.Files) == 0 {
		return ""
	}
	pattern := "^"
	if h.Within != "" {
		pattern += regexp.QuoteMeta(h.Within) + "/"
	}
	if len(h.Files) > 0 {
		pattern += "(" + strings.Join(h.Files, "|") + ")"
	}
	return "'" + strings.ReplaceAll(pattern, "'", "''") + "'"
}

// Extended adds what a further handbook needs to a file that a repository has for all of
// them; ok is false where only a person can.
func (f File) Extended(there string) (extended string, ok bool) {
	if strings.Contains(there, f.Addition) {
		return there, true
	}
	if f.Path != preCommitPath || !hookAtEnd.MatchString(there) {
		return there, false
	}
	return there + f.Addition, true
}

// hookAtEnd matches a configuration of pre-commit that ends in a hook of ours.
var hookAtEnd = regexp.MustCompile(`(?:^|\n)      - id: pobook-(?:check|update)\n(?:        [^\n]*\n)*$`)

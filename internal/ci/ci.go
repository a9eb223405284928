// Package ci has the files that run pobook in other people's continuous
// integration: a workflow of GitHub Actions, jobs of GitLab CI, a configuration
// of pre-commit. They call commands that anyone can type; nothing of pobook
// depends on them. Start at [Files].
package ci

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
)

var (
	//go:embed github.yml
	github string
	//go:embed gitlab.yml
	gitlab string
	//go:embed pre-commit.yml
	preCommit string
)

// A Handbook is what the files have to know of one. Paths are slash-separated.
type Handbook struct {
	Source  string   // the code of the locale that its sections are written in
	Locales []string // the codes of the others
	Config  string   // the name of the configuration; empty for handbook.yaml

	// Within is where the handbook is in its repository, "docs/book"; empty for the root
	// folder of that. [Fits] says of which there can be files.
	Within string
	// Files are regular expressions of the paths, from the folder of the handbook, that
	// make a check worth while; nil for those that the hook has by itself.
	Files []string
}

// Fits reports whether a folder's path stands for itself in YAML and in a shell.
func Fits(within string) bool { return plainPath.MatchString(within) }

var plainPath = regexp.MustCompile(`^([A-Za-z0-9._][A-Za-z0-9._/-]*)?$`)

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

// Files returns them for a handbook. They are for the root folder of its repository.
func Files(h Handbook) []File {
	list := "[" + strings.Join(slices.Concat([]string{h.Source}, h.Locales), ", ") + "]"
	jobs := strings.Replace(gitlab, exampleLocales, list, 1)
	if h.Config != "" {
		jobs = strings.Replace(jobs, "of handbook.yaml", "of "+h.Config, 1)
	}
	hook := h.hook()
	commit := strings.TrimSuffix(preCommit, plainHook) + hook
	if h.Within == "" {
		return []File{
			{Name: "github", Path: ".github/workflows/handbook.yml", Content: github},
			{Name: "gitlab", Path: ".gitlab-ci.yml", Content: jobs},
			{Name: "pre-commit", Path: preCommitPath, Content: commit},
		}
	}
	file := "handbook-" + h.slug() + ".yml"
	return []File{
		{Name: "github", Path: ".github/workflows/" + file, Content: h.below(github, file)},
		{Name: "gitlab", Path: ".gitlab/" + file, Content: h.below(jobs, file)},
		{Name: "gitlab", Path: ".gitlab-ci.yml", Content: includeAll, Once: true, Addition: includeAll},
		{Name: "pre-commit", Path: preCommitPath, Content: h.below(commit, ""), Once: true, Addition: hook},
	}
}

// exampleLocales stand in a file that cannot ask the handbook itself.
const exampleLocales = "[en, zh_Hant, zh_Hans]"

// preCommitPath is where pre-commit looks for its configuration.
const preCommitPath = ".pre-commit-config.yaml"

// plainHook is the hook at the end of that, for a handbook in the usual place.
const plainHook = "      - id: pobook-check\n"

// includeAll is the file that GitLab reads, where the jobs of each handbook have their
// own (docs.gitlab.com: ci/yaml/includes, "Use include:local with wildcard file paths").
const includeAll = `include:
  - local: /.gitlab/handbook-*.yml
`

// slug is what the names of files and jobs have of a handbook's folder.
func (h Handbook) slug() string { return strings.ReplaceAll(h.Within, "/", "-") }

// hook is the handbook's hook of pre-commit.
func (h Handbook) hook() string {
	hook := plainHook
	if h.Within != "" {
		hook += "        name: check the translations of " + h.Within + "\n        args: [-C, " + h.Within + "]\n"
	}
	if h.Within == "" && h.Files == nil {
		return hook
	}
	pattern := "^"
	if h.Within != "" {
		pattern += regexp.QuoteMeta(h.Within) + "/"
	}
	if len(h.Files) > 0 {
		pattern += "(" + strings.Join(h.Files, "|") + ")"
	}
	return hook + "        files: " + pattern + "\n"
}

// below makes of a file for a handbook in the root folder that for one below it: commands
// run there, what they write is there, and only changes there count.
func (h Handbook) below(content, file string) string {
	at, paths := h.Within+"/", "["+h.Within+"/**, .github/workflows/"+file+"]"
	watched := "      changes: [" + h.Within + "/**/*, .gitlab/" + file + "]\n"
	changes := "  rules:\n    - if: $CI_PIPELINE_SOURCE != \"merge_request_event\"\n" + watched
	return strings.NewReplacer(
		"pobook init", "pobook -C "+h.Within+" init",
		"pobook check", "pobook -C "+h.Within+" check",
		"pobook status", "pobook -C "+h.Within+" status",
		"pobook build", "pobook -C "+h.Within+" build",
		// GitHub
		"\nname: handbook\n", "\nname: handbook-"+h.slug()+"\n",
		"    branches: [main]\n  pull_request:\n", "    branches: [main]\n    paths: "+paths+"\n  pull_request:\n    paths: "+paths+"\n",
		"            pobook.sarif\n", "            "+at+"pobook.sarif\n",
		"path: dist/", "path: "+at+"dist/",
		"name: handbook-${{", "name: handbook-"+h.slug()+"-${{",
		// GitLab
		" A project that has a pipeline\n# already can keep this file under another name and include it.\n", "\n",
		"handbook-check:\n", "handbook-"+h.slug()+"-check:\n",
		"handbook-build:\n", "handbook-"+h.slug()+"-build:\n",
		"handbook-site:\n", "handbook-"+h.slug()+"-site:\n",
		"[handbook-site]", "[handbook-"+h.slug()+"-site]",
		"expose_as: handbook-site", "expose_as: handbook-"+h.slug()+"-site",
		"mv dist/html", "mv "+at+"dist/html",
		"paths: [dist/html/]", "paths: ["+at+"dist/html/]",
		"  stage: test\n", "  stage: test\n"+changes,
		"  stage: build\n", "  stage: build\n"+changes,
		"== $CI_DEFAULT_BRANCH\n", "== $CI_DEFAULT_BRANCH\n"+watched, // as the job that it needs
		"codequality: gl-", "codequality: "+at+"gl-",
		"junit: report.xml", "junit: "+at+"report.xml",
		"paths: [dist/]", "paths: ["+at+"dist/]",
		"name: handbook-site\n", "name: handbook-"+h.slug()+"-site\n",
		"name: handbook-$LOCALE", "name: handbook-"+h.slug()+"-$LOCALE",
	).Replace(content)
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

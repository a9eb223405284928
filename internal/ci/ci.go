// Package ci has the files that run pobook in other people's continuous
// integration: a workflow of GitHub Actions, jobs of GitLab CI, a configuration
// of pre-commit. They call commands that anyone can type; nothing of pobook
// depends on them. Start at [Files].
package ci

import (
	_ "embed"
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

// A File is one of them.
type File struct {
	Name    string // by which the user asks for it
	Path    string // below the root folder of a handbook
	Content string
}

// Files returns them for a handbook whose source is written in one locale and
// translated into others.
func Files(source string, locales []string) []File {
	list := "[" + strings.Join(slices.Concat([]string{source}, locales), ", ") + "]"
	return []File{
		{"github", ".github/workflows/handbook.yml", github},
		{"gitlab", ".gitlab-ci.yml", strings.Replace(gitlab, exampleLocales, list, 1)},
		{"pre-commit", ".pre-commit-config.yaml", preCommit},
	}
}

// exampleLocales stand in a file that cannot ask the handbook itself.
const exampleLocales = "[en, zh_Hant, zh_Hans]"

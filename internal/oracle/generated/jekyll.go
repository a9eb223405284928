package generated

import (
	_ "embed"
	"os/exec"

	"github.com/pobook/pobook/internal/oracle/generators"
)

//go:embed render.rb
var renderScript string

// jekyll builds with Jekyll as it comes, without a theme: Liquid, and kramdown with its
// parser of GitHub's Markdown.
var jekyll = builder{
	kind: generators.Debian,
	command: func(_, work string) *exec.Cmd {
		c := exec.Command("ruby", "-e", renderScript, "--", work)
		c.Dir = work
		return c
	},
}

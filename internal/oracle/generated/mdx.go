package generated

import (
	_ "embed"
	"os/exec"

	"github.com/pobook/pobook/internal/oracle/generators"
)

//go:embed compile.mjs
var compileScript string

// compilerOf builds with the compiler of MDX, or with that as Docusaurus calls it.
func compilerOf(d Dialect) *builder {
	return &builder{
		kind: generators.Node,
		command: func(folder, work string) *exec.Cmd {
			// A script that is not a file finds its modules from the working directory.
			c := exec.Command("node", "--input-type=module", "-e", compileScript, "--", string(d), work)
			c.Dir = folder
			return c
		},
	}
}

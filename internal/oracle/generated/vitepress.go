package generated

import (
	_ "embed"
	"os/exec"

	"github.com/pobook/pobook/internal/oracle/generators"
)

//go:embed vitepress.mjs
var vitepressScript string

// vitepress builds with the renderer of VitePress, and compiles what that makes of a
// section with Vue.
var vitepress = builder{
	kind: generators.Node,
	command: func(folder, work string) *exec.Cmd {
		// A script that is not a file finds its modules from the working directory.
		c := exec.Command("node", "--input-type=module", "-e", vitepressScript, "--", work)
		c.Dir = folder
		return c
	},
}

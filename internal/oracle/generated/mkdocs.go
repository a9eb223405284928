package generated

import (
	_ "embed"
	"os"
	"os/exec"

	"github.com/pobook/pobook/internal/oracle/generators"
)

//go:embed build.py
var buildScript string

//go:embed mkdocs.yml
var site string

// mkdocs builds with MkDocs and the theme Material.
var mkdocs = builder{
	kind:     generators.Python,
	sections: "docs",
	files:    map[string]string{"mkdocs.yml": site},
	command: func(folder, work string) *exec.Cmd {
		c := exec.Command(generators.Interpreter(folder), "-c", buildScript, work)
		c.Env = append(os.Environ(), "NO_MKDOCS_2_WARNING=1")
		return c
	},
	sites: true,
}

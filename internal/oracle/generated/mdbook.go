package generated

import (
	_ "embed"
	"os/exec"
	"path/filepath"

	"github.com/pobook/pobook/internal/oracle/generators"
)

//go:embed mdbook.py
var mdbookScript string

//go:embed book.toml
var mdbookSite string

// mdbook builds with mdBook.
var mdbook = builder{
	kind:     generators.Cargo,
	sections: "src",
	files:    map[string]string{"book.toml": mdbookSite},
	command: func(folder, work string) *exec.Cmd {
		return exec.Command("python3", "-c", mdbookScript, work, filepath.Join(folder, "bin", "mdbook"))
	},
	sites: true,
}

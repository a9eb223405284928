package generated

import (
	"embed"
	"io/fs"
	"os/exec"
	"strings"

	"github.com/pobook/pobook/internal/oracle/generators"
)

//go:embed hugo.py
var hugoScript string

//go:embed all:hugo
var hugoSite embed.FS

// hugo builds with Hugo, and with shortcodes as themes have them.
var hugo = builder{
	kind:     generators.Debian,
	sections: "content",
	files:    filesOf(hugoSite, "hugo"),
	command: func(_, work string) *exec.Cmd {
		return exec.Command("python3", "-c", hugoScript, work)
	},
}

// filesOf returns the files in a folder by their names below it.
func filesOf(files fs.FS, folder string) map[string]string {
	found := map[string]string{}
	err := fs.WalkDir(files, folder, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		content, err := fs.ReadFile(files, path)
		found[strings.TrimPrefix(path, folder+"/")] = string(content)
		return err
	})
	if err != nil {
		panic(err) // the files are embedded
	}
	return found
}

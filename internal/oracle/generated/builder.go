package generated

import (
	"os/exec"

	"github.com/pobook/pobook/internal/oracle/generators"
)

// A Dialect is the Markdown of a generator, by the name that the key `dialect` of
// handbook.yaml has for it.
type Dialect string

// The dialects that can be built.
const (
	MkDocs     Dialect = "mkdocs"
	Docusaurus Dialect = "docusaurus"
	MDX        Dialect = "mdx" // @mdx-js/mdx with GFM, front matter, directives, mathematics
	VitePress  Dialect = "vitepress"
	Hugo       Dialect = "hugo"
	Jekyll     Dialect = "jekyll"
	MDBook     Dialect = "mdbook"
)

// A builder is how sections of a dialect are built.
type builder struct {
	kind generators.Kind
	// sections is the folder in the working folder that sections stand in, and what is
	// beside them.
	sections string
	// files are what else stands in the working folder, by name.
	files map[string]string
	// command starts the script that builds pages in a working folder: it reads a JSON
	// object a line, {"name": path, "text": section}, and answers each with one,
	// {"pages": {path: nodes}}, {"html": {path: a fragment of HTML}}, or {"error": why there
	// is none}. folder is where the generator is installed.
	command func(folder, work string) *exec.Cmd
	// sites says that the script takes {"site": {path: section}}, too.
	sites bool
}

package generated

import (
	"embed"
	"io/fs"
	"path"
	"slices"
)

//go:embed all:testdata
var testdata embed.FS

// Book returns a book with every construct of a dialect that its generator's manual
// has, as the lists in testdata name them: sections, and what they refer to. [Sections]
// picks the sections.
func Book(dialect Dialect) fs.FS {
	book, err := fs.Sub(testdata, path.Join("testdata", string(dialect)))
	if err != nil {
		panic(err) // the name is a constant
	}
	return book
}

// Sections returns the sections of a book by their names.
func Sections(book fs.FS) (map[string][]byte, error) {
	names, err := fs.Glob(book, "*.md*")
	if err != nil {
		return nil, err
	}
	sections := map[string][]byte{}
	for _, name := range slices.Sorted(slices.Values(names)) {
		if sections[name], err = fs.ReadFile(book, name); err != nil {
			return nil, err
		}
	}
	return sections, nil
}

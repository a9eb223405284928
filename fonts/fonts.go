// Package fonts holds the font files that pobook sets its books in, so that
// the program needs none of the machine's.
//
// The files, their licences and where they came from are listed in
// manifest.json, which is the only such list; `make fonts` fetches what it
// names. Those that every book begins with are embedded as they are, and read in
// place; the others are packed, and unpacked when they are first opened. The
// package knows neither glyphs nor metrics: whoever sets text parses the bytes.
// Start reading at [Families].
package fonts

import (
	"bytes"
	"embed"
	"fmt"
	"io"
	"sync"

	"github.com/pobook/pobook/fonts/internal/manifest"
)

// The licence asks to go wherever the fonts go, so the program carries it too.
//
//go:embed manifest.json *.ttf packed/*.zst OFL-*.txt
var files embed.FS

// A Family is a typeface in the styles that there are of it. A style is the
// name of a file for [Open], "" if the family lacks it.
type Family struct {
	Name                              string // as in the PostScript names: "NotoSansTC"
	Script                            string // what the family is there for, ISO 15924
	Version                           string // of the package that it came out of
	Source                            string // the web page of that package
	Licence                           string // the file with its licence, for [Open]
	Regular, Bold, Italic, BoldItalic string
}

// Families returns every family, in the manifest's order.
func Families() []Family {
	list := read()
	families := make([]Family, len(list.Families))
	for i, f := range list.Families {
		families[i] = family(f)
	}
	return families
}

// A File is an open font file. It may be read at several places at a time.
type File interface {
	io.ReaderAt
	io.ReadSeeker
}

// Open opens a file that a [Family] names. It is part of the program, so that
// nothing is held open; of a file that is embedded as it is nothing is copied but
// what is read. One that is packed is unpacked when it is first opened, into
// memory that all who open it share to the end of the process. For any other name
// the error is an [io/fs.ErrNotExist].
func Open(file string) (File, error) {
	if unpack, ok := packed()[file]; ok {
		content, err := unpack()
		if err != nil {
			return nil, fmt.Errorf("fonts: %w", err)
		}
		return bytes.NewReader(content), nil
	}
	opened, err := files.Open(file)
	if err != nil {
		return nil, fmt.Errorf("fonts: %w", err)
	}
	return opened.(File), nil // package embed documents that its files are both
}

// packed are the functions that unpack, each its file and once, by the names of
// the files.
var packed = sync.OnceValue(func() map[string]func() ([]byte, error) {
	unpack := map[string]func() ([]byte, error){}
	for _, family := range read().Families {
		for _, face := range family.Faces {
			if face.Model != "" {
				unpack[face.Name] = sync.OnceValues(func() ([]byte, error) { return face.Read(files) })
			}
		}
	}
	return unpack
})

// read parses the manifest once. That it can be parsed is held by the tests;
// it is part of the program.
var read = sync.OnceValue(func() *manifest.Manifest {
	data, err := files.ReadFile("manifest.json")
	if err != nil {
		panic(err)
	}
	list, err := manifest.Parse(data)
	if err != nil {
		panic(err)
	}
	return list
})

func family(f manifest.Family) Family {
	faces := make(map[string]string, len(f.Faces))
	for _, face := range f.Faces {
		faces[face.Style] = face.Name
	}
	return Family{
		Name:       f.Name,
		Script:     f.Script,
		Version:    f.Version,
		Source:     f.Source(),
		Licence:    f.Licence.Name,
		Regular:    faces["Regular"],
		Bold:       faces["Bold"],
		Italic:     faces["Italic"],
		BoldItalic: faces["BoldItalic"],
	}
}

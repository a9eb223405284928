package weblate

import (
	"fmt"
	"path"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// A Handbook is what Weblate has to know of one.
type Handbook struct {
	Name     string // of files, as handbook.yaml has it
	Title    string
	Source   string // the code of the locale that the sections are written in
	Targets  []Target
	Sections []Section // in reading order; for those that Weblate does not take see [Taken]
	Given    bool      // another program's file has that order, so that names say nothing of it
	Han      bool      // one of its locales, or its source, is written in Han without spaces
	Glossary Glossary

	Within     string // the folder of the handbook in its repository: "docs/"; "" for the root folder of that
	Folder     string // of the sections, from the folder of the handbook, which is "."
	Catalogues string // the folder of the catalogues, as Folder
}

// inRepository is the folder of the catalogues, from the root folder of the repository,
// which is where Weblate begins.
func (h Handbook) inRepository() string { return path.Join(h.Within, h.Catalogues) }

// folders are those of the sections and the catalogues, one in the other said once.
func (h Handbook) folders() string {
	if h.Folder == "." || strings.HasPrefix(h.Catalogues, h.Folder+"/") {
		return h.Folder
	}
	return h.Folder + " " + h.Catalogues
}

// A Target is a locale into which the handbook is translated.
type Target struct {
	Code   string // of the locale: "zh_Hant"
	Folder string // among the catalogues, which may be another code for it: "zh_TW"
}

// notInPaths are the signs of printable ASCII that Weblate does not take in the path of a
// catalogue, or some file systems in the name of a file.
const notInPaths = ` +%:#\"*?<>|`

// refused reports a character that the path of a catalogue cannot have.
func refused(c rune) bool {
	return c <= ' ' || c >= unicode.MaxASCII || strings.ContainsRune(notInPaths, c)
}

// Taken returns the handbook without the sections whose catalogues have paths that
// Weblate does not take, and a warning about each of those.
func (h Handbook) Taken() (Handbook, diag.List) {
	var (
		taken []Section
		found diag.List
	)
	for _, s := range h.Sections {
		i := strings.IndexFunc(s.Component, refused)
		if i < 0 {
			taken = append(taken, s)
			continue
		}
		sign, _ := utf8.DecodeRuneInString(s.Component[i:])
		hint := "name it with ASCII letters, digits and hyphens, and the next update takes its catalogues along"
		if plain := strings.Join(strings.FieldsFunc(s.Component, refused), "-"); plain != "" && strings.IndexFunc(s.Component, func(c rune) bool { return c > unicode.MaxASCII }) < 0 {
			hint = fmt.Sprintf("rename it %q, and the next update takes its catalogues along", plain+path.Ext(s.File))
		}
		found = append(found, warning(s, "weblate-path", fmt.Sprintf("Weblate does not take %q in a path, so this section is left out there", sign), hint))
	}
	h.Sections = taken
	return h, found
}

// A Section is one source file.
type Section struct {
	Component string // its path below the folder of the sections without the ending
	File      string // where a diagnostic about it points
}

// A Glossary is the terms of the handbook, in files of one format.
type Glossary struct {
	Format string // "csv", "tbx" or "po"
	Files  []GlossaryFile
}

// A GlossaryFile is the terms of one locale.
type GlossaryFile struct {
	Code    string   // of the locale
	Path    string   // from the root folder
	Columns []string // of a CSV file
}

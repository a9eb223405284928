package weblate

import (
	"path"
	"strings"
)

// A Handbook is what Weblate has to know of one.
type Handbook struct {
	Name     string // of files, as handbook.yaml has it
	Title    string
	Source   string // the code of the locale that the sections are written in
	Targets  []Target
	Sections []Section // in reading order; for those that Weblate does not take see [Taken]
	Given    bool      // another program's file has that order, so that names say nothing of it
	NotMade  []string  // ids of checks that Weblate is not to make
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
	// Unsettled are the lines of a CSV file that Weblate would not tell from others.
	Unsettled []int
}

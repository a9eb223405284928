package weblate

// A Handbook is what Weblate has to know of one.
type Handbook struct {
	Name     string // of files, as handbook.yaml has it
	Title    string
	Source   string // the code of the locale that the sections are written in
	Targets  []Target
	Sections []Section // in reading order
	Given    bool      // another program's file has that order, so that names say nothing of it
	Han      bool      // one of its locales, or its source, is written in Han without spaces
	Glossary Glossary
}

// A Target is a locale into which the handbook is translated.
type Target struct {
	Code   string // of the locale: "zh_Hant"
	Folder string // below locales/, which may be another code for it: "zh_TW"
}

// A Section is one source file.
type Section struct {
	Component string // its path below handbook/ without the ending
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

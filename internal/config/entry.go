package config

import (
	"path"
	"regexp"
)

// An Order is in which order the sections are read, where a file of a site generator
// says it, or the sections themselves do.
type Order struct {
	File string // relative to the root folder; "" where none says it
	// Titles is the section of which the catalogues have the titles of parts: the file
	// itself, if it is one of the sections, or else one that is made of it. "" where
	// there is none.
	Titles string
	// Made is that section if it is made of the file; nil if it is a file.
	Made    []byte
	Entries []Entry
}

// An Entry is a line of a book's contents: a chapter or the title of a part.
type Entry struct {
	Title string // of a part, in the source locale; "" for a chapter
	Path  string // of a chapter, below handbook/; "" for a part
	Level int    // 0 at the top
	Apart bool   // it stands outside of all lists of chapters, as a preface does
	Line  int    // of the order file, for a title; 0 if it stands in none
}

// Is reports whether a section is no chapter, but says in which order these are read.
func (o Order) Is(section string) bool { return o.Titles != "" && section == o.Titles }

// The kinds of files that say an order, and of front matter that does.
const (
	OrderSummary    = "SUMMARY.md"
	OrderMkDocs     = "mkdocs.yml"
	OrderTOC        = "_toc.yml"
	OrderSidebars   = "sidebars.json"
	OrderNavigation = "navigation.yml"
	OrderHugo       = "hugo"
	OrderDocusaurus = "docusaurus"
)

// orderNames are what stands in the place of a list.
var orderNames = []string{OrderSummary, OrderMkDocs, OrderTOC, OrderSidebars, "_data/" + OrderNavigation, OrderHugo, OrderDocusaurus}

// orderFiles are the forms of their names.
var orderFiles = []struct {
	name *regexp.Regexp
	kind string
}{
	{regexp.MustCompile(`(?i)^summary\.(?:md|markdown)$`), OrderSummary},
	{regexp.MustCompile(`^mkdocs[\w.-]*\.ya?ml$`), OrderMkDocs},
	{regexp.MustCompile(`^_toc\.ya?ml$`), OrderTOC},
	{regexp.MustCompile(`^sidebars?[\w.-]*\.(?:json|ya?ml)$`), OrderSidebars},
	{regexp.MustCompile(`^navigation\.ya?ml$`), OrderNavigation},
}

// OrderKind returns how the order is said in a file of a name, "" if no such file is
// known.
func OrderKind(name string) string {
	if name == OrderHugo || name == OrderDocusaurus {
		return name
	}
	for _, f := range orderFiles {
		if f.name.MatchString(path.Base(name)) {
			return f.kind
		}
	}
	return ""
}

// sections are those that have catalogues: the chapters, then what has the titles.
func (o Order) sections() []string {
	var all []string
	for _, e := range o.Entries {
		if e.Path != "" {
			all = append(all, e.Path)
		}
	}
	if o.Titles != "" {
		all = append(all, o.Titles)
	}
	return all
}

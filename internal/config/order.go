package config

import (
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
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

// readOrder reads the name of what says the order. Whoever knows the files reads it.
func readOrder(r *reader, name string) (Order, []string, *diag.Diagnostic) {
	const javaScript = `list the sections here; or write the sidebars as sidebars.json: node -p "JSON.stringify(require('./sidebars.js').default ?? require('./sidebars.js'))" > sidebars.json`
	switch {
	case strings.HasPrefix(path.Base(name), "sidebars.") && slices.Contains([]string{".js", ".ts", ".mjs", ".cjs"}, path.Ext(name)):
		return Order{}, nil, fault("order-file", javaScript, "%q is a program, and pobook runs none", name)
	case OrderKind(name) == "" || outside.MatchString(name):
		return Order{}, nil, nil
	case r.found.Order == nil:
		return Order{}, nil, fault("order-file", "list the sections", "%q is not read here", name)
	}
	order, err := r.found.Order(name)
	for _, d := range diag.Of(err) {
		if d.File != "" && d.Line > 0 {
			r.problems = append(r.problems, d)
			continue
		}
		problem := fault(d.Code, d.Hint, "%s", d.Message)
		if d.File != "" {
			problem.Message = d.File + ": " + problem.Message
		}
		return Order{}, nil, problem
	}
	return order, order.sections(), nil
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

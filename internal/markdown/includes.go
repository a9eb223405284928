package markdown

import (
	"bytes"
	"path"
	"regexp"
	"strings"
)

// An Include is a file that a generator puts into a section.
type Include struct {
	File string // as the section names it, slash-separated, without what of it is put in
	// Rooted says that the name counts from the folder of the whole book, not from the
	// section's.
	Rooted bool
	Offset int // of the line in the source
}

// includeForm is how a dialect puts in files.
type includeForm struct {
	line   *regexp.Regexp // its first group is the name of the file
	list   *regexp.Regexp // a line before and after a list of files, one a line; nil for none
	rooted bool
}

// includeForms are the forms by the names of dialects. Generators look for them in
// lines of text, before they read Markdown, and so in code as well, for which they
// are mostly used: PyMdown's "Snippets", mdBook's "mdBook-specific features",
// VitePress's "Markdown file inclusion" and "import code snippets", imports of MDX;
// and what Jekyll includes from beside the section.
var includeForms = map[string][]includeForm{
	"mkdocs": {{line: regexp.MustCompile(`^[ \t]*-+8<-+[ \t]+["']([^"']+)["'][ \t]*\r?$`), list: regexp.MustCompile(`^-+8<-+$`), rooted: true}},
	"mdbook": {{line: regexp.MustCompile(`(?:^|[^\\])\{\{[ \t]*#(?:include|rustdoc_include|playground|playpen)[ \t]+([^}\s]+)[^}]*\}\}`)}},
	"vitepress": {
		{line: regexp.MustCompile(`<!--[ \t]*@include:[ \t]*([^/@\s][^\s>]*)[ \t]*-->`)},
		{line: regexp.MustCompile(`^[ \t]*<<<[ \t]+([^@\s][^\s]*)`)},
		{line: regexp.MustCompile(`^[ \t]*<<<[ \t]+@/([^\s]+)`), rooted: true},
		{line: regexp.MustCompile(`<!--[ \t]*@include:[ \t]*@/([^\s>]+)[ \t]*-->`), rooted: true},
	},
	"jekyll":     {{line: regexp.MustCompile(`\{%-?[ \t]*include_relative[ \t]+["']?([^"'%{}\s]+)`)}},
	"docusaurus": moduleImports,
	"mdx":        moduleImports,
}

var moduleImports = []includeForm{{line: regexp.MustCompile(`^(?:import|export)[ \t][^'"]*['"](?:!![^'"]*!)?(\.\.?/[^'"?]+)(?:\?[^'"]*)?['"]`)}}

// Includes returns the files that a generator puts into a section, in order.
func Includes(s *Section) []Include {
	forms := includeForms[s.Dialect().Name]
	if forms == nil {
		return nil
	}
	var (
		includes []Include
		offset   int
		listed   bool // the line is one of a list of files
	)
	note := func(name []byte, rooted bool) {
		if file := includedFile(string(name)); file != "" {
			includes = append(includes, Include{File: file, Rooted: rooted, Offset: offset})
		}
	}
	for line := range bytes.Lines(s.Source) {
		text := bytes.TrimRight(line, "\n")
		for _, form := range forms {
			for _, m := range form.line.FindAllSubmatch(text, -1) {
				note(m[1], form.rooted)
			}
		}
		switch plain := bytes.TrimSpace(text); {
		case forms[0].list != nil && forms[0].list.Match(plain):
			listed = !listed
		case listed && !bytes.HasPrefix(plain, []byte(";")):
			note(plain, forms[0].rooted)
		}
		offset += len(line)
	}
	return includes
}

// includedFile is the name of a file without what says which part of it is put in:
// lines (a.rs:2:10), an anchor (a.rs:main), a region (a.js#main) or braces (a.js{2}).
// An address of the web is none.
func includedFile(name string) string {
	if strings.Contains(name, "://") {
		return ""
	}
	if i := strings.IndexAny(name, ":#{"); i >= 0 {
		name = name[:i]
	}
	if name == "" || strings.HasPrefix(name, "/") || strings.Contains(name, `\`) {
		return ""
	}
	return path.Clean(name)
}

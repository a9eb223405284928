package book

import (
	"io/fs"
	"path"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
)

// texts are the endings, other than those of sections, of files in which people write
// chapters. What sections show, and what generators are configured with, is not among
// them: that is where it belongs.
var texts = strings.Fields(`.txt .text .mdown .mdwn .mkd .mkdn .mkdown .mdtxt .mdtext .rmd .qmd .ipynb
	.rst .rest .adoc .asciidoc .asc .org .textile .wiki .mediawiki .tex .typ .odt .doc .docx .rtf`)

// forPrograms are files with such an ending that are no chapters.
var forPrograms = []string{"robots.txt", "llms.txt", "requirements.txt"}

// mayBeMeant reports whether a file that is not a section may have been meant as one.
func mayBeMeant(p string) bool {
	return slices.Contains(texts, strings.ToLower(path.Ext(p))) && !slices.Contains(forPrograms, strings.ToLower(path.Base(p)))
}

// hiddenSection reports whether a file of which the name begins with a dot may have been
// meant as a section. Emacs and macOS put files beside others that are called like them.
func hiddenSection(entry fs.DirEntry) bool {
	name := entry.Name()
	return entry.Type().IsRegular() && document.IsMarkdown(name) && !strings.HasPrefix(name, ".#") && !strings.HasPrefix(name, "._")
}

// passedOver warns of files that may have been meant as sections, once for each
// ending and once for those that are hidden.
func passedOver(found config.Found) diag.List {
	var kinds []string
	byKind := map[string][]string{}
	for _, p := range found.PassedOver {
		kind := strings.ToLower(path.Ext(p))
		if document.IsMarkdown(p) {
			kind = ""
		}
		if byKind[kind] == nil {
			kinds = append(kinds, kind)
		}
		byKind[kind] = append(byKind[kind], p)
	}
	var warnings diag.List
	for _, kind := range kinds {
		first, others := byKind[kind][0], len(byKind[kind])-1
		d := diag.Diagnostic{
			Position: diag.Position{File: found.Places.Content(first)},
			Severity: diag.Warning,
			Code:     "passed-over",
			Message:  diag.Textf("a file that ends in %s is not a section", kind),
			Hint:     diag.Textf("write it in Markdown as %q, or list the sections in %s", strings.TrimSuffix(first, path.Ext(first))+config.SectionExt, found.Places.File()),
		}
		if kind == "" {
			d.Message = diag.Textf("a file whose name begins with a dot is not a section")
			d.Hint = diag.Textf("rename it, or list the sections in %s", found.Places.File())
		}
		switch others {
		case 0:
		case 1:
			d.Message = diag.Textf("%s, and neither is %q", d.Message, byKind[kind][1])
		default:
			d.Message = diag.Textf("%s, and neither are %d others", d.Message, others)
		}
		warnings = append(warnings, d)
	}
	return warnings
}

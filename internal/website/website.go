// Package website makes a static site of a handbook in one locale: values in, files out. It owns the
// page around the text, its look, its scripts, the index of the search, and the panel that shows
// which message a text comes from. What stands in the text is package hypertext's.
//
// A site needs no server, asks no other host for anything, and can be read without scripts. It works
// from disk, from the root of a host and from a folder below it; the sites of the locales lie beside each other
// and lead to each other. The pages carry a Content-Security-Policy that forbids everything else, unless the
// handbook trusts its HTML. The same input gives the same bytes.
//
// The style sheets and scripts are in the folder assets: style.css is the look of the text, page.css of
// what is around it, annotate.css of the messages. [Asset] gives them to the preview too. The package knows
// neither configuration, catalogues nor disk. Start reading at [Files].
package website

import (
	"slices"
	"strings"
)

// Files returns the files of the folder of a locale, but for the pictures of the handbook: its
// pages, the start page, the glossary, and what these need. They are sorted by path.
func Files(s *Site) []File {
	pages := pagesOf(s)
	list := newContents(s, pages)
	files := fixed(s)
	for i := range pages {
		files = append(files, File{pages[i].Path, sectionPage(s, pages, list, i)})
		if s.Annotate {
			files = append(files, File{messagesPath(pages[i].Path), script("messages", pages[i].messages)})
		}
	}
	files = append(files,
		File{StartPath(paths(s.Pages)), startPage(s, pages, list)},
		File{Folder + "search.js", index(pages)},
	)
	if len(s.Terms) > 0 {
		files = append(files, File{GlossaryPath(paths(s.Pages)), glossaryPage(s, pages, list)})
	}
	slices.SortFunc(files, func(a, b File) int { return strings.Compare(a.Path, b.Path) })
	return files
}

// fixed are the files that do not depend on the text.
func fixed(s *Site) []File {
	files := []File{
		{Folder + "look.css", Look(s.Accent)},
		{Folder + "icon.svg", icon(s.Accent)},
		{Folder + "words.js", Words(s.Says)},
	}
	names := []string{"page.css", "site.js", "style.css", "theme.js"}
	if s.Annotate {
		names = append(names, "annotate.css", "annotate.js")
	}
	for _, name := range names {
		files = append(files, File{Folder + name, Asset(name)})
	}
	return files
}

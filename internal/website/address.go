package website

import (
	"net/url"
	"path"
	"slices"
	"strconv"
	"strings"
)

// Folder is where a site has what belongs to no page: a name that no handbook has for its
// pictures.
const Folder = "pobook/"

// StartPath is the path of the start page of a site with pages at some paths.
func StartPath(pages []string) string { return free("index", "contents", pages) }

// GlossaryPath is the path of the glossary of a site with pages at some paths.
func GlossaryPath(pages []string) string { return free("glossary", "terms", pages) }

// free returns the first of two names, or else of numbered ones, that no page has, also where the case
// of letters makes no difference.
func free(first, second string, pages []string) string {
	taken := func(name string) bool {
		return slices.ContainsFunc(pages, func(page string) bool { return strings.EqualFold(page, name) })
	}
	name := first + ".html"
	for n := 1; taken(name); n++ {
		name = second + ".html"
		if n > 1 {
			name = second + "-" + strconv.Itoa(n) + ".html"
		}
	}
	return name
}

func paths(pages []Page) []string {
	list := make([]string, len(pages))
	for i, p := range pages {
		list[i] = p.Path
	}
	return list
}

// rootFrom leads from a page to the folder of its site: "" or "../".
func rootFrom(page string) string { return strings.Repeat("../", strings.Count(page, "/")) }

// escaped is a path as a relative reference (RFC 3986 §4.2).
func escaped(to string) string {
	segments := strings.Split(to, "/")
	for i, s := range segments {
		segments[i] = strings.ReplaceAll(url.PathEscape(s), ":", "%3A")
	}
	return strings.Join(segments, "/")
}

// address is that of a file on the web, below the folder of all sites; "" if that is not known.
func address(site, folder, file string) string {
	if site == "" {
		return ""
	}
	if path.Base(file) == "index.html" {
		file = strings.TrimSuffix(file, "index.html")
	}
	base := strings.TrimSuffix(site, "/") + "/"
	if folder != "" {
		base += escaped(folder) + "/"
	}
	return base + escaped(file)
}

// messagesPath is where the messages of a page are.
func messagesPath(page string) string {
	return strings.TrimSuffix(page, path.Ext(page)) + ".messages.js"
}

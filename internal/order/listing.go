package order

import (
	"net/url"
	"path"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/document"
)

// A Folder is the folder of the sections.
type Folder struct {
	Found config.Found
	// Read returns a file below the folder; nil where there is none that can be read.
	Read func(path string) []byte
}

// A File is an order file.
type File struct {
	Name string // as diagnostics name it, relative to the root folder
	Dir  string // its folder below that of the sections; "." if it is outside
	Data []byte
}

// most is how many entries are read of a file, visited how many things are looked at for
// that, and deepest how far they may be nested: aliases of YAML can stand for more than
// any book has.
const (
	most    = 20000
	visited = 10 * most
	deepest = 30
)

// hinted is how many entries that name nothing have a hint of their own, since all
// sections are looked at for one.
const hinted = 100

// An Order is what such a file says.
type Order struct {
	Entries []config.Entry // chapters, and the titles of parts
	// Warnings are about entries that name what is not there; they are left out.
	Warnings diag.List
}

// A listing is an order while it is read.
type listing struct {
	file     File
	folder   Folder
	order    Order
	there    map[string]bool // the sections that there are
	listed   map[string]bool // those so far
	lines    []int           // where each line of the file begins
	last     spot            // that an offset was asked of
	reported spot            // the last place, its line counted from 0 and its column in characters
	visits   int
	overflow bool
}

// A spot is a place as YAML counts it, with its offset.
type spot struct{ line, column, offset int }

func newListing(file File, folder Folder) *listing {
	l := &listing{file: file, folder: folder, listed: map[string]bool{}, there: map[string]bool{}, lines: []int{0}}
	for _, section := range folder.Found.Sections {
		l.there[section] = true
	}
	for i, c := range file.Data {
		if c == '\n' {
			l.lines = append(l.lines, i+1)
		}
	}
	return l
}

// full reports whether no more is to be read.
func (l *listing) full(level int) bool {
	l.visits++
	l.overflow = l.overflow || level > deepest || l.visits > visited || len(l.order.Entries)+len(l.order.Warnings) >= most
	return l.overflow
}

// part adds the title of a part, which stands at an offset of the file. One without
// words is none. The level of what is in the part comes back.
func (l *listing) part(title string, level, offset int) int {
	title = strings.Join(strings.Fields(title), " ")
	if title == "" || l.full(level) {
		return level
	}
	l.order.Entries = append(l.order.Entries, config.Entry{Title: title, Level: level, Line: l.at(offset).Line})
	return level + 1
}

// chapter adds a section that is there. One that has been listed stays where it is.
func (l *listing) chapter(section string, level int) {
	if !l.listed[section] && !l.full(level) {
		l.listed[section] = true
		l.order.Entries = append(l.order.Entries, config.Entry{Path: section, Level: level})
	}
}

// link adds the section that a path or a link at an offset leads to, as it is written
// in the file, and reports one that is not there. What leads to the web or to another
// kind of file is passed over.
func (l *listing) link(written string, level, offset int) {
	target, inside := local(written)
	if !inside {
		return
	}
	candidates := l.paths(target)
	for _, c := range candidates {
		if l.there[c] || document.IsMarkdown(c) && l.folder.Found.Has(c) {
			l.chapter(c, level)
			return
		}
	}
	for _, c := range candidates {
		for _, index := range []string{"/index.md", "/README.md", "/_index.md"} {
			if l.there[c+index] { // a link to a folder
				l.chapter(c+index, level)
				return
			}
		}
	}
	if document.IsMarkdown(target) {
		l.missing(written, candidates, offset)
	}
}

// local returns the path of a link without what leads to a place in the page, and
// false if the link leads out of the site or to nothing.
func local(written string) (string, bool) {
	u, err := url.Parse(written)
	if err != nil {
		return written, true
	}
	if u.Scheme != "" || u.Host != "" || u.Path == "" {
		return "", false
	}
	return u.Path, true
}

// paths are the paths below the folder of the sections that one in the file may mean:
// relative to the file, to that folder, or to the root folder.
func (l *listing) paths(written string) []string {
	p := strings.TrimLeft(strings.ReplaceAll(written, `\`, "/"), "/")
	all := []string{path.Join(l.file.Dir, p), path.Clean(p), strings.TrimPrefix(path.Clean(p), l.folder.Found.Places.Folder()+"/")}
	return slices.Compact(all)
}

// missing warns of an entry that names no section.
func (l *listing) missing(written string, candidates []string, offset int) {
	if l.full(0) {
		return
	}
	hint := diag.Textf("write the section, or take the entry out")
	if len(l.order.Warnings) < hinted {
		hint = l.nearest(candidates, hint)
	}
	l.order.Warnings = append(l.order.Warnings, diag.Diagnostic{
		Position: l.at(offset),
		Severity: diag.Warning,
		Code:     "missing-entry",
		Message:  diag.Textf("section %q is not in %s", written, l.folder.Found.Places.Named()),
		Hint:     hint,
	})
}

// nearest is the hint for an entry that names nothing: a section that is called so in
// another folder, or one whose path is similar.
func (l *listing) nearest(candidates []string, otherwise diag.Text) diag.Text {
	for _, c := range candidates {
		for _, section := range l.folder.Found.Sections {
			if path.Base(section) == path.Base(c) {
				return diag.Textf("did you mean %q?", section)
			}
		}
	}
	for _, c := range candidates {
		otherwise = diag.DidYouMean(c, l.folder.Found.Sections, otherwise)
	}
	return otherwise
}

// dropEmptyParts removes parts that have no chapters.
func (l *listing) dropEmptyParts() {
	var kept []config.Entry
	least := 0 // of the levels of the entries after: parts at it or deeper have nothing in them
	for _, e := range slices.Backward(l.order.Entries) {
		if e.Path == "" && e.Level >= least {
			continue
		}
		kept, least = append(kept, e), e.Level
	}
	slices.Reverse(kept)
	l.order.Entries = kept
}

func (l *listing) at(offset int) diag.Position {
	if l.file.Data == nil {
		return diag.Position{File: l.file.Name}
	}
	line, found := slices.BinarySearch(l.lines, offset)
	if !found {
		line--
	}
	from := spot{line, 1, l.lines[line]}
	if last := l.reported; last.line == line && last.column > 0 && last.offset <= offset {
		from = last // a whole list may be in one line
	}
	l.reported = spot{line, from.column + utf8.RuneCount(l.file.Data[from.offset:offset]), offset}
	return diag.Position{File: l.file.Name, Line: line + 1, Column: l.reported.column}
}

// fail is the error of a file that says no order.
func (l *listing) fail(offset int, message, hint diag.Text) error {
	return diag.Diagnostic{Position: l.at(offset), Code: "order-file", Message: message, Hint: hint}
}

// isIndex reports whether a section is the page of its folder.
func isIndex(section string) bool {
	base := strings.ToLower(config.WithoutExt(path.Base(section)))
	return base == "index" || base == "readme" || base == "_index"
}

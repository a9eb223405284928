package translate

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/po"
)

// translatorLine is the form in which gettext, Weblate and Poedit write those
// who worked on a catalogue into the comments of its header, a line each:
// "Name <mail>, 2024, 2025.".
var translatorLine = regexp.MustCompile(`^(.+?)\s*<[^<>]*>\s*(?:,\s*[0-9]{4}(?:\s*[-–,]\s*[0-9]{4})*)?\s*\.?$`)

// placeholders are what tools write where they know nobody. They are in
// English in every catalogue.
var placeholders = []string{"first author", "full name", "anonymous", "automatically generated", "name", "weblate", "none", "unknown"}

// A Translator is somebody whom the header of a catalogue names.
type Translator struct {
	Name string // without the address
	Line string // of the comment that names them, or would
}

// Translators returns the names of those who translated a catalogue: those of
// its header's comments in their order, and at the end the Last-Translator if
// the comments do not have that name. Addresses are left out. line is that of
// the header entry. A nil catalogue has none.
func Translators(catalogue *po.File) (names []string, line int) {
	if catalogue == nil {
		return nil, 0
	}
	i := slices.IndexFunc(catalogue.Entries, func(e *po.Entry) bool { return e.IsHeader() })
	if i < 0 {
		return nil, 0
	}
	for _, t := range TranslatorsIn(catalogue.Entries[i]) {
		names = append(names, t.Name)
	}
	return names, catalogue.Entries[i].Line
}

// TranslatorsIn returns those whom a header entry names, as [Translators] does.
func TranslatorsIn(header *po.Entry) []Translator {
	var (
		found []Translator
		known = map[string]bool{}
	)
	add := func(name, line string) {
		name = unquoted(strings.Join(strings.Fields(name), " "))
		if name != "" && !slices.Contains(placeholders, strings.ToLower(name)) && !known[name] {
			known[name] = true
			found = append(found, Translator{name, line})
		}
	}
	for _, line := range header.Comments {
		if m := translatorLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil && !strings.HasPrefix(strings.ToLower(m[1]), "copyright") {
			add(m[1], line)
		}
	}
	fields := po.ParseHeader(strings.Join(header.Str, ""))
	last := fields.Get("Last-Translator")
	name, line := last, last+" <>"
	if address := strings.LastIndexByte(last, '<'); address >= 0 {
		name, line = last[:address], last
	}
	if year := yearOf.FindString(fields.Get("PO-Revision-Date")); year != "" {
		line += ", " + year
	}
	add(name, line+".")
	return found
}

var yearOf = regexp.MustCompile(`^[0-9]{4}`)

// unquoted returns a display name without the quotation marks that it has where it holds
// commas or other signs (RFC 5322, §3.2.4).
func unquoted(name string) string {
	if len(name) < 2 || name[0] != '"' || name[len(name)-1] != '"' {
		return name
	}
	return strings.TrimSpace(quotedPair.ReplaceAllString(name[1:len(name)-1], "$1"))
}

var quotedPair = regexp.MustCompile(`\\(.)`)

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
	header, known := catalogue.Entries[i], map[string]bool{}
	add := func(name string) {
		name = unquoted(strings.Join(strings.Fields(name), " "))
		if name != "" && !slices.Contains(placeholders, strings.ToLower(name)) && !known[name] {
			known[name] = true
			names = append(names, name)
		}
	}
	for _, line := range header.Comments {
		if m := translatorLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil && !strings.HasPrefix(strings.ToLower(m[1]), "copyright") {
			add(m[1])
		}
	}
	last := po.ParseHeader(strings.Join(header.Str, "")).Get("Last-Translator")
	if address := strings.LastIndexByte(last, '<'); address >= 0 {
		last = last[:address]
	}
	add(last)
	return names, header.Line
}

// unquoted returns a display name without the quotation marks that it has where it holds
// commas or other signs (RFC 5322, §3.2.4).
func unquoted(name string) string {
	if len(name) < 2 || name[0] != '"' || name[len(name)-1] != '"' {
		return name
	}
	return strings.TrimSpace(quotedPair.ReplaceAllString(name[1:len(name)-1], "$1"))
}

var quotedPair = regexp.MustCompile(`\\(.)`)

package spreadsheet

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/memory"
)

// A role is what a column is.
type role int

const (
	unknown     role = iota
	section          // paths of sections
	context          // msgctxt
	passed           // what is written for readers, or is of no use here
	comment          // translators' comments
	source           // texts
	translation      // translations into a locale
	verdict          // what says of translations whether they are finished
)

// names are what columns are called: by us, by Weblate, the translate toolkit, and
// people.
var names = map[string]role{
	sectionColumn: section,
	contextColumn: context, "msgctxt": context,
	noteColumn: passed, "notes": passed, "location": passed, "locations": passed, "id": passed, "developer_comments": passed, "labels": passed,
	"translator_comments": comment, "comment": comment, "comments": comment, "remark": comment, "remarks": comment,
	sourceColumn: source, "msgid": source, "original": source, "source text": source, "original text": source,
	"target": translation, "translation": translation, "msgstr": translation, "target text": translation, "translated text": translation,
}

// verdicts are the names of columns that say whether translations are finished.
var verdicts = []string{"state", "status", "fuzzy", "approved", "reviewed", "confirmed", "origin"}

// A column is what one is, and for which locale: "" stands for all.
type column struct {
	role   role
	locale string
	name   string // as it is written
	doubt  string // of all its translations
}

// columnOf reads the name of a column.
func columnOf(name string, languages *memory.Languages) column {
	c := column{name: strings.TrimSpace(name)}
	lower := strings.ToLower(c.name)
	if r, known := names[lower]; known {
		c.role = r
		return c
	}
	if slices.Contains(verdicts, lower) {
		c.role = verdict
		return c
	}
	if at := strings.LastIndexAny(lower, " :"); at > 0 && slices.Contains(verdicts, lower[at+1:]) {
		if code, _, ok := target(strings.TrimSpace(c.name[:at]), languages); ok {
			return column{role: verdict, locale: code, name: c.name[at+1:]}
		}
	}
	if code, doubt, ok := target(c.name, languages); ok {
		c.role, c.locale, c.doubt = translation, code, doubt
	} else if own := languages.Source(); languages.IsSource(c.name) || strings.EqualFold(c.name, own.English) || strings.EqualFold(c.name, own.Name) {
		c.role = source
	}
	return c
}

// target returns the locale that a column is for by its code, tag or name.
func target(name string, languages *memory.Languages) (code, doubt string, ok bool) {
	for _, l := range languages.Targets() {
		if strings.EqualFold(name, l.English) || strings.EqualFold(name, l.Name) {
			return l.Code, "", true
		}
	}
	return languages.Target(name)
}

// columnsOf reads the names of columns.
func columnsOf(header []string, languages *memory.Languages) []column {
	columns := make([]column, len(header))
	for i, name := range header {
		columns[i] = columnOf(unguard(name), languages)
	}
	return columns
}

// known counts the columns that mean something.
func known(columns []column) int {
	n := 0
	for _, c := range columns {
		if c.role != unknown {
			n++
		}
	}
	return n
}

func has(columns []column, r role) bool {
	return slices.ContainsFunc(columns, func(c column) bool { return c.role == r })
}

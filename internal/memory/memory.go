// Package memory is translation memory: texts with their translations into several
// locales, apart from any catalogue, as translators' programs exchange it.
//
// It owns what a memory is, how one is collected from catalogues, how the
// languages that a file names are matched with those of a handbook, and what in a
// file says that nobody has looked at a translation. The forms of the files are
// the business of tmx and spreadsheet; which message gets which translation is
// that of merging. Its functions are pure.
//
// Start at [Memory], then [Collect].
package memory

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
)

// A Memory is what a file holds, or a handbook has, of translations.
type Memory struct {
	Units []Unit
	// Other is how many translations into other languages than those of the handbook
	// were left out, by the tag that the file has for them.
	Other map[string]int
}

// A Unit is a text with its translations.
type Unit struct {
	Source  string
	Context *string // msgctxt; nil if there is none, or none is known
	// Sections are those that have the text, by their path below the folder of the
	// handbook; none if they are not known.
	Sections []string
	// Where says to translators where the text stands, as extracted comments do.
	Where        []string
	Translations []Translation
}

// A Translation is one of a unit's. There may be several into one locale, the
// best first.
type Translation struct {
	Locale string // its code
	Text   string
	// Doubt says why somebody has to look at it before it counts, as in
	// `creationid is "MT!"`; "" if it is finished.
	Doubt    string
	Comments []string // translators', a line each
}

// Entry returns a unit with one of its translations as a message. name is that of the
// file, which the comment of a doubtful one says.
func (u Unit) Entry(t Translation, name string) *po.Entry {
	e := &po.Entry{ID: u.Source, Context: u.Context, Str: []string{t.Text}, Comments: slices.Clip(t.Comments)}
	if t.Doubt != "" {
		e.SetFuzzy(true)
		e.Comments = append(e.Comments, Origin(name, t.Doubt))
	}
	return e
}

// Origin is the comment that says where a doubtful translation comes from.
func Origin(name, doubt string) string {
	return "from " + diag.Harmless(name[strings.LastIndexAny(name, `/\`)+1:]) + ": " + doubt
}

// Count returns how many units have a translation into a locale, and how many of
// those have only doubtful ones.
func (m Memory) Count(code string) (translated, doubtful int) {
	for _, u := range m.Units {
		there, sure := false, false
		for _, t := range u.Translations {
			if t.Locale == code {
				there, sure = true, sure || t.Doubt == ""
			}
		}
		if there {
			translated++
		}
		if there && !sure {
			doubtful++
		}
	}
	return translated, doubtful
}

package update

import (
	"slices"

	"github.com/pobook/pobook/internal/po"
)

// A Remainder is what of the catalogues of a locale has not been taken, as a file.
type Remainder struct {
	Code     string // of the locale
	Messages int
	File     *po.File

	byKey map[po.Key]*po.Entry
}

// why says of the states in which a translation remains for what reason.
var why = map[State]string{
	NotPlaced:  "not placed: no message of the handbook has this text",
	Partly:     "placed in part: the handbook does not have all of this text, or has another translation of it",
	PassedOver: "not taken: the handbook has another translation",
}

// Remainders returns what imports of catalogues have not taken, a file for each locale: the
// messages as they were, each with the reason as an extracted comment. Of two
// translations of one message the second is a translators' comment of the first.
func Remainders(files []Catalogue, imports []Import) []Remainder {
	var all []Remainder
	for i, imported := range imports {
		for _, s := range imported.States {
			if why[s.State] == "" {
				continue
			}
			at := slices.IndexFunc(all, func(l Remainder) bool { return l.Code == imported.Code })
			if at < 0 {
				at = len(all)
				all = append(all, Remainder{Code: imported.Code, File: &po.File{Entries: headerOf(files[i].File)}, byKey: map[po.Key]*po.Entry{}})
			}
			all[at].Messages++
			all[at].add(s)
		}
	}
	return all
}

func headerOf(file *po.File) []*po.Entry {
	for _, e := range file.Entries {
		if e.IsHeader() {
			return []*po.Entry{e}
		}
	}
	return []*po.Entry{{Str: []string{"Content-Type: text/plain; charset=UTF-8\n"}}}
}

// add adds a message.
func (l *Remainder) add(s ImportState) {
	key := s.Entry.Key()
	if there := l.byKey[key]; there != nil {
		if !slices.Equal(there.Str, s.Entry.Str) {
			var notes []po.Note
			for form, text := range s.Entry.Str {
				notes = append(notes, po.Note{Form: form, Text: text})
			}
			there.Comments = po.WithNotes(there.Comments, notes, s.Entry.IDPlural != nil)
		}
		return
	}
	e := *s.Entry
	if !e.Obsolete {
		e.Extracted = append([]string{why[s.State]}, slices.DeleteFunc(slices.Clone(e.Extracted), isReason)...)
	}
	l.byKey[key] = &e
	l.File.Entries = append(l.File.Entries, &e)
}

func isReason(line string) bool {
	for _, reason := range why {
		if line == reason {
			return true
		}
	}
	return false
}

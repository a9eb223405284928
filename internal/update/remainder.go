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

	byKey map[po.Key]*remaining
}

// A remaining is a message of a remainder, with the comments that it has.
type remaining struct {
	entry    *po.Entry
	comments map[string]bool
}

// why says of the states in which a translation remains for what reason.
var why = map[State]string{
	NotPlaced:  "not placed: no message of the handbook has this text",
	Partly:     "placed in part: the handbook does not have all of this text, or has another translation of it",
	PassedOver: "not taken: the handbook has another translation",
}

// Remainders returns what imports of catalogues have not taken, a file for each locale: the
// messages as they were, each with the reason as an extracted comment. Of two
// translations of one message the second is a translators' comment of the first, and so
// are its comments.
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
				all = append(all, Remainder{Code: imported.Code, File: &po.File{Entries: headerOf(files[i].File)}, byKey: map[po.Key]*remaining{}})
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
		if !slices.Equal(there.entry.Str, s.Entry.Str) {
			there.note(s.Entry)
		}
		for _, line := range s.Entry.Comments {
			there.comment(line)
		}
		return
	}
	e := *s.Entry
	if !e.Obsolete {
		e.Extracted = append([]string{why[s.State]}, slices.DeleteFunc(slices.Clone(e.Extracted), isReason)...)
	}
	e.Comments = slices.Clone(e.Comments)
	l.byKey[key] = &remaining{entry: &e}
	l.File.Entries = append(l.File.Entries, &e)
}

// note adds another translation of the message.
func (r *remaining) note(other *po.Entry) {
	for form, text := range other.Str {
		r.comment(po.Note{Form: form, Text: text}.Line(other.IDPlural != nil))
	}
}

// comment adds a line of comment, unless it is there. A file may have any number of them,
// which are looked up and not compared with each other.
func (r *remaining) comment(line string) {
	if r.comments == nil {
		r.comments = map[string]bool{}
		for _, comment := range r.entry.Comments {
			r.comments[comment] = true
		}
	}
	if !r.comments[line] {
		r.comments[line] = true
		r.entry.Comments = append(r.entry.Comments, line)
	}
}

func isReason(line string) bool {
	for _, reason := range why {
		if line == reason {
			return true
		}
	}
	return false
}

// Package po reads and writes gettext catalogues (.po) and templates (.pot).
//
// It owns their syntax and nothing else: what it reads it can write again
// without loss, in the order of the file, in the one form that GNU gettext
// and the translate toolkit both leave as it is. It knows neither Markdown nor
// locales, touches no file system, and does not judge translations.
//
// Everything that "The Format of PO Files" in the GNU gettext manual allows is
// read, except domain directives, which no translators' platform supports, and
// NUL, which no .mo file can hold. Both are errors rather than losses.
//
// Start reading at [File] and [Entry]; [Parse] is in parse.go, and the writer's
// rules stand in write.go.
package po

import (
	"slices"
	"strings"
)

// A File is a catalogue or a template.
type File struct {
	// Entries are in the order of the file, except that the header comes
	// first and obsolete entries last, which is where every writer of PO
	// puts them.
	Entries []*Entry
	// Trailing are the comment lines after the last entry, each with its "#".
	Trailing []string
}

// Header returns a copy of the header's fields, or nil if the file has no
// header. Changes to it reach the file through [File.SetHeader].
func (f *File) Header() *Header {
	e := f.header()
	if e == nil {
		return nil
	}
	return ParseHeader(strings.Join(e.Str[:min(1, len(e.Str))], ""))
}

// SetHeader puts h into the header entry, which it makes if there is none. The
// entry's comments and flags stay as they are.
func (f *File) SetHeader(h *Header) {
	e := f.header()
	if e == nil {
		e = &Entry{}
		f.Entries = slices.Insert(f.Entries, 0, e)
	}
	if len(e.Str) == 0 {
		e.Str = make([]string, 1)
	}
	e.Str[0] = h.String()
}

func (f *File) header() *Entry {
	if i := slices.IndexFunc(f.Entries, (*Entry).IsHeader); i >= 0 {
		return f.Entries[i]
	}
	return nil
}

// A Duplicate is two entries of a file with the same key, one of them or both
// perhaps obsolete. GNU gettext refuses such a file; Weblate takes the first.
type Duplicate struct {
	First, Again *Entry
}

// Duplicates returns a pair for each entry whose key an earlier entry has, in
// the order of the file.
func (f *File) Duplicates() []Duplicate {
	var found []Duplicate
	first := make(map[Key]*Entry, len(f.Entries))
	for _, e := range f.Entries {
		if owner, taken := first[e.Key()]; taken {
			found = append(found, Duplicate{First: owner, Again: e})
		} else {
			first[e.Key()] = e
		}
	}
	return found
}

// canonical returns the entries with the header first and the obsolete ones
// last. It does not change the slice that it is given.
func canonical(entries []*Entry) []*Entry {
	if slices.IsSortedFunc(entries, func(a, b *Entry) int { return a.rank() - b.rank() }) {
		return entries
	}
	sorted := make([]*Entry, 0, len(entries))
	for rank := rankHeader; rank <= rankObsolete; rank++ {
		for _, e := range entries {
			if e.rank() == rank {
				sorted = append(sorted, e)
			}
		}
	}
	return sorted
}

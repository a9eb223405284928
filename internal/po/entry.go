package po

import "slices"

// An Entry is one message of a file, with all that stands around it. Its
// strings are valid UTF-8 without NUL; they are unquoted and unescaped.
type Entry struct {
	// Comments are the translators' comments, a string per line without
	// "# "; a bare "#" is "".
	Comments []string
	// Extracted are the comments for translators, a string per line without
	// "#. ".
	Extracted []string
	// References name the places of the message in the source ("#: "), as
	// in "handbook/02-usage.md:costs". One with blanks, which the file holds
	// between U+2068 and U+2069, stands here without those.
	References []string
	// Flags are the items of "#, ", as in "fuzzy". Any spelling is kept.
	Flags []string
	// Sticky are the items of "#= ", where GNU gettext 1.0 begins to put the
	// flags that belong to the msgid, as in "c-format".
	Sticky []string
	// Previous is what the message was when it was last translated ("#| ").
	Previous *Previous
	// Context is the msgctxt. None differs from an empty one.
	Context *string
	// ID is the msgid, IDPlural the msgid_plural of a message that has one.
	ID       string
	IDPlural *string
	// Str is the msgstr; with IDPlural there is one for each plural form.
	Str []string
	// Obsolete entries ("#~ ") are no longer in the source.
	Obsolete bool
	// Line is where the entry's msgctxt or msgid stands in the file that was
	// parsed, counted from 1; it is 0 for a new entry.
	Line int
	// StrLine is where its msgstr begins, or the first of them, likewise.
	StrLine int
}

// Previous is an earlier msgctxt, msgid and msgid_plural of an entry. PO
// cannot express one without ID, so such a value is not written.
type Previous struct {
	Context  *string
	ID       *string
	IDPlural *string
}

// A Key tells the messages of a file apart.
type Key struct {
	Context    string
	HasContext bool
	ID         string
}

// Key returns the identity of e: its msgctxt, if there is one, and its msgid.
func (e *Entry) Key() Key {
	if e.Context == nil {
		return Key{ID: e.ID}
	}
	return Key{Context: *e.Context, HasContext: true, ID: e.ID}
}

// IsHeader reports whether e is the entry that holds the header fields.
func (e *Entry) IsHeader() bool {
	return e.ID == "" && e.Context == nil && !e.Obsolete
}

const fuzzy = "fuzzy"

// Fuzzy reports whether e is marked as in need of a translator's eye.
func (e *Entry) Fuzzy() bool {
	return slices.Contains(e.Flags, fuzzy)
}

// SetFuzzy adds or removes the fuzzy flag. Previous stays as it is.
func (e *Entry) SetFuzzy(on bool) {
	switch {
	case !on:
		e.Flags = slices.DeleteFunc(e.Flags, func(flag string) bool { return flag == fuzzy })
	case !e.Fuzzy():
		e.Flags = slices.Insert(e.Flags, 0, fuzzy)
	}
}

// Empty reports whether no msgstr of e says anything.
func (e *Entry) Empty() bool {
	return !slices.ContainsFunc(e.Str, func(s string) bool { return s != "" })
}

// Translated reports whether e has a translation that needs no edit, as Weblate
// counts: an entry without any msgstr is untranslated even if it is fuzzy, and
// one plural form is enough.
func (e *Entry) Translated() bool {
	return !e.Fuzzy() && !e.Empty()
}

// The ranks of entries in a canonical file.
const (
	rankHeader = iota
	rankLive
	rankObsolete
)

func (e *Entry) rank() int {
	switch {
	case e.Obsolete:
		return rankObsolete
	case e.IsHeader():
		return rankHeader
	default:
		return rankLive
	}
}

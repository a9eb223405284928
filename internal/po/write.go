package po

import (
	"strconv"
	"strings"
)

// pageWidth is how many bytes GNU gettext puts on a line of references, even
// where it wraps nothing else.
const pageWidth = 79

// Bytes writes the file in its canonical form, which msgcat and msgmerge with
// --no-wrap and the translate toolkit leave as it is:
//
//   - header, entries, obsolete entries, a blank line between them, in UTF-8
//     with LF;
//   - in an entry: translators' comments, extracted comments, references,
//     flags with fuzzy first, previous strings, msgctxt, msgid, msgid_plural,
//     msgstr;
//   - a string of several lines begins with "" and then has a line for each;
//     any other string is on the line of its keyword, however long;
//   - a line of references is filled up to 79 bytes.
func (f *File) Bytes() []byte {
	return f.write(func(b []byte, e *Entry) []byte { return e.append(b) })
}

// write writes the file with entries as a function appends them.
func (f *File) write(entry func(b []byte, e *Entry) []byte) []byte {
	b := make([]byte, 0, f.size())
	for _, e := range canonical(f.Entries) {
		if len(b) > 0 {
			b = append(b, '\n')
		}
		b = entry(b, e)
	}
	if len(b) > 0 && len(f.Trailing) > 0 {
		b = append(b, '\n')
	}
	for _, line := range f.Trailing {
		b = append(b, line...)
		b = append(b, '\n')
	}
	return b
}

// size guesses how many bytes the file takes.
func (f *File) size() int {
	const perEntry, perString = 160, 16
	size := perEntry * len(f.Entries)
	for _, e := range f.Entries {
		size += len(e.ID)
		for _, s := range e.Str {
			size += perString + len(s)
		}
	}
	return size
}

func (e *Entry) append(b []byte) []byte { return e.appendStrings(e.appendHead(b)) }

// appendHead writes what stands above the strings of an entry.
func (e *Entry) appendHead(b []byte) []byte {
	b = appendComments(b, "#", e.Comments)
	b = appendComments(b, "#.", e.Extracted)
	b = appendReferences(b, e.References)
	b = appendFlags(b, "#, ", fuzzyFirst(e.Flags))
	b = appendFlags(b, "#= ", e.Sticky)
	previousMark := "#| "
	if e.Obsolete {
		previousMark = "#~| "
	}
	if e.Previous != nil && e.Previous.ID != nil {
		b = appendOptional(b, previousMark, "msgctxt", e.Previous.Context)
		b = appendField(b, previousMark, "msgid", *e.Previous.ID)
		b = appendOptional(b, previousMark, "msgid_plural", e.Previous.IDPlural)
	}
	return b
}

func (e *Entry) appendStrings(b []byte) []byte {
	mark := ""
	if e.Obsolete {
		mark = "#~ "
	}
	b = appendOptional(b, mark, "msgctxt", e.Context)
	b = appendField(b, mark, "msgid", e.ID)
	b = appendOptional(b, mark, "msgid_plural", e.IDPlural)
	return appendTranslations(b, mark, e)
}

// appendTranslations writes the msgstr, or one for each plural form.
func appendTranslations(b []byte, mark string, e *Entry) []byte {
	forms := e.Str
	if len(forms) == 0 {
		forms = []string{""}
	}
	if e.IDPlural == nil {
		return appendField(b, mark, "msgstr", forms[0])
	}
	for i, s := range forms {
		b = appendField(b, mark, "msgstr["+strconv.Itoa(i)+"]", s)
	}
	return b
}

func appendOptional(b []byte, mark, keyword string, s *string) []byte {
	if s == nil {
		return b
	}
	return appendField(b, mark, keyword, *s)
}

func appendField(b []byte, mark, keyword, s string) []byte {
	b = append(b, mark...)
	b = append(b, keyword...)
	b = append(b, ' ')
	if i := strings.IndexByte(s, '\n'); i < 0 || i == len(s)-1 {
		return append(appendQuoted(b, s), '\n')
	}
	b = append(b, "\"\"\n"...)
	for line := range strings.Lines(s) {
		b = append(b, mark...)
		b = append(appendQuoted(b, line), '\n')
	}
	return b
}

// appendComments writes a line for each line of each comment.
func appendComments(b []byte, mark string, comments []string) []byte {
	for _, comment := range comments {
		for line := range strings.SplitSeq(comment, "\n") {
			b = append(b, mark...)
			if line = strings.TrimRight(line, "\r"); line != "" {
				b = append(b, ' ')
				b = append(b, guarded(line)...)
			}
			b = append(b, '\n')
		}
	}
	return b
}

func appendReferences(b []byte, refs []string) []byte {
	used := 0 // of the current line; 0 before the first
	for _, ref := range refs {
		ref = isolatedReference(ref)
		if ref == "" {
			continue
		}
		if used > 0 && used+len(" ")+len(ref) > pageWidth {
			b, used = append(b, '\n'), 0
		}
		if used == 0 {
			b, used = append(b, "#:"...), len("#:")
		}
		b = append(b, ' ')
		b = append(b, ref...)
		used += len(" ") + len(ref)
	}
	if used > 0 {
		b = append(b, '\n')
	}
	return b
}

// appendFlags writes flags on one line. A quote that is not closed ends its
// line, for what came after it would be read as part of it.
func appendFlags(b []byte, mark string, flags []string) []byte {
	begun := false
	for _, flag := range flags {
		if begun {
			b = append(b, ", "...)
		} else {
			b = append(b, mark...)
		}
		b = append(b, oneLine(flag)...)
		if begun = strings.Count(flag, `"`)%2 == 0; !begun {
			b = append(b, '\n')
		}
	}
	if begun {
		b = append(b, '\n')
	}
	return b
}

package po

import (
	"bytes"
	"slices"
	"strings"
	"unicode/utf8"
)

// BytesLike writes a file as [File.Bytes] does, but for what an earlier state of it
// has in the same words: those entries, or at least their strings, stay as they are
// laid out there, wrapped or not. So a change of a file touches the lines of what has
// changed. Of several earlier states the first that has the words counts.
//
// A file that is laid out so strangely that this would say something else is written
// anew.
func BytesLike(f *File, earlier ...[]byte) []byte {
	anew, like := f.Bytes(), bytesLike(f, earlier)
	if read, err := Parse(like); err != nil || !bytes.Equal(read.Bytes(), anew) {
		return anew
	}
	return like
}

func bytesLike(f *File, earlier [][]byte) []byte {
	var layouts []layout
	for _, data := range earlier {
		if l, ok := layoutOf(data); ok {
			layouts = append(layouts, l)
		}
	}
	return f.write(func(b []byte, e *Entry) []byte {
		for _, l := range layouts {
			if like, ok := l.append(b, e); ok {
				return like
			}
		}
		return e.append(b)
	})
}

// A layout is how an earlier state of a file has its entries.
type layout struct {
	lines   *Lines
	entries map[Key]*Entry
}

// layoutOf reads an earlier state; false for one that no lines can be taken from.
func layoutOf(earlier []byte) (layout, bool) {
	if !utf8.Valid(earlier) || bytes.IndexByte(earlier, '\r') >= 0 {
		return layout{}, false
	}
	old, err := Parse(earlier)
	if err != nil {
		return layout{}, false
	}
	l := layout{NewLines(earlier), make(map[Key]*Entry, len(old.Entries))}
	for _, e := range slices.Backward(old.Entries) { // of duplicates the first counts
		l.entries[e.Key()] = e
	}
	return l, true
}

// append writes an entry with the lines that it has in the layout; false if it has
// none there.
func (l layout) append(b []byte, e *Entry) ([]byte, bool) {
	o, ok := l.entries[e.Key()]
	if !ok || !sameStrings(e, o) {
		return b, false
	}
	start, end := fieldsOf(l.lines, o)
	if end == 0 {
		return b, false
	}
	if sameHead(e, o) {
		return appendLines(b, l.lines, headOf(l.lines, o), end), true
	}
	return appendLines(e.appendHead(b), l.lines, start, end), true
}

// sameStrings reports whether two entries have the same strings.
func sameStrings(e, o *Entry) bool {
	return e.Obsolete == o.Obsolete && equal(e.Context, o.Context) && e.ID == o.ID && equal(e.IDPlural, o.IDPlural) && slices.Equal(e.Str, o.Str)
}

// sameHead reports whether two entries have the same comments, flags and previous
// strings.
func sameHead(e, o *Entry) bool {
	if (e.Previous == nil) != (o.Previous == nil) {
		return false
	}
	if p, q := e.Previous, o.Previous; p != nil && (!equal(p.Context, q.Context) || !equal(p.ID, q.ID) || !equal(p.IDPlural, q.IDPlural)) {
		return false
	}
	return slices.Equal(e.Comments, o.Comments) && slices.Equal(e.Extracted, o.Extracted) && slices.Equal(e.References, o.References) &&
		slices.Equal(e.Flags, o.Flags) && slices.Equal(e.Sticky, o.Sticky)
}

func equal(a, b *string) bool { return a == b || a != nil && b != nil && *a == *b }

// fieldsOf returns the lines, counted from 1, of the strings of an entry that was parsed
// from the file, and that after the last; 0 if they are not found.
func fieldsOf(l *Lines, e *Entry) (start, end int) {
	if e.Line < 1 || e.Line > len(l.starts) {
		return 0, 0
	}
	mark, translated := "", false
	if e.Obsolete {
		mark = "#~"
	}
	for end = e.Line; end <= len(l.starts); end++ {
		text, ok := strings.CutPrefix(l.line(end), mark)
		text = strings.TrimLeft(text, blanks)
		switch {
		case !ok:
			return e.Line, end
		case strings.HasPrefix(text, "msgstr"):
			translated = true
		case translated && strings.HasPrefix(text, "msg"), !strings.HasPrefix(text, "msg") && !strings.HasPrefix(text, `"`):
			return e.Line, end
		}
	}
	return e.Line, end
}

// headOf returns the first line of the comments above the strings of an entry.
func headOf(l *Lines, e *Entry) int {
	start := e.Line
	for start > 1 {
		text := strings.TrimLeft(l.line(start-1), blanks)
		if !strings.HasPrefix(text, "#") || strings.HasPrefix(text, "#~") && !strings.HasPrefix(text, "#~|") {
			return start
		}
		start--
	}
	return start
}

// appendLines appends lines, up to that before the last.
func appendLines(b []byte, l *Lines, start, end int) []byte {
	for n := start; n < end; n++ {
		b = append(b, l.line(n)...)
		b = append(b, '\n')
	}
	return b
}

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
// changed.
//
// A file that is laid out so strangely that this would say something else is written
// anew.
func BytesLike(f *File, earlier []byte) []byte {
	anew, like := f.Bytes(), bytesLike(f, earlier)
	if read, err := Parse(like); err != nil || !bytes.Equal(read.Bytes(), anew) {
		return anew
	}
	return like
}

func bytesLike(f *File, earlier []byte) []byte {
	if !utf8.Valid(earlier) || bytes.IndexByte(earlier, '\r') >= 0 {
		return f.Bytes()
	}
	old, err := Parse(earlier)
	if err != nil {
		return f.Bytes()
	}
	before := make(map[Key]*Entry, len(old.Entries))
	for _, e := range slices.Backward(old.Entries) { // of duplicates the first counts
		before[e.Key()] = e
	}
	lines := NewLines(earlier)
	return f.write(func(b []byte, e *Entry) []byte {
		o, ok := before[e.Key()]
		if !ok || !sameStrings(e, o) {
			return e.append(b)
		}
		start, end := fieldsOf(lines, o)
		if end == 0 {
			return e.append(b)
		}
		if sameHead(e, o) {
			start = headOf(lines, o)
			return appendLines(b, lines, start, end)
		}
		return appendLines(e.appendHead(b), lines, start, end)
	})
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

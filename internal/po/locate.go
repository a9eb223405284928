package po

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Lines finds places in a file. It looks for the lines once, and remembers the
// last place: those of a translation that are asked for in order take one walk.
// It is not for several goroutines.
type Lines struct {
	text   string
	starts []int // the offset of each line
	last   place
}

// A place is where a byte of a translation was found.
type place struct {
	entry        *Entry
	form, offset int
	line, at     int // at is in the line, in bytes from 0
	characters   int // before it in the line
}

// NewLines returns the lines of a file in UTF-8.
func NewLines(data []byte) *Lines {
	l := &Lines{text: string(data), starts: []int{0}}
	for at := 0; ; {
		next := bytes.IndexByte(data[at:], '\n')
		if next < 0 {
			return l
		}
		at += next + 1
		l.starts = append(l.starts, at)
	}
}

// line returns a line, counted from 1.
func (l *Lines) line(n int) string {
	if n == len(l.starts) {
		return l.text[l.starts[n-1]:]
	}
	return l.text[l.starts[n-1] : l.starts[n]-1]
}

// Locate returns where a byte of the translation of e stands, which was parsed
// from the file: the line and the column, in characters, both counted from 1. form is
// the plural form, 0 where there is only one; offset counts the bytes of the
// unescaped msgstr. What is not found, as in an entry that was made or moved
// since, gives the line of the msgstr and column 0.
func (l *Lines) Locate(e *Entry, form, offset int) (line, column int) {
	if e.Line < 1 || e.Line > len(l.starts) {
		return e.StrLine, 0
	}
	find := locator{keyword: "msgstr", left: offset}
	if e.IDPlural != nil {
		find.keyword += "[" + strconv.Itoa(form) + "]"
	}
	n, state := e.Line, locatedLater
	before, characters := 0, 0 // what is counted already of the line
	if last := l.last; last.entry == e && last.form == form && last.offset <= offset {
		find.inside, find.left = true, offset-last.offset
		column, state = find.quoted(l.line(last.line), last.at)
		if n = last.line; state == locatedLater {
			n++
		} else {
			before, characters = last.at, last.characters
		}
	}
	for ; state == locatedLater && n <= len(l.starts); n++ {
		if column, state = find.line(l.line(n)); state != locatedLater {
			break
		}
	}
	if state != locatedHere {
		return e.StrLine, 0
	}
	characters += utf8.RuneCountInString(l.line(n)[before : column-1])
	l.last = place{e, form, offset, n, column - 1, characters}
	return n, characters + 1
}

// A locator walks over the lines of an entry.
type locator struct {
	keyword string
	inside  bool // the strings at hand are those of the keyword
	left    int  // bytes before the one that is looked for
}

type located int

const (
	locatedLater located = iota
	locatedHere
	locatedNowhere
)

func (l *locator) line(raw string) (column int, state located) {
	text := strings.TrimLeft(strings.TrimPrefix(raw, "#~"), blanks)
	switch {
	case strings.HasPrefix(text, "msg"):
		if l.inside {
			return 0, locatedNowhere
		}
		word, _, _ := strings.Cut(text, `"`)
		l.inside = strings.TrimRight(word, blanks) == l.keyword
	case text == "" || text[0] == '#':
		if l.inside {
			return 0, locatedNowhere
		}
	}
	if !l.inside {
		return 0, locatedLater
	}
	return l.quoted(raw, strings.IndexByte(raw, '"')+1)
}

// quoted looks into the string of a line, from a byte of it on.
func (l *locator) quoted(raw string, at int) (column int, state located) {
	for at > 0 && at < len(raw) {
		switch {
		case raw[at] == '"':
			return 0, locatedLater
		case l.left <= 0:
			return at + 1, locatedHere
		}
		at += escapeWidth(raw[at:])
		l.left--
	}
	return 0, locatedLater
}

// escapeWidth returns how many bytes of a file stand for the next byte of the
// text.
func escapeWidth(s string) int {
	if s[0] != '\\' || len(s) < 2 {
		return 1
	}
	if _, ok := unescapeLetter(s[1]); ok {
		return 2
	}
	_, size := unescapeNumber(s[1:])
	return 1 + size
}

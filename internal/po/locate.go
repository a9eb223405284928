package po

import (
	"bytes"
	"strconv"
	"strings"
)

// Lines finds places in a file. It looks for the lines once.
type Lines struct {
	data   []byte
	starts []int // the offset of each line
}

// NewLines returns the lines of a file in UTF-8.
func NewLines(data []byte) *Lines {
	l := &Lines{data: data, starts: []int{0}}
	for at := 0; ; {
		next := bytes.IndexByte(data[at:], '\n')
		if next < 0 {
			return l
		}
		at += next + 1
		l.starts = append(l.starts, at)
	}
}

// Locate returns where a byte of the translation of e stands, which was parsed
// from the file: the line and the column, in bytes, both counted from 1. form is
// the plural form, 0 where there is only one; offset counts the bytes of the
// unescaped msgstr. What is not found, as in an entry that was made or moved
// since, gives the line of the entry and column 0.
func (l *Lines) Locate(e *Entry, form, offset int) (line, column int) {
	if e.Line < 1 || e.Line > len(l.starts) {
		return e.Line, 0
	}
	find := locator{keyword: "msgstr", left: offset}
	if e.IDPlural != nil {
		find.keyword += "[" + strconv.Itoa(form) + "]"
	}
	rest := l.data[l.starts[e.Line-1]:]
	for at := e.Line; len(rest) > 0; at++ {
		var raw []byte
		raw, rest, _ = bytes.Cut(rest, []byte("\n"))
		switch column, state := find.line(string(raw)); state {
		case locatedHere:
			return at, column
		case locatedNowhere:
			return e.Line, 0
		}
	}
	return e.Line, 0
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
	return l.quoted(raw)
}

// quoted looks into the string of a line.
func (l *locator) quoted(raw string) (column int, state located) {
	at := strings.IndexByte(raw, '"') + 1
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

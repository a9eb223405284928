package po

import (
	"bytes"
	"strconv"
	"strings"
)

// Locate returns where in a file a byte of a translation stands: the line and
// the column, in bytes, both counted from 1. data is the file that e was parsed
// from, in UTF-8; form is the plural form, 0 where there is only one; offset
// counts the bytes of the unescaped msgstr. What is not found, as in an entry that
// was made or moved since, gives the line of the entry and column 0.
func Locate(data []byte, e *Entry, form, offset int) (line, column int) {
	rest := data
	for range e.Line - 1 {
		_, rest, _ = bytes.Cut(rest, []byte("\n"))
	}
	l := locator{keyword: "msgstr", left: offset}
	if e.IDPlural != nil {
		l.keyword += "[" + strconv.Itoa(form) + "]"
	}
	for at := e.Line; len(rest) > 0 && e.Line > 0; at++ {
		var raw []byte
		raw, rest, _ = bytes.Cut(rest, []byte("\n"))
		switch column, state := l.line(string(raw)); state {
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

package codetext

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
)

// A token is a comment or a string in code.
type token struct {
	inline.Span
	inner inline.Span // without its marks
	line  *lineComment
	block *blockComment
	quote *literal
	raw   bool // a letter before the string says that nothing is escaped in it
	// unread says that nobody reads it as a text: a name between quotation marks, a string with
	// others in what is computed in it, a comment that a backslash carries on in the next line.
	unread bool
	// escapes says that \u is an escape even in a comment.
	escapes bool
	// unclosed are the marks that would close what is begun before it, and has no end.
	unclosed []string
}

// A scanner finds the tokens of code.
type scanner struct {
	*language
	code    string
	at      int
	found   []token
	absent  map[string]bool // closing marks that are nowhere in what is left
	heredoc string          // the word that ends the text below the line at hand
	// unclosed are the marks that would close what has begun and has no end, on the
	// line at hand, and anywhere.
	unclosedHere, unclosed []string
}

func isWord(c byte) bool {
	return c == '_' || '0' <= c && c <= '9' || 'a' <= c|0x20 && c|0x20 <= 'z' || c >= utf8.RuneSelf
}

// add adds a token, and steps over it.
func (s *scanner) add(t token) {
	t.escapes = s.escapedAnywhere
	t.unclosed = slices.Concat(s.unclosed, s.unclosedHere)
	s.found = append(s.found, t)
	s.at = t.End
}

// lacks notes that what begins at hand has no end. It is noted once, as what begins later would end
// there, too.
func (s *scanner) lacks(closer string, here bool) {
	list := &s.unclosed
	if here {
		list = &s.unclosedHere
	}
	if !slices.Contains(*list, closer) {
		*list = append(*list, closer)
	}
}

// until returns where the next mark is from an offset on; -1 if it is nowhere.
func (s *scanner) until(closer string, from int) int {
	if s.absent[closer] || from > len(s.code) {
		return -1
	}
	n := strings.Index(s.code[from:], closer)
	if n < 0 {
		s.absent[closer] = true
		return -1
	}
	return from + n
}

// lineEnd returns where the line at hand ends.
func (s *scanner) lineEnd() int {
	if n := strings.IndexByte(s.code[s.at:], '\n'); n >= 0 {
		return s.at + n
	}
	return len(s.code)
}

func lineLength(code string) int {
	line, _, _ := strings.Cut(code, "\n")
	return len(line)
}

// isFirst reports whether nothing but white space stands before an offset on its line.
func (s *scanner) isFirst() bool {
	before := s.code[strings.LastIndexByte(s.code[:s.at], '\n')+1 : s.at]
	return strings.TrimLeft(before, " \t") == ""
}

// follows reports whether one of these signs stands before what is at hand, or nothing.
func (s *scanner) follows(signs string) bool {
	return s.at == 0 || strings.IndexByte(signs, s.code[s.at-1]) >= 0
}

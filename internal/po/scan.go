package po

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
)

// A SyntaxError says where a file is no PO, and what was expected there.
type SyntaxError struct {
	Line    int // counted from 1
	Column  int // in characters, counted from 1
	Message string
}

// Error gives line:column: message.
func (e *SyntaxError) Error() string {
	return fmt.Sprintf("%d:%d: %s", e.Line, e.Column, e.Message)
}

// syntaxError makes the error for the byte of text at offset.
func syntaxError(text string, offset int, format string, args ...any) *SyntaxError {
	before := text[:offset]
	return &SyntaxError{
		Line:    strings.Count(before, "\n") + 1,
		Column:  utf8.RuneCountInString(before[strings.LastIndexByte(before, '\n')+1:]) + 1,
		Message: fmt.Errorf(format, args...).Error(),
	}
}

// A scanner walks over the lines of a file and the tokens of each line.
type scanner struct {
	text    string
	charset encoding.Encoding // of bytes in octal and hexadecimal escapes; nil for UTF-8

	line  int // number of the current line
	start int // offset of its first byte
	at    int // offset of the next token
	end   int // offset of its end, without line ending
	next  int // offset of the next line

	// obsolete and previous tell the marks "#~" and "#|" that the line began
	// with.
	obsolete, previous bool
}

// nextLine goes to the next line, past its marks, and reports whether there is
// one.
func (s *scanner) nextLine() bool {
	if s.next >= len(s.text) {
		return false
	}
	s.line++
	s.start, s.at = s.next, s.next
	if i := strings.IndexByte(s.text[s.next:], '\n'); i >= 0 {
		s.end, s.next = s.next+i, s.next+i+1
	} else {
		s.end, s.next = len(s.text), len(s.text)
	}
	for s.end > s.start && s.text[s.end-1] == '\r' {
		s.end--
	}
	s.marks()
	return true
}

func (s *scanner) marks() {
	s.skipBlanks()
	s.obsolete = s.skip("#~")
	s.previous = s.obsolete && s.skip("|") || !s.obsolete && s.skip("#|")
}

// rest is what is left of the line.
func (s *scanner) rest() string { return s.text[s.at:s.end] }

func (s *scanner) skip(token string) bool {
	if !strings.HasPrefix(s.rest(), token) {
		return false
	}
	s.at += len(token)
	return true
}

func (s *scanner) skipBlanks() {
	for s.at < s.end && strings.IndexByte(blanks, s.text[s.at]) >= 0 {
		s.at++
	}
}

// word takes the letters and underscores that come next.
func (s *scanner) word() string {
	from := s.at
	for s.at < s.end && isLetter(s.text[s.at]) {
		s.at++
	}
	return s.text[from:s.at]
}

func isLetter(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || c == '_'
}

// index takes the "[n]" that comes next; ok is false if something else does.
func (s *scanner) index() (n int, ok bool) {
	s.skip("[")
	s.skipBlanks()
	from := s.at
	for s.at < s.end && '0' <= s.text[s.at] && s.text[s.at] <= '9' && s.at-from < 4 {
		n = 10*n + int(s.text[s.at]-'0')
		s.at++
	}
	digits := s.at > from
	s.skipBlanks()
	return n, s.skip("]") && digits
}

// quoted takes the quoted string that comes next and returns what stands
// between its quotes, still escaped, with its offset.
func (s *scanner) quoted() (body string, offset int, err error) {
	offset = s.at + 1
	body = s.text[offset:s.end]
	for i := 0; ; i++ {
		quote := strings.IndexByte(body[i:], '"')
		if quote < 0 {
			return "", 0, s.errorAt(s.end, "unfinished string: expected a closing quote before the end of the line")
		}
		if i += quote; !endsEscaping(body[:i]) {
			s.at = offset + i + 1
			return body[:i], offset, nil
		}
	}
}

// endsEscaping reports whether the character after s is escaped: whether an odd
// number of backslashes ends s.
func endsEscaping(s string) bool {
	return (len(s)-len(strings.TrimRight(s, `\`)))%2 == 1
}

// unescape appends the value of a string's body, which stands at offset.
func (s *scanner) unescape(b []byte, body string, offset int) ([]byte, error) {
	for {
		i := strings.IndexByte(body, '\\')
		if i < 0 {
			return append(b, body...), nil
		}
		b = append(b, body[:i]...)
		body, offset = body[i:], offset+i
		size := len(`\n`)
		if value, ok := unescapeLetter(body[1]); ok {
			b = append(b, value)
		} else {
			var run []byte
			if run, size = numberRun(body); size == 0 {
				return nil, s.errorAt(offset, `unknown escape: expected \n, \t, \", \\ or another escape of C`)
			}
			decoded, err := s.decodeRun(run, offset)
			if err != nil {
				return nil, err
			}
			b = append(b, decoded...)
		}
		body, offset = body[size:], offset+size
	}
}

// decodeRun turns bytes that were written as numbers into UTF-8. If the file
// is UTF-8, a character may go on in the next string, so they are not judged
// here.
func (s *scanner) decodeRun(run []byte, offset int) ([]byte, error) {
	if strings.IndexByte(string(run), 0) >= 0 {
		return nil, s.errorAt(offset, "escape for NUL: expected text")
	}
	if s.charset == nil {
		return run, nil
	}
	decoded, err := s.charset.NewDecoder().Bytes(run)
	if err != nil || strings.ContainsRune(string(decoded), utf8.RuneError) {
		return nil, s.errorAt(offset, "escapes for bytes that are no text in the charset that the header names")
	}
	return decoded, nil
}

// errorAt makes the error for an offset in the current line.
func (s *scanner) errorAt(offset int, format string, args ...any) *SyntaxError {
	return &SyntaxError{Line: s.line, Column: utf8.RuneCountInString(s.text[s.start:offset]) + 1, Message: fmt.Sprintf(format, args...)}
}

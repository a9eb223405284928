package codetext

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// tokens returns the comments and strings of code, in order. What has no end is neither.
func (l *language) tokens(code string) []token {
	s := scanner{language: l, code: code, absent: map[string]bool{}}
	for s.at < len(s.code) {
		switch c := s.code[s.at]; {
		case c == '\n':
			s.at++
			s.unclosedHere = nil
			s.skipHeredoc()
			s.skipScalar()
		case c == '\\':
			if !s.line() && !s.skipVerbatim() {
				s.at = min(len(s.code), s.at+2)
			}
		case strings.HasPrefix(s.code[s.at:], "{{"):
			s.skipTemplate()
		case s.skipElement(), s.matched():
		case !s.block() && !s.line() && !s.heredocAt() && !s.string() && !s.character() && !s.regexp():
			s.word()
		}
	}
	return s.found
}

// word steps over a letter or a sign, and over all of a word, in which no string begins.
func (s *scanner) word() {
	for start := s.at; s.at < len(s.code) && (s.at == start || isWord(s.code[s.at])); s.at++ {
		if !isWord(s.code[s.at]) {
			s.at++
			return
		}
	}
}

// What stands before a comment, and before a string, where more than the mark must say so.
const (
	beforeComment = " \t\r\n;()&|"
	beforeString  = beforeComment + "{}[],=:<>+-!?"
)

// block reads a comment between marks.
func (s *scanner) block() bool {
	for i := range s.blocks {
		b := &s.blocks[i]
		if !strings.HasPrefix(s.code[s.at:], b.open) || b.first && (s.at > 0 && s.code[s.at-1] != '\n') {
			continue
		}
		if b.not != "" && strings.HasPrefix(s.code[s.at:], b.not) {
			continue
		}
		end := s.blockEnd(b)
		if end < 0 {
			s.lacks(b.close, false)
			continue
		}
		s.add(token{
			Span: inline.Span{Start: s.at, End: end}, block: b, unread: b.unread,
			inner: inline.Span{Start: s.at + len(b.open), End: end - len(b.close)},
		})
		return true
	}
	return false
}

// blockEnd returns where a comment ends that begins at hand; -1 if nowhere.
func (s *scanner) blockEnd(b *blockComment) int {
	at := s.at + len(b.open)
	for depth := 1; ; {
		closing := s.until(b.close, at)
		if closing < 0 {
			return -1
		}
		if b.first && s.code[closing-1] != '\n' {
			at = closing + len(b.close)
			continue
		}
		if b.nested {
			depth += strings.Count(s.code[at:closing], b.open)
		}
		at = closing + len(b.close)
		if depth--; depth == 0 {
			return at
		}
	}
}

// line reads a comment to the end of the line.
func (s *scanner) line() bool {
	for i := range s.lines {
		l := &s.lines[i]
		switch {
		case !strings.HasPrefix(s.code[s.at:], l.mark),
			l.not != "" && strings.HasPrefix(s.code[s.at:], l.not),
			l.first && !s.isFirst(),
			l.spaced && !s.follows(beforeComment),
			l.spaced && l.mark == "--" && operator.MatchString(s.code[s.at+len(l.mark):min(len(s.code), s.at+len(l.mark)+1)]),
			l.mark == "//" && s.at > 0 && s.code[s.at-1] == ':': // that of an address
			continue
		}
		end, continued := s.lineCommentEnd(l)
		s.add(token{
			Span: inline.Span{Start: s.at, End: end}, line: l, unread: l.unread || continued,
			inner: inline.Span{Start: s.at + len(l.mark), End: end},
		})
		return true
	}
	return false
}

// lineCommentEnd returns where a comment ends that begins at hand, and whether it goes on in
// another line.
func (s *scanner) lineCommentEnd(l *lineComment) (end int, continued bool) {
	if l.stop != "" {
		for end = s.at; end < len(s.code) && s.code[end] != '\n' && !strings.HasPrefix(s.code[end:], l.stop); end++ {
		}
		return end, false
	}
	for end = s.lineEnd(); l.continues && end < len(s.code) && s.code[end-1] == '\\'; continued = true {
		end++
		end += lineLength(s.code[end:])
	}
	return end, continued
}

// operator matches a sign that makes an operator of the dashes before it.
var operator = regexp.MustCompile(`^[>|<=!+*/\\^&%$#@.?~:]`)

// string reads a string.
func (s *scanner) string() bool {
	for i := range s.literals {
		q := &s.literals[i]
		if !strings.HasPrefix(s.code[s.at:], q.open) || q.spaced && !s.follows(beforeString) {
			continue
		}
		closing, nested := s.closing(q)
		if closing < 0 {
			s.lacks(q.close, !q.lines)
			continue
		}
		if s.heredocs && afterHeredoc.MatchString(s.code[max(0, s.at-len("<<- ")):s.at]) {
			s.at = closing + len(q.close) // another would be a word that ends lines
			return true
		}
		s.add(token{
			Span: inline.Span{Start: s.at, End: closing + len(q.close)}, quote: q, raw: s.isRaw(),
			unread: nested || s.pairs != nil && strings.HasSuffix(s.code[:s.at], "R"), // a parenthesis would make another of that
			inner:  inline.Span{Start: s.at + len(q.open), End: closing},
		})
		return true
	}
	return false
}

var afterHeredoc = regexp.MustCompile(`<<[-~]?[ ]?$`)

// isRaw reports whether letters right before a string say that nothing is escaped in it.
func (s *scanner) isRaw() bool {
	start := s.at
	for start > 0 && s.at-start < len("rb") && isWord(s.code[start-1]) {
		start--
	}
	return strings.ContainsAny(s.code[start:s.at], "rR")
}

// closing returns where the mark is that closes a string which begins at hand, -1 if there is
// none, and whether what is computed in it has strings or brackets of its own.
func (s *scanner) closing(q *literal) (at int, nested bool) {
	at = s.at + len(q.open)
	end := len(s.code)
	if !q.lines {
		end = s.lineEnd()
	} else if s.absent[q.close] {
		return -1, false
	}
	for at < end {
		rest := s.code[at:end]
		length, complex := expressionLength(rest, q.computes)
		switch {
		case length > 0:
			at += length
			nested = nested || complex
		case q.escapeLength(rest) > 0:
			at += q.escapeLength(rest)
		case strings.HasPrefix(rest, q.close):
			return at, nested
		default:
			at++
		}
	}
	if q.lines {
		s.absent[q.close] = true
	}
	return -1, false
}

// escapeLength returns the length of the escape that a text in a string begins with; 0 if it
// begins with none.
func (q *literal) escapeLength(text string) int {
	switch {
	case q.escape == backslash && text[0] == '\\', q.escape == backtick && text[0] == '`':
		return 2
	case q.escape == doubled && strings.HasPrefix(text, q.close+q.close):
		return 2 * len(q.close)
	case q.close == "''" && len(text) > len(q.close) && strings.HasPrefix(text, q.close) && strings.IndexByte(`$'\`, text[2]) >= 0: // of Nix
		return len(q.close) + 1
	}
	return 0
}

// character reads a character between apostrophes, and the name of a lifetime.
func (s *scanner) character() bool {
	if s.apostrophe == mark || s.code[s.at] != '\'' {
		return false
	}
	if m := characterLiteral.FindString(s.code[s.at:min(len(s.code), s.at+longestCharacter)]); m != "" {
		s.at += len(m)
		return true
	}
	if strings.HasPrefix(s.code[s.at+1:], `"`) {
		s.lacks("'", true) // with one at the start of the string it would be a character
	}
	return false
}

const longestCharacter = 16

var characterLiteral = regexp.MustCompile(`^'(?:\\u\{[0-9A-Fa-f_]+\}|\\.[0-9A-Fa-f]*|[^\\'\n])'`)

// regexp reads a regular expression, if something stands before it that no division follows.
func (s *scanner) regexp() bool {
	if !s.regexps || s.code[s.at] != '/' {
		return false
	}
	if before := strings.TrimRight(s.code[max(0, s.at-longestWord):s.at], " \t"); before != "" && !mayPrecedeRegexp.MatchString(before) || strings.HasSuffix(before, "++") || strings.HasSuffix(before, "--") {
		return false
	}
	line := s.code[s.at:s.lineEnd()]
	class := false
	for i := 1; i < len(line); i++ {
		switch line[i] {
		case '\\':
			i++
		case '[':
			class = true
		case ']':
			class = false
		case '/':
			if !class {
				s.at += i + 1
				return true
			}
		}
	}
	s.at += len(line) // whatever it is, there is nothing to be sure of in the line
	return true
}

const longestWord = 12

var mayPrecedeRegexp = regexp.MustCompile(`(?:[(,=:\[!&|?{};+*%~^>\n]|\b(?:return|typeof|case|in|of|if|unless|when|and|or|not|split|match))$`)

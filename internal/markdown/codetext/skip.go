package codetext

import (
	"regexp"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// skipTemplate steps over what a site generator puts something in the place of. Otherwise its
// signs might begin a comment.
func (s *scanner) skipTemplate() {
	s.at += len("{{")
	line, _, _ := strings.Cut(s.code[s.at:], "\n")
	if end := strings.Index(line, "}}"); end >= 0 {
		s.at += end + len("}}")
	} else {
		s.lacks("}}", true)
	}
}

// heredocAt notes the word that ends the text below the line.
func (s *scanner) heredocAt() bool {
	if !s.heredocs || !strings.HasPrefix(s.code[s.at:], "<<") {
		return false
	}
	mark := heredocMark
	if s.shell && !strings.Contains(s.code[max(s.at-longestExpression, 0):s.at], "((") { // there it is a shift
		mark = heredocOfShell
	}
	m := mark.FindStringSubmatch(s.code[s.at:min(len(s.code), s.at+longestWordOfHeredoc)])
	if m == nil {
		return false
	}
	s.heredoc = m[1] + m[2] + m[3]
	s.at += len(m[0])
	return true
}

const longestWordOfHeredoc = 64

var heredocMark = regexp.MustCompile(`^<<[-~]?[ ]?(?:"([^"\\\n]+)"|'([^'\n]+)'|\\?([A-Z_][A-Z0-9_]*)\b)`)

var heredocOfShell = regexp.MustCompile(`^<<-?[ ]?(?:"([^"\\\n]+)"|'([^'\n]+)'|\\?([A-Za-z_]\w*))`)

// skipHeredoc steps over the text below a line, up to the word that ends it. Where there is none,
// it is all of the rest.
func (s *scanner) skipHeredoc() {
	word := s.heredoc
	s.heredoc = ""
	for word != "" && s.at < len(s.code) {
		line, _, _ := strings.Cut(s.code[s.at:], "\n")
		s.at = min(s.at+len(line)+1, len(s.code))
		if strings.TrimSpace(line) == word {
			return
		}
	}
}

// blockScalar matches a line of YAML below which a text stands that is indented more than its key,
// or than the dash of an item that has none.
var blockScalar = regexp.MustCompile(`^( *(?:- +)*)([^#\n]*?[:?])?[ \t]*(?:[!&]\S+[ \t]+)*[|>][-+1-9]{0,2}[ \t]*(?:[ \t]#.*)?$`)

// skipScalar steps over the text below a line of YAML that says so.
func (s *scanner) skipScalar() {
	if !s.scalars {
		return
	}
	line := s.code[strings.LastIndexByte(s.code[:s.at-1], '\n')+1 : s.at-1]
	m := blockScalar.FindStringSubmatch(line)
	if m == nil || m[2] == "" && !strings.Contains(m[1], "-") {
		return
	}
	indent := len(m[1])
	if m[2] == "" {
		indent = strings.LastIndexByte(m[1], '-')
	}
	for s.at < len(s.code) {
		line := s.code[s.at : s.at+lineLength(s.code[s.at:])]
		text := strings.TrimLeft(line, " ")
		if strings.TrimSpace(text) != "" && len(line)-len(text) <= indent {
			return
		}
		s.at = min(s.at+len(line)+1, len(s.code))
	}
}

// rawElement matches the start tag of an element in which HTML has no comments.
var rawElement = regexp.MustCompile(`^<(?i:script|style)\b`)

// skipElement steps over such an element.
func (s *scanner) skipElement() bool {
	if !s.elements || s.code[s.at] != '<' {
		return false
	}
	tag := rawElement.FindString(s.code[s.at:])
	if tag == "" {
		return false
	}
	end := s.until("</"+tag[1:], s.at)
	if end < 0 {
		s.lacks("</"+tag[1:], false)
		return false
	}
	s.at = end
	return true
}

// skipVerbatim steps over what TeX has between two of whatever sign.
func (s *scanner) skipVerbatim() bool {
	const command = `\verb`
	if !s.verbatim || !strings.HasPrefix(s.code[s.at:], command) {
		return false
	}
	code := s.code[s.at:min(len(s.code), s.at+longestExpression)]
	code = code[:lineLength(code)]
	rest := strings.TrimPrefix(code[len(command):], "*")
	if rest == "" || isWord(rest[0]) {
		return false
	}
	end := strings.IndexByte(rest[1:], rest[0])
	if end < 0 {
		return false
	}
	s.at += len(code) - len(rest) + 1 + end + 1
	return true
}

const (
	longestMark = 32
	mostAbsent  = 50
)

// matched reads what stands between such marks, and a percent literal of Ruby.
func (s *scanner) matched() bool {
	for _, p := range s.pairs {
		m := p.open.FindStringSubmatch(s.code[s.at:min(len(s.code), s.at+longestMark)])
		if m == nil {
			continue
		}
		closer := p.before + m[1] + p.after
		if len(s.absent) > mostAbsent { // each was looked for to the end
			return false
		}
		end := s.until(closer, s.at+len(m[0]))
		if end < 0 {
			s.lacks(closer, false)
			continue
		}
		t := token{
			Span:  inline.Span{Start: s.at, End: end + len(closer)},
			inner: inline.Span{Start: s.at + len(m[0]), End: end},
		}
		if p.comment {
			t.block = &blockComment{open: m[0], close: closer}
		} else {
			t.quote = &literal{open: m[0], close: closer, lines: true}
		}
		s.add(t)
		return true
	}
	return s.percent()
}

// percentMark matches the start of a string of Ruby between whatever brackets.
var percentMark = regexp.MustCompile(`^%[qQwWiIrsx]([(\[{<|!/])`)

// percent steps over such a string.
func (s *scanner) percent() bool {
	if !s.percents || s.code[s.at] != '%' {
		return false
	}
	m := percentMark.FindStringSubmatch(s.code[s.at:min(len(s.code), s.at+len("%q("))])
	if m == nil {
		return false
	}
	closer := m[1][0]
	if i := strings.IndexByte("([{<", closer); i >= 0 {
		closer = ")]}>"[i]
	}
	rest := s.code[s.at+len(m[0]):]
	if s.absent["%"+m[1]] {
		return false
	}
	depth := 1
	for i := 0; i < len(rest); i++ {
		switch {
		case rest[i] == '\\':
			i++
		case rest[i] == closer:
			if depth--; depth == 0 {
				s.at += len(m[0]) + i + 1
				return true
			}
		case rest[i] == m[1][0]:
			depth++
		}
	}
	s.absent["%"+m[1]] = true
	s.lacks(string(closer), false)
	return false
}

// longestExpression bounds how far the end of an expression in a string is looked for.
const longestExpression = 400

// expressionLength returns the length of the expression that a text begins with, in a string
// that has some behind these marks, and whether it has strings or brackets in it; 0 if it begins
// with none, or it has no end.
func expressionLength(text string, marks []string) (length int, nested bool) {
	i := slices.IndexFunc(marks, func(mark string) bool { return strings.HasPrefix(text, mark) })
	if i < 0 {
		return 0, false
	}
	text = text[:min(len(text), longestExpression)]
	// The closers of what is open, innermost last. In a string nothing opens but an expression.
	open := []byte{closerOf(marks[i][len(marks[i])-1])}
	for at := len(marks[i]); at < len(text); at++ {
		c, last := text[at], open[len(open)-1]
		inString := strings.IndexByte("\"'`", last) >= 0
		switch {
		case c == last:
			open = open[:len(open)-1]
			if len(open) == 0 {
				return at + 1, nested
			}
		case inString && slices.ContainsFunc(marks, func(m string) bool { return strings.HasPrefix(text[at:], m) }):
			m := marks[slices.IndexFunc(marks, func(m string) bool { return strings.HasPrefix(text[at:], m) })]
			open = append(open, closerOf(m[len(m)-1]))
			at += len(m) - 1
		case c == '\\':
			at++
		case !inString && strings.IndexByte("({\"'`", c) >= 0:
			nested = true
			open = append(open, closerOf(c))
		}
	}
	return 0, false
}

// closerOf returns what closes a bracket or a quotation mark.
func closerOf(opener byte) byte {
	switch opener {
	case '(':
		return ')'
	case '{':
		return '}'
	}
	return opener
}

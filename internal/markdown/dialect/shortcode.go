package dialect

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// has reports whether a tag has a parameter of one of some names that is not empty, nor
// says no.
func has(tag Tag, text string, names ...string) bool {
	return slices.ContainsFunc(tag.Parameters, func(p TagParameter) bool {
		value := p.Value.In(text)
		return value != "" && value != "false" && slices.Contains(names, p.Name)
	})
}

// The delimiters of shortcodes; those of a comment show the delimiters themselves.
const (
	shortcodeOpener       = "{{<"
	shortcodeCloser       = ">}}"
	shortcodePercent      = "{{%"
	shortcodePercentClose = "%}}"
)

// longestShortcode is how many bytes a tag may have, so that texts of beginnings alone are
// read in linear time.
const longestShortcode = 1 << 14

// shortcodeAt reads the tag that begins at an offset of a text (Hugo, Shortcodes).
func shortcodeAt(source string, at int) (Tag, bool) {
	rest := source[at:]
	s := Tag{Span: inline.Span{Start: at}, Partner: -1, around: -1}
	closer := shortcodeCloser
	switch {
	case strings.HasPrefix(rest, shortcodeOpener):
	case strings.HasPrefix(rest, shortcodePercent):
		s.Markdown, closer = true, shortcodePercentClose
	default:
		return s, false
	}
	l := shortcodeLexer{text: source[:min(len(source), at+longestShortcode)], at: at + len(shortcodeOpener), closer: closer}
	l.blanks()
	if s.Closing = l.take("/"); s.Closing {
		l.blanks()
	}
	if s.Name = l.run(isShortcodeName); s.Name == "" {
		return s, false
	}
	for l.blanks(); !l.take(closer); l.blanks() {
		if l.take("/") { // it closes itself
			continue
		}
		p, ok := l.parameter()
		if !ok {
			return s, false
		}
		s.Parameters = append(s.Parameters, p)
	}
	s.End = l.at
	return s, !s.Closing || len(s.Parameters) == 0
}

// A shortcodeLexer reads what stands in a tag.
type shortcodeLexer struct {
	text   string
	at     int
	closer string
}

func (l *shortcodeLexer) blanks() {
	for l.at < len(l.text) && strings.IndexByte(" \t\r\n", l.text[l.at]) >= 0 {
		l.at++
	}
}

// take steps over a mark that comes next.
func (l *shortcodeLexer) take(mark string) bool {
	if !strings.HasPrefix(l.text[l.at:], mark) {
		return false
	}
	l.at += len(mark)
	return true
}

// run steps over bytes of a kind.
func (l *shortcodeLexer) run(is func(byte) bool) string {
	start := l.at
	for l.at < len(l.text) && is(l.text[l.at]) && !strings.HasPrefix(l.text[l.at:], l.closer) {
		l.at++
	}
	return l.text[start:l.at]
}

// parameter reads a value, or a name with one.
func (l *shortcodeLexer) parameter() (p TagParameter, ok bool) {
	if p, ok := l.value(); ok {
		return p, true
	}
	start := l.at
	word := l.run(isShortcodeWord)
	if word == "" {
		return p, false
	}
	if !l.take("=") {
		return TagParameter{Value: inline.Span{Start: start, End: l.at}}, true
	}
	if p, ok = l.value(); !ok {
		start = l.at
		p.Value = inline.Span{Start: start, End: start + len(l.run(isShortcodeWord))}
	}
	p.Name = word
	return p, p.Value.Len() > 0 || p.Quote != 0
}

// value reads a string: one between quotation marks, in which a backslash escapes these
// and which ends on its line, or a raw one.
func (l *shortcodeLexer) value() (p TagParameter, ok bool) {
	if l.at == len(l.text) {
		return p, false
	}
	quote, start := l.text[l.at], l.at+1
	switch quote {
	case '"':
		for i := start; i < len(l.text) && l.text[i] != '\n'; i++ {
			switch {
			case l.text[i] == '"':
				l.at = i + 1
				return TagParameter{Value: inline.Span{Start: start, End: i}, Quote: quote}, true
			case l.text[i] == '\\' && strings.HasPrefix(l.text[i+1:], `"`):
				i++
			}
		}
	case '`':
		if n := strings.IndexByte(l.text[start:], '`'); n >= 0 {
			l.at = start + n + 1
			return TagParameter{Value: inline.Span{Start: start, End: start + n}, Quote: quote}, true
		}
	}
	return p, false
}

func isShortcodeName(c byte) bool {
	return isShortcodeLetter(c) || strings.IndexByte("-_/.", c) >= 0
}

func isShortcodeLetter(c byte) bool {
	return 'a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c >= 0x80
}

// isShortcodeWord tells what a value or a name without quotation marks has. Hugo takes
// letters, digits, hyphens and points.
func isShortcodeWord(c byte) bool { return c > ' ' && strings.IndexByte("\"`={}<>", c) < 0 }

// decodeShortcodeValue returns what a value says.
func decodeShortcodeValue(value string, quote byte) string {
	if quote == '"' && strings.Contains(value, `\"`) { // then all are gone
		return strings.ReplaceAll(value, `\`, "")
	}
	return value
}

// encodeShortcodeValue writes a value. A raw one can have no backtick. In any other a
// backslash is a character as long as none escapes a quotation mark.
func encodeShortcodeValue(value string, quote byte) string {
	switch quote {
	case '"':
		if strings.Contains(value, `\`) {
			if strings.HasSuffix(value, `\`) {
				value += " " // it would escape the mark
			}
			return strings.ReplaceAll(strings.ReplaceAll(value, `"`, "'"), escapedTick, "'")
		}
		return strings.ReplaceAll(value, `"`, `\"`)
	case '`':
		return strings.ReplaceAll(value, "`", "'")
	default: // a word
		return strings.Map(func(r rune) rune {
			if r < 0x80 && !isShortcodeWord(byte(r)) {
				return '-'
			}
			return r
		}, value)
	}
}

// escapedTick is what Hugo makes no site of in a string of a shortcode.
const escapedTick = "\\`"

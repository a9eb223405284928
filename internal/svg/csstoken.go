package svg

import (
	"bytes"
	"strconv"
	"strings"
	"unicode/utf8"
)

// A cssKind says what a token of CSS is.
type cssKind int

const (
	cssOther    cssKind = iota // a character by itself
	cssName                    // an identifier
	cssAt                      // @ and a name
	cssFunction                // a name and a parenthesis
	cssString
	cssURL    // url(…) without quotes
	cssIgnore // comment or white space
	cssBroken // a string, address or comment without end
)

// A cssToken is a token of CSS (CSS Syntax 3, 4). The value of names is in lower
// case; in it and in those of strings and addresses escapes are resolved.
type cssToken struct {
	kind       cssKind
	start, end int
	value      string
}

// A cssReader divides CSS into tokens.
type cssReader struct {
	text []byte
	at   int
}

func (r *cssReader) peek(n int) byte {
	if r.at+n < len(r.text) {
		return r.text[r.at+n]
	}
	return 0
}

// next returns the next token, and whether there is one.
func (r *cssReader) next() (cssToken, bool) {
	t := cssToken{start: r.at}
	if r.at >= len(r.text) {
		return t, false
	}
	switch c := r.peek(0); {
	case isCSSSpace(c):
		t.kind = cssIgnore
		for isCSSSpace(r.peek(0)) {
			r.at++
		}
	case c == '/' && r.peek(1) == '*':
		t.kind = r.comment()
	case c == '"' || c == '\'':
		t.kind, t.value = r.string(c)
	case c == '@' && r.startsName(1):
		r.at++
		t.kind, t.value = cssAt, r.name()
	case r.startsName(0):
		t.kind, t.value = r.word()
	case '0' <= c && c <= '9', c == '#':
		// A number takes its unit along, and # its name, so that they are no
		// names by themselves.
		r.at++
		r.name()
	case bytes.HasPrefix(r.text[r.at:], []byte("<!--")):
		r.at += len("<!--")
	default:
		r.at++
	}
	t.end = r.at
	return t, true
}

func (r *cssReader) comment() cssKind {
	end := bytes.Index(r.text[r.at+2:], []byte("*/"))
	if end < 0 {
		r.at = len(r.text)
		return cssBroken
	}
	r.at += 2 + end + 2
	return cssIgnore
}

func (r *cssReader) string(quote byte) (cssKind, string) {
	var value strings.Builder
	for r.at++; r.at < len(r.text); {
		switch c := r.peek(0); {
		case c == quote:
			r.at++
			return cssString, value.String()
		case isNewline(c):
			return cssBroken, ""
		case c == '\\' && isNewline(r.peek(1)):
			r.at += 2
		case c == '\\':
			value.WriteString(r.escape())
		default:
			value.WriteByte(c)
			r.at++
		}
	}
	return cssBroken, ""
}

// startsName reports whether a name begins n bytes on.
func (r *cssReader) startsName(n int) bool {
	if r.peek(n) == '-' {
		n++
		if r.peek(n) == '-' {
			return true
		}
	}
	c := r.peek(n)
	return isNameByte(c) && c != '-' && (c < '0' || c > '9') || c == '\\' && !isNewline(r.peek(n+1))
}

func (r *cssReader) name() string {
	var value strings.Builder
	for r.at < len(r.text) {
		c := r.peek(0)
		switch {
		case isNameByte(c):
			value.WriteByte(c)
			r.at++
		case c == '\\' && !isNewline(r.peek(1)):
			value.WriteString(r.escape())
		default:
			return strings.ToLower(value.String())
		}
	}
	return strings.ToLower(value.String())
}

// word reads a name, or what a name with a parenthesis begins.
func (r *cssReader) word() (cssKind, string) {
	name := r.name()
	if r.peek(0) != '(' {
		return cssName, name
	}
	r.at++
	if name != "url" {
		return cssFunction, name
	}
	from := r.at
	for isCSSSpace(r.peek(0)) {
		r.at++
	}
	if c := r.peek(0); c == '"' || c == '\'' {
		r.at = from
		return cssFunction, name
	}
	var value strings.Builder
	for r.at < len(r.text) {
		switch c := r.peek(0); {
		case c == ')':
			r.at++
			return cssURL, strings.TrimRight(value.String(), " \t\n\r\f")
		case c == '\\':
			value.WriteString(r.escape())
		default:
			value.WriteByte(c)
			r.at++
		}
	}
	return cssBroken, ""
}

// escape reads a backslash and what it stands for.
func (r *cssReader) escape() string {
	r.at++
	digits := 0
	for digits < 6 && isHex(r.peek(digits)) {
		digits++
	}
	if digits > 0 {
		code, _ := strconv.ParseUint(string(r.text[r.at:r.at+digits]), 16, 32) // six digits of 16
		r.at += digits
		if r.peek(0) == '\r' && r.peek(1) == '\n' {
			r.at++
		}
		if isCSSSpace(r.peek(0)) {
			r.at++
		}
		if code == 0 || !utf8.ValidRune(rune(code)) {
			return "\ufffd"
		}
		return string(rune(code))
	}
	_, size := utf8.DecodeRune(r.text[r.at:])
	r.at += size
	return string(r.text[r.at-size : r.at])
}

func isCSSSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f' }

func isNewline(c byte) bool { return c == '\n' || c == '\r' || c == '\f' }

func isHex(c byte) bool {
	return '0' <= c && c <= '9' || 'a' <= c && c <= 'f' || 'A' <= c && c <= 'F'
}

func isNameByte(c byte) bool {
	return 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9' || c == '-' || c == '_' || c >= utf8.RuneSelf
}

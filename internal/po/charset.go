package po

import (
	"bytes"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/ianaindex"
)

const (
	byteOrderMark = "\ufeff"
	contentType   = "Content-Type"
)

// decode returns a file as UTF-8 without byte order mark, and the encoding
// that its header names, which is nil for UTF-8 and what is part of it.
func decode(data []byte) (string, encoding.Encoding, error) {
	data = bytes.TrimPrefix(data, []byte(byteOrderMark))
	name, at := declaredCharset(data)
	if isUTF8(name) || isPartOfUTF8(name) {
		text := string(data)
		return text, nil, validate(text)
	}
	charset, ok := lookup(name)
	if !ok {
		return "", nil, syntaxError(string(data), at, "unknown charset %q: expected UTF-8 or another name registered with IANA", name)
	}
	decoded, err := charset.NewDecoder().Bytes(data)
	text := string(decoded)
	if err != nil {
		return "", nil, syntaxError(string(data), at, "reading as %s: %w", name, err)
	}
	if bad := strings.IndexRune(text, utf8.RuneError); bad >= 0 {
		return "", nil, syntaxError(text, bad, "bytes that are no %s: expected the charset that the header names", name)
	}
	return text, charset, validate(text)
}

// validate refuses what no catalogue can hold: bytes that are not UTF-8, and
// NUL.
func validate(text string) error {
	if !utf8.ValidString(text) {
		for i, r := range text {
			if r == utf8.RuneError && !strings.HasPrefix(text[i:], string(utf8.RuneError)) {
				return syntaxError(text, i, "invalid UTF-8: expected the charset that the header names")
			}
		}
	}
	if i := strings.IndexByte(text, 0); i >= 0 {
		return syntaxError(text, i, "NUL byte: expected text")
	}
	return nil
}

// declaredCharset looks for the charset in the header of a file whose bytes
// cannot be read yet: in the msgstr of the first entry, if its msgid is empty.
// Every charset that gettext allows is ASCII where it matters. at is the
// offset of the name.
func declaredCharset(data []byte) (name string, at int) {
	keyword := ""
	for raw := range bytes.Lines(data) {
		line := strings.TrimSpace(string(raw))
		switch {
		case strings.HasPrefix(line, "msg"):
			keyword = nextHeaderKeyword(keyword, line)
			if keyword == "" {
				return "", 0
			}
		case strings.HasPrefix(line, `"`) && line != `""` && keyword == "msgid":
			return "", 0
		}
		if keyword == "msgstr" && !strings.HasPrefix(line, "#") {
			if from, to, ok := findContentType(string(raw)); ok {
				start, end := charsetIn(string(raw[from:to]))
				return string(raw[from+start : from+end]), at + from + start
			}
		}
		at += len(raw)
	}
	return "", 0
}

// nextHeaderKeyword returns the keyword that line begins with if it continues
// a header, in which an empty msgid and a msgstr follow each other, and ""
// otherwise.
func nextHeaderKeyword(last, line string) string {
	switch {
	case last == "" && strings.TrimSpace(strings.TrimPrefix(line, "msgid")) == `""`:
		return "msgid"
	case last == "msgid" && strings.HasPrefix(line, "msgstr"):
		return "msgstr"
	default:
		return ""
	}
}

// findContentType finds the field in a line of a file, as it is written there:
// it begins after a quote or an escaped newline and ends before one.
func findContentType(raw string) (from, to int, ok bool) {
	for {
		i := indexFold(raw[from:], contentType+":")
		if i < 0 {
			return 0, 0, false
		}
		from += i
		if before := raw[:from]; strings.HasSuffix(before, `"`) ||
			strings.HasSuffix(before, `\n`) && !endsEscaping(before[:len(before)-len(`\n`)]) {
			field, _, _ := strings.Cut(raw[from:], `\n`)
			return from, from + len(field), true
		}
		from++
	}
}

// charsetIn finds the name after "charset=" in a Content-Type field; an empty
// range if there is none.
func charsetIn(field string) (start, end int) {
	const parameter = "charset="
	i := indexFold(field, parameter)
	if i < 0 {
		return 0, 0
	}
	start = i + len(parameter)
	end = len(field)
	if size := strings.IndexAny(field[start:], "\\\"; \t\r\n"); size >= 0 {
		end = start + size
	}
	return start, end
}

// indexFold is like [strings.Index], without regard to case.
func indexFold(s, part string) int {
	for i := 0; i+len(part) <= len(s); i++ {
		if strings.EqualFold(s[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}

// isUTF8 reports whether a charset's name, if any, means UTF-8.
func isUTF8(name string) bool {
	return name == "" || strings.EqualFold(name, "UTF-8") || strings.EqualFold(name, "UTF8")
}

// isPartOfUTF8 reports whether a charset is ASCII or unknown: xgettext writes
// CHARSET where it does not know.
func isPartOfUTF8(name string) bool {
	switch strings.ToUpper(name) {
	case "CHARSET", "ASCII", "US-ASCII", "ANSI_X3.4-1968":
		return true
	default:
		return false
	}
}

// lookup finds an encoding by the names of IANA first: the WHATWG index, which
// knows more of them, takes ISO-8859-1 for windows-1252.
func lookup(name string) (encoding.Encoding, bool) {
	name = registeredName(name)
	if found, err := ianaindex.IANA.Encoding(name); err == nil && found != nil {
		return found, true
	}
	found, err := htmlindex.Get(name)
	return found, err == nil
}

// registeredName replaces the names that gettext allows and neither index
// knows.
func registeredName(name string) string {
	switch strings.ToUpper(name) {
	case "CP874":
		return "windows-874"
	case "CP932":
		return "Shift_JIS"
	case "CP936":
		return "GBK"
	case "CP949":
		return "EUC-KR"
	case "CP950":
		return "Big5"
	default:
		return name
	}
}

func isASCII(s string) bool {
	for i := range len(s) {
		if s[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// declareUTF8 makes the header name the charset that the file will be written
// in, if it names one that the text is not in.
func (f *File) declareUTF8(text string) {
	h := f.Header()
	if h == nil {
		return
	}
	value := h.Get(contentType)
	start, end := charsetIn(value)
	name := value[start:end]
	if isUTF8(name) || isPartOfUTF8(name) && isASCII(text) {
		return
	}
	h.Set(contentType, value[:start]+"UTF-8"+value[end:])
	f.SetHeader(h)
}

package diag

import (
	"bytes"
	"unicode/utf8"
)

// InvalidUTF8 returns the diagnostic at the first byte of a file's content that
// is not UTF-8; ok is false if there is no such byte.
func InvalidUTF8(file string, content []byte) (d Diagnostic, ok bool) {
	if utf8.Valid(content) {
		return Diagnostic{}, false
	}
	offset := 0
	for {
		c, size := utf8.DecodeRune(content[offset:])
		if c == utf8.RuneError && size == 1 {
			break
		}
		offset += size
	}
	d = Diagnostic{
		Position: At(file, content, offset),
		Code:     "invalid-utf8",
		Message:  Textf("invalid UTF-8: byte 0x%02X", content[offset]),
		Hint:     Textf("save the file as UTF-8"),
	}
	if bytes.HasPrefix(content, []byte{0xFF, 0xFE}) || bytes.HasPrefix(content, []byte{0xFE, 0xFF}) {
		d.Message = Textf("this is UTF-16")
	}
	return d, true
}

// NUL returns the diagnostic at the first U+0000 of a Markdown file; ok is false if there
// is none. Markdown would show it as U+FFFD, and no catalogue can hold it: C strings end
// there, and so gettext's do.
func NUL(file string, content []byte) (d Diagnostic, ok bool) {
	offset := bytes.IndexByte(content, 0)
	if offset < 0 {
		return Diagnostic{}, false
	}
	return Diagnostic{
		Position: At(file, content, offset),
		Code:     "nul",
		Message:  Textf("the character NUL, U+0000"),
		Hint:     Textf("delete it"),
	}, true
}

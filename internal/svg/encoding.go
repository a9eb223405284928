package svg

import (
	"bytes"
	"encoding/binary"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// An encoding is how the text of a file is written: as UTF-8, or as UTF-16 in
// some order of bytes.
type encoding struct{ order binary.AppendByteOrder }

// decode returns the text of a file, a byte order mark included. Of all others
// than UTF-8 and UTF-16 it would be for the browser to say which bytes are
// markup.
func decode(data []byte) (string, encoding, *Fault) {
	var e encoding
	switch {
	case bytes.HasPrefix(data, []byte{0x1f, 0x8b}):
		return "", e, whole("this is compressed (gzip)", "unpack it: servers send .svg files as they are")
	case bytes.HasPrefix(data, []byte{0xfe, 0xff}):
		e.order = binary.BigEndian
	case bytes.HasPrefix(data, []byte{0xff, 0xfe}):
		e.order = binary.LittleEndian
	case !utf8.Valid(data):
		return "", e, whole("this is not UTF-8", "save it as UTF-8")
	default:
		return string(data), e, nil
	}
	units := make([]uint16, len(data)/2)
	for i := range units {
		if e.order == binary.BigEndian {
			units[i] = binary.BigEndian.Uint16(data[2*i:])
		} else {
			units[i] = binary.LittleEndian.Uint16(data[2*i:])
		}
	}
	text := string(utf16.Decode(units))
	if !bytes.Equal(e.encode(text), data) {
		return "", e, whole("this is damaged UTF-16", "save it as UTF-8")
	}
	return text, e, nil
}

// encode is the inverse of decode.
func (e encoding) encode(text string) []byte {
	if e.order == nil {
		return []byte(text)
	}
	var data []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		data = e.order.AppendUint16(data, unit)
	}
	return data
}

// fits reports whether a text in the encoding may say of itself that it is in
// the one of that name. Where all of it is ASCII, so may every name of what
// writes ASCII as ASCII does.
func (e encoding) fits(name, text string) bool {
	name = strings.ToLower(name)
	if e.order != nil {
		return strings.HasPrefix(name, "utf-16")
	}
	if name == "utf-8" || name == "utf8" {
		return true
	}
	for _, prefix := range []string{"us-ascii", "ascii", "iso-8859-", "windows-125"} {
		if strings.HasPrefix(name, prefix) {
			return isASCII(text)
		}
	}
	return false
}

func isASCII(text string) bool {
	for i := range len(text) {
		if text[i] >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

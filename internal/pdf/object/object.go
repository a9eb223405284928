// Package object is the syntax of PDF files (ISO 32000-1, 7.2 to 7.5): it reads the objects of
// a file that another program has written, and writes whole files.
//
// It knows nothing of what objects mean. Files are read once, from the table at their end; a
// file without one, with object streams or with encryption is refused, since fpdf writes none.
// Start reading at [Read] and [Writer].
package object

import (
	"bytes"
	"encoding/hex"
	"slices"
	"strconv"
	"unicode/utf16"
)

// An Object is one of [Ref], [Name], [String], [Raw], [Array], [Dict] and [Stream].
type Object interface {
	// append writes the object, as it stands within another.
	append(to []byte) []byte
}

// A Ref is a reference to an object by its number; the generation is always 0.
type Ref int

// A Name is a name without its solidus, as in "Type".
type Name string

// A String is the bytes of a string.
type String string

// Raw is an object as it is written: a number, true, false, null, or anything that is known
// to be right.
type Raw string

// An Array is a list of objects.
type Array []Object

// A Dict is a dictionary. Its entries keep their order.
type Dict []Entry

// An Entry is one entry of a dictionary.
type Entry struct {
	Key   Name
	Value Object
}

// A Stream is a dictionary with data. The dictionary is without the length.
type Stream struct {
	Dict Dict
	Data []byte
}

// Get returns an entry of a dictionary, nil if there is none.
func (d Dict) Get(key Name) Object {
	for _, e := range d {
		if e.Key == key {
			return e.Value
		}
	}
	return nil
}

// Text returns a text string (7.9.2.2): ASCII as it is, others in UTF-16.
func Text(text string) String {
	for i := range len(text) {
		if text[i] < ' ' || text[i] > '~' {
			return String("\xFE\xFF" + string(UTF16(text)))
		}
	}
	return String(text)
}

// UTF16 encodes a text in UTF-16, big-endian, without a mark.
func UTF16(text string) []byte {
	var b []byte
	for _, unit := range utf16.Encode([]rune(text)) {
		b = append(b, byte(unit>>8), byte(unit))
	}
	return b
}

// Append writes an object as it stands within another.
func Append(to []byte, o Object) []byte { return o.append(to) }

// Format returns an object as [Append] writes it.
func Format(o Object) string { return string(o.append(nil)) }

func (r Ref) append(to []byte) []byte { return append(strconv.AppendInt(to, int64(r), 10), " 0 R"...) }

func (r Raw) append(to []byte) []byte { return append(to, r...) }

// The characters that end a name or a number (7.2.3).
const (
	whiteSpace = "\x00\t\n\f\r "
	delimiters = "()<>[]{}/%"
)

func is(c byte, set string) bool { return bytes.IndexByte([]byte(set), c) >= 0 }

// append writes characters that a name may not have by their codes (7.3.5).
func (n Name) append(to []byte) []byte {
	to = append(to, '/')
	for i := range len(n) {
		if c := n[i]; c <= ' ' || c > '~' || c == '#' || is(c, delimiters) {
			to = append(to, '#', hexDigits[c>>4], hexDigits[c&15])
		} else {
			to = append(to, c)
		}
	}
	return to
}

const hexDigits = "0123456789ABCDEF"

// append writes bytes beyond ASCII in hexadecimal, so that the file stays readable.
func (s String) append(to []byte) []byte {
	for i := range len(s) {
		if s[i] < ' ' || s[i] > '~' {
			to = append(to, '<')
			to = hex.AppendEncode(to, []byte(s))
			return append(to, '>')
		}
	}
	to = append(to, '(')
	for i := range len(s) {
		if c := s[i]; c == '(' || c == ')' || c == '\\' {
			to = append(to, '\\')
		}
		to = append(to, s[i])
	}
	return append(to, ')')
}

func (a Array) append(to []byte) []byte {
	to = append(to, '[')
	for i, o := range a {
		if i > 0 {
			to = append(to, ' ')
		}
		to = o.append(to)
	}
	return append(to, ']')
}

func (d Dict) append(to []byte) []byte {
	to = append(to, "<<"...)
	for _, e := range d {
		to = append(e.Key.append(to), ' ')
		to = e.Value.append(to)
	}
	return append(to, ">>"...)
}

func (s Stream) append(to []byte) []byte {
	d := slices.Concat(s.Dict, Dict{{"Length", Raw(strconv.Itoa(len(s.Data)))}})
	to = append(d.append(to), "\nstream\n"...)
	return append(append(to, s.Data...), "\nendstream"...)
}

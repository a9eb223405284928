package xmlfile

import (
	"bytes"
	"fmt"
	"regexp"

	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// decode returns a file as UTF-8 without byte order mark. The mark comes before
// what the declaration says, as browsers have it: editors change the one and
// forget the other.
func decode(data []byte) ([]byte, error) {
	if rest, found := bytes.CutPrefix(data, []byte("\ufeff")); found {
		return rest, nil
	}
	if order, found := sixteenBits(data); found {
		return unicode.UTF16(order, unicode.UseBOM).NewDecoder().Bytes(data)
	}
	name := declared(data)
	if name == "" {
		return data, nil
	}
	charset, err := htmlindex.Get(name)
	if err != nil {
		return nil, fmt.Errorf("the encoding %q is not known", name)
	}
	if charset == unicode.UTF8 || isUTF16(charset) { // that is not true
		return data, nil
	}
	return charset.NewDecoder().Bytes(data)
}

// sixteenBits reports whether a file is UTF-16, by its mark or by its first
// character, and in which order.
func sixteenBits(data []byte) (order unicode.Endianness, found bool) {
	switch {
	case bytes.HasPrefix(data, []byte{0xFE, 0xFF}), bytes.HasPrefix(data, []byte{0, '<'}):
		return unicode.BigEndian, true
	case bytes.HasPrefix(data, []byte{0xFF, 0xFE}), bytes.HasPrefix(data, []byte{'<', 0}):
		return unicode.LittleEndian, true
	}
	return unicode.BigEndian, false
}

func isUTF16(charset encoding.Encoding) bool {
	name, err := htmlindex.Name(charset)
	return err == nil && (name == "utf-16le" || name == "utf-16be")
}

var declaration = regexp.MustCompile(`^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([A-Za-z][A-Za-z0-9._:-]*)["']`)

// declared returns the encoding that a file's declaration names; "" if it names
// none.
func declared(data []byte) string {
	if found := declaration.FindSubmatch(data[:min(len(data), 1024)]); found != nil {
		return string(found[1])
	}
	return ""
}

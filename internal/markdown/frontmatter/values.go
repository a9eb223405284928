package frontmatter

import (
	"fmt"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// Values returns the strings that stand at the keys, in the order of the
// block, which is front matter as [Length] bounds it. A key of a nested
// mapping or table is a path of keys joined with dots. Lists are looked
// through, unless the path says where they are: "hero.actions[].text" is
// nothing but a text of the items of that list. Front matter that its own syntax forbids holds no values.
//
// Left out are blank strings, those that have an anchor or a tag or stand
// below one, YAML keys that are not unique, and plain scalars that are not
// strings to readers of YAML 1.1, such as "yes".
func Values(block []byte, keys []string) []Value {
	m, _ := read(block, keys)
	return m.values
}

// Skeleton writes down what a translation must leave as it is in front
// matter: all keys and values but those that are offered.
func Skeleton(block []byte, keys []string) []byte {
	m, ok := read(block, keys)
	if len(keys) == 0 || !ok {
		return block
	}
	for _, v := range m.values {
		m.events[v.event].text = ""
	}
	var b []byte
	for _, e := range m.events {
		b = fmt.Appendf(b, "%s %q\n", e.kind, e.text)
	}
	return b
}

// read reads front matter, and says whether it is well-formed.
func read(block []byte, keys []string) (m *reader, ok bool) {
	m = &reader{keys: keys}
	if len(block) == 0 || Length(block) != len(block) || !utf8.Valid(block) {
		return m, false
	}
	if isJSON(block) { // which YAML holds
		return m, readYAML(m, block)
	}
	first, rest := linebreak.Cut(block)
	m.inner = len(first)
	in, marker := readYAML, "---"
	if block[0] == '+' {
		in, marker = readTOML, "+++"
	}
	if end, closed := closingLine(rest, marker); closed && in(m, rest[:end]) {
		return m, true
	}
	return &reader{}, false
}

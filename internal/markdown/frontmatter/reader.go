package frontmatter

import (
	"slices"
	"strings"
)

// A Value is a string in front matter that can be translated.
type Value struct {
	// Key is the path of keys to the value, joined with dots. The strings of
	// a list have the list's key, all of them.
	Key string
	// Text is what a program reads, without the line breaks at its end: those
	// of a block scalar come from its notation, not from its author.
	Text string
	// Start and End bound the scalar in the block of front matter, with its
	// quotes or its block indicator, without the line break after it.
	Start, End int

	style style
	flow  bool   // a YAML scalar between brackets or braces
	tail  string // the line breaks at the end of the value
	event int    // index of the value in reader.events
}

// A style is how a string is written (YAML 1.2 §7.3 and §8.1, TOML 1.0
// "String").
type style int

const (
	yamlPlain style = iota
	yamlSingle
	yamlDouble
	yamlLiteral
	yamlFolded
	tomlBasic
	tomlLiteral
	tomlBasicLines
	tomlLiteralLines
)

// A reader takes front matter apart.
type reader struct {
	keys   []string
	inner  int // offset of what stands between the marker lines
	events []event
	values []Value
}

// An event is one step through a document: a scalar, or the beginning or
// the end of a mapping or list. Two documents with equal events are equal.
type event struct{ kind, text string }

// add adds an event, and returns its index.
func (m *reader) add(kind, text string) int {
	m.events = append(m.events, event{kind, text})
	return len(m.events) - 1
}

// wants says whether a string is one to translate.
func (m *reader) wants(path, text string) bool {
	return slices.Contains(m.keys, path) && strings.TrimSpace(text) != ""
}

// offer adds a value, which holds a text for a program.
func (m *reader) offer(v Value, text string) {
	v.Text = strings.TrimRight(text, "\n")
	v.tail = text[len(v.Text):]
	m.values = append(m.values, v)
}

// under returns the path of a key. One that is longer than every path that is
// wanted is returned as it is, which no more of it could make one of them:
// otherwise deep keys would take time with the square of their depth.
func (m *reader) under(path, key string) string {
	switch {
	case path == "":
		return key
	case slices.IndexFunc(m.keys, func(k string) bool { return len(k) >= len(path) }) < 0:
		return path
	}
	return path + "." + key
}

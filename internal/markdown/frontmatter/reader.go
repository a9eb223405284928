package frontmatter

import (
	"slices"
	"strings"
)

// A Value is a string in front matter that can be translated.
type Value struct {
	// Key is the one of the keys asked for that the value stands at.
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

// titleKey is what all generators call the title of a page.
const titleKey = "title"

// A Title is the title of a page in its front matter. The zero value is none.
type Title struct {
	// Text is plain text on one line, whatever of it looks like Markdown.
	Text string
	// Start is the offset of the scalar in the block, its quotes included.
	Start int
}

// A reader takes front matter apart.
type reader struct {
	keys   []string
	inner  int // offset of what stands between the marker lines
	events []event
	values []Value
	title  Title
	titles int // how many there are; of two, readers take one or the other
}

// A path leads to a value: keys joined with dots. The exact one has "[]" for
// each list on the way, the plain one nothing.
type path struct{ exact, plain string }

// An event is one step through a document: a scalar, or the beginning or
// the end of a mapping or list. Two documents with equal events are equal.
type event struct{ kind, text string }

// add adds an event, and returns its index.
func (m *reader) add(kind, text string) int {
	m.events = append(m.events, event{kind, text})
	return len(m.events) - 1
}

// wanted returns the key at which a string is one to translate.
func (m *reader) wanted(at path, text string) (key string, ok bool) {
	i := slices.IndexFunc(m.keys, func(k string) bool { return k == at.exact || k == at.plain })
	if i < 0 || strings.TrimSpace(text) == "" {
		return "", false
	}
	return m.keys[i], true
}

// offer adds a value, which holds a text for a program.
func (m *reader) offer(v Value, text string) {
	v.Text = strings.TrimRight(text, "\n")
	v.tail = text[len(v.Text):]
	m.values = append(m.values, v)
}

// titled notes a title.
func (m *reader) titled(text string, start int) {
	m.titles++
	m.title = Title{strings.TrimSpace(lineBreaks.Replace(text)), start}
}

var lineBreaks = strings.NewReplacer("\r\n", " ", "\n", " ", "\r", " ", "\t", " ")

// under returns the path of a key.
func (m *reader) under(at path, key string) path {
	if at.exact == "" {
		return path{key, key}
	}
	return path{m.longer(at.exact, "."+key), m.longer(at.plain, "."+key)}
}

// inList returns the path of the items of a list.
func (m *reader) inList(at path) path { return path{m.longer(at.exact, "[]"), at.plain} }

// longer lengthens a path. One that is longer than every path that is wanted is
// returned as it is, which no more of it could make one of them: otherwise deep
// keys would take time with the square of their depth.
func (m *reader) longer(at, more string) string {
	if slices.IndexFunc(m.keys, func(k string) bool { return len(k) >= len(at) }) < 0 {
		return at
	}
	return at + more
}

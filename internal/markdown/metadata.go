package markdown

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
	"go.yaml.in/yaml/v4"
)

// A metaValue is a string in front matter that can be translated.
type metaValue struct {
	// Key is the path of keys to the value, joined with dots. The strings of
	// a list have the list's key, all of them.
	Key string
	// Text is what a program reads, without the line breaks at its end: those
	// of a block scalar come from its notation, not from its author.
	Text string
	// Start and End bound the scalar in the block of front matter, with its
	// quotes or its block indicator, without the line break behind it.
	Start, End int

	style metaStyle
	flow  bool   // a YAML scalar between brackets or braces
	tail  string // the line breaks at the end of the value
	event int    // index of the value in metaReader.events
}

// A metaStyle is how a string is written (YAML 1.2 §7.3 and §8.1, TOML 1.0
// "String").
type metaStyle int

const (
	yamlPlain metaStyle = iota
	yamlSingle
	yamlDouble
	yamlLiteral
	yamlFolded
	tomlBasic
	tomlLiteral
	tomlBasicLines
	tomlLiteralLines
)

// metaValues returns the strings that stand at the keys, in the order of the
// block, which is front matter as frontMatter bounds it. A key of a nested
// mapping or table is a path of keys joined with dots; lists are looked
// through. Front matter that its own syntax forbids holds no values.
//
// Left out are blank strings, those that have an anchor or a tag or stand
// below one, YAML keys that are not unique, and plain scalars that are no
// string to readers of YAML 1.1, such as "yes".
func metaValues(block []byte, keys []string) []metaValue {
	m, _ := readMeta(block, keys)
	return m.values
}

// metaSkeleton writes down what a translation must leave as it is in front
// matter: all keys and values but those that are offered.
func metaSkeleton(block []byte, keys []string) []byte {
	m, ok := readMeta(block, keys)
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

// A metaReader takes front matter apart.
type metaReader struct {
	keys   []string
	inner  int // offset of what stands between the marker lines
	events []metaEvent
	values []metaValue
}

// A metaEvent is one step through a document: a scalar, or the beginning or
// the end of a mapping or list. Two documents with equal events are equal.
type metaEvent struct{ kind, text string }

// readMeta reads front matter, and says whether it is well-formed.
func readMeta(block []byte, keys []string) (m *metaReader, ok bool) {
	m = &metaReader{keys: keys}
	if len(block) == 0 || frontMatter(block) != len(block) || !utf8.Valid(block) {
		return m, false
	}
	first, rest := cutLine(block)
	m.inner = len(first)
	read, marker := m.readYAML, "---"
	if block[0] == '+' {
		read, marker = m.readTOML, "+++"
	}
	if end, closed := closingLine(rest, marker); closed && read(rest[:end]) {
		return m, true
	}
	return &metaReader{}, false
}

// add adds an event, and returns its index.
func (m *metaReader) add(kind, text string) int {
	m.events = append(m.events, metaEvent{kind, text})
	return len(m.events) - 1
}

// wants says whether a string is one to translate.
func (m *metaReader) wants(path, text string) bool {
	return slices.Contains(m.keys, path) && strings.TrimSpace(text) != ""
}

// offer adds a value, which holds a text for a program.
func (m *metaReader) offer(v metaValue, text string) {
	v.Text = strings.TrimRight(text, "\n")
	v.tail = text[len(v.Text):]
	m.values = append(m.values, v)
}

// under returns the path of a key.
func under(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

// readTOML reads what stands between lines of "+++".
func (m *metaReader) readTOML(source []byte) bool {
	// The parser that knows positions lets duplicate keys pass.
	var document map[string]any
	if toml.Unmarshal(source, &document) != nil {
		return false
	}
	var (
		p     unstable.Parser
		table string
	)
	p.Reset(source)
	for p.NextExpression() {
		switch n := p.Expression(); n.Kind {
		case unstable.Table, unstable.ArrayTable:
			m.add(n.Kind.String(), "")
			table = m.tomlKey("", n)
		case unstable.KeyValue:
			m.tomlPair(&p, table, n)
		}
	}
	return p.Error() == nil
}

// tomlKey adds the parts of a node's key, and returns its path.
func (m *metaReader) tomlKey(path string, n *unstable.Node) string {
	for key := n.Key(); key.Next(); {
		part := string(key.Node().Data)
		m.add("key", part)
		path = under(path, part)
	}
	return path
}

func (m *metaReader) tomlPair(p *unstable.Parser, path string, n *unstable.Node) {
	path = m.tomlKey(path, n)
	m.tomlValue(p, path, n.Value())
}

func (m *metaReader) tomlValue(p *unstable.Parser, path string, n *unstable.Node) {
	switch n.Kind {
	case unstable.Array, unstable.InlineTable:
		m.add(n.Kind.String(), "begin")
		for child := n.Children(); child.Next(); {
			if c := child.Node(); c.Kind == unstable.KeyValue {
				m.tomlPair(p, path, c)
			} else {
				m.tomlValue(p, path, c)
			}
		}
		m.add(n.Kind.String(), "end")
	case unstable.String:
		m.tomlString(path, n, p.Raw(n.Raw))
	default:
		m.add(n.Kind.String(), string(n.Data))
	}
}

func (m *metaReader) tomlString(path string, n *unstable.Node, raw []byte) {
	text, style := string(n.Data), tomlStyle(raw)
	if style == tomlBasicLines || style == tomlLiteralLines {
		// Such strings are read with the line endings of the file.
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	event := m.add("string", text)
	if m.wants(path, text) {
		start := m.inner + int(n.Raw.Offset)
		m.offer(metaValue{Key: path, Start: start, End: start + len(raw), style: style, event: event}, text)
	}
}

func tomlStyle(raw []byte) metaStyle {
	switch {
	case bytes.HasPrefix(raw, []byte(`"""`)):
		return tomlBasicLines
	case bytes.HasPrefix(raw, []byte(`'''`)):
		return tomlLiteralLines
	case bytes.HasPrefix(raw, []byte(`'`)):
		return tomlLiteral
	default:
		return tomlBasic
	}
}

// readYAML reads what stands between lines of "---". Readers of YAML do not
// agree on line breaks other than LF and CRLF, so that they are refused here.
func (m *metaReader) readYAML(source []byte) bool {
	lone := bytes.Count(source, []byte("\r")) - bytes.Count(source, []byte("\r\n"))
	if lone > 0 || bytes.ContainsAny(source, "\u0085\u2028\u2029") {
		return false
	}
	var document yaml.Node
	if yaml.Load(source, &document) != nil {
		return false
	}
	w := yamlWalk{m, cursor{source: source, line: 1, column: 1}}
	for _, n := range document.Content {
		w.node(n, yamlPlace{offered: true})
	}
	return true
}

// A yamlWalk visits the nodes of a document in the order of the source.
type yamlWalk struct {
	*metaReader
	cursor
}

// A yamlPlace is where a node stands.
type yamlPlace struct {
	path    string
	column  int // of the mapping or list around
	flow    bool
	offered bool // if the keys want it
}

func (w *yamlWalk) node(n *yaml.Node, at yamlPlace) {
	if n.Anchor != "" {
		w.add("anchor", n.Anchor)
	}
	// What is used in other places too, or is more than text to a program, is
	// not for translators.
	at.offered = at.offered && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
	at.flow = at.flow || n.Style&yaml.FlowStyle != 0
	switch n.Kind {
	case yaml.ScalarNode:
		w.scalar(n, at)
	case yaml.AliasNode:
		w.add("alias", n.Value)
	default:
		w.add(n.ShortTag(), "begin")
		w.children(n, at)
		w.add(n.ShortTag(), "end")
	}
}

func (w *yamlWalk) children(n *yaml.Node, at yamlPlace) {
	at.column = n.Column
	if n.Kind != yaml.MappingNode {
		for _, c := range n.Content {
			w.node(c, at)
		}
		return
	}
	times := map[string]int{}
	for i := 0; i < len(n.Content); i += 2 {
		times[n.Content[i].Value]++
	}
	for i := 0; i+1 < len(n.Content); i += 2 {
		key, value := n.Content[i], n.Content[i+1]
		w.node(key, yamlPlace{})
		unique := key.Kind == yaml.ScalarNode && times[key.Value] == 1
		w.node(value, yamlPlace{under(at.path, key.Value), at.column, at.flow, at.offered && unique})
	}
}

func (w *yamlWalk) scalar(n *yaml.Node, at yamlPlace) {
	event := w.add(n.ShortTag(), n.Value)
	if !at.offered || !w.wants(at.path, n.Value) || !isText(n, at) {
		return
	}
	start, style := w.to(n.Line, n.Column), yamlStyle(n)
	length := scalarLength(w.source[start:], style, n.Value)
	if length == 0 {
		return
	}
	start += w.inner
	w.offer(metaValue{
		Key: at.path, Start: start, End: start + length,
		style: style, flow: at.flow, event: event,
	}, n.Value)
}

// isText says whether a scalar is a string to every reader. The block scalars
// that are not indented are one to this reader only.
func isText(n *yaml.Node, at yamlPlace) bool {
	switch yamlStyle(n) {
	case yamlPlain:
		return n.ShortTag() == "!!str" && !typed.MatchString(n.Value)
	case yamlLiteral, yamlFolded:
		return n.Column > at.column
	default:
		return true
	}
}

// typed matches plain scalars that are booleans or numbers to readers of YAML
// 1.1, of which there are many.
var typed = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|[-+.]?[0-9][0-9_,.:]*)$`)

func yamlStyle(n *yaml.Node) metaStyle {
	switch {
	case n.Style&yaml.SingleQuotedStyle != 0:
		return yamlSingle
	case n.Style&yaml.DoubleQuotedStyle != 0:
		return yamlDouble
	case n.Style&yaml.LiteralStyle != 0:
		return yamlLiteral
	case n.Style&yaml.FoldedStyle != 0:
		return yamlFolded
	default:
		return yamlPlain
	}
}

// A cursor turns lines and columns into offsets, in one pass.
type cursor struct {
	source               []byte
	line, column, offset int // the column in characters; both from 1
}

// to moves forward to a place, and returns its offset.
func (c *cursor) to(line, column int) int {
	for c.offset < len(c.source) && (c.line < line || c.line == line && c.column < column) {
		r, size := utf8.DecodeRune(c.source[c.offset:])
		c.offset += size
		c.column++
		if r == '\n' {
			c.line, c.column = c.line+1, 1
		}
	}
	return c.offset
}

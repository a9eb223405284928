package frontmatter

import (
	"bytes"
	"strconv"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"github.com/pelletier/go-toml/v2/unstable"
)

// readTOML reads what stands between lines of "+++".
func readTOML(m *reader, source []byte) bool {
	// The parser that knows positions lets duplicate keys pass.
	var document map[string]any
	if toml.Unmarshal(source, &document) != nil {
		return false
	}
	w := tomlWalk{into: m, arrays: map[string]bool{}}
	w.parser.Reset(source)
	table := path{}
	for w.parser.NextExpression() {
		switch n := w.parser.Expression(); n.Kind {
		case unstable.Table, unstable.ArrayTable:
			m.add(n.Kind.String(), "")
			table = w.table(n)
		case unstable.KeyValue:
			w.pair(table, n)
		}
	}
	return w.parser.Error() == nil
}

// A tomlWalk visits the expressions of a document in the order of the source.
type tomlWalk struct {
	into   *reader
	parser unstable.Parser
	arrays map[string]bool // the arrays of tables so far, by the parts of their names
}

// table adds the parts of the name in the head of a table, and returns the path
// of its keys: "a[].b" below [[a]] for [a.b].
func (w *tomlWalk) table(n *unstable.Node) path {
	var (
		at   path
		name strings.Builder
	)
	for key := n.Key(); key.Next(); {
		part := string(key.Node().Data)
		w.into.add("key", part)
		at = w.into.under(at, part)
		name.WriteString(strconv.Quote(part))
		if n.Kind == unstable.ArrayTable && key.IsLast() {
			w.arrays[name.String()] = true
		}
		if w.arrays[name.String()] {
			at = w.into.inList(at)
		}
	}
	return at
}

// key adds the parts of a node's key, and returns its path.
func (w *tomlWalk) key(at path, n *unstable.Node) path {
	for key := n.Key(); key.Next(); {
		part := string(key.Node().Data)
		w.into.add("key", part)
		at = w.into.under(at, part)
	}
	return at
}

func (w *tomlWalk) pair(at path, n *unstable.Node) {
	at = w.key(at, n)
	w.value(at, n.Value())
}

func (w *tomlWalk) value(at path, n *unstable.Node) {
	switch n.Kind {
	case unstable.Array, unstable.InlineTable:
		w.into.add(n.Kind.String(), "begin")
		if n.Kind == unstable.Array {
			at = w.into.inList(at)
		}
		for child := n.Children(); child.Next(); {
			if c := child.Node(); c.Kind == unstable.KeyValue {
				w.pair(at, c)
			} else {
				w.value(at, c)
			}
		}
		w.into.add(n.Kind.String(), "end")
	case unstable.String:
		w.text(at, n, w.parser.Raw(n.Raw))
	default:
		w.into.add(n.Kind.String(), string(n.Data))
		if at.exact == titleKey && (n.Kind == unstable.Integer || n.Kind == unstable.Float) {
			w.into.titled(string(n.Data), w.into.inner+int(n.Raw.Offset))
		}
	}
}

func (w *tomlWalk) text(at path, n *unstable.Node, raw []byte) {
	text, style := string(n.Data), tomlStyle(raw)
	if style == tomlBasicLines || style == tomlLiteralLines {
		// Such strings are read with the line endings of the file.
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	event := w.into.add("string", text)
	start := w.into.inner + int(n.Raw.Offset)
	if at.exact == titleKey {
		w.into.titled(text, start)
	}
	if key, ok := w.into.wanted(at, text); ok {
		w.into.offer(Value{Key: key, Start: start, End: start + len(raw), style: style, event: event}, text)
	}
}

func tomlStyle(raw []byte) style {
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

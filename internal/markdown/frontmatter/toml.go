package frontmatter

import (
	"bytes"
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
	w := tomlWalk{into: m}
	w.parser.Reset(source)
	table := ""
	for w.parser.NextExpression() {
		switch n := w.parser.Expression(); n.Kind {
		case unstable.Table, unstable.ArrayTable:
			m.add(n.Kind.String(), "")
			table = w.key("", n)
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
}

// key adds the parts of a node's key, and returns its path.
func (w *tomlWalk) key(path string, n *unstable.Node) string {
	for key := n.Key(); key.Next(); {
		part := string(key.Node().Data)
		w.into.add("key", part)
		path = w.into.under(path, part)
	}
	return path
}

func (w *tomlWalk) pair(path string, n *unstable.Node) {
	path = w.key(path, n)
	w.value(path, n.Value())
}

func (w *tomlWalk) value(path string, n *unstable.Node) {
	switch n.Kind {
	case unstable.Array, unstable.InlineTable:
		w.into.add(n.Kind.String(), "begin")
		for child := n.Children(); child.Next(); {
			if c := child.Node(); c.Kind == unstable.KeyValue {
				w.pair(path, c)
			} else {
				w.value(path, c)
			}
		}
		w.into.add(n.Kind.String(), "end")
	case unstable.String:
		w.text(path, n, w.parser.Raw(n.Raw))
	default:
		w.into.add(n.Kind.String(), string(n.Data))
	}
}

func (w *tomlWalk) text(path string, n *unstable.Node, raw []byte) {
	text, style := string(n.Data), tomlStyle(raw)
	if style == tomlBasicLines || style == tomlLiteralLines {
		// Such strings are read with the line endings of the file.
		text = strings.ReplaceAll(text, "\r\n", "\n")
	}
	event := w.into.add("string", text)
	if w.into.wants(path, text) {
		start := w.into.inner + int(n.Raw.Offset)
		w.into.offer(Value{Key: path, Start: start, End: start + len(raw), style: style, event: event}, text)
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

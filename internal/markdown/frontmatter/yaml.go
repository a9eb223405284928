package frontmatter

import (
	"bytes"
	"regexp"
	"slices"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"
)

// readYAML reads what stands between lines of "---". Readers of YAML do not
// agree on line breaks other than LF and CRLF, so that they are refused here.
func readYAML(m *reader, source []byte) bool {
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
	into *reader
	at   cursor
}

// A yamlPlace is where a node stands.
type yamlPlace struct {
	path    path
	column  int // of the mapping or list around
	flow    bool
	offered bool // if the keys want it
}

func (w *yamlWalk) node(n *yaml.Node, at yamlPlace) {
	if n.Anchor != "" {
		w.into.add("anchor", n.Anchor)
	}
	// What is used in other places too, or is more than text to a program, is
	// not for translators.
	at.offered = at.offered && n.Anchor == "" && n.Style&yaml.TaggedStyle == 0
	at.flow = at.flow || n.Style&yaml.FlowStyle != 0
	switch n.Kind {
	case yaml.ScalarNode:
		w.scalar(n, at)
	case yaml.AliasNode:
		w.into.add("alias", n.Value)
	default:
		w.into.add(n.ShortTag(), "begin")
		w.children(n, at)
		w.into.add(n.ShortTag(), "end")
	}
}

func (w *yamlWalk) children(n *yaml.Node, at yamlPlace) {
	at.column = n.Column
	if n.Kind != yaml.MappingNode {
		at.path = w.into.inList(at.path)
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
		w.node(value, yamlPlace{w.into.under(at.path, key.Value), at.column, at.flow, at.offered && unique})
	}
}

func (w *yamlWalk) scalar(n *yaml.Node, at yamlPlace) {
	event := w.into.add(n.ShortTag(), n.Value)
	if at.path.exact == titleKey && slices.Contains(shown, n.ShortTag()) {
		w.into.titled(n.Value, w.into.inner+w.at.to(n.Line, n.Column))
	}
	key, wanted := w.into.wanted(at.path, n.Value)
	if !at.offered || !wanted || !isText(n, at) {
		return
	}
	start, style := w.at.to(n.Line, n.Column), yamlStyle(n)
	length := scalarLength(w.at.source[start:], style, n.Value)
	if length == 0 {
		return
	}
	start += w.into.inner
	w.into.offer(Value{
		Key: key, Start: start, End: start + length,
		style: style, flow: at.flow, event: event,
	}, n.Value)
}

// shown are the tags of what can be a title: "2024" is one, "true" is none.
var shown = []string{"!!str", "!!int", "!!float", "!!timestamp"}

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

func yamlStyle(n *yaml.Node) style {
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

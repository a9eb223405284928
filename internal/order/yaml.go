package order

import (
	"bytes"
	"errors"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// document returns the top of a YAML file, or of a JSON file, which is YAML but for
// tabs.
func (l *listing) document() (*yaml.Node, error) {
	if d, ok := diag.InvalidUTF8(l.file.Name, l.file.Data); ok {
		return nil, d
	}
	data := l.file.Data
	if strings.HasSuffix(l.file.Name, ".json") {
		data = bytes.ReplaceAll(data, []byte("\t"), []byte(" "))
	}
	loader, err := yaml.NewLoader(bytes.NewReader(data))
	if err != nil {
		return nil, l.syntax(err)
	}
	var top yaml.Node
	if err := loader.Load(&top); err != nil {
		return nil, l.syntax(err)
	}
	if len(top.Content) == 0 {
		return nil, l.fail(0, diag.Textf("the file is empty"), diag.Text{})
	}
	return resolve(top.Content[0]), nil
}

func (l *listing) syntax(err error) error {
	var syntax *yaml.LoadError
	if errors.As(err, &syntax) {
		return l.fail(l.offset(syntax.Mark.Line, syntax.Mark.Column), diag.Textf("not valid YAML: %s", syntax.Message), diag.Text{})
	}
	return l.fail(0, diag.Textf("not valid YAML: %s", err.Error()), diag.Text{})
}

// offset turns a line and a column as YAML counts them, in code points, into an offset
// of the file; the nearest one where YAML knows more line breaks.
func (l *listing) offset(line, column int) int {
	line = max(1, min(line, len(l.lines)))
	from := spot{line, 1, l.lines[line-1]}
	if l.last.line == line && l.last.column <= column {
		from = l.last // a whole file may be one line
	}
	at := from.offset
	for n := from.column; n < column && at < len(l.file.Data) && l.file.Data[at] != '\n'; n++ {
		_, size := utf8.DecodeRune(l.file.Data[at:])
		at += size
	}
	l.last = spot{line, column, at}
	return at
}

func (l *listing) where(node *yaml.Node) int { return l.offset(node.Line, node.Column) }

// resolve follows an alias to the node that it stands for.
func resolve(node *yaml.Node) *yaml.Node {
	for node.Kind == yaml.AliasNode && node.Alias != nil {
		node = node.Alias
	}
	return node
}

// value returns the value of the first of some keys that a mapping has; nil if it has
// none of them, or is no mapping.
func value(mapping *yaml.Node, keys ...string) *yaml.Node {
	for _, key := range keys {
		for k, v := range pairs(mapping) {
			if k.Value == key {
				return v
			}
		}
	}
	return nil
}

// text returns the text of the first of some keys that has one.
func text(mapping *yaml.Node, keys ...string) string {
	if v := value(mapping, keys...); v != nil {
		return scalar(v)
	}
	return ""
}

// scalar returns what stands at a node, and nothing for a list, keys or null.
func scalar(node *yaml.Node) string {
	if node.Kind != yaml.ScalarNode || node.ShortTag() == "!!null" {
		return ""
	}
	return node.Value
}

// pairs goes through the keys and values of a mapping.
func pairs(mapping *yaml.Node) func(yield func(key, value *yaml.Node) bool) {
	return func(yield func(key, value *yaml.Node) bool) {
		if mapping == nil || mapping.Kind != yaml.MappingNode {
			return
		}
		for i := 0; i+1 < len(mapping.Content); i += 2 {
			if !yield(resolve(mapping.Content[i]), resolve(mapping.Content[i+1])) {
				return
			}
		}
	}
}

// items returns the nodes of a list; none of anything else.
func items(list *yaml.Node) []*yaml.Node {
	if list == nil || list.Kind != yaml.SequenceNode {
		return nil
	}
	resolved := make([]*yaml.Node, len(list.Content))
	for i, n := range list.Content {
		resolved[i] = resolve(n)
	}
	return resolved
}

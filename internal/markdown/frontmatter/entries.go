package frontmatter

import (
	"bytes"
	"regexp"
	"strings"

	"github.com/pelletier/go-toml/v2"
	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// An entry is a key at the top level of front matter with its value.
type entry struct {
	key        string
	start, end int    // of its lines in the block
	scalar     bool   // it is neither list nor mapping
	value      string // of a scalar: a string, or a number or the like as it is written
}

// entries are those of a block.
type entries struct {
	all []entry
	end int // where another one may be put
}

// entriesOf takes a block apart, which [Length] bounds. It returns false for one that
// is not a mapping with each key at the beginning of a line.
func entriesOf(block []byte) (entries, bool) {
	first, rest := linebreak.Cut(block)
	marker, in := "---", yamlEntries
	if block[0] == '+' {
		marker, in = "+++", tomlEntries
	}
	end, closed := closingLine(rest, marker)
	if !closed || !sound(block) {
		return entries{}, false
	}
	found, ok := in(rest[:end])
	for i := range found.all {
		found.all[i].start += len(first)
		found.all[i].end += len(first)
	}
	found.end += len(first)
	return found, ok
}

// sound reports whether a block is well-formed. YAML that says nothing is.
func sound(block []byte) bool {
	first, rest := linebreak.Cut(block)
	if end, closed := closingLine(rest, "---"); closed && first[0] == '-' && len(withoutComments(rest[:end])) == 0 {
		return true
	}
	_, ok := read(block, nil)
	return ok
}

func yamlEntries(source []byte) (entries, bool) {
	found := entries{end: len(source)}
	if len(withoutComments(source)) == 0 {
		return found, true
	}
	var document yaml.Node
	if yaml.Load(source, &document) != nil {
		return found, false
	}
	top := document.Content[0]
	if top.Kind != yaml.MappingNode || top.Style&yaml.FlowStyle != 0 || top.Anchor != "" {
		return found, false
	}
	at := cursor{source: source, line: 1, column: 1}
	for i := 0; i+1 < len(top.Content); i += 2 {
		key, value := top.Content[i], top.Content[i+1]
		if key.Kind != yaml.ScalarNode || key.Column != 1 || key.Style != 0 && key.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) == 0 {
			return found, false
		}
		e := entry{key: key.Value, start: at.to(key.Line, 1), end: len(source)}
		e.scalar = value.Kind == yaml.ScalarNode && value.Anchor == "" && value.ShortTag() != "!!null"
		if e.scalar {
			e.value = strings.TrimRight(value.Value, "\n")
		}
		if n := len(found.all); n > 0 {
			found.all[n-1].end = e.start
		}
		found.all = append(found.all, e)
	}
	for i := range found.all {
		e := &found.all[i]
		e.end = e.start + len(withoutComments(source[e.start:e.end]))
	}
	return found, true
}

// withoutComments cuts off the lines at the end of an entry that are blank or comments:
// they are about what follows.
func withoutComments(lines []byte) []byte {
	kept, offset := 0, 0
	for line := range bytes.Lines(lines) {
		offset += len(line)
		if text := bytes.TrimSpace(line); len(text) > 0 && line[0] != '#' {
			kept = offset
		}
	}
	return lines[:kept]
}

// tomlKey is the beginning of a line that sets a key, bare or in quotes.
var tomlKey = regexp.MustCompile(`^[ \t]*(?:([A-Za-z0-9_-]+)|"([^"\\]*)"|'([^']*)')[ \t]*=[ \t]*`)

func tomlEntries(source []byte) (entries, bool) {
	var (
		found  entries
		rest   = source
		offset int
	)
	for len(rest) > 0 {
		var line []byte
		line, rest = linebreak.Cut(rest)
		text := bytes.TrimSpace(line)
		if bytes.HasPrefix(text, []byte("[")) {
			break // a table, to which all that follows belongs
		}
		start := offset
		offset += len(line)
		if len(text) == 0 || text[0] == '#' {
			continue
		}
		value, whole := tomlValue(line)
		for more := 0; !whole && len(rest) > 0 && more < mostLines; more++ {
			line, rest = linebreak.Cut(rest)
			offset += len(line)
			value, whole = tomlValue(source[start:offset])
		}
		if !whole {
			return found, false
		}
		found.end = offset
		if m := tomlKey.FindSubmatch(source[start:offset]); m != nil {
			e := entry{key: string(bytes.Join(m[1:], nil)), start: start, end: offset}
			e.value, e.scalar = tomlText(value, source[start+len(m[0]):offset])
			found.all = append(found.all, e)
		}
	}
	return found, true
}

// mostLines is how many lines a value may go on for, since each is tried.
const mostLines = 200

// tomlValue is the one value that lines say, if they are whole.
func tomlValue(lines []byte) (any, bool) {
	var document map[string]any
	if toml.Unmarshal(lines, &document) != nil {
		return nil, false
	}
	for _, value := range document {
		return value, true
	}
	return nil, false
}

// tomlText is a scalar as text: a string, or else how it is written.
func tomlText(value any, written []byte) (string, bool) {
	switch value := value.(type) {
	case string:
		return strings.TrimRight(value, "\n"), true
	case []any, map[string]any:
		return "", false
	default:
		text, _, _ := strings.Cut(string(written), "#")
		return strings.TrimSpace(text), true
	}
}

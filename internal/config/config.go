// Package config is what handbook.yaml says: its keys, the values that they
// take, and what is wrong with them.
//
// It is given bytes and the list of sections that are there; it opens no file,
// and so does not know whether what a key names is one. Diagnostics point into
// the text, and all come at once.
//
// Start reading at [Read]; the keys are one table, in keys.go.
package config

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// Where the configuration is, relative to the handbook's root folder.
const (
	Dir  = "handbook" // the folder of the sections too
	Name = "handbook.yaml"
	Path = Dir + "/" + Name
)

// Config is what handbook.yaml says, with its defaults filled in.
type Config struct {
	Name     string        // the beginning of the PDF files' names
	Title    string        // in the source locale, one line
	Source   locale.Locale // of the sections
	Locales  []Target      // as ordered in the configuration; may be empty
	Sections []string      // slash-separated paths below handbook/, in reading order

	Guide string // where translators find help, one line

	FrontMatter []string          // the keys whose values are offered to translators
	Code        map[string]string // one of CodeModes by language; "" for all others
	Anchors     string            // one of AnchorForms; the first by default

	Imprint   Imprint
	Layout    Layout
	Overrides map[string]Layout // by locale code
	Editions  []Edition         // in the order of the configuration

	Coverage map[string]Threshold // by locale code
	Ignore   []IgnoredCheck       // in the order of the file
}

// The words that the keys code and anchors take.
var (
	CodeModes   = []string{"none", "comments", "all"}
	AnchorForms = []string{"html", "attribute", "none"}
)

// Read reads the content of handbook.yaml against the sections that are there.
// Without the key for them, Sections is nil: see [Found.ReadingOrder]. The
// Config is of use only if there is no diagnostic.
func Read(content []byte, found Found) (Config, diag.List) {
	r := &reader{content: content, found: found}
	return r.read()
}

// read goes on after a problem, so that a user sees all of them at once; the
// Config is of use only if there are none.
func (r *reader) read() (Config, diag.List) {
	if top := r.parse(); top != nil {
		r.readKeys(top)
	}
	r.problems.Sort()
	return r.config, r.problems
}

// A reader turns the nodes of a YAML document into a Config and diagnostics.
type reader struct {
	content  []byte
	found    Found
	drafted  bool // content is no file yet: no place in it means anything
	config   Config
	problems diag.List
}

// parse gives the top of the document, or nil if it is no mapping.
func (r *reader) parse() *yaml.Node {
	if p, ok := invalidText(Path, r.content); ok {
		r.problems = append(r.problems, p)
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(r.content))
	if err != nil {
		r.reportSyntax(err)
		return nil
	}
	var document, second yaml.Node
	if err := loader.Load(&document); errors.Is(err, io.EOF) {
		r.reportLine(1, 1, "empty-configuration", "the file is empty", "it needs at least the keys title, source and locales")
		return nil
	} else if err != nil {
		r.reportSyntax(err)
		return nil
	}
	switch err := loader.Load(&second); {
	case err == nil:
		r.report(&second, "second-document", "a second YAML document begins here", "keep one")
	case !errors.Is(err, io.EOF):
		r.reportSyntax(err)
	}
	top := resolve(document.Content[0])
	if top.Kind != yaml.MappingNode {
		r.report(top, "wrong-type", "the configuration must be keys with values, not "+describe(top), `begin with a line such as "title: Our handbook"`)
		return nil
	}
	return top
}

// readKeys reads the values in the order of the table, since a later key may
// build on an earlier one wherever it stands in the file.
func (r *reader) readKeys(top *yaml.Node) {
	values := r.collect(top, keyNames(Keys()))
	for _, k := range Keys() {
		switch value, ok := values[k.Name]; {
		case ok && r.hasValue(k, value):
			k.read(r, value)
		case ok:
		case k.Required:
			r.report(top, "missing-key", strconv.Quote(k.Name)+" is missing", "add a line such as "+strconv.Quote(k.Example))
		}
	}
	if values["name"] == nil {
		r.config.Name = slug(r.config.Title)
	}
}

// hasValue reports a key that nothing is written behind.
func (r *reader) hasValue(k Key, value *yaml.Node) bool {
	if value.ShortTag() != "!!null" {
		return true
	}
	r.report(value, "missing-value", strconv.Quote(k.Name)+" has no value", "write for example "+strconv.Quote(k.Example))
	return false
}

// collect finds the value of each known key of a mapping and reports the
// others. Of a key that is there twice the first counts.
func (r *reader) collect(top *yaml.Node, known []string) map[string]*yaml.Node {
	seen := map[string]*yaml.Node{}
	values := map[string]*yaml.Node{}
	for i := 0; i+1 < len(top.Content); i += 2 {
		at, key := top.Content[i], resolve(top.Content[i])
		if key.Kind != yaml.ScalarNode {
			r.report(at, "wrong-type", "a key must be a word, not "+describe(key), "")
			continue
		}
		if first := seen[key.Value]; first != nil {
			r.report(at, "duplicate-key", fmt.Sprintf("%q is there twice", key.Value), r.keepOne(first.Line))
			continue
		}
		seen[key.Value] = at
		if !slices.Contains(known, key.Value) {
			r.report(at, "unknown-key", fmt.Sprintf("unknown key %q", key.Value), diag.DidYouMean(key.Value, known, "the keys are "+list(known)))
			continue
		}
		values[key.Value] = top.Content[i+1]
	}
	return values
}

// text reads a scalar that must be text. A number or a date is refused rather
// than converted: 1.10 would become 1.1.
func (r *reader) text(what string, node *yaml.Node) (string, bool) {
	value := resolve(node)
	switch {
	case value.Kind == yaml.ScalarNode && value.ShortTag() == "!!str" && value.Value == "":
		r.report(node, "missing-value", what+" is empty", "")
	case value.Kind == yaml.ScalarNode && value.ShortTag() == "!!str":
		return value.Value, true
	case value.Kind == yaml.ScalarNode && value.Value != "":
		r.report(node, "wrong-type", what+" must be text, not "+describe(value), "write it in quotes: "+strconv.Quote(value.Value))
	default:
		r.report(node, "wrong-type", what+" must be text, not "+describe(value), "")
	}
	return "", false
}

// items gives the nodes of a list.
func (r *reader) items(what, example string, node *yaml.Node) ([]*yaml.Node, bool) {
	value := resolve(node)
	if value.Kind != yaml.SequenceNode {
		r.report(node, "wrong-type", what+" must be a list, not "+describe(value), "write for example "+strconv.Quote(example))
		return nil, false
	}
	return value.Content, true
}

// keepOne is the hint for what is there twice.
func (r *reader) keepOne(firstLine int) string {
	if r.drafted {
		return "keep one"
	}
	return fmt.Sprintf("the first is%s; keep one", r.inLine(firstLine))
}

// inLine names a line, if there is a file to look it up in.
func (r *reader) inLine(line int) string {
	if r.drafted {
		return ""
	}
	return fmt.Sprintf(" in line %d", line)
}

// report adds a diagnostic at a node.
func (r *reader) report(node *yaml.Node, code, message, hint string) {
	r.reportLine(node.Line, node.Column, code, message, hint)
}

// reportLine adds a diagnostic at a line and a column as YAML counts it, in
// code points.
func (r *reader) reportLine(line, column int, code, message, hint string) {
	r.problems = append(r.problems, diag.Diagnostic{
		Position: position(r.content, line, column),
		Code:     code,
		Message:  message,
		Hint:     hint,
	})
}

// reportSyntax adds what the YAML parser says.
func (r *reader) reportSyntax(err error) {
	var syntax *yaml.LoadError
	if !errors.As(err, &syntax) {
		r.reportLine(0, 0, "yaml-syntax", "not valid YAML: "+err.Error(), "")
		return
	}
	message := "not valid YAML: " + syntax.Message
	if syntax.ContextMsg != "" {
		message += " " + syntax.ContextMsg
		if syntax.ContextMark.Line > 0 && syntax.ContextMark.Line != syntax.Mark.Line {
			message += fmt.Sprintf(" that begins in line %d", syntax.ContextMark.Line)
		}
	}
	r.reportLine(syntax.Mark.Line, syntax.Mark.Column, "yaml-syntax", message, syntaxHint(syntax.Message))
}

// syntaxHint explains the two slips that people new to YAML make most.
func syntaxHint(message string) string {
	switch message {
	case "mapping values are not allowed in this context":
		return "a value that holds a colon and a space needs quotes; keys begin in the first column"
	case "found a tab character that violates indentation", "found character that cannot start any token":
		return "indent with spaces, and put a value in quotes if it begins with a sign"
	}
	return ""
}

// place turns a line and a column as YAML counts them into a position. YAML
// counts columns in code points, without a byte order mark, and lines after
// every line break of Unicode; where that leads past the end, the end is meant.
func position(content []byte, line, column int) diag.Position {
	if line == 0 {
		return diag.Position{File: Path}
	}
	text := bytes.TrimPrefix(content, []byte("\ufeff"))
	rest := text
	for range line - 1 {
		_, after, found := bytes.Cut(rest, []byte("\n"))
		if !found {
			return diag.At(Path, text, len(text))
		}
		rest = after
	}
	offset := len(text) - len(rest)
	for range column - 1 {
		_, size := utf8.DecodeRune(text[offset:])
		offset += size
	}
	return diag.At(Path, text, offset)
}

// invalidText finds what YAML does not take in any place: bytes that are not
// UTF-8 and control characters. The parser itself does not say where.
func invalidText(file string, content []byte) (diag.Diagnostic, bool) {
	if p, ok := diag.InvalidUTF8(file, content); ok {
		return p, true
	}
	for offset, c := range string(content) {
		if unicode.IsControl(c) && c != '\t' && c != '\n' && c != '\r' && c != '\u0085' {
			return diag.Diagnostic{
				Position: diag.At(file, content, offset),
				Code:     "control-character",
				Message:  fmt.Sprintf("control character U+%04X", c),
				Hint:     "delete it",
			}, true
		}
	}
	return diag.Diagnostic{}, false
}

// resolve follows an alias to the node that it stands for.
func resolve(node *yaml.Node) *yaml.Node {
	for node.Kind == yaml.AliasNode && node.Alias != nil {
		node = node.Alias
	}
	return node
}

// describe names the type of a node as a user would.
func describe(node *yaml.Node) string {
	switch node.Kind {
	case yaml.MappingNode:
		return "keys with values"
	case yaml.SequenceNode:
		return "a list"
	}
	switch node.ShortTag() {
	case "!!null":
		return "nothing"
	case "!!int", "!!float":
		return "a number"
	case "!!bool":
		return "true or false"
	case "!!timestamp":
		return "a date"
	case "!!str":
		return "text"
	}
	return "a value tagged " + node.ShortTag()
}

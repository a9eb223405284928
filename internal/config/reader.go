package config

import (
	"bytes"
	"errors"
	"io"
	"unicode/utf8"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// A reader turns the nodes of a YAML document into values. Where it cannot, it
// notes why and goes on, so that a user sees all problems at once. Its methods
// are here and, one for each kind of value, in values.go; the functions that
// read the value of a single key stand beside the type that holds it.
type reader struct {
	content  []byte
	found    Found
	drafted  bool // content is not a file yet: no position in it means anything
	problems diag.List
	output   *yaml.Node // the value of the key output
	lines    []int      // where the lines of the content begin, once a place is asked for
	last     spot       // that was asked for
}

// parse returns the mapping at the top of the document, nil if there is none.
func (r *reader) parse() *yaml.Node {
	if d, ok := invalidText(r.found.Places.File(), r.content); ok {
		r.problems = append(r.problems, d)
		return nil
	}
	loader, err := yaml.NewLoader(bytes.NewReader(r.content))
	if err != nil {
		r.reportSyntax(err)
		return nil
	}
	var document, second yaml.Node
	if err := loader.Load(&document); errors.Is(err, io.EOF) {
		r.reportLine(1, 1, "empty-configuration", diag.Textf("the file is empty"), diag.Textf("it needs at least the keys title, source and locales"))
		return nil
	} else if err != nil {
		r.reportSyntax(err)
		return nil
	}
	switch err := loader.Load(&second); {
	case err == nil:
		r.report(&second, "second-document", diag.Textf("a second YAML document begins here"), diag.Textf("keep one"))
	case !errors.Is(err, io.EOF):
		r.reportSyntax(err)
	}
	top := resolve(document.Content[0])
	if top.Kind != yaml.MappingNode {
		r.report(top, "wrong-type", diag.Textf("the configuration must be keys with values, not %s", describe(top)), diag.Textf(`begin with a line such as "title: Our handbook"`))
		return nil
	}
	return top
}

// report adds a diagnostic at a node.
func (r *reader) report(node *yaml.Node, code diag.Code, message, hint diag.Text) {
	r.reportLine(node.Line, node.Column, code, message, hint)
}

// reportLine adds a diagnostic at a line and a column as YAML counts it, in
// code points.
func (r *reader) reportLine(line, column int, code diag.Code, message, hint diag.Text) {
	r.problems = append(r.problems, diag.Diagnostic{
		Position: r.positionAt(line, column),
		Code:     code,
		Message:  message,
		Hint:     hint,
	})
}

// reportSyntax adds what the YAML parser says.
func (r *reader) reportSyntax(err error) {
	var syntax *yaml.LoadError
	if !errors.As(err, &syntax) {
		r.reportLine(0, 0, "yaml-syntax", diag.Textf("not valid YAML: %s", err.Error()), diag.Text{})
		return
	}
	r.reportLine(syntax.Mark.Line, syntax.Mark.Column, "yaml-syntax", syntaxMessage(syntax), syntaxHint(syntax.Message))
}

// position is where a node stands.
func (r *reader) position(node *yaml.Node) diag.Position {
	return r.positionAt(node.Line, node.Column)
}

// positionAt turns a line and a column as YAML counts them into a position of the
// configuration. YAML counts columns in code points, without a byte order mark,
// and lines after every line break of Unicode; where that leads past the end,
// the end is meant.
func (r *reader) positionAt(line, column int) diag.Position {
	if line == 0 {
		return diag.Position{File: r.found.Places.File()}
	}
	text := bytes.TrimPrefix(r.content, []byte("\ufeff"))
	if r.lines == nil {
		r.lines = lineStarts(text)
	}
	if line > len(r.lines) {
		return diag.At(r.found.Places.File(), text, len(text))
	}
	start := r.lines[line-1]
	from := spot{line, 1, start}
	if r.last.line == line && r.last.column <= column {
		from = r.last // a whole list may be in one line
	}
	offset := from.offset
	for range column - from.column {
		_, size := utf8.DecodeRune(text[offset:])
		offset += size
	}
	if bytes.IndexByte(text[from.offset:offset], '\n') >= 0 {
		return diag.At(r.found.Places.File(), text, offset)
	}
	r.last = spot{line, column, offset}
	return diag.Position{File: r.found.Places.File(), Line: line, Column: utf8.RuneCount(text[start:offset]) + 1}
}

// A spot is a place as YAML counts it, with its offset in the text.
type spot struct{ line, column, offset int }

// lineStarts returns where each line of a text begins.
func lineStarts(text []byte) []int {
	starts := []int{0}
	for i, c := range text {
		if c == '\n' {
			starts = append(starts, i+1)
		}
	}
	return starts
}

// keepOne is the hint for what is there twice.
func (r *reader) keepOne(firstLine int) diag.Text {
	if r.drafted {
		return diag.Textf("keep one")
	}
	return diag.Textf("the first is%s; keep one", r.inLine(firstLine))
}

// inLine names a line, if there is a file to look it up in.
func (r *reader) inLine(line int) diag.Text {
	if r.drafted {
		return diag.Text{}
	}
	return diag.Textf(" in line %d", line)
}

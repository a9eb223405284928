package config

import (
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// invalidText finds in a file what YAML does not take anywhere: bytes that are not UTF-8
// and control characters. The parser itself does not say where.
func invalidText(file string, content []byte) (diag.Diagnostic, bool) {
	if d, ok := diag.InvalidUTF8(file, content); ok {
		return d, true
	}
	for offset, c := range string(content) {
		if unicode.IsControl(c) && c != '\t' && c != '\n' && c != '\r' && c != '\u0085' {
			return diag.Diagnostic{
				Position: diag.At(file, content, offset),
				Code:     "control-character",
				Message:  diag.Textf("control character U+%04X", c),
				Hint:     diag.Textf("delete it"),
			}, true
		}
	}
	return diag.Diagnostic{}, false
}

// syntaxMessage is what the YAML parser says of a syntax error.
func syntaxMessage(err *yaml.LoadError) diag.Text {
	message := diag.Textf("not valid YAML: %s", err.Message)
	if err.ContextMsg != "" {
		message = diag.Textf("%s %s", message, err.ContextMsg)
		if err.ContextMark.Line > 0 && err.ContextMark.Line != err.Mark.Line {
			message = diag.Textf("%s that begins in line %d", message, err.ContextMark.Line)
		}
	}
	return message
}

// syntaxHint explains the two slips that people new to YAML make most.
func syntaxHint(message string) diag.Text {
	if strings.HasPrefix(message, "unknown anchor") {
		return diag.Textf("a value that begins with * needs quotes")
	}
	switch message {
	case "mapping values are not allowed in this context":
		return diag.Textf("a value that holds a colon and a space needs quotes; keys begin in the first column")
	case "found a tab character that violates indentation", "found character that cannot start any token":
		return diag.Textf("indent with spaces, and put a value in quotes if it begins with a sign")
	}
	return diag.Text{}
}

// resolve follows an alias to the node that it stands for.
func resolve(node *yaml.Node) *yaml.Node {
	for node.Kind == yaml.AliasNode && node.Alias != nil {
		node = node.Alias
	}
	return node
}

// describe names the type of a node as a user would.
func describe(node *yaml.Node) diag.Text {
	switch node.Kind {
	case yaml.MappingNode:
		return diag.Textf("keys with values")
	case yaml.SequenceNode:
		return diag.Textf("a list")
	}
	switch node.ShortTag() {
	case "!!null":
		return diag.Textf("nothing")
	case "!!int", "!!float":
		return diag.Textf("a number")
	case "!!bool":
		return diag.Textf("true or false")
	case "!!timestamp":
		return diag.Textf("a date")
	case "!!str":
		return diag.Textf("text")
	}
	return diag.Textf("a value tagged %s", node.ShortTag())
}

package config

import (
	"fmt"
	"regexp"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v4"
)

// maxName keeps a PDF's name, locale and ending included, well within the 255
// bytes that file systems take.
const maxName = 100

// nameForm is what a file's name can be on every system and in every shell
// without quotes.
var nameForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

func (r *reader) readName(node *yaml.Node) {
	name, ok := r.text(`"name"`, node)
	if !ok {
		return
	}
	if !nameForm.MatchString(name) || len(name) > maxName {
		r.report(node, "wrong-name",
			fmt.Sprintf(`"name" is %q, but may hold only A-Z, a-z, 0-9, ".", "_" and "-", begin with a letter or digit, and be no longer than %d`, name, maxName),
			fmt.Sprintf("write for example %q", slug(name)))
		return
	}
	r.config.Name = name
}

func (r *reader) readTitle(node *yaml.Node) {
	title, ok := r.text(`"title"`, node)
	if !ok {
		return
	}
	// A block scalar ends in a newline and may hold others; a title is a line.
	// Spaces of other scripts, such as U+3000, are the author's and stay.
	isBreak := func(c rune) bool { return c == ' ' || unicode.IsControl(c) }
	if title = strings.Join(strings.FieldsFunc(title, isBreak), " "); title == "" {
		r.report(node, "missing-value", `"title" is empty`, "")
	}
	r.config.Title = title
}

func (r *reader) readGuide(node *yaml.Node) { r.config.Guide = r.line(`"guide"`, node) }

func (r *reader) readSource(node *yaml.Node) {
	if code, ok := r.text(`"source"`, node); ok {
		r.config.Source, _ = r.locale(node, code)
	}
}

// slug makes a file's name of a title: its ASCII letters and digits in lower
// case, a hyphen for what is between them.
func slug(title string) string {
	words := strings.FieldsFunc(strings.ToLower(title), func(c rune) bool {
		return (c < 'a' || c > 'z') && (c < '0' || c > '9')
	})
	name := strings.Join(words, "-")
	if len(name) > maxName {
		name = strings.TrimRight(name[:maxName], "-")
	}
	if name == "" {
		return "handbook"
	}
	return name
}

// list writes words as a sentence does: a, b and c.
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

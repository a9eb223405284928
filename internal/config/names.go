package config

import (
	"regexp"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// maxName keeps a PDF's name, locale and ending included, well within the 255
// bytes that file systems take.
const maxName = 100

// nameForm is what a file's name can be on every system and in every shell
// without quotes.
var nameForm = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9._-]*$`)

// nameOf makes a file's name of a title: its ASCII letters and digits in lower
// case, a hyphen for what is between them.
func nameOf(title string) string {
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

func readName(r *reader, node *yaml.Node) string {
	name, ok := r.text(diag.Verbatim(`"name"`), node)
	if !ok {
		return ""
	}
	if !nameForm.MatchString(name) || len(name) > maxName {
		r.report(node, "wrong-name",
			diag.Textf(`"name" is %q, but may hold only A-Z, a-z, 0-9, ".", "_" and "-", begin with a letter or digit, and be no longer than %d`, name, maxName),
			diag.Textf("write for example %q", nameOf(name)))
		return ""
	}
	return name
}

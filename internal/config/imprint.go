package config

import (
	"regexp"
	"strings"
	"time"
	"unicode"

	"go.yaml.in/yaml/v4"

	"github.com/pobook/pobook/internal/diag"
)

// An Imprint is what the title page and the credits say of a handbook besides
// its title. Each field may be empty.
type Imprint struct {
	Subtitle string // in the source locale
	Authors  []string
	Version  string
	Date     time.Time // midnight UTC
	Licence  string    // as in "CC BY 4.0"
	Logo     File      // a PNG or JPEG
}

// A File is a file below handbook/ that the configuration names.
type File struct {
	Path     string        // slash-separated; "" for none
	Position diag.Position // where it is named
}

func imprintKeys() []Key {
	return []Key{
		{
			Name:    "subtitle",
			Example: "subtitle: A guide for everyone",
			Doc:     "Stands below the title, in the language of the source; translated where a message says the same. Default: none.",
			read:    (*reader).readSubtitle,
		},
		{
			Name:    "authors",
			Example: "authors: [Ada Example, The Example Project]",
			Doc:     "Who wrote the handbook, for the title page and the credits. Default: nobody.",
			read:    (*reader).readAuthors,
		},
		{
			Name:    "version",
			Example: `version: "1.0"`,
			Doc:     "The version of the handbook, in quotes. Default: none.",
			read:    func(r *reader, node *yaml.Node) { r.config.Imprint.Version = r.line(`"version"`, node) },
		},
		{
			Name:    "date",
			Example: "date: 2026-03-01",
			Rare:    true,
			Doc:     "The day of publication. Default: the day of SOURCE_DATE_EPOCH.",
			read:    (*reader).readDate,
		},
		{
			Name:    "licence",
			Example: "licence: CC BY 4.0",
			Doc:     "The licence of the text. Default: none.",
			read:    func(r *reader, node *yaml.Node) { r.config.Imprint.Licence = r.line(`"licence"`, node) },
		},
		{
			Name:    "logo",
			Example: "logo: images/logo.png",
			Doc:     "A PNG or JPEG below handbook/ for the title page. Default: none.",
			read:    func(r *reader, node *yaml.Node) { r.config.Imprint.Logo = r.file(`"logo"`, node) },
		},
	}
}

func (r *reader) readSubtitle(node *yaml.Node) {
	r.config.Imprint.Subtitle = r.line(`"subtitle"`, node)
}

// readAuthors reads a list of names, or one name.
func (r *reader) readAuthors(node *yaml.Node) {
	if resolve(node).Kind == yaml.ScalarNode {
		if name := r.line(`"authors"`, node); name != "" {
			r.config.Imprint.Authors = []string{name}
		}
		return
	}
	items, _ := r.items(`"authors"`, "authors: [Ada Example]", node)
	for _, item := range items {
		if name := r.line("an author", item); name != "" {
			r.config.Imprint.Authors = append(r.config.Imprint.Authors, name)
		}
	}
}

// readDate reads a day, which YAML may take for a date or for text.
func (r *reader) readDate(node *yaml.Node) {
	value := resolve(node)
	day, err := time.Parse(time.DateOnly, value.Value)
	if value.Kind != yaml.ScalarNode || err != nil || day.Unix() < 0 {
		r.report(node, "wrong-value", `"date" is no day since 1970, written as year-month-day`, `write for example "date: 2026-03-01"`)
		return
	}
	r.config.Imprint.Date = day
}

// line reads a text and folds its white space, so that it is one line.
func (r *reader) line(what string, node *yaml.Node) string {
	text, ok := r.text(what, node)
	if !ok {
		return ""
	}
	isBreak := func(c rune) bool { return c == ' ' || unicode.IsControl(c) }
	folded := strings.Join(strings.FieldsFunc(text, isBreak), " ")
	if folded == "" {
		r.report(node, "missing-value", what+" is empty", "")
	}
	return folded
}

// outside matches a path that is not below the folder it is relative to.
var outside = regexp.MustCompile(`^/|^[A-Za-z]:|\\|(^|/)\.\.(/|$)`)

// file reads the path of a file below handbook/. Whether the file is there is
// found out by who reads it.
func (r *reader) file(what string, node *yaml.Node) File {
	path, ok := r.text(what, node)
	if !ok {
		return File{}
	}
	if outside.MatchString(path) {
		r.report(node, "wrong-value", what+" is no path below handbook/", "move the file there, and write its path with slashes")
		return File{}
	}
	return File{Path: path, Position: position(r.content, node.Line, node.Column)}
}

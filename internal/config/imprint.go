package config

import (
	"regexp"
	"time"

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

func imprintKeys() []key[Imprint] {
	return []key[Imprint]{
		{
			name: "subtitle", example: "subtitle: A guide for everyone", form: someText(),
			doc:  "Stands below the title, in the language of the source; translated where a message says the same. Default: none.",
			read: func(r *reader, i *Imprint, node *yaml.Node) { i.Subtitle = r.line(diag.Verbatim(`"subtitle"`), node) },
		},
		{
			name: "authors", example: "authors: [Ada Example, The Example Project]", form: either(someText(), listOf(someText())),
			doc:  "Who wrote the handbook, for the title page and the credits. Default: nobody.",
			read: func(r *reader, i *Imprint, node *yaml.Node) { i.Authors = readAuthors(r, node) },
		},
		{
			name: "version", example: `version: "1.0"`, form: someText(),
			doc:  "The version of the handbook, in quotes. Default: none.",
			read: func(r *reader, i *Imprint, node *yaml.Node) { i.Version = r.line(diag.Verbatim(`"version"`), node) },
		},
		{
			name: "date", example: "date: 2026-03-01", rare: true, form: matching(dayForm),
			doc:  "The day of publication. Default: the day of SOURCE_DATE_EPOCH.",
			read: func(r *reader, i *Imprint, node *yaml.Node) { i.Date = readDate(r, node) },
		},
		{
			name: "licence", example: "licence: CC BY 4.0", form: someText(),
			doc:  "The licence of the text. Default: none.",
			read: func(r *reader, i *Imprint, node *yaml.Node) { i.Licence = r.line(diag.Verbatim(`"licence"`), node) },
		},
		{
			name: "logo", example: "logo: images/logo.png", form: someText(),
			doc:  "A PNG or JPEG below handbook/ for the title page. Default: none.",
			read: func(r *reader, i *Imprint, node *yaml.Node) { i.Logo = r.file(diag.Verbatim(`"logo"`), node) },
		},
	}
}

// readAuthors reads a list of names, or one name.
func readAuthors(r *reader, node *yaml.Node) []string {
	names := []*yaml.Node{node}
	what := diag.Verbatim(`"authors"`)
	if resolve(node).Kind != yaml.ScalarNode {
		names, _ = r.items(what, "authors: [Ada Example]", node)
		what = diag.Textf("an author")
	}
	var authors []string
	for _, name := range names {
		if author := r.line(what, name); author != "" {
			authors = append(authors, author)
		}
	}
	return authors
}

// readDate reads a day, which YAML may take for a date or for text.
func readDate(r *reader, node *yaml.Node) time.Time {
	value := resolve(node)
	day, err := time.Parse(time.DateOnly, value.Value)
	if value.Kind != yaml.ScalarNode || err != nil || day.Unix() < 0 {
		r.report(node, "wrong-value", diag.Textf(`"date" is no day since 1970, written as year-month-day`), diag.Textf(`write for example "date: 2026-03-01"`))
		return time.Time{}
	}
	return day
}

// dayForm is a day as year, month and day.
var dayForm = regexp.MustCompile(`^[0-9]{4}-[0-9]{2}-[0-9]{2}$`)

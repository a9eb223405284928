package markdown_test

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/oracle/generated"
)

// unoffered are the texts of the books that nobody is offered: what generators add of
// their own, what other files bring in, names of files, code, and attributes in
// attribute lists, options, HTML and JSX, but for those that are offered.
var unoffered = map[generated.Dialect][]string{
	generated.MkDocs:     {"Jump back to footnote", "A line of a", "annotated.yml", "From a part", "👀 Full file preview", "Placeholder in HTML", "Label in HTML", "Title of a paragraph", "A plot of land", "Python 3.8+", "--8←", "2)", "Note", "Info", "Bug", "Tip", "Danger", "Error", "Hint", "Important", "Figure 1.", "Table 7."},
	generated.Docusaurus: {"Footnotes", "Back to reference", "Label as an expression", "Label of a div", "Placeholder in JSX", "Label in JSX", "Boxes", "On boxes", "Title as an attribute", "src/Bed.js", "/src/components/Hello.js", "Text in a block of MDX."},
	generated.VitePress:  {"INFO", "TIP", "WARNING", "DANGER", "Details", "NOTE", "IMPORTANT", "CAUTION", "garden.config.js", "npm", "bed.js", "rows.js", "Water from a part", "[x]"},
	generated.Hugo:       {"spring", "not for translators", "[!NOTE]", "90"},
	generated.MDBook:     {"A sentence from a part", "Skipped", "skipped behind", "{{#include", "forty", "#", "↩", "A comment", "Note", "Tip", "Important", "Warning", "Caution"},
	generated.Jekyll:     {"A line of an include", "From a part", "A tip", `\[a^2`},
	generated.MDX:        {"Footnotes", "Back to reference", "App.js", "this is a template"},
}

// What generators make of a pseudo-translated book has the elements of its source,
// and every mark stands where people read.
func TestGeneratorsBuildTranslations(t *testing.T) {
	t.Parallel()
	for name := range unoffered {
		t.Run(string(name), func(t *testing.T) {
			t.Parallel()
			d, _ := dialect.Named(string(name))
			book := generated.Book(name)
			g := generated.Start(t, name, book)
			sections, err := generated.Sections(book)
			if err != nil {
				t.Fatal(err)
			}
			for path, source := range sections {
				t.Run(path, func(t *testing.T) {
					t.Parallel()
					s := markdown.Parse(source, markdown.Options{Dialect: d, FrontMatter: []string{"title", "linkTitle", "description", "excerpt", "hero.name", "hero.text", "hero.tagline", "hero.image.alt", "hero.actions[].text", "features[].title", "features[].details", "features[].linkText"}})
					spliced := s.Splice(func(i int) (string, bool) { return markdown.Pseudo(s.Segments[i].Text), true })
					for _, r := range spliced.Refused {
						t.Errorf("refused %q: %v", s.Segments[r.Segment].Text, r.Objection)
					}
					holdTranslation(t, g, name, path, source, spliced.Source)
				})
			}
		})
	}
}

func holdTranslation(t *testing.T, g *generated.Generator, name generated.Dialect, path string, source, translation []byte) {
	t.Helper()
	want, err := g.Page(path, source)
	if err != nil {
		t.Fatal(err)
	}
	got, err := g.Page(path, translation)
	if err != nil {
		t.Fatalf("%v, of\n%s", err, translation)
	}
	if diff := generated.Differences(want, got); diff != "" {
		t.Error(diff)
	}
	for _, text := range generated.Misplaced(got) {
		t.Errorf("where nobody reads: %s", text)
	}
unmarked:
	for _, text := range generated.Unmarked(got) {
		for _, begun := range unoffered[name] {
			if strings.HasPrefix(text, begun) {
				continue unmarked
			}
		}
		t.Errorf("not offered: %s", text)
	}
}

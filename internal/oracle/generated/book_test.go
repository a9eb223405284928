package generated_test

import (
	"maps"
	"os"
	"path"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/oracle/generated"
)

// lists are the lists in testdata of the constructs that a book has.
var lists = map[generated.Dialect]string{
	generated.MkDocs: "mkdocs", generated.Docusaurus: "mdx", generated.MDX: "mdx", generated.VitePress: "vitepress",
	generated.Hugo: "hugo", generated.Jekyll: "jekyll", generated.MDBook: "mdbook",
}

// A construct is a row of the lists in testdata.
type construct struct{ name, manual, dialect, section, written, made string }

func constructs(t *testing.T, list string) []construct {
	t.Helper()
	content, err := os.ReadFile("testdata/" + list + ".tsv")
	if err != nil {
		t.Fatal(err)
	}
	var rows []construct
	for line := range strings.Lines(string(content)) {
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if strings.HasPrefix(line, "#") {
			continue
		}
		if len(cells) != 5 {
			t.Fatalf("%q has %d cells, not 5", line, len(cells))
		}
		dialect, section := path.Split(cells[2])
		written := strings.NewReplacer(`\n`, "\n", `\\`, `\`).Replace(cells[3])
		rows = append(rows, construct{cells[0], cells[1], strings.TrimSuffix(dialect, "/"), section, written, cells[4]})
	}
	return rows
}

// Every construct of the lists stands in the book, once or oftener.
func TestBooksHaveConstructs(t *testing.T) {
	t.Parallel()
	for _, list := range slices.Compact(slices.Sorted(maps.Values(lists))) {
		for _, row := range constructs(t, list) {
			sections, err := generated.Sections(generated.Book(generated.Dialect(row.dialect)))
			if err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(string(sections[row.section]), row.written) {
				t.Errorf("%s: %s is not in %s: %q", list, row.name, row.section, row.written)
			}
		}
	}
}

// The books are built without an error, and constructs come to what the lists say, so
// that none of them is text by mistake.
func TestGeneratorsBuildBooks(t *testing.T) {
	t.Parallel()
	for dialect := range lists {
		t.Run(string(dialect), func(t *testing.T) {
			t.Parallel()
			book := generated.Book(dialect)
			g := generated.Start(t, dialect, book)
			sections, err := generated.Sections(book)
			if err != nil {
				t.Fatal(err)
			}
			made := map[string]string{}
			for name, section := range sections {
				page, err := g.Page(name, section)
				if err != nil {
					t.Errorf("%s: %v", name, err)
					continue
				}
				// Nothing is left of one page in the next, nor of where it is built.
				again, err := g.Page(name, section)
				if err != nil {
					t.Fatal(err)
				}
				if diff := generated.Differences(page, again); diff != "" {
					t.Errorf("%s is built in two ways:\n%s", name, diff)
				}
				made[name] = strings.Join(page.Structure(), "\n") + "\n" + strings.Join(page.Texts(), "\n")
			}
			for _, row := range constructs(t, lists[dialect]) {
				if row.dialect == string(dialect) && !strings.Contains(made[row.section], row.made) {
					t.Errorf("%s: nothing is made of %s: %q", row.section, row.name, row.made)
				}
			}
		})
	}
}

// A whole site has the pages that [generated.Generator.Page] makes, within the theme's.
func TestGeneratorBuildsSites(t *testing.T) {
	t.Parallel()
	for dialect := range lists {
		t.Run(string(dialect), func(t *testing.T) {
			t.Parallel()
			book := generated.Book(dialect)
			g := generated.Start(t, dialect, book)
			sections, err := generated.Sections(book)
			if err != nil {
				t.Fatal(err)
			}
			site, err := g.Site(sections)
			if err != nil {
				t.Fatal(err)
			}
			for name, section := range sections {
				page, err := g.Page(name, section)
				if err != nil {
					t.Fatal(err)
				}
				texts := strings.Join(site[name].Texts(), "\n")
				for _, text := range page.Texts() {
					if dialect != generated.MkDocs && !strings.Contains(texts, text) {
						t.Errorf("%s: the site lacks %q", name, text)
					}
				}
				if dialect == generated.MkDocs && !strings.Contains(texts, page.Texts()[0]) {
					t.Errorf("%s: the site lacks the title %q", name, page.Texts()[0])
				}
			}
		})
	}
}

// Pages of a paragraph and of a whole section, as a fuzz target builds them.
func BenchmarkGenerator(b *testing.B) {
	for dialect := range lists {
		sections, err := generated.Sections(generated.Book(dialect))
		if err != nil {
			b.Fatal(err)
		}
		var largest []byte
		for _, section := range sections {
			if len(section) > len(largest) {
				largest = section
			}
		}
		for name, section := range map[string][]byte{"paragraph": []byte("A *paragraph* of one line.\n"), "section": largest} {
			b.Run(string(dialect)+"/"+name, func(b *testing.B) {
				g := generated.Start(b, dialect, generated.Book(dialect))
				for range runtime.GOMAXPROCS(0) { // each process takes a second to start
					if _, err := g.Page("a.md", section); err != nil {
						b.Fatal(err)
					}
				}
				b.ResetTimer()
				b.RunParallel(func(pb *testing.PB) {
					for pb.Next() {
						if _, err := g.Page("a.md", section); err != nil {
							b.Error(err)
						}
					}
				})
			})
		}
	}
}

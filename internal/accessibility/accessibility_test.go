package accessibility_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/accessibility"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
)

// sections are those of a handbook with one in a dialect.
func sections(t *testing.T, dialect, text string) []content.Section {
	t.Helper()
	b, err := book.Open(bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_Hant]\n" + dialect,
		"handbook/a.md":          text,
	}))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	sections, err := content.Sections(t.Context(), b, func(d diag.Diagnostic) { t.Error(d) })
	if err != nil {
		t.Fatal(err)
	}
	return sections
}

func found(in []content.Section) []string {
	var found []string
	accessibility.Report(context.Background(), in, func(d diag.Diagnostic) {
		found = append(found, fmt.Sprintf("%d:%d %s", d.Line, d.Column, d.Code))
	})
	return found
}

func TestReport(t *testing.T) {
	t.Parallel()
	tests := []struct {
		name, dialect, text string
		want                []string
	}{
		{"in order", "", "# A\n\n## B\n\n### C\n\n## D\n\n# E\n", nil},
		{"skipped", "", "# A\n\n### B\n\n### C\n\n##### D\n\n## E\n", []string{"3:5 heading-level", "7:7 heading-level"}},
		{"begins with level 2", "", "## A\n\n### B\n", nil},
		{"begins with level 3", "", "### A\n\n### B\n", []string{"1:5 heading-level"}},
		{"in a quotation", "", "# A\n\n> ### B\n", []string{"3:7 heading-level"}},
		{"no text", "", "# A\n\n###\n\n## B\n", nil},
		{"front matter", "", "---\ntitle: T\n---\n\n## A\n", nil},
		{"pictures", "", "![](a.png)\n\nText ![b](b.png) and ![](b.png).\n\n| a |\n| --- |\n| ![](c.png) |\n", []string{"1:1 missing-alt", "3:22 missing-alt", "7:3 missing-alt"}},
		{"a title is none", "", "![](a.png \"A plan\")\n", []string{"1:1 missing-alt"}},
		{"white space", "", "![ ](a.png) ![&nbsp;](b.png)\n\n<img src=\"c.png\" alt=\" \">\n", []string{"1:1 missing-alt", "1:13 missing-alt", "3:1 missing-alt"}},
		{"in a link", "", "[![](a.png)](https://example.org)\n", []string{"1:2 missing-alt"}},
		{"HTML", "", "<img src=\"a.png\">\n\nText <img src=\"b.png\" alt=\"\"> and <IMG src='c>.png'/> and <img alt=\"d\" src=\"d.png\">.\n", []string{"1:1 missing-alt", "3:35 missing-alt"}},
		{"JSX", "dialect: mdx\n", "<Image src=\"a.png\" />\n\n<img src=\"b.png\" alt=\"\" />\n\n<img src=\"c.png\" alt={said} />\n", []string{"1:1 missing-alt", "5:1 missing-alt"}},
		{"code", "", "```\n### A\n![](a.png)\n```\n", nil},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if diff := cmp.Diff(test.want, found(sections(t, test.dialect, test.text))); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The examples of the row are what it says.
func TestExamples(t *testing.T) {
	t.Parallel()
	row, _ := check.Find("heading-level")
	if got := found(sections(t, "", row.Wrong.File)); len(got) != 1 {
		t.Errorf("in the wrong example %v is found", got)
	}
	if got := found(sections(t, "", row.Right.File)); got != nil {
		t.Errorf("in the right example %v is found", got)
	}
}

// A book that has it a hundred times is told once.
func TestSummary(t *testing.T) {
	t.Parallel()
	in := sections(t, "", "# A\n\n"+strings.Repeat("![](a.png)\n\n", 100)+"### B\n")
	var got []string
	accessibility.Summary(t.Context(), in, func(d diag.Diagnostic) { got = append(got, d.Error()) })
	want := []string{
		`handbook/a.md:3:1: warning: the picture a.png has no alternative text, and 99 more in the book; say what it shows, as the text of its "alt" or between its square brackets; "pobook check" lists all (missing-alt)`,
		`handbook/a.md:203:5: warning: a heading of level 3 comes after one of level 1; make it level 2, or write the heading that is missing (heading-level)`,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

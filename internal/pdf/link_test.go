package pdf

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/layout"
)

// A link says where it leads: by its address, or by what it says, pictures by their alternative
// text, or else by the page.
func TestDescription(t *testing.T) {
	t.Parallel()
	pages := &layout.Pages{
		Structure: []layout.Node{{}, {Role: layout.Hyperlink}, {Role: layout.Figure, Parent: 1, Alt: "a plan"}, {Role: layout.Hyperlink}},
		Pages:     []*layout.Page{{Number: 1}, {Number: 7}},
	}
	pages.Pages[0].Marks = []layout.Mark{
		&layout.Run{Node: 1, Text: "See "}, &layout.Picture{Node: 2}, &layout.Picture{Node: 2}, &layout.Run{Node: 1, Text: "."}, &layout.Run{Text: "no"},
	}
	to := layout.Place{Page: 1}
	tests := []struct {
		link layout.Link
		want string
	}{
		{layout.Link{URI: "https://example.org/", Node: 1}, "https://example.org/"},
		{layout.Link{Node: 1, To: to}, "See a plan."},
		{layout.Link{Node: 3, To: to}, "7"},
		{layout.Link{URI: strings.Repeat("a", 2000)}, strings.Repeat("a", longestDescription)},
	}
	for _, test := range tests {
		pages.Pages[0].Links = []layout.Link{test.link}
		if got := description(pages, test.link, linkTexts(pages.Structure, pages.Pages[0])[test.link.Node]); got != test.want {
			t.Errorf("%+v: %q, want %q", test.link, got, test.want)
		}
	}
}

func TestOutlineAndLinks(t *testing.T) {
	t.Parallel()
	out := inspect(t, render(t, sample(), options()), "qpdf", "--json", "--json-key=outlines", "FILE")
	if n := strings.Count(out, `"title": "第`); n != 4 {
		t.Errorf("the outline has %d chapters, want 4:\n%s", n, out)
	}
	out = inspect(t, render(t, sample(), options()), "qpdf", "--qdf", "--object-streams=disable", "FILE", "-")
	if want := `(https://example.org/\(a\)?%E6%9B%B8=1)`; !strings.Contains(out, want) {
		t.Errorf("there is no link to %s", want)
	}
}

package document_test

import (
	"testing"

	"github.com/pobook/pobook/internal/document"
)

func TestResolve(t *testing.T) {
	t.Parallel()
	tests := []struct {
		from, destination string
		want              document.Anchor
		inside            bool
	}{
		{"one.md", "#costs", document.Anchor{Section: "one.md", ID: "costs"}, true},
		{"one.md", "two.md", document.Anchor{Section: "two.md"}, true},
		{"one.md", "two.md#costs", document.Anchor{Section: "two.md", ID: "costs"}, true},
		{"part/one.md", "two.md", document.Anchor{Section: "part/two.md"}, true},
		{"part/one.md", "../two.md#x", document.Anchor{Section: "two.md", ID: "x"}, true},
		{"one.md", "./two.md", document.Anchor{Section: "two.md"}, true},
		{"one.md", "two.md#%E6%88%90%E6%9C%AC", document.Anchor{Section: "two.md", ID: "成本"}, true},
		{"one.md", "", document.Anchor{}, false},
		{"one.md", "#", document.Anchor{}, false},
		{"one.md", "https://example.org/two.md", document.Anchor{}, false},
		{"one.md", "//example.org/two.md", document.Anchor{}, false},
		{"one.md", "mailto:a@example.org", document.Anchor{}, false},
		{"part/one.md", "/two.md#x", document.Anchor{Section: "two.md", ID: "x"}, true},
		{"part/one.md", "/../two.md", document.Anchor{Section: "two.md"}, true},
		{"one.md", "part/two.mdx#x", document.Anchor{Section: "part/two.mdx", ID: "x"}, true},
		{"part/one.mdx", "../TWO.MD", document.Anchor{Section: "TWO.MD"}, true},
		{"one.md", "two.markdown", document.Anchor{Section: "two.markdown"}, true},
		{"one.md", "two.mdown", document.Anchor{}, false},
		{"one.md", "file.zip", document.Anchor{}, false},
		{"one.md", "%zz.md", document.Anchor{}, false},
	}
	for _, test := range tests {
		got, inside := document.Resolve(test.from, test.destination)
		if got != test.want && inside || inside != test.inside {
			t.Errorf("%q in %s is %v, %t", test.destination, test.from, got, inside)
		}
	}
}

func TestFile(t *testing.T) {
	t.Parallel()
	tests := []struct {
		from, destination, want string
		local                   bool
	}{
		{"one.md", "images/a.png", "images/a.png", true},
		{"part/one.md", "../images/a%20b.png", "images/a b.png", true},
		{"one.md", "../a.png", "../a.png", true},
		{"one.md", "https://example.org/a.png", "", false},
		{"one.md", "data:image/png;base64,AA", "", false},
		{"part/one.md", "/a.png", "a.png", true},
		{"one.md", "", "", false},
	}
	for _, test := range tests {
		got, local := document.File(test.from, test.destination)
		if got != test.want || local != test.local {
			t.Errorf("%q in %s is %q, %t", test.destination, test.from, got, local)
		}
	}
}

func TestRemote(t *testing.T) {
	t.Parallel()
	for destination, want := range map[string]bool{
		"https://example.org/a.png": true, "http://example.org": true, "//example.org/a.png": true,
		"a.png": false, "/a.png": false, "file:///a.png": false, "data:image/png;base64,AA": false, "c:a.png": false, "%zz": false,
	} {
		if got := document.Remote(destination); got != want {
			t.Errorf("%q: %t", destination, got)
		}
	}
}

func TestFigure(t *testing.T) {
	t.Parallel()
	image := document.Span{Image: &document.Image{Destination: "a.png"}}
	tests := []struct {
		text []document.Span
		want int
	}{
		{[]document.Span{image}, 1},
		{[]document.Span{image, {Text: " "}, image}, 2},
		{[]document.Span{image, {Text: "x"}}, 0},
		{[]document.Span{image, {Footnote: "1"}}, 0},
		{nil, 0},
	}
	for _, test := range tests {
		p := document.Paragraph{Text: test.text}
		if got := len(p.Figure()); got != test.want {
			t.Errorf("%v holds %d figures, want %d", test.text, got, test.want)
		}
	}
}

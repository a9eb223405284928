package finish

import (
	"testing"

	"github.com/pobook/pobook/internal/markdown"
)

// What is written in a link's place is one destination, whatever it holds.
func TestRelink(t *testing.T) {
	t.Parallel()
	for _, next := range []string{"a.md", "a b.md", "a(b.md", "a)b.md", "a<b>.md", "a\"b'.md", "a&amp;b", "a\\_b", "a[b]`c", "a|b", "中.md?x#y"} {
		const section = "[a](a.md \"t\") [b](<b.md>) <a href=c.md>c</a> <a href='d.md'>d</a> [k](keep.md) [e]\n\n| [f](f.md) |\n| --- |\n\n[e]: e.md\n"
		got := Relink([]byte(section), markdown.Options{}, func(was string) (string, bool) { return next, was != "keep.md" })
		links := markdown.Parse(got, markdown.Options{}).Links()
		if len(links) != 7 {
			t.Errorf("%q gives %d links:\n%s", next, len(links), got)
			continue
		}
		for i, link := range links {
			want := encoded(next)
			if i == 4 {
				want = "keep.md"
			}
			if link.Destination != want {
				t.Errorf("%q gives a link to %q, not to %q", next, link.Destination, want)
			}
		}
	}
}

// The values of a query stay apart, also where an entity would be read.
func TestRelinkQuery(t *testing.T) {
	t.Parallel()
	const next = "b.md?a=1&copy;=2&b"
	got := Relink([]byte("[a](a.md) <a href='a.md'>a</a>\n"), markdown.Options{}, func(string) (string, bool) { return next, true })
	for _, link := range markdown.Parse(got, markdown.Options{}).Links() {
		if link.Destination != next {
			t.Errorf("a link leads to %q in:\n%s", link.Destination, got)
		}
	}
}

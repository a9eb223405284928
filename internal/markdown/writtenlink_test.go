package markdown

import (
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestWrittenLinks(t *testing.T) {
	t.Parallel()
	const section = "\ufeff---\ntitle: '[x](no.md)'\n---\n\n# [a](a.md)\n\n> * [b](<b c.md> \"t\") ![i](i.md) `[x](no.md)`\n>   and [c\n>   d](d.md#e\\_f)\n\n" +
		"| [t](t.md) | \\| [u](u.md) |\n| --- | --- |\n| [v](v.md) | w |\n\n[r] and [s][r]\n\n[r]: r.md 'title'\n[^n]: Note [n](n.md)\n\n\t[x](o.md)\n\n" +
		"x <a\nhref=\"h.md\">h</a>\n\n<p>\n  <a href=g.md?a&amp;b>g</a> <img src=no.md>\n</p>\n\n[x](https://a.example/x.md) [e]() [p](p(q).md)[^n]\n"
	want := []string{"a.md", "b c.md", "d.md#e_f", "t.md", "u.md", "v.md", "r.md", "n.md", "o.md", "h.md", "g.md?a&b", "https://a.example/x.md", "p(q).md"}
	var got []string
	for _, w := range WrittenLinks([]byte(section), Options{}) {
		got = append(got, w.Text)
		if written := section[w.Start:w.End]; unescape(written) != w.Text {
			t.Errorf("%q stands as %q", w.Text, written)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Every link of a section is found where it is written: with another destination in each of
// these places, all of its links lead elsewhere.
func TestWrittenLinksLaw(t *testing.T) {
	t.Parallel()
	corpus(t, func(t *testing.T, name string, source []byte) {
		const other = "other.md"
		links := Parse(source, Options{}).Links()
		var edits []edit
		for _, w := range WrittenLinks(source, Options{}) {
			edits = append(edits, edit{start: w.Start, end: w.End, text: []byte(other)})
		}
		edited := Parse(apply(source, edits), Options{}).Links()
		if len(edited) != len(links) {
			t.Fatalf("%s: %d links, and %d when they lead elsewhere", name, len(links), len(edited))
		}
		for i, link := range edited {
			if link.Destination != other && link.Destination != "" {
				t.Errorf("%s: the link to %q, which was one to %q, has not been found", name, link.Destination, links[i].Destination)
			}
		}
	})
}

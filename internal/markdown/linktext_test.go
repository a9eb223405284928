package markdown

import (
	"fmt"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

const summarySource = "# Summary\n\n[Introduction](README.md)\n\n- [ The `Vec<[T]>` type ](a.md \"title\")\n  - [Draft]()\n- Two [a](a.md) [b](b.md)\n- [Reference][r]\n- ![Image](x.png)\n- [1](n.md)\n\n[r]: r.md\n\n[Last](l.md)  \n[but one](m.md)\n"

func TestLinkTexts(t *testing.T) {
	t.Parallel()
	s := Parse([]byte(summarySource), Options{LinkTexts: true})
	var got []string
	for _, seg := range s.Segments {
		got = append(got, seg.Text)
	}
	want := []string{"Summary", "Introduction", "The `Vec<[T]>` type", "Draft", "Two [a](a.md) [b](b.md)", "[Reference][r]", "![Image](x.png)", "Last", "but one"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	same := s.Splice(func(i int) (string, bool) { return s.Segments[i].Text, true })
	if diff := cmp.Diff(summarySource, string(same.Source)); diff != "" {
		t.Errorf("law 1: %s", diff)
	}
}

// Whatever the text of a link becomes, the link leads where it did, and nowhere else.
func FuzzLinkTextsStayInTheirLinks(f *testing.F) {
	s := Parse([]byte("- [One](a.md)\n- [Two](b.md)\n"), Options{LinkTexts: true})
	for _, text := range []string{
		"Eins", "[x](c.md)", "x](c.md)", "x](c.md) [y", `x\`, `x\\`, `\\]`, "[", "]", "![i](x.png)", "[x][y]", "a `[` b", "a\nb", "a\n\nb", "[^1]", "<b>x</b>", "`", "`[`]", "x]: c.md", "# x", "- x", "[ ] x",
	} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) {
			return
		}
		spliced := s.Splice(func(i int) (string, bool) { return text, i == 0 })
		var destinations []string
		for _, link := range Parse(spliced.Source, Options{}).Links() {
			destinations = append(destinations, link.Destination)
		}
		if got := fmt.Sprint(destinations); got != "[a.md b.md]" {
			t.Errorf("%q gives %q, with links to %s", text, spliced.Source, got)
		}
	})
}

package wording

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown"
)

func TestWording(t *testing.T) {
	t.Parallel()
	for _, c := range bookgen.Rewordings {
		if c.Same && OpeningOf(c.A) != OpeningOf(c.B) {
			t.Errorf("%q and %q say the same and have other openings", c.A, c.B)
		}
		if same := Read(c.A).Form == Read(c.B).Form; same != c.Same {
			t.Errorf("%q and %q say the same: %v\n%q\n%q", c.A, c.B, same, Read(c.A).Form, Read(c.B).Form)
		}
	}
}

func TestCodeHasNoStyle(t *testing.T) {
	t.Parallel()
	for _, pair := range [][2]string{{"a  b", "a b"}, {`"a"`, "'a'"}, {"_a_", "*a*"}, {"a", "b"}} {
		if ReadCode(pair[0]).Form == ReadCode(pair[1]).Form {
			t.Errorf("as code, %q is %q", pair[0], pair[1])
		}
	}
	if ReadCode("a").Form == Read("a").Form {
		t.Error("code is taken for running text")
	}
}

func TestCarry(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name                        string
		from, to, translation, want string // want is empty where it cannot be carried
	}{
		{"white space", "Two  words.", "Two words.", "兩個詞。", "兩個詞。"},
		{"quotes", "“Costs”", `"Costs"`, "「費用」", "「費用」"},
		{"a link", "See [it](v1).", "See [it](v2).", "見[它](v1)。", "見[它](v2)。"},
		{"an image", "![A map](a.png)", "![A map](img/b.png)", "![地圖](a.png)", "![地圖](img/b.png)"},
		{"a URL without space behind", "See https://a.org/x.", "See https://b.org/y.", "見https://a.org/x。", "見https://b.org/y。"},
		{"an autolink", "See <https://a.org>.", "See <https://b.org>.", "見 <https://a.org>。", "見 <https://b.org>。"},
		{"a footnote", "So[^1].", "So[^so].", "如此[^1]。", "如此[^so]。"},
		{"HTML", `<a href="a">it</a>`, `<a href="b">it</a>`, `<a href="a">它</a>`, `<a href="b">它</a>`},
		{"links in another order", "[a](1) of [b](2)", "[a](3) of [b](4)", "[乙](2)的[甲](1)", "[乙](4)的[甲](3)"},
		{"links that change places", "[a](1) of [b](2)", "[a](2) of [b](1)", "[乙](2)的[甲](1)", "[乙](1)的[甲](2)"},
		{"one link twice", "[a](1) and [b](1)", "[a](2) and [b](2)", "[甲](1)和[乙](1)", "[甲](2)和[乙](2)"},
		{"one link becomes two", "[a](1) and [b](1)", "[a](2) and [b](3)", "[甲](1)和[乙](1)", ""},
		{"a link that the translation lacks", "See [it](v1).", "See [it](v2).", "見它。", ""},
		{"a link that the translation repeats", "See [it](v1).", "See [it](v2).", "見[它](v1)，[它](v1)。", ""},
		{"a link to a page in the language", "See [it](en).", "See [it](en/new).", "見[它](zh)。", ""},
		{"the other link is the page in the language", "[a](x) [b](en)", "[a](y) [b](en)", "[甲](x) [乙](zh)", "[甲](y) [乙](zh)"},
		{"emphasis between spaces", "*now*", "_now_", "請 *現在* 做", "請 _現在_ 做"},
		{"strong emphasis", "__now__ do", "**now** do", "__現在__ 做", "**現在** 做"},
		{"emphasis within Chinese", "Do it *now* please.", "Do it _now_ please.", "請*現在*做。", "請*現在*做。"},
		{"emphasis that was left as it was", "Do it _now_ please.", "Do it *now* please.", "請*現在*做。", "請*現在*做。"},
		{"emphasis and a link", "*now* [x](1)", "_now_ [x](2)", "請*現在*[某](1)", "請*現在*[某](2)"},
		{"emphasis that the translation lacks", "*now*", "_now_", "現在", ""},
		{"a target in code is no target", "`a` [x](a)", "`a` [x](b)", "`a` [某](a)", "`a` [某](b)"},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			from, to := Read(c.from), Read(c.to)
			if from.Form != to.Form {
				t.Fatalf("the texts do not say the same:\n%q\n%q", from.Form, to.Form)
			}
			got, ok := Carry(from, to, c.translation)
			if got != c.want || ok != (c.want != "") {
				t.Errorf("carry gives %q, %v; want %q", got, ok, c.want)
			}
		})
	}
}

// A text is carried to one that says the same and back again; whatever it is,
// its marks are in it, in order.
func FuzzWording(f *testing.F) {
	for _, c := range bookgen.Rewordings {
		f.Add(c.A, c.B)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		from, to := Read(a), Read(b)
		for _, s := range []Statement{from, to} {
			at := 0
			for _, m := range s.marks {
				if m.start < at || m.end <= m.start || m.end > len(s.Text) {
					t.Fatalf("marks %v of %q", s.marks, s.Text)
				}
				at = m.end
			}
		}
		if from.Form != to.Form {
			return
		}
		if OpeningOf(a) != OpeningOf(b) {
			t.Errorf("%q and %q say the same and have the openings %q and %q", a, b, OpeningOf(a), OpeningOf(b))
		}
		there, ok := Carry(from, to, a)
		if !ok {
			return
		}
		if Read(there).Form != from.Form {
			t.Errorf("%q is carried to %q, which says something else", a, there)
		}
	})
}

// What goldmark finds of links and images are targets, wherever they stand.
func TestTargetsAreThoseOfMarkdown(t *testing.T) {
	t.Parallel()
	for seed := range uint64(10) {
		s := markdown.Parse(bookgen.Section(seed, 3000), markdown.Options{})
		for i := range s.Segments {
			text := s.Segments[i].Text
			section := markdown.Parse([]byte(text), markdown.Options{})
			var want []string
			for _, l := range slices.Concat(section.Links(), section.Assets()) {
				want = append(want, l.Destination)
			}
			if s.Segments[i].Kind == markdown.KindCode || len(want) == 0 {
				continue
			}
			var got []string
			for _, m := range Read(text).marks {
				if leads := text[m.start:m.end]; m.kind == target && slices.Contains(want, leads) {
					got = append(got, leads)
				}
			}
			slices.Sort(want)
			slices.Sort(got)
			if diff := cmp.Diff(want, got); diff != "" {
				t.Errorf("%q (-goldmark +wording):\n%s", text, diff)
			}
		}
	}
}

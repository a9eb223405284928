package translate

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown"
)

// sayings are pairs of texts, and whether they say the same.
var sayings = []struct {
	a, b string
	same bool
}{
	{"two  words", "two words", true},
	{"two\u00a0words", "two words", true},
	{"two\nwords ", "two words", true},
	{"twowords", "two words", false},
	{"a\\\nb", "a  \nb", true},
	{"a\\\nb", "a b", false},
	{"“Costs”", `"Costs"`, true},
	{"«Costs»", "‘Costs’", true},
	{`"Costs"`, "Costs", false},
	{"it’s", "it's", true},
	{"it's", "its", false},
	{"the teams' work", "the teams’ work", true},
	{"a — b", "a -- b", true},
	{"a—b", "a – b", true},
	{"a - b", "a—b", true},
	{"a-b", "a – b", false},
	{"well‑known", "well-known", true},
	{"3–5", "3-5", true},
	{"3-5", "35", false},
	{"3 - 5", "3 -5", false},
	{"run -v", "run — v", false},
	{"run --verbose", "run -verbose", false},
	{"`a -- b`", "`a — b`", false},
	{"`a  b`", "`a b`", false},
	{"*now*", "_now_", true},
	{"**now**", "__now__", true},
	{"**now**", "*now*", false},
	{"now", "**now**", false},
	{"2 * 3", "2 _ 3", false},
	{"snake_case_name", "snake*case*name", false},
	{`\*now\*`, "*now*", false},
	{"[guide](a.md)", "[guide](b.md#c)", true},
	{"[guide](a.md)", "[guide](b.md \"Title\")", false},
	{"[guide](a.md \"Title\")", "[guide](b.md \"Title\")", true},
	{"[guide](a.md \"Title\")", "[guide](a.md \"Other\")", false},
	{"[guide](a(1).md)", "[guide](b.md)", true},
	{"[guide](a.md)", "[guides](a.md)", false},
	{"[guide][a]", "[guide][b]", true},
	{"text[^1]", "text[^note]", true},
	{"text[^1]", "text", false},
	{"![A map](a.png)", "![A map](b.png)", true},
	{"![A map](a.png)", "![The map](a.png)", false},
	{"<https://a.org>", "<https://b.org/x>", true},
	{"<https://a.org>", "https://a.org", false},
	{"See https://a.org/x.", "See https://b.org/y?z=1.", true},
	{"See https://a.org.", "See www.a.org.", true},
	{"See https://a.org/x.", "See the page.", false},
	{`<a href="a.md">x</a>`, `<a href="b.md">x</a>`, true},
	{`<a href="a.md">x</a>`, `<b href="a.md">x</b>`, false},
	{"10 metres", "12 metres", false},
	{"do", "do not", false},
	{"Costs", "costs", false},
	{"Costs", "Costs:", false},
	{"「費用」", "“費用”", true},
	{"a\x01b", "a\x02b", false},
	{"[x](\x01)", "[x](y)", false},
}

func TestWording(t *testing.T) {
	for _, c := range sayings {
		if c.same && openingOf(c.a) != openingOf(c.b) {
			t.Errorf("%q and %q say the same and have other openings", c.a, c.b)
		}
		if same := wordingOf(c.a).form == wordingOf(c.b).form; same != c.same {
			t.Errorf("%q and %q say the same: %v\n%q\n%q", c.a, c.b, same, wordingOf(c.a).form, wordingOf(c.b).form)
		}
	}
}

func TestCodeHasNoStyle(t *testing.T) {
	for _, pair := range [][2]string{{"a  b", "a b"}, {`"a"`, "'a'"}, {"_a_", "*a*"}, {"a", "b"}} {
		if wordingOfCode(pair[0]).form == wordingOfCode(pair[1]).form {
			t.Errorf("as code, %q is %q", pair[0], pair[1])
		}
	}
	if wordingOfCode("a").form == wordingOf("a").form {
		t.Error("code is taken for running text")
	}
}

func TestCarry(t *testing.T) {
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
			from, to := statement{c.from, wordingOf(c.from)}, statement{c.to, wordingOf(c.to)}
			if from.form != to.form {
				t.Fatalf("the texts do not say the same:\n%q\n%q", from.form, to.form)
			}
			got, ok := carry(from, to, c.translation)
			if got != c.want || ok != (c.want != "") {
				t.Errorf("carry gives %q, %v; want %q", got, ok, c.want)
			}
		})
	}
}

// A text is carried to one that says the same and back again; whatever it is,
// its marks are in it, in order.
func FuzzWording(f *testing.F) {
	for _, c := range sayings {
		f.Add(c.a, c.b)
	}
	f.Fuzz(func(t *testing.T, a, b string) {
		from, to := statement{a, wordingOf(a)}, statement{b, wordingOf(b)}
		for _, s := range []statement{from, to} {
			at := 0
			for _, m := range s.marks {
				if m.start < at || m.end <= m.start || m.end > len(s.text) {
					t.Fatalf("marks %v of %q", s.marks, s.text)
				}
				at = m.end
			}
		}
		if from.form != to.form {
			return
		}
		if openingOf(a) != openingOf(b) {
			t.Errorf("%q and %q say the same and have the openings %q and %q", a, b, openingOf(a), openingOf(b))
		}
		there, ok := carry(from, to, a)
		if !ok {
			return
		}
		if wordingOf(there).form != from.form {
			t.Errorf("%q is carried to %q, which says something else", a, there)
		}
	})
}

// What goldmark finds of links and images are targets, wherever they stand.
func TestTargetsAreThoseOfMarkdown(t *testing.T) {
	for seed := range uint64(10) {
		s := markdown.Parse(bookgen.Section(seed, 3000), markdown.Options{})
		for i := range s.Segments {
			text := s.Segments[i].Text
			section := markdown.Parse([]byte(text), markdown.Options{})
			var want []string
			for _, l := range slices.Concat(section.Links(), section.Images()) {
				want = append(want, l.Destination)
			}
			if s.Segments[i].Kind == markdown.KindCode || len(want) == 0 {
				continue
			}
			var got []string
			for _, m := range wordingOf(text).marks {
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

func TestDestination(t *testing.T) {
	nested := func(depth int) string { return strings.Repeat("(", depth) + strings.Repeat(")", depth) }
	for _, c := range []struct {
		text string
		want int
	}{{"(a)", 1}, {"(a", 0}, {"(a(b)c)", 5}, {"(a b)", 0}, {`(a "b")`, 1}, {"(" + nested(deepest) + ")", 2 * deepest}, {"(" + nested(deepest+1) + ")", 0}} {
		if got := destination(c.text); got != c.want {
			t.Errorf("the destination of %q has %d bytes, want %d", c.text, got, c.want)
		}
	}
}

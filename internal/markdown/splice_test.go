package markdown

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/trust"
)

// translateTo puts one translation in place of every segment.
func translateTo(text string) func(int) (string, bool) {
	return func(int) (string, bool) { return text, true }
}

func TestSplice(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, source, text, want string }{
		{"a wrapped paragraph becomes one line", "One\ntwo\n", "一", "一\n"},
		{"no final newline", "One", "一", "一"},
		{"a hard break in a quote in a list", "- > One\n", "一  \n二", "- > 一  \n  > 二\n"},
		{"a hard break in CRLF", "One\r\n\r\n", "一\\\n二", "一\\\r\n二\r\n\r\n"},
		{"the box of a task", "* [x] One\n", "一", "* [x] 一\n"},
		{"closing marks of a heading", "## One ##\n", "一", "## 一 ##\n"},
		{"braces that are no attributes", "# {{ a }}b\n", "一 {{ a }}", "# 一 {{ a }}\n"},
		{"attributes of a heading", "## One {#x}\n", "一", "## 一 {#x}\n"},
		{"setext", "One\ntwo\n===\n", "一\n二", "一二\n===\n"},
		{"bars in a cell", "|One|\n|---|\n", `一|二\|三`, "|一\\|二\\|三|\n|---|\n"},
		{"a lazy line of a quote", "> One\ntwo\n", "- 一", "> \\- 一\n"},
		{"an ordered marker", "One\n", "1. 一", "1\\. 一\n"},
		{"not a marker", "One\n", "1.5 一 *二*", "1.5 一 *二*\n"},
		{"an indent", "One\n", "    一", "一\n"},
		{"an underline", "One\n", "一\\\n===", "一\\\n\\===\n"},
		{"metadata that is run", "One\n", "---js  \nrequire('x')", "&#45;--js  \nrequire('x')\n"},
		{"metadata after a mark", "\uFEFFOne\n", "title: 一", "\uFEFFtitle&#58; 一\n"},
		{"metadata after a blank line", "\nOne\n", "+++", "\n&#43;++\n"},
		{"no metadata", "One **two**\n", "**一**: 二", "**一**: 二\n"},
		{"what an import goes on with", "One\n\nTwo\n", "from 'y'", "from &#39;y'\n\nfrom &#39;y'\n"},
		{"a list in HTML", "<div markdown=\"1\">\nOne\n</div>\n", "1. 一", "<div markdown=\"1\">\n1&#46; 一\n</div>\n"},
		{"a block in HTML", "<div>One</div>\n", "/// html | script", "<div>&#47;// html | script</div>\n"},
		{"text in HTML", "<div>One</div>\n", "1.5 *一*", "<div>1.5 *一*</div>\n"},
		{"a block of another name", "/// note | One\n///\n", "/// html | 一", "\\/// html | 一\n"},
		{"a block of the same name", "/// note | One\n///\n", "/// note | 一", "/// note | 一\n"},
		{"an abbreviation with brackets", "One\n", "*[a]b]: 一", "\\*[a]b]: 一\n"},
		{"inline HTML is left alone", "<kbd>A</kbd> b\n", "<kbd>一</kbd> 二", "<kbd>一</kbd> 二\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := Parse([]byte(test.source), Options{}).Splice(translateTo(test.text))
			if diff := cmp.Diff(test.want, string(got.Source)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if len(got.Refused) > 0 {
				t.Error("refused")
			}
		})
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	s := Parse([]byte("One\n\n- Two\n\nThree\n"), Options{})
	got := s.Splice(func(i int) (string, bool) { return []string{"一", " ", "三"}[i], true })
	if want := "一\n\n- Two\n\n三\n"; string(got.Source) != want {
		t.Errorf("got %q, want %q", got.Source, want)
	}
	if diff := cmp.Diff([]Refusal{{1, trust.Objection{Reason: trust.Blank}}}, got.Refused); diff != "" {
		t.Errorf("refused (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]Piece{{0, 0, 3, 3, false}, {2, 12, 15, 17, false}}, got.Pieces); diff != "" {
		t.Errorf("pieces (-want +got):\n%s", diff)
	}
}

// A comment in code stays a comment, and one only.
func TestCodeComment(t *testing.T) {
	t.Parallel()
	tests := []struct {
		source, text, want string // empty if it is refused
	}{
		{"// One", "一", "// 一"},
		{"//One", "一", "//一"},
		{"//One", "go:generate x", "// go:generate x"},
		{"// One", `一\`, ""},
		{`// One\`, `一\`, `// One\`}, // it goes on in the next line
		{"// One", "一\u2028x()", ""},
		{"// One", "一 javascript:x()", ""},
		{"// One", "一\u202ex", ""},
		{"// One", "一\u200fx", "// 一\u200fx"},
	}
	for _, test := range tests {
		s := Parse([]byte("```c\n"+test.source+"\nx()\n```\n"), comments)
		got := s.Splice(translateTo(test.text))
		want := test.want
		if want == "" {
			want = test.source
		}
		if want = "```c\n" + want + "\nx()\n```\n"; string(got.Source) != want || (len(got.Refused) > 0) != (test.want == "") {
			t.Errorf("%q for %q gives %q, refused %v", test.text, test.source, got.Source, got.Refused)
		}
	}
}

// Translations are untrusted: what the source does not have is not let in.
func TestReasons(t *testing.T) {
	t.Parallel()
	tests := []struct {
		source, text string
		want         trust.Reason
	}{
		{"One", "\f \u2028", trust.Blank},
		{"One", strings.Repeat("[a](", 2000), trust.TooLong},
		{"One", strings.Repeat("一", 1000), 0},
		{"One", "<b>一</b>", trust.AddedHTML},
		{"Press <kbd>A</kbd>", "按 <kbd>A</kbd>", 0},
		{"One", "a < b > c", 0},
		{"a <div> b", "<div>一", trust.UnbalancedHTML}, // escaped, it leaves none
		{"One", "一<br />二", 0},
		{"One", "一 <!-- 註 -->", 0},
		{"One", "![x](https://example.org/x.gif)", trust.AddedImage},
		{"![a](b.png) c", "丙 ![甲](b.png)", 0},
		{"![a](b.png)", "![甲](../c.png)", trust.AddedImage},
		{"[a](b.md)", "[甲](c.md)", 0},
		{"One", "[一](https://zh.example.org/)", 0},
		{"Use `<b>` here", "這裡用 `<b>`", 0},
		{"Use `<b>` here", "這裡用 <b>", trust.AddedHTML},
		{"Use \\<b> here", "這裡用 <b>", trust.AddedHTML},
		{"Use \\![a](b) here", "這裡用 ![a](b)", trust.AddedImage},
		{"Use `![a](b)` here", "這裡用 ![a](b)", trust.AddedImage},
		{"Use `<b>` here", "這裡用 \\`<b>`", trust.AddedHTML},
		{`<img src="a" alt="Play"> now`, `<img src="a" alt="播放"> 現在`, 0},
		{`<img src="a" alt="Play"> now`, `<img src="b" alt="播放"> 現在`, trust.AddedHTML},
		{"<i>a</i>", "<i onclick=\"x\">一</i>", trust.AddedHTML},
		{"One", "[一](javascript:alert(1))", trust.UnsafeLink},
		{"One", "[一](JavaScript:alert(1))", trust.UnsafeLink},
		{"One", "[一](data:text/html;base64,AA)", trust.UnsafeLink},
		{"One", "<javascript:alert(1)>", trust.UnsafeLink},
		{"One", "[一](javascript&colon;alert(1))", trust.UnsafeLink},
		{"A[^b].\n\n[^b]: One", "一[^ B]", trust.AddedFootnote},
		{"A[^b].\n\n[^b]: One", "javascript:x", trust.UnsafeLink},
		{"One", "一<BR>二<br/>三", 0},
		{"One", "一<br onclick=x>二", trust.AddedHTML},
		{"One<br clear=all>two", "一<br clear=\"all\">二", 0},
		{"One", "一<br clear=all>二", trust.AddedHTML},
		{"<div>One</div>", "一 `<img src=a.png>`", trust.AddedHTML},
		{"<div>One</div>", "一 \\<img src=a.png>", trust.AddedHTML},
		{"<div>One</div>", "一<img/src=a.png>", trust.AddedHTML},
		{"<div>One</div>", "`<a href=javascript:alert(1)>一</a>`", trust.AddedHTML},
		{"<div>One <b>two</b></div>", "一 `<b onclick=x>二</b>`", trust.AddedHTML},
		{"<div>One <b>two</b></div>", "<B>二</B>一<br>", 0},
		{"One", "[一](java&Tab;script&colon;alert(1))", trust.UnsafeLink},
		{"One", "[一](&#1;javascript:alert(1))", trust.UnsafeLink},
		{"One", "[一](&nbsp;vbscript:a)", trust.UnsafeLink},
		{"One", "[一](https://a.example/100%)", 0},
		{"One", "[一](https://a.example:八十/) 和 <https://a.example/100%>", 0},
	}
	for _, test := range tests {
		got := Parse([]byte(test.source+"\n"), Options{}).Splice(translateTo(test.text))
		var reason trust.Reason
		for _, r := range got.Refused {
			reason = r.Objection.Reason
		}
		if reason != test.want {
			t.Errorf("%q for %q is refused for reason %d, want %d: %v", test.text, test.source, reason, test.want, got.Refused)
		}
	}
}

// However many messages there are, one that does not fit is found, and the
// others are used.
func TestRefusedAmongMany(t *testing.T) {
	t.Parallel()
	const n = 100
	s := Parse([]byte(strings.Repeat("- a\n", n)), Options{})
	got := s.Splice(func(i int) (string, bool) {
		if i == 41 || i == 77 {
			return "[^1]", true
		}
		return fmt.Sprint("一", i), true
	})
	if len(got.Refused)+len(got.Pieces) != n {
		t.Errorf("%d are refused, %d are used", len(got.Refused), len(got.Pieces))
	}
}

func TestPlain(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]string{
		"*Mon*\n\nlivre \\& `co`": "Mon livre & co", "": "", "a  b": "a  b", "[x](y) ![z](w)": "x", "一\n二": "一二",
	} {
		if got := Plain(text); got != want {
			t.Errorf("%q is %q, want %q", text, got, want)
		}
	}
}

// FuzzSplice holds the laws of identity and of the skeleton for any section and
// any translation, and that every letter is accounted for.
func FuzzSplice(f *testing.F) {
	f.Add("# One\n\n- [ ] two\n\n> three\n\n| a | b |\n|---|---|\n| c | d |\n\nx[^1]\n\n[^1]: y\n", "一")
	f.Add("One\n\nTable: two\nthree\n\na | b\n--|--\nc | d\n", "Table: x")
	for _, source := range mdbookSections {
		f.Add(source, "一")
	}
	for _, text := range hostile {
		f.Add("One\n\n- two\n\na | b\n--|--\nc | d\n", text)
		f.Add("One\n\na | b\n--|--\nc | d\n\nTable: two\n", text)
		f.Add(text, "一")
		f.Add(text, text)
	}
	for _, test := range constructs {
		drawn := slices.IndexFunc(fuzzOptions, func(o Options) bool { return o.Dialect == test.dialect })
		if drawn < 0 {
			continue
		}
		source := test.source
		for len(source)%len(fuzzOptions) != drawn {
			source += "\n"
		}
		f.Add(source, "一 {.x}")
		f.Add(source, "<A />\n::: tip")
	}
	f.Fuzz(func(t *testing.T, source, text string) {
		holdLaws(t, source, text, fuzzOptions[len(source)%len(fuzzOptions)])
		holdInlineAlone(t, []byte(source))
	})
}

// FuzzJekyll is FuzzSplice for sections with Liquid's tags.
func FuzzJekyll(f *testing.F) {
	for _, test := range constructs {
		if test.dialect == dialect.Jekyll {
			for _, text := range []string{"一", "a | b", "{% if x %}", "{: .x}", "a\n{% raw %}", "\"'\\", "<div>", "{{"} {
				f.Add(test.source, text)
			}
		}
	}
	f.Fuzz(func(t *testing.T, source, text string) { holdLaws(t, source, text, Options{Dialect: dialect.Jekyll}) })
}

// holdLaws holds what FuzzSplice says.
func holdLaws(t *testing.T, source, text string, options Options) {
	t.Helper()
	s := Parse([]byte(source), options)
	if same := s.Splice(func(i int) (string, bool) { return s.Segments[i].Text, true }); string(same.Source) != source {
		t.Errorf("identity gives %q", same.Source)
	}
	got := s.Splice(translateTo(text))
	if !s.sound(parseBlocks(got.Source, s.tree.dialect), got.Pieces) {
		t.Errorf("the skeleton\n%s\nbecomes another", s.skeleton())
	}
	if missed := unaccounted(s); missed != "" {
		t.Errorf("neither offered nor skipped: %q", missed)
	}
	for i, seg := range s.Segments {
		if seg.Start > seg.End || i > 0 && s.Segments[i-1].End > seg.Start {
			t.Errorf("segments overlap at %d", i)
		}
	}
	Parse(got.Source, options).Document("x.md", nil)
}

// fuzzOptions are drawn by the length of the section.
var fuzzOptions = []Options{
	{},
	{FrontMatter: []string{"a"}, Code: map[string]CodeMode{"": CodeAll}},
	{Code: map[string]CodeMode{"sh": CodeComments}},
	{Code: map[string]CodeMode{"js": CodeStrings}},
	{Dialect: dialect.MkDocs},
	{Dialect: dialect.Jekyll},
	{Dialect: dialect.MDX},
	{Dialect: dialect.Docusaurus},
	{Dialect: dialect.VitePress, FrontMatter: []string{"a"}},
	{Dialect: dialect.Hugo},
	{Dialect: dialect.MDBook},
	{Code: map[string]CodeMode{"admonish": CodeAll}},
}

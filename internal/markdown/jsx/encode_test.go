package jsx_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown/jsx"
	"github.com/pobook/pobook/internal/oracle/generated"
)

// An encoding is what becomes of a translation, and what readers see then.
type encoding struct {
	source, translation string
	mdx, docusaurus     string // empty if it is the same; "!" and a reason for an objection
	reads               string // the texts of the page; empty if that is the translation
}

var encodings = []encoding{
	// What is no tag is text.
	{"a", "3<5", "3&lt;5", "", "3<5"},
	{"a", "3 < 5", "3 < 5", "", ""},
	{"a", "3 <", "3 &lt;", "", "3 <"},
	{"a", "按<Enter>鍵", "按&lt;Enter>鍵", "", "按<Enter>鍵"},
	{"a", "List<String>", "List&lt;String>", "", "List<String>"},
	{"a", "</b>", "&lt;/b>", "", "</b>"},
	{"a", "<b>x", "&lt;b>x", "", "<b>x"},
	{"a", "<!DOCTYPE x>", "&lt;!DOCTYPE x>", "", "<!DOCTYPE x>"},
	{"a", `\<b> \{x`, `\<b> \{x`, "", "<b> {x"},
	{"a", "`<b> {x`", "`<b> {x`", "", "-"},
	{"a", "&lt;b> &#123;", "&lt;b> &#123;", "", "<b> {"},
	{"a", "> }", "> }", "", "-"},
	// What the source has, stays.
	{"a <b>b</b>", "甲 <b>乙</b>", "甲 <b>乙</b>", "", "甲 | 乙"},
	{"<A b=\"c\" d={e} />f", "己<A b=\"丙\" d={e} />", "己<A b=\"丙\" d={e} />", "", "己"},
	{"<A b=\"c\" d={e} />f", "己<A b=\"丙\" d={f} />", "己&lt;A b=\"丙\" d=\\{f} />", "", "己<A b=\"丙\" d={f} />"},
	{"a {name}, {1 + 2}", "{1 + 2} 甲 {name}", "{1 + 2} 甲 {name}", "", "甲"},
	{"a {name}", "甲 {nam}", `甲 \{nam}`, "", "甲 {nam}"},
	{"a {b}", "{b} {b", `{b} \{b`, "", "{b"},
	{"`{x y}` a", "甲 {x y}", `甲 \{x y}`, "", "甲 {x y}"},
	{"a <B {...c} />", "<B {...c} /> {...c}", `<B {...c} /> \{...c}`, "", "{...c}"},
	{"<>a</> b", "乙<>甲</>", "乙<>甲</>", "", "乙 | 甲"},
	// Elements that need not be the source's.
	{"a", "甲<br>乙<br/>丙<BR>", "甲<br />乙<br />丙<br />", "", "甲 | 乙 | 丙"},
	{"a", "<em>甲</em><span lang='zh'>乙</span>", "<em>甲</em><span lang='zh'>乙</span>", "", "甲 | 乙"},
	{"a", "*甲<em>乙*丙</em>", "*甲&lt;em>乙*丙&lt;/em>", "", "甲<em>乙 | 丙</em>"},
	{"a <img src=\"b.png\" alt=\"c\" />", "<img src=\"b.png\" alt=\"丙\">甲", "<img src=\"b.png\" alt=\"丙\" />甲", "", "丙 | 甲"},
	{"a", "甲<br clear=all>", "甲&lt;br clear=all>", "", "甲<br clear=all>"},
	// Elements of the source that are not nested.
	{"a <b>b</b>", "甲 <b>乙", "!1", "", ""},
	{"a <b>b</b>", "甲 乙</b>", "!2", "", ""},
	{"a <b>b</b>", "**甲 <b>乙**</b>", "!3", "", ""},
	{"a <b>b</b>", "[甲 <b>乙](u)</b>", "!3", "", ""},
	{"a <b>b</b> <i>c</i>", "<b>甲<i>乙</b></i>", "!1", "", ""},
	{"a <b>b</b>", "甲 <b 乙 <b>丙</b>", "甲 &lt;b 乙 <b>丙</b>", "", "甲 <b 乙 | 丙"},
	// Expressions.
	{"a", "{x", `\{x`, "", "{x"},
	{"a", "{1+} {% x %} ${y}", `\{1+} \{% x %} $\{y}`, "", "{1+} {% x %} ${y}"},
	{"a", "甲 {#b}", `甲 \{#b}`, "甲 &#123;#b}", "甲 {#b}"},
	{"a", `甲 \{#b}`, `甲 \{#b}`, "甲 &#123;#b}", "甲 {#b}"},
	{"a", `\\{x}`, `\\\{x}`, "", `\{x}`},
	// Links.
	{"a", "<https://a.b/c_d_(e)>", `[https://a.b/c\_d\_(e)](https://a.b/c_d_%28e%29)`, "", "https://a.b/c_d_(e)"},
	{"a", "<a@b.example>", "[a@b.example](mailto:a@b.example)", "", "a@b.example"},
	{"a", "[甲](b<c \"d{e\")", "[甲](b\\<c \"d\\{e\")", "", "d{e | 甲"},
	{"a", "[甲](b({c \"d\")", "[甲](b\\(\\{c \"d\")", "", "d | 甲"},
	{"a", "[甲](<b c>)", "[甲](b%20c)", "", "甲"},
	{"a", "https://b.example/{id}", `https\://b.example/\{id}`, "", "https://b.example/{id | }"},
	{"a", "請看 https://b.example？", "請看 https://b.example？", "請看 [https://b.example](https://b.example)？", "-"},
	{"a", "「https://b.example」，https://b.example/甲。", "「https://b.example」，https://b.example/甲。", "", "-"},
	{"a", "[甲](http://)", "[甲](http://)", "!4", "甲"},
	// Comments.
	{"a", "甲<!-- b */ -->乙<!---->", "甲{/* b * / */}乙{/**/}", "甲<!-- b */ -->乙{/**/}", "-"},
	{"a", "<!-- b -->甲\n<!-- c -->乙<!-- d\ne -->丙", "{/* b */}甲\n{/* c */}乙{/* d e */}丙", "", "甲 | 乙 | 丙"},
	{"a", "甲<!-- 乙", "甲&lt;!-- 乙", "", "甲<!-- 乙"},
	// Modules, where a block begins.
	{"a", "import 甲", "&#105;mport 甲", "", "import 甲"},
	{"a", "export const a = 1", "&#101;xport const a = 1", "", "export const a = 1"},
	{"a", "甲\nexport b", "甲\nexport b", "", "甲 export b"},
	{"a", "exporting", "exporting", "", ""},
	// Lines that would be blocks.
	{"a <b>b</b>", "甲\n<b>乙</b>\n丙", "甲\n<b>乙</b>\n丙", "", "甲 | 乙 | 丙"},
	{"a {b}", "甲\n{b}\n丙", "甲 {b}\n丙", "", "甲 | 丙"},
	{"a <b>b</b>", "<b>\n乙</b>", "<b> 乙</b>", "", "乙"},
	{"a {b}", "{b}\n<br>\nexport 乙", "{b} <br /> export 乙", "", "export 乙"},
	{"a {b}", "甲\n{b}\n{b}\n{b}", "甲 {b} {b} {b}", "", "甲"},
	{"a {b}", "甲\\\n{b}", "甲<br /> {b}", "", "甲"},
	{"a", "`甲\n{1+}`", "`甲 {1+}`", "", "-"},
	// Directives.
	{"a", "見:note[甲]", `見\:note[甲]`, "", "見:note[甲]"},
	{"a", "10:30，甲:乙", "10:30，甲:乙", "", "-"},
	// Mathematics, where a site has it.
	{"a $b_{c d}$", "甲 $b_{c d}$", "甲 $b_{c d}$", "", "-"},
	{"https://e.x/{id}$5 {/* c */}$a_{b c}$", "甲$a_{b c}$ {/* c */}", "甲$a_{b c}$ {/* c */}", "", "-"},
	{"a <b>b</b>", "$1 <b>乙</b> $2", `\$1 <b>乙</b> \$2`, "", "$1 | 乙 | $2"},
}

func TestEncode(t *testing.T) {
	t.Parallel()
	for _, e := range encodings {
		for mode, want := range []string{e.mdx, e.docusaurus} {
			if want == "" {
				want = e.mdx
			}
			if got := encode(e.source, e.translation, jsx.Mode(mode)); got != want {
				t.Errorf("%q as %q in mode %d:\n got %s\nwant %s", e.source, e.translation, mode, got, want)
			}
		}
	}
}

// encode returns what becomes of a translation, or the reason for an objection.
func encode(source, translation string, mode jsx.Mode) string {
	encoded, o := jsx.Encode(source, translation, mode)
	if o != nil {
		return fmt.Sprint("!", o.Reason)
	}
	return encoded
}

// The source's own bytes are never touched, whatever is in them.
func TestEncodeKeepsTheSource(t *testing.T) {
	t.Parallel()
	for _, e := range encodings {
		if got := encode(e.translation, e.translation, jsx.MDX); got != e.translation {
			t.Errorf("%q: %s", e.translation, got)
		}
	}
}

// What stands in the table is compiled, and says what it should.
func TestEncodingsAreCompiled(t *testing.T) {
	t.Parallel()
	for mode, dialect := range []generated.Dialect{generated.MDX, generated.Docusaurus} {
		t.Run(string(dialect), func(t *testing.T) {
			t.Parallel()
			g := generated.Start(t, dialect, nil)
			for _, e := range encodings {
				encoded := encode(e.source, e.translation, jsx.Mode(mode))
				if strings.HasPrefix(encoded, "!") {
					continue
				}
				page, err := g.Page("a.md", []byte("# 題\n\n"+encoded+"\n"))
				if err != nil {
					t.Errorf("%q as %q, written %q: %v", e.source, e.translation, encoded, err)
					continue
				}
				want := e.reads
				switch want {
				case "":
					want = e.translation
				case "-": // code, or what depends on the site
					continue
				}
				if got := strings.Join(page.Texts(), " | "); !strings.HasSuffix(got, "題 | "+want) {
					t.Errorf("%q, written %q: reads %q, want %q", e.translation, encoded, got, want)
				}
			}
		})
	}
}

// Hostile texts are encoded in linear time, whichever of source and translation they are.
func TestEncodingIsLinear(t *testing.T) {
	t.Parallel()
	for _, part := range []string{
		"{", "}", "{}", "<", "<a ", "<a b={", "<b>", "</b>", "<em>", "<em>*", "</em>", "*<em>a*</em>", "<!--", "<!-- -->", "<https://a.b>", "<a:", "{a", "{a}", "{`", "[<em>](", "[a](b{)", "[a](http://)",
		"https://", "https://a.b？", "https://a.b ", "www.", "www.a{", "$", "$a", "$a$", "\\$", ":a[", ":a", "`", "`{", "`\n{", "\n{", "\n<b>", "{a}\n", "\\\n{a}\n", "import ", "\\", "\\<", "\\{#", "<span lang=\"a\">", "[", "](", "<A b={c}>",
	} {
		bookgen.Linear(t, fmt.Sprintf("%q", part), 400, func(n int) {
			text := strings.Repeat(part, n)
			jsx.Encode("a {a} <b>b</b> <A b={c}>", text, jsx.Docusaurus)
			jsx.Encode(text, text+"<", jsx.Docusaurus)
		})
	}
}

package trust

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
)

// defined are the labels of the tests.
func defined(label string) (string, bool) {
	destination, ok := map[string]string{"r": "https://a.example/r", "p": "p.png", "t": "tel:1", "^1": ""}[label]
	return destination, ok
}

// What is objected to is named.
func TestObject(t *testing.T) {
	t.Parallel()
	tests := []struct {
		form              Form
		source, published string
		want              Objection
	}{
		{Markdown, "See *this*", "見**這個**、`code`、~~那個~~ [甲](b.md) <https://zh.example/>", Objection{}},
		{Markdown, "See", `見 <span lang="en">x</span><bdi>y</bdi><br/><em>z</em> <!-- 註 -->`, Objection{}},
		{Markdown, "See", `見 <span lang="en" class=x>x</span>`, Objection{AddedHTML, `<span lang="en" class=x>`}},
		{Markdown, "See", `見 <span lang={x}>x</span>`, Objection{AddedHTML, "<span lang={x}>"}},
		{Code, "a", "字 <!-- @include: ./a.md -->", Objection{AddedTemplate, "<!-- @include: ./a.md -->"}},
		{Code, "a <!--@include: ./a.md-->", "字 <!--@include: ./a.md-->", Objection{}},
		{Markdown, "A <script>f(1)</script> b", "甲 <script>f(1)</script> 乙", Objection{}},
		{Markdown, "A <script>f(1)</script> b", "甲 <script>g(1)</script> 乙", Objection{AddedHTML, "<script>g(1)"}},
		{Markdown, "A <SCRIPT>f(1)</SCRIPT> b", "甲乙<SCRIPT>f(1) b</SCRIPT>", Objection{AddedHTML, "<script>f(1) b"}},
		{Markdown, "A <style>a {}</style> `<script>` b", "甲 <style>b {}</style> `<script>` 乙", Objection{AddedHTML, "<style>b {}"}},
		{Markdown, "A <style>a {}</style> `<script>` b", "甲 `<script>` 乙 <style>a {}</style>", Objection{}},
		{HTML, "A <script>f(1)</script> b", "甲 <script>g(1)</script> 乙", Objection{AddedHTML, "<script>g(1)"}},
		{HTML, "A <script>f(1)</script> b", "甲 <script>f(1)</script> 乙", Objection{}},
		{Markdown, "See", "見 <!-- @include: a.md -->", Objection{AddedHTML, "<!-- @include: a.md -->"}},
		{Markdown, "<kbd>A</kbd>", "<kbd>A</kbd> <kbd>B</kbd>", Objection{AddedHTML, "<kbd>"}},
		{Markdown, "<b>x</b> and <i>y</i>", `<b onclick="z">x</b>`, Objection{AddedHTML, "onclick in <b>"}},
		{Markdown, "<b>x</b> <i>y</i>", "<b>x<i>y</b>z</i>", Objection{UnbalancedHTML, "<i>"}},
		{Markdown, "Use `<b>`", "`` ` `` <https://a.example/`> `<b>`", Objection{AddedHTML, "<https://a.example/ <b>"}}, // as it is without code
		{Markdown, "See", "見 <https://a.example/onclick=x>", Objection{AddedHTML, "<https://a.example/onclick=x>"}},
		{Markdown, "See", "見 <https://hidden>", Objection{AddedHTML, "<https://hidden>"}},
		{Markdown, "See ![x][p]", "見 ![x](p.png)", Objection{}},
		{Markdown, "See [x][r]", "見 ![x][r]", Objection{AddedImage, "https://a.example/r"}},
		{Markdown, "See", "見 [甲](&#x6a;ava\tscript&colon;x)", Objection{UnsafeLink, "javascript:"}},
		{Markdown, "See", "見 [甲](tel:1)", Objection{UnsafeLink, "tel:"}},
		{Markdown, "See <ftp://a.example/>", "見 [甲](ftp://b.example/)", Objection{}},
		{Markdown, "See [this](ftp://a.example/)", "見 <ftp://b.example/>", Objection{}},
		{Markdown, "See <ftp://a.example/>", "見 [甲](tel:1)", Objection{UnsafeLink, "tel:"}},
		{Markdown, "See [x]({{site.base}}/y)", "見 [甲]({{site.base}}javascript:y)", Objection{UnsafeLink, "javascript:"}},
		{Markdown, "See [x]({{site.base}}/y)", "見 [甲](java{{site.base}}script:y)", Objection{UnsafeLink, "javascript:"}},
		{Markdown, "See [x]({{ site.base }}/y)", "見 [甲]({{ site.base }}javascript:y)", Objection{UnsafeLink, "javascript:"}},
		{Markdown, "See [x]({{site.base}}/y)", "見 [甲]({{site.base}}/zh/y)", Objection{}},
		{Markdown, "Call [me](tel:2)", "打 [給我](tel:1)", Objection{}},
		{Markdown, "[x](javascript:a)", "[甲](javascript:b)", Objection{UnsafeLink, "javascript:"}},
		{Markdown, "See [x][r]", "見 [甲][t]", Objection{UnsafeLink, "tel:"}},
		{Markdown, "See [x][t]", "見 [甲][t]", Objection{}},
		{Markdown, "A word.[^1]", "一個字。[^1][^1]", Objection{AddedFootnote, "[^1]"}},
		{Markdown, "Press <kbd>A</kbd> now", "按 <kbd>A</kbd>，`x<b` 不是", Objection{AddedHTML, "<b` 不是"}},
		{Markdown, "Press <kbd>A</kbd> in <https://a.example>", "在 <https://a.example> 按 <kbd>A</kbd>", Objection{}},
		{Markdown, "Press <kbd>A</kbd>", "在 <https://b.example> 按 <kbd>A</kbd>", Objection{}},
		{Markdown, "Use {{ a }}", `用 {{ a }}，\*不是*`, Objection{}},
		{Markdown, "Use {{ a\nb }} <!-- c\nd: -->", "用 {{ a b }} <!-- c d: -->", Objection{}},
		{Markdown, "{{ a }}", "{{ b }}", Objection{AddedTemplate, "{{ b }}"}},
		{Markdown, "See", `見 \{\{ b \}\}`, Objection{AddedTemplate, "{{ b }}"}},
		{Markdown, "See", "見 &lbrace;&#123; b", Objection{AddedTemplate, "{{"}},
		{Markdown, "Print `{:?}`", "印 `{:?}` 或 `x {:?}`", Objection{}},
		{Markdown, "Print `{:?}` or `{:.2}`", "`{:.2}` `{:?}`\n`{:?}`", Objection{AddedTemplate, "{:?}"}}, // the lines may be rows
		{Markdown, "Print `{:?}`", "印 `{:?}` 或 `{: a=b}`", Objection{AddedTemplate, "{: a=b}"}},
		{Markdown, "Print `{:?}`", "印 `{:?}` *x*{:?}", Objection{AddedTemplate, "{:?}"}},
		{Markdown, "Print `{:?}`", "$$`$$`x`{:?}` `{:?}`", Objection{AddedTemplate, "{:?}"}},
		{Markdown, "Print `{:?}`", "<code>`</code>`x`{:?}`</code>`{:?}`", Objection{AddedTemplate, "{:?}"}},
		{Markdown, "Print `{:?}`", "[a][b`c]`x`{:?}` `{:?}`", Objection{AddedTemplate, "{:?}"}},
		{Markdown, "Print `{{ x }}`", "印 `{{ x }}` 或 `{{ x }}`", Objection{AddedTemplate, "{{ x }}"}},
		{Markdown, "See *x*{: .a}", `見 *x*{: .a} \*`, Objection{}},
		{Markdown, "See *x*{: .a}", "見 *x*&#123;: .b}", Objection{AddedTemplate, "{: .b}"}},
		{Markdown, "See", `見 \input/etc/passwd`, Objection{AddedTemplate, `\input/`}},
		{Markdown, "See", `見 C:\inputs\a`, Objection{}},
		{Markdown, "See [x](a.md 'b')", "見 [x](a.md ':include')", Objection{AddedTemplate, ":include"}},
		{Markdown, "See", "見 xmpp:a@b.example", Objection{UnsafeLink, "xmpp:"}},
		{Markdown, "Note", "javascript 是語言，data: 是資料", Objection{}},
		{Code, "click A", `click A "javascript:x"`, Objection{UnsafeLink, "javascript:"}},
		{Code, "graph", "%%{init: {}}%%", Objection{AddedTemplate, "%%{init: {}}%%"}},
		{Code, "x = 1", "x = ${y}", Objection{AddedTemplate, "${y}"}},
		{Code, "x = {1}", "x = {1}, {2}", Objection{}},
		{Code, "x", "![y](z.png)", Objection{AddedImage, "![y](z.png)"}},
		{Markdown, "The set {1, 2}", "集合 {1, 2}", Objection{}},
		{Markdown, "The set {a word}", "集合 {一個字}", Objection{}},
		{Markdown, `If $a_{\text{loss}}$, $\mathcal{B}$`, `若 $a_{\text{pérdida total}}$，$\mathcal{C}$`, Objection{}},
		{Markdown, `If $$\text{if}$$`, `若 $$\text{wenn}$$`, Objection{}},
		{Markdown, `If $\text{if}$`, `若 $\text{hidden}$`, Objection{AddedBraces, "{hidden}"}},
		{Markdown, `If $\text{if}$`, `若 $\text{onclick}$`, Objection{AddedBraces, "{onclick}"}},
		{Markdown, `If $\text{if}$`, `若 $\text{a=b}$`, Objection{AddedBraces, "{a=b}"}},
		{Markdown, `If $\text{if}$`, `若 $\href{wenn}$`, Objection{AddedBraces, "{wenn}"}},
		{Markdown, `If $\text{if}$`, `若 $*x*{wenn}$`, Objection{AddedBraces, "{wenn}"}},
		{Markdown, `If $\text{if}$`, `若 $x$ \text{wenn}`, Objection{AddedBraces, "{wenn}"}},
		{Markdown, `If $\text{if}$`, `若 \$\text{wenn}$`, Objection{AddedBraces, "{wenn}"}},
		{Markdown, `If $\text{if}$`, `若 $x$$\text{wenn}$`, Objection{AddedBraces, "{wenn}"}},
		{Markdown, `If $\text{if}$`, `若 $\text{wenn}\text{wo}$`, Objection{AddedBraces, "{wenn}"}},
		{Markdown, `If $\frac{1}$`, `若 $\frac{wenn}$`, Objection{AddedBraces, "{wenn}"}},
		{Markdown, "The {letter} and {Name}", "{Letter} 與 {NAME}", Objection{}},
		{Markdown, "The {process.x}", "{Process.x}", Objection{AddedBraces, "{Process.x}"}},
		{Markdown, "The {.x}", "{.X}", Objection{AddedBraces, "{.X}"}},
		{Markdown, "The {{ x }}", "{{ X }}", Objection{AddedTemplate, "{{ X }}"}},
		{Markdown, "The set {a word}", "集合 {process}", Objection{AddedBraces, "{process}"}},
		{Markdown, "The set {a word}", "集合 {一個字.x}", Objection{AddedBraces, "{一個字.x}"}},
		{Markdown, "A {", "甲 {見{}", Objection{AddedBraces, "{}"}},
		{Markdown, "Use `{x}`", "用 {x}", Objection{AddedBraces, "{x}"}},
		{HTML, "See", "`{x}`", Objection{AddedBraces, "{x}"}},
		{Markdown, "See", "import x from 'y'", Objection{AddedTemplate, "import x from 'y'"}},
		{Markdown, "See", "import 這個字", Objection{}},
		{Markdown, "See", "import 這個字，from 那裡 /x", Objection{}},
		{Markdown, "See", "import /* x", Objection{AddedTemplate, "import /* x"}},
		{Markdown, "See", "import x/**/from 'y'", Objection{AddedTemplate, "import x/**/from 'y'"}},
		{Markdown, "See", "import \u00a0a\u0301 from 'y'", Objection{AddedTemplate, "import a\u0301 from 'y'"}},
		{Markdown, "See", "export  \nconst x = 1", Objection{AddedTemplate, "export const x = 1"}},
		{Markdown, "See", "export //", Objection{AddedTemplate, "export //"}},
		{Markdown, "See", "見 ` [x](javascript:y) ` 那", Objection{UnsafeLink, "javascript:"}}, // to kramdown
		{Markdown, "See", "見 ` ![x](y.png) ` 那", Objection{AddedImage, "![x](y.png) ` 那"}},
		{Markdown, "Use `<b>`", "見 ``a```b`<b>``", Objection{AddedHTML, "<b>"}},
		{Markdown, "See ![x](p.png) {1, 2}", "見 ![x](p.png) {1, 2} ` `` ` `x`", Objection{}},
		{Markdown, "See", "見 ` a ` 與 `` ` ``", Objection{}},
		{Markdown, "See", "見 xmpp:a@b.example/c", Objection{UnsafeLink, "xmpp:"}},
		{Markdown, "See", "見 <!--more-->", Objection{AddedHTML, "<!--more-->"}},
		{Markdown, "See", "見 <!-- more words -->", Objection{}},
		{Markdown, "See", "見 <!---!-->", Objection{AddedHTML, "<!---!-->"}},
		{Markdown, `--8<-- "a.md"`, `--8<-- "b.md"`, Objection{AddedTemplate, `--8<-- "b.md"`}},
		{Markdown, "--8<--\na.md\n--8<--", "--8<--\nb.md\n--8<--", Objection{AddedTemplate, "--8<-- b.md --8<--"}},
		{Markdown, "[!INCLUDE [x](a.md)]", "[!INCLUDE [甲](a.md)]", Objection{}},
		{Markdown, "[!INCLUDE [x](a.md)]", "[!INCLUDE [x](b.md)]", Objection{AddedTemplate, "[!INCLUDE [x](b.md)"}},
		{Markdown, "See", "[!VIDEO https://a.example/]", Objection{AddedTemplate, "[!VIDEO https://a.example/"}},
		{Markdown, "See", "[!NOTE] 見", Objection{}},
		{Markdown, "See", "見 [甲](b.md ':include')", Objection{AddedTemplate, ":include"}},
		{Markdown, "See", "見 [甲](b.md '甲: 乙 12:30')", Objection{}},
		{Markdown, "See", "見 `video: https://a.example/`", Objection{AddedTemplate, "`video: https://a.example/`"}},
		{Markdown, "See", "見 `r system('id')`", Objection{AddedTemplate, "`r system('id')`"}},
		{Markdown, "See", "見 `rm x`、`r`、`video:`", Objection{}},
		{Code, "// x", "// javascript: 語言", Objection{}},
		{Code, "// x", "// x\u2028y()", Objection{ControlCharacter, "U+2028"}},
		{Markdown, "See", "a\u2066b\u2069", Objection{}},
		{Markdown, "See", "a\x02b", Objection{ControlCharacter, "U+0002"}},
		{HTML, "See", "<em>x</em> \\<b>", Objection{AddedHTML, "<b>"}},
	}
	j := NewJudge(defined)
	for _, test := range tests {
		got, _ := j.Object(Text{Body: test.source, Form: test.form, HTML: asIs(test.source)}, Text{Body: test.published, Form: test.form, HTML: asIs(test.published)})
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q for %q (-want +got):\n%s", test.published, test.source, diff)
		}
		if test.want != (Objection{}) && Quiet([]byte(test.source), []byte(test.published)) {
			t.Errorf("%q is quiet", test.published)
		}
		if same, found := j.Object(Text{Body: test.published, Form: test.form}, Text{Body: test.published, Form: test.form}); found {
			t.Errorf("%q is objected to in itself: %v", test.published, same)
		}
	}
}

// To those who know no footnotes, a note of one word is where a link leads. Diagrams
// have links, too.
func TestNote(t *testing.T) {
	t.Parallel()
	tests := []struct{ published, want string }{
		{"javascript:x", "javascript:"},
		{"<javascript:x> 'y'\n", "javascript:"},
		{"java&#115;cript:x\n(y)", "javascript:"},
		{"註：見 javascript:x", ""},
		{"ISO:國際標準", ""},
		{"javascript:國()", "javascript:"},
		{"vscode:x", "vscode:"},
		{"Note: see (x)", ""},
		{"https://a.example", ""},
	}
	j := NewJudge(defined)
	for _, test := range tests {
		if got, _ := j.Object(Text{Body: "See", Note: true}, Text{Body: test.published, Note: true}); got.What != test.want {
			t.Errorf("%q: objects to %q, want %q", test.published, got.What, test.want)
		}
	}
	for _, published := range []string{"a{{#", "a{{<", "a{{%"} {
		if got, _ := j.Object(Text{Body: "a{{"}, Text{Body: published}); got.Reason != AddedTemplate {
			t.Errorf("%q: what begins within a delimiter is let in: %v", published, got)
		}
	}
	if got, _ := j.Object(Text{Body: "}a{"}, Text{Body: "&lcub;a{"}); got.Reason != AddedBraces {
		t.Errorf("a brace is let in for one of the other kind: %v", got)
	}
	if got, _ := j.Object(Text{Body: "a#}0}0"}, Text{Body: "#}}"}); got.Reason != AddedTemplate {
		t.Errorf("a delimiter that begins within another is let in: %v", got)
	}
	if got, _ := j.Object(Text{Body: "a<div/></div>"}, Text{Body: "></div>"}); got.Reason != UnbalancedHTML {
		t.Errorf("an end tag without its beginning is let in: %v", got)
	}
	if got, found := j.Object(Text{Body: "<A /> a <B />"}, Text{Body: "<B /> b <A />"}); found {
		t.Errorf("elements that close themselves cannot change places: %v", got)
	}
	if got, _ := j.Object(Text{Body: "ftp://0"}, Text{Body: "ftp://0.a"}); got.Reason != UnsafeLink {
		t.Errorf("an address that is text to some allows a link: %v", got)
	}
	if got, _ := j.Object(Text{Body: "graph LR", Form: Code}, Text{Body: "click A \"javascript:x\"", Form: Code}); got.Reason != UnsafeLink {
		t.Errorf("a link in a diagram is let in: %v", got)
	}
}

// A picture may be that of another language, if it is of the handbook.
func TestVariant(t *testing.T) {
	t.Parallel()
	tests := []struct {
		source, published string
		ok                bool
	}{
		{"a.png", "a.zh_Hant.png", true},
		{"i/a.png", "i/a.zh-Hant-TW.png", true},
		{"../i/a.png", "../i/zh/a.png", true},
		{"/i/a.png", "/i/zh_TW/a.png", true},
		{"a.zh.png", "a.png", false},
		{"i/ok/a.png", "i/no/a.png", false},
		{"i/a.png", "zh/i/a.png", false},
		{"a.png", "b.zh.png", false},
		{"a.png", "a.zh.jpg", false},
		{"a.png", "a.secret.png", false},
		{"a.png", "a.zh.en.png", false},
		{"https://a.example/a.png", "https://a.example/a.zh.png", false},
		{"//a.example/a.png", "//a.example/zh/a.png", false},
		{"{{x}}a.png", "{{x}}zh/a.png", false},
	}
	j := NewJudge(defined)
	for _, test := range tests {
		_, objects := j.Object(Text{Body: "![x](" + test.source + ")"}, Text{Body: "![y](" + test.published + ")"})
		if objects == test.ok {
			t.Errorf("%s for %s: objects: %v", test.published, test.source, objects)
		}
	}
	if _, objects := j.Object(Text{Body: "![x](a.png)"}, Text{Body: "![x](a.zh.png) ![x](a.png)"}); !objects {
		t.Error("an image more is let in")
	}
}

// asIs hands a text on as HTML, which is what its tags are.
func asIs(text string) func() string { return func() string { return text } }

func TestDisarm(t *testing.T) {
	t.Parallel()
	tests := []struct{ source, text, want string }{
		{"See", `a < b, \<i>, <u, </ x`, "a < b, &lt;i>, &lt;u, &lt;/ x"},
		{"If $a<b$", "若 $a<b$ 且 <c", "若 $a<b$ 且 &lt;c"},
		{"See <b>this</b>", "見 <b>這個</b> <b", "見 <b>這個</b> &lt;b"},
		{"See", "`a` 與 ` 和 ``", "`a` 與 \\` 和 \\`\\`"},
		{"See", "[a](b c) ![d] ^[e] &#x;", `[a]\(b c) \![d] \^[e] &amp;#x;`},
		{"See", "![p] [r] ![p][] [r] ![p] x [p] [r] ![p]\u3000[r]", "![p][p] [r] ![p][] [r] ![p] x [p] [r] ![p][p]\u3000[r]"}, // to kramdown one with another label
		{"See ![p] [r]", "見 ![p] [r]", "見 ![p] [r]"},
		{"See ![x](y)", "[a](b \"(c)\") ![a](b \"(c\")", "[a](b \"(c)\") ![a](b \"&#40;c\")"},
		{"See", "!x^1] 2^3", `!x&#94;1] 2^3`},
		{"See", "!!^1] 2^3", `!!&#94;1] 2^3`},
		{"See ![it](my map.png) [x](my file.png)", "見 ![它](my map.png) ![x](my file.png) ![y](z w.png)", `見 ![它](my map.png) \![x](my file.png) \![y]\(z w.png)`},
		{"See [it]({{ site.url }}/a)", "見 [它]({{ site.url }}/zh/a) [那]({{ site.other }}/a) [甲]({{ site.url }}\"b)", `見 [它]({{ site.url }}/zh/a) [那]\({{ site.other }}/a) [甲]\({{ site.url }}"b)`},
		{"See [it]({{ site.url }}/a)", "見 [它]({{ site.url }}javascript:a) [那](java{{ site.url }}script&#58;a)", `見 [它]\({{ site.url }}javascript:a) [那]\(java{{ site.url }}script&#58;a)`},
		{"See [it](/a/{{< v \"w\" >}}/b)", "見 [它](/zh/{{< v \"w\" >}}/c) [甲]({{< v \"w\" >}}//b.example) [乙](https://b.example/{{< v \"w\" >}})", `見 [它](/zh/{{< v "w" >}}/c) [甲]\({{< v "w" >}}//b.example) [乙]\(https://b.example/{{< v "w" >}})`},
		{"See ![it]({{ site.url }}/a.png)", "見 ![它]({{ site.url }}/a.png)", "見 ![它]({{ site.url }}/a.png)"},
		{"See [this](my file.md)", "見[這個](my file.md)", "見[這個](my file.md)"},
		{"See", "[a](b`c<d \"e`<f>\") <https://x/`>", "[a](b%60c%3Cd \"e&#96;&lt;f>\") <https://x/%60>"},
		{`<abbr title="x">`, "<abbr title=\"a > [b](`\">", `<abbr title="a &gt; &#91;b](&#96;">`},
	}
	j := NewJudge(defined)
	for _, test := range tests {
		got, _ := j.Disarm(test.source, test.text)
		if got != test.want {
			t.Errorf("%q becomes %q, want %q", test.text, got, test.want)
		}
		if again, _ := j.Disarm(test.source, got); again != got {
			t.Errorf("%q becomes %q the second time", got, again)
		}
	}
}

// Anybody may type anything: nothing takes more time than its length deserves.
//
//nolint:paralleltest // it measures time
func TestTimeIsLinear(t *testing.T) {
	j := NewJudge(defined)
	for _, part := range []string{
		"<", "<a", "<a ", "<a b=", "<!--", "</", "<b>", "<b></b>", "`", "``a`", "[", "![", "](", "[a](", "[^1", "]:", "[a]:\n", "{", "}", "{{", "{%", "{}", "{{}", "${",
		"![p] ", "![p]", "\\a", "import a ", "import /*", "--8<--\n", "[!a [", "![p]\u3000[", "[!a [x](", "xmpp:", "`r x`", "[a](b ' :c')", "javascript:x ", "` ", "``a```", "<!--more", "export ",
		"$", "$a$", "$\\a{b}", "{:", "{:}", "`{:` ", "&", "&#", "&#123;", "\\", "\\`", "import a,", "8<", "<https://a>", "https://a ", "<b `", "^[",
	} {
		bookgen.Linear(t, strconv.Quote(part)+" again and again", 500, func(times int) {
			text := strings.Repeat(part, times) + "文"
			for _, form := range []Form{Markdown, HTML, Code} {
				j.Object(Text{Body: text[:len(text)/2], Form: form}, Text{Body: text, Form: form})
			}
			j.Disarm(text[:len(text)/2], text)
		})
	}
}

// TestDisarmEchoes holds the short way against the long one: what echoes a source is
// not objected to.
func TestDisarmEchoes(t *testing.T) {
	t.Parallel()
	const source = "See [the\nguide](a.md \"Title\") and `code x`, ![a picture](b.png)[^n] or [it][label]!"
	defined := func(label string) (string, bool) {
		return map[string]string{"label": "https://example.org", "it": "javascript:x"}[label], label == "label" || label == "^n" || label == "it"
	}
	for _, test := range []struct {
		text string
		want bool
	}{
		{"請看 [指南](a.md \"Title\") 和 `code x`，![圖](b.png)[^n] 或 [它][label]！", true},
		{"`code x` **請看** [指南 ![圖](b.png)](a.md \"Title\")", true},
		{"`code x` `code x`", false},
		{"[指南](c.md)", false},
		{"![指南](a.md \"Title\")", false},
		{"[指南](a.md)", false},
		{"[圖](b.png)", false},
		{"[it]", false},
		{"[它]", false},
		{"`code x`![^n]", false},
		{"[指南](a.md \"Title\"): `code x`", false},
		{"javascript: `code x`", false},
		{"[指南](a.md \"Title\"){: `code x`", false},
		{"`code x` www.example.org", false},
		{"`code x`[^m]", false},
		{"``code x``", false},
		{"^[指南](a.md \"Title\")", false},
		{"`code x`\nimport x from 'y'", false},
		{"`code x`\u0085", false},
		{"See [the\nguide](a.md \"Title\")[^n][^n]", false},
	} {
		j := NewJudge(defined)
		disarmed, echoes := j.Disarm(source, test.text)
		if echoes != test.want {
			t.Errorf("%q: echoes is %v", test.text, echoes)
		}
		if o, found := j.Object(Text{Body: source}, Text{Body: disarmed}); echoes && found {
			t.Errorf("%q echoes, but is objected to: %+v", test.text, o)
		}
	}
}

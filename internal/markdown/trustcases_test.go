package markdown

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
)

// An attack is a section with hostile translations. Each is made of atoms, so that
// one that succeeds can be made smaller.
type attack struct {
	kind         string // of section
	source       string
	options      Options
	translations map[int][]string // atoms, by segment
}

func (a attack) splice() *Spliced {
	return Parse([]byte(a.source), a.options).Splice(func(i int) (string, bool) {
		atoms, ok := a.translations[i]
		return strings.Join(atoms, ""), ok
	})
}

func (a attack) String() string {
	s := Parse([]byte(a.source), a.options)
	var b strings.Builder
	fmt.Fprintf(&b, "%s %q", a.kind, a.source)
	for _, i := range slices.Sorted(maps.Keys(a.translations)) {
		text := "" // an attack may be on fewer segments than there are
		if i < len(s.Segments) {
			text = s.Segments[i].Text
		}
		fmt.Fprintf(&b, "\n\t%q: %q", text, strings.Join(a.translations[i], ""))
	}
	return b.String()
}

// smaller returns the attack with as little as possible of what makes it succeed.
func (a attack) smaller(succeeds func(attack) bool) attack {
	for again := true; again; {
		again = false
		for _, i := range slices.Sorted(maps.Keys(a.translations)) {
			without := a.with(i, nil)
			if succeeds(without) {
				a, again = without, true
				continue
			}
			for at := 0; at < len(a.translations[i]); {
				atoms := slices.Delete(slices.Clone(a.translations[i]), at, at+1)
				if without := a.with(i, atoms); len(atoms) > 0 && succeeds(without) {
					a, again = without, true
				} else {
					at++
				}
			}
		}
	}
	return a
}

// with returns the attack with other atoms in a segment, or with none there.
func (a attack) with(segment int, atoms []string) attack {
	translations := maps.Clone(a.translations)
	translations[segment] = atoms
	if atoms == nil {
		delete(translations, segment)
	}
	a.translations = translations
	return a
}

// runes returns the attack with a rune for each atom.
func (a attack) runes() attack {
	for i, atoms := range a.translations {
		a = a.with(i, strings.Split(strings.Join(atoms, ""), ""))
	}
	return a
}

// A target is a kind of section that is attacked: every kind of segment, and what
// may stand around it.
type target struct {
	kind, source string
	options      Options
}

var (
	wholeCode   = Options{Code: map[string]CodeMode{"": CodeAll}}
	comments    = Options{Code: map[string]CodeMode{"": CodeComments}}
	codeStrings = Options{Code: map[string]CodeMode{"": CodeStrings}}
	metadata    = Options{FrontMatter: []string{"title", "tags", "params.a"}}
)

var targets = []target{
	{"paragraph", "See this.\n", Options{}},
	{"paragraphs", "# T\n\nSee this.\n\nAnd that.\n\nAnd more.\n", Options{}},
	{"rich paragraph", "See `x`, *y*, **z**, [a](b.md \"t\"), <https://a.example/>, <kbd>K</kbd> and <b>b</b>.\n\nAnd `y`.\n", Options{}},
	{"references", "See [this][r], ![pic][p], [r], [^1].\n\n[r]: https://a.example/r 'R'\n[p]: p.png\n[^1]: A note.\n", Options{}},
	{"picture", "![See this](a.png \"title\") there, ![](b.png).\n", Options{}},
	{"html inline", "See <span lang=\"en\">this</span>, <a href=\"x.md\" title=\"t\">that</a>, <img src=\"a.png\" alt=\"b\"> <!-- plain -->.\n", Options{}},
	{"hard breaks", "See this.  \nAnd that.\\\nAnd more.\n", Options{}},
	{"comment and code", "See <!-- <script>x</script> --> this `` <script> ` x `` and \\<b>.\n", Options{}},
	{"atx", "# See this\n\n## And `that` #\n\nText.\n", Options{}},
	{"atx with attributes", "# See this {#x .y}\n\nText.\n", Options{}},
	{"setext", "See this\n===\n\nAnd that\n---\n\nText.\n", Options{}},
	{"tight list", "- See this\n- And that\n  1. And more\n", Options{}},
	{"loose list", "1. See this\n\n   Second.\n\n2. And that\n", Options{}},
	{"task", "- [ ] See this\n- [x] And that\n", Options{}},
	{"quote", "> See this\n> more\n\n> - And that\n", Options{}},
	{"lazy quote", "> See this\nlazy\n\ntext\n", Options{}},
	{"alert", "> [!NOTE]\n> See this\n\n> [!TIP] And that\n> more\n", Options{}},
	{"table", "| See | this |\n|---|:-:|\n| and | that |\n| `x` | more |\n", Options{}},
	{"bare table", "See | this\n--- | ---\nand | that\n", Options{}},
	{"footnotes", "See[^1] this[^b].\n\n[^1]: A note.\n\n    More.\n\n[^b]: Another.\n", Options{}},
	{"definitions", "Term\n: See this\n\nOther\n\n: And that\n\n    More.\n", Options{}},
	{"html block", "<div>\nSee this.\n</div>\n\nAnd that.\n", Options{}},
	{"html attribute", "<img src=\"a.png\" alt=\"See this\" title=\"And that\">\n\n<p title='x'>Text <b>bold</b></p>\n", Options{}},
	{"details", "<details>\n<summary>See this</summary>\n\nAnd that.\n\n- Item\n\n</details>\n\nText.\n", Options{}},
	{"between divs", "<div>\n\nSee this.\n\nAnd that.\n\n</div>\n\nText.\n", Options{}},
	{"between divs, markdown", "<div markdown=\"1\">\n\nSee this.\n\n</div>\n\nText.\n", Options{}},
	{"table in html", "<table>\n<tr><td>See this</td><td>\n\nAnd that\n\n</td></tr>\n</table>\n", Options{}},
	{"pre in html", "<pre>\nSee this\n</pre>\n\nText.\n", Options{}},
	{"html comment block", "<!-- a note -->\nSee this\n\n<!-- a\n\nb -->\n\nAnd that.\n", Options{}},
	{"liquid", "See this.\n{% endif %}\nAnd that.\n", Options{}},
	{"liquid alone", "{% if x %}\n\nSee this.\n\n{% endif %}\n\nUse {{ x }} and that.\n", Options{}},
	{"container", "::: tip Title\nSee this.\n:::\n\nAnd that.\n", Options{}},
	{"admonition", "!!! note \"Title\"\n    See this.\n\n    And that.\n\nText.\n", Options{}},
	{"details of python", "??? note \"Title\"\n    See this.\n\nText.\n", Options{}},
	{"block of python", "/// note | Title\nSee this.\n///\n\nText.\n", Options{}},
	{"tabs", "=== \"Title\"\n\n    See this.\n\n=== \"Other\"\n\n    And that.\n", Options{}},
	{"attribute list", "See [this](x.md){: .y } and *that*{: #z }.\n\nMore.\n{: .p }\n", Options{}},
	{"code", "```\nSee this\n\nand that\n```\n\nText.\n", wholeCode},
	{"code in list", "- See\n\n  ```mermaid\n  graph LR\n  A --> B\n  ```\n\n      indented\n", wholeCode},
	{"tilde code", "~~~ text\nSee this\n~~~\n", wholeCode},
	{"code comment", "```sh\n# See this\necho x\n# And that\n```\n", comments},
	{"code strings", "```js\nf(\"See this\") // and that\n/* And\n * more */\n```\n", codeStrings},
	{"yaml metadata", "---\ntitle: See this\ntags: [a, \"b\"]\nparams:\n  a: |\n    And that\n  b: kept\n---\n\nText.\n", metadata},
	{"toml metadata", "+++\ntitle = \"See this\"\ntags = ['a']\n[params]\na = \"And that\"\nb = 1\n+++\n\nText.\n", metadata},
	{"mixed", "# T\n\nSee `this`.\n\n- a\n  > b\n\n| c | d |\n|---|---|\n| e | f |\n\n<div>\ng\n</div>\n\nTerm\n: h\n", Options{}},
	{"crlf", "See this.\r\n\r\n- And\r\n  that\r\n\r\n> more\r\n", Options{}},
}

// atoms are what hostile translations are made of, by where they mean something.
var atoms = func() []string {
	all := []string{
		// Text, and what separates.
		"x", "字", "見", "。", " ", " ", "  ", "\n", "\n\n", "\t", "    ", "\\", "\\\n", "  \n", "\r", "\r\n", "\v", "\f", "\x00", "\x01", "\x1b", "\x7f",
		"\u0085", "\u00a0", "\u2028", "\u2029", "\u3000", "\u200b", "\u202e", "\ufeff", "\u00ad", "́", "\ufffd", "\x02", "\x03", "\x02wzxhzdk:0\x03", "\x02stx\x03", "\x02amp\x03", "klzzwxh:0001", "\x02klzzwxh:0000\x03", "\x02wzxhzdk:0",
		// HTML.
		"<", ">", "</", "/>", "\"", "'", "=", "<!--", "-->", "--!>", "<!-->", "<!--->", "--", "-", "<!", "<?", "?>", "<![CDATA[", "]]>", "<!DOCTYPE html>", "<!A", "<%",
		"<script>", "</script>", "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<img/src=x onerror=alert(1)>", "<img src=x", "<img\nsrc=x\nonerror=alert(1)>",
		"<svg/onload=alert(1)>", "<svg><style><img src=x onerror=alert(1)>", "<b>", "</b>", "<B>", "<b/>", "<b ", "</b ", "\\<b>", "<\\b>", "<kbd>", "</kbd>", "<div>", "</div>", "<p>", "</p>", "<br>", "<br/>", "<br ",
		"<a href=javascript:alert(1)>", "<a href=\"x\" onclick=alert(1)>", "</a>", "<a b=\"", "\">", "'>", "<span lang=en>", "<span lang=\"zh\" onclick=\"x\">", "<span style=\"x\">", "</span>", "<bdi>", "</bdi>", "<bdo dir=rtl>", "</bdo>",
		"<em onclick=x>", "<em>", "</em>", "<code>", "</code>", "<textarea>", "<title>", "<style>", "<plaintext>", "<xmp>", "<iframe src=x>", "<form action=x>", "<input>", "<table>", "<td>", "</td>", "</table>", "<details>", "</details>", "<pre>", "</pre>",
		"<base href=//x>", "<meta http-equiv=refresh>", "<link rel=x>", "<object data=x>", "<math>", "<noscript>", "<template>", "<select>", "<Foo/>", "<x-y>", "<a:b>", "<a.b>", "<1>", "</1>", "< b>", "<\u00a0b>", "</ b>", "<b\u3000c>", "<b\vx>", "<b\fx=y>",
		" onerror=alert(1)", " onclick=\"x\"", " style=x", " title=\"y\"", " title=\"a>b\"", " alt=\"", " src=x", " lang=en",
		// Code.
		"`", "``", "```", "````", "`x`", "``x``", "`<b>`", "``<script>alert(1)</script>```", "\\`", "~", "~~", "~~~", "~~~\n", "```\n", "`\\`", "` ",
		// Links and images.
		"[", "]", "(", ")", "![", "](", "][", "[]", "]: ", "[x]: y", "[r]: javascript:x", "\n[r]: javascript:x\n", "[^1]", "[^1]: x", "[^b]", "^[x]", "[r]", "[r][]", "[x][r]", "![x][r]", "![r]", "![][r]", "!", "\\!", "!\\[", "\\[", "\\]",
		"](javascript:alert(1))", "[x](javascript:alert(1))", "[x](java\tscript:x)", "[x](javascript&colon;x)", "[x](&#106;avascript:x)", "[x](java&#10;script:x)", "[x](\x01javascript:x)", "[x](<javascript:x>)", "[x](< javascript:x>)", "[x](java\\script:x)",
		"[x](data:text/html,x)", "[x](vbscript:x)", "[x](y.md)", "[x](https://b.example)", "[x](//b.example)", "[x](y \"t\")", "[x](y 't\" onclick=\"x')", "[x](<y> (t))", "[x](y\"onclick=x)", "![x](y.png)", "![x](https://t.example/p.png)", "[![x](y)](z)", "[x](y){: onclick=x }", "(<", ">)",
		"[x]( javascript:x)", "[x](javascript\\:x)", "[x](javascript:x \"t\")", "[a](b 'c", "[x] (javascript:x)", "[x]\n(javascript:x)", "[x] [r]", "[wiki]", "[[x]]",
		"<https://x.example>", "<https://x.example/`>", "<https://x.example/<b>>", "<a@b.example>", "<javascript:x>", "<JAVASCRIPT:x>", "<javascript:x\n>", "<data:text/html,x>", "<vbscript:x>", "<java\tscript:x>", "<x:y>", "<mailto:a@b>", "https://x.example/<b>", "www.x.example", "ftp://x.example", "javascript:alert(1)", "javascript://x.example/", "a@b.example",
		// References to characters.
		"&colon;", "&#58;", "&#106;", "&#x6A;", "&lt;", "&gt;", "&amp;", "&quot;", "&#60;", "&#x3c;", "&lbrace;", "&lcub;", "&#123;", "&#125;", "&NewLine;", "&Tab;", "&nbsp;", "&lsqb;", "&lpar;", "&grave;", "&#0;", "&#10;", "&#13;", "&#9;", "&lt", "&amp;lt;", "&lt;b&gt;", "&", ";", "&#", "&bsol;", "&ast;", "&vert;", "&num;", "&#35;", "&excl;", "&percnt;", "&dollar;",
		// Templates and attribute lists.
		"{", "}", "{{", "}}", "{{ x }}", "{%", "%}", "{% x %}", "{%-", "<%= x %>", "{{<", "{{%", "${", "${x}", "{:", "{: onclick=x }", "{: .x }", "{:onclick=x}", "{#x}", "{.x}", "{ .x }", "{=html}", "{#", "#}", "{\\{", "\\{", "\\{{", "{\\%", "%", "{\n", "{<!-- -->{", "{&#123;", "{**{**", "{x}", "{require('x')}", "{!x!}", "{::nomarkdown}", "{:/}", "{++", "++}",
		// Lines that begin blocks.
		"#", "# ", "#x", "## x", " #", " ##", "{#x}", ">", "> ", "> x", "- ", "-", "+ ", "* ", "* x", "1. ", "1) ", "1.", "* * *", "___", "---", "===", "==", "===\n", "\n===", "\n---", "- - -", "+++", "***",
		"::", ":::", "::: x", ":", ": ", ": x", "\n: x", "~ x", "!!!", "!!!x", "!!! note", "!!! note \"x\"", "???", "??? x", "???+ x", "=== \"x\"", "///", "/// html | script", "--8<--", "--8<-- \"x\"", "-8<-", "8<", ";--8<--", "*[", "*[A]: b", "*[See]: b", "*[x]: y", "[TOC]", "[ ]", "[x] ", "[!NOTE]", "$$", "$", "<<< @/x", "@", "\\(", "\\[",
		"|", "||", "\\|", "| x |", "-|-", "--|--", "|-|", "|---|", "---|---", ":-:|:-:", "x|y\n-|-", "# \n|", "\n|", "|\n|-|", "| |", "|\n|", "x\\",
		"---js", "---js  \n", "%", "import /*", "*/", "import x", "from 'y'", "export \u2028const x = 1", "xmpp:a@b.example", "[!a [x](y)]", "\\input ", "![p] [r]", "] [r]", "<!--more-->", "x: ",
		"import x from 'y'", "import 'y'", "import {x} from 'y'", "export const x = 1", "export default x", "export * from 'x'", "import\n", "export\n", "\nimport x from 'y'", "x\n\nexport const y = 1",
		// Emphasis.
		"*", "**", "***", "_", "__", "*x*", "**x**", "_x_", "~~x~~", "~x~", "*x", "x*", "=x=", "^x^",
		// Plain comments.
		"<!-- plain -->", "<!-- 註 -->", "<!--x-->", "<!-- a -- b -->", "<!-- {{ x }} -->", "<!-- > -->", "<!-->x-->", "<!--->x-->", "<!-- <b> -->", "<!-- a\n\nb -->", "<!-- i18n:skip -->", "<!---->",
	}
	return all
}()

// parts are what of a source a translation may be made of, too.
func parts(seg *Segment) []string {
	text := seg.Text
	half := len(text) / 2
	for half > 0 && text[half]&0xC0 == 0x80 {
		half--
	}
	return []string{text, text[:half], text[half:]}
}

// randomAttack makes an attack out of numbers.
func randomAttack(n func(int) int) attack {
	of := targets[n(len(targets))]
	return attackOn(of, n)
}

func attackOn(of target, n func(int) int) attack {
	a := attack{of.kind, of.source, of.options, map[int][]string{}}
	segments := Parse([]byte(of.source), of.options).Segments
	if len(segments) == 0 {
		return a
	}
	for range 1 + n(2)*n(len(segments)) {
		i := n(len(segments))
		var made []string
		for range 1 + n(4) + n(3)*n(3) {
			if p := parts(&segments[i]); n(8) == 0 {
				made = append(made, p[n(len(p))])
			} else {
				made = append(made, atoms[n(len(atoms))])
			}
		}
		a.translations[i] = made
	}
	return a
}

// numbers returns the numbers of a pseudo-random sequence.
func numbers(seed uint64) func(int) int {
	r := rand.New(rand.NewPCG(seed, 12))
	return r.IntN
}

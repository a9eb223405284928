package markdown_test

import (
	"fmt"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/oracle/generated"
)

// vueSources are sections of VitePress in which each kind of text stands.
var vueSources = []string{
	"A *word* `code` and **more** of it.\n",
	"# A heading {#id}\n\nText.\n",
	"## A heading <Badge type=\"tip\" text=\"beta\" />\n",
	"Heading\n===\n\nOther\n---\n",
	"- item\n- item {.x}\n\n  text\n\n1. one\n   two\n",
	"- [ ] task\n- [x] done\n",
	"> A quotation.\n\n> [!NOTE] A title\n> Text.\n\n> [!TIP]\n> Text.\n",
	"> # A heading\n\n> - item\n\n> | a | b |\n> |---|---|\n> | c | d |\n",
	"| a {.x} | b |\n|---|---|\n| c `d` | **e** |\n",
	"::: tip A title\nText of it.\n:::\n\n::: details Title {open}\n- item\n:::\n",
	":::: warning\n::: v-pre\nText {{ a }}.\n:::\n::: raw\nText.\n:::\n::::\n",
	"::: code-group\n```js [A label]\na\n```\n```sh [npm]\nb\n```\n:::\n",
	"<Badge type=\"tip\" text=\"beta\" />\n\n<Badge type=\"tip\" text=\"beta\" /> Text beside.\n\n<X-y>In it</X-y> beside.\n",
	"<MyThing\n  :prop=\"x\"\n  title=\"Words\"\n  @click=\"y\"\n>\nText in <b>it</b> and more.\n\nText *within* it.\n\n</MyThing>\n",
	"<MyThing v-if=\"a\">\n<template #default><p>Words {{ b }} and more</p></template>\n<template #slot>Text of a slot</template>\n</MyThing>\n",
	"Words {{ a.b }} and `{{ c }}` here.\n\n- {{ d }} words\n",
	"Text <MyThing :a=\"b\" /> with <kbd>K</kbd> and <span v-pre>{{ c }}</span>.\n",
	"Text [link](/a.md) and ![picture](/b.png \"Title\") and [ref][r].\n\n[r]: /c \"Title of it\"\n",
	"Paragraph {.lead}\n\nTwo\nlines\n{.x #y}\n\n**Strong**{.z} and `code`{.k} text.\n",
	"[[toc]]\n\n# One\n\n## Two <Badge text=\"x\" />\n\n### Three `four`\n",
	"---\ntitle: A title\nhero:\n  text: Words\n---\n\nText.\n",
	"Text:\n<MyThing /> text\nmore text.\n\nAfter.\n",
	"<<< ./part.js{1} [A label]\n\nText <br> more.\n",
	"Text <!-- a comment --> and &lt;b&gt; and a < b.\n",
	"# {{ a }} title\n\n{{ a }}{.x} text\n\nText {{ b }}\n",
	"> ::: tip A title {#x}\n> Text.\n> :::\n\n1. ::: details Title\n   Text.\n   :::\n",
	"- <X-y :a=\"b\">text of it</X-y> beside\n- ![picture](/b.png){width=10}\n- [link](/a){.x} text\n",
	"<p title=\"Words\">\nText of it\n</p>\n\n<details>\n<summary>Words</summary>\n\nText\n\n</details>\n",
	"- item\n\n  ```js [A label]\n  a\n  ```\n\n> ```sh [Other label]\n> b\n> ```\n",
	"<X title='Single \"words\"' :a='b'>\n<template v-slot:c>Text {{ d }}</template>\n</X>\n\n<img alt=\"Words\" src=\"/a.png\">\n",
	"::: tip\n| a | b {.x} |\n|---|---|\n| {{ c }} d | e <Badge text=\"new\" /> |\n:::\n",
	"<table><tr><td>Cell</td><td>Another <i>cell</i></td></tr></table>\n",
	"Text $a$ :tada: https://a.example and a@b.example.\n",
}

// ofVue are what translations are made of.
var ofVue = []string{
	"{{ x }}", "{{", "}}", "{", "}", "{x}", "{.x}", "{#x}", "{@click=\"a\"}", "{onclick=a}", "{a b}", " {.x}", "\n{.x}", "{:x=\"a\"}", "{v-html=a}", "{{ a.b }}", "{{ a",
	"<", ">", "</", "/>", "<b", "<b>", "</b>", "<B>", "</B>", "<br>", "<BR>", "<br/>", "<Br />", "</br>", "<div>", "</div>", "</p>", "<p>", "<em>", "</em>", "<em>x</em>", "<EM>x</EM>",
	"<strong>", "</strong>", "<s>", "</s>", "<del>x", "<code>", "</code>", "<span lang=\"zh\">", "<span lang=\"zh\" lang=\"en\">x</span>", "</span>", "<span dir=ltr>x</span>", "<span LANG=zh>x</span>", "<SPAN lang=zh>x</SPAN>", "<bdi>x</bdi>", "<bdo dir=\"rtl\">x</bdo>",
	"<kbd>", "</kbd>", "<a href=\"x\">", "</a>", "<img src=x>", "<X />", "<X", "<x-y>", "</x-y>", "<X>y</X>", "<Badge text=\"x\" />", "<Badge type=\"tip\" text=\"beta\" />", "<Badge type=\"tip\" text=\"字 {{ x }}\" />", "<MyThing :a=\"b\" />",
	"<template #x>", "</template>", "<slot/>", "<script>", "</script>", "<style>", "<!-- -->", "<!--", "-->", "<!---->", "<!-->", "<!x>", "<?x?>", "<![CDATA[x]]>", "<1", "<中>", "<a@", "<https://x.y>", "<a:b>", "<x:y>",
	"`", "``", "`{{ x }}`", "`<b>`", "`<b", "*", "**", "***", "_", "~~", "*x*", "**x**", "~~x~~", "\\", "\\{", "\\{\\{ x }}", "{\\{ x }}", "\\<b>", "\\`", "&lt;b&gt;", "&#60;b>", "&#123;&#123; x }}", "&lbrace;", "&", "&amp;", "&#x7b;",
	"::: tip", "::: tip x", ":::", "::::", "\n:::", "\n::: tip\n", "::: details {open}", "```", "```js [x]", "~~~", "# ", "- ", "1. ", "> ", "\n> ", "\n- ", "---", "\n---", "===", "\n\n", "\n", "  \n", "\\\n", "    ", "\t",
	"<<< ./x", "<<<", "\n<<< @/x.js", "<!--@include: ./x.md-->", "<!-- @include: x.md -->", "[[toc]]", "[[toc]] x", "\n[[toc]]", "[[TOC]]", "[!NOTE]", "[!TIP] x", "\n[!NOTE]", "[!NOTE] <b", "[!WARNING] {{ x }}",
	"|", "\\|", " | ", "[", "]", "](", "](x)", "[x](y)", "[x](<y z>)", "[x](y \"z\")", "[x](/y){.z}", "![", "![x](y)", "![picture](/b.png){.x}", "[r]", "[r]: x", "[x][r]", "[^1]", "[^1]: x", "(", ")",
	"$", "$x$", "$$", ":tada:", ":x:", "www.x.y", "https://x.y/{{ a }}", "https://x.y/<b>", "a@b.c", "\"", "'", "=", "a=\"b\"", " ", "a", "字", "text", "\u200b", "\u00a0", "\u2028", "𠮷", "v-pre", ":x", "@x",
}

func TestVitePressCompiles(t *testing.T) {
	t.Parallel()
	rounds := 300
	seed := uint64(1)
	if n, err := strconv.Atoi(os.Getenv("POBOOK_COMPILES")); err == nil {
		rounds, seed = n, rand.Uint64()
	}
	v := newVueTrial(t)
	r := rand.New(rand.NewPCG(seed, 0))
	var wait sync.WaitGroup
	for range rounds {
		choices := make([]byte, 24)
		for i := range choices {
			choices[i] = byte(r.UintN(256))
		}
		wait.Go(func() { v.hold(t, choices, ofVue[int(choices[0])%len(ofVue)]) })
	}
	wait.Wait()
}

// Whatever msgstrs there are, VitePress and Vue make of a section a page with the elements,
// bindings and interpolations of its source.
func FuzzVitePress(f *testing.F) {
	for i, text := range ofVue {
		f.Add([]byte{byte(i), byte(i >> 1), 2, byte(i * 7), byte(i * 3), 1}, text)
	}
	v := newVueTrial(f)
	f.Fuzz(func(t *testing.T, choices []byte, raw string) {
		if utf8.ValidString(raw) && len(raw) < 500 {
			v.hold(t, choices, raw)
		}
	})
}

// A vueTrial builds translations and holds them against their sources.
type vueTrial struct {
	generator *generated.Generator
	sections  []*markdown.Section
	pages     []*generated.Page
}

func newVueTrial(t testing.TB) *vueTrial {
	v := &vueTrial{generator: generated.Start(t, generated.VitePress, os.DirFS("testdata/vitepress"))}
	for _, source := range vueSources {
		page, err := v.generator.Page("a.md", []byte(source))
		if err != nil {
			t.Fatalf("%q: %v", source, err)
		}
		v.pages = append(v.pages, page)
		v.sections = append(v.sections, markdown.Parse([]byte(source), markdown.Options{Dialect: dialect.VitePress, FrontMatter: []string{"title", "hero.text"}}))
	}
	return v
}

// hold makes translations of one section of what choices choose, and raw.
func (v *vueTrial) hold(t *testing.T, choices []byte, raw string) {
	n := func(below int) int {
		if len(choices) == 0 || below == 0 {
			return 0
		}
		c := choices[0]
		choices = choices[1:]
		return int(c) % below
	}
	at := n(len(v.sections))
	s := v.sections[at]
	texts := map[int]string{}
	for range 1 + n(2) {
		i := n(len(s.Segments))
		texts[i] = madeOf(s.Segments[i].Text, n, raw)
	}
	spliced := s.Splice(func(i int) (string, bool) { text, ok := texts[i]; return text, ok })
	if string(spliced.Source) == vueSources[at] {
		return
	}
	page, err := v.generator.Page("a.md", spliced.Source)
	if err != nil {
		t.Errorf("%q\n\tof %q\n\tgives %q\n\t%v", texts, vueSources[at], spliced.Source, err)
		return
	}
	if what := broughtIn(v.pages[at], page); what != "" {
		t.Errorf("%q\n\tof %q\n\tgives %q\n\t%s", texts, vueSources[at], spliced.Source, what)
	}
}

// madeOf returns a translation: the source's words with others among them.
func madeOf(source string, n func(int) int, raw string) string {
	words := strings.SplitAfter(source, " ")
	if n(4) == 0 {
		words = nil
	}
	for range 1 + n(4) {
		words = slices.Insert(words, n(len(words)+1), ofVue[(n(256)+256*n(2))%len(ofVue)])
	}
	if n(2) == 0 {
		words = slices.Insert(words, n(len(words)+1), raw)
	}
	return strings.Join(words, "")
}

// spoken are the elements that a translation may have more or less of.
var spoken = []string{"em", "strong", "code", "del", "s", "br", "bdi", "bdo"}

// broughtIn says what a page has that its source lacks, or lacks of its blocks.
func broughtIn(source, published *generated.Page) string {
	want, wantBlocks := elementsOf(source)
	got, gotBlocks := elementsOf(published)
	for what, times := range got {
		if times > want[what] {
			return fmt.Sprintf("brings in %s", what)
		}
	}
	if !slices.Equal(wantBlocks, gotBlocks) {
		return fmt.Sprintf("blocks are %q, not %q", gotBlocks, wantBlocks)
	}
	return ""
}

// elementsOf returns how often a page has each element with its attributes, and its blocks in
// order.
func elementsOf(page *generated.Page) (times map[string]int, blocks []string) {
	times = map[string]int{}
	for _, line := range page.Structure() {
		line = strings.ReplaceAll(strings.TrimSpace(line), " title=…", "")
		name, _, _ := strings.Cut(strings.Trim(line, "<>"), " ")
		switch {
		case strings.HasPrefix(line, "code "), name == "span" && plainSpan(line), slices.Contains(spoken, name) && !strings.Contains(line, "="), name == "bdo" && plainSpan(line), name == "bdi" && plainSpan(line):
			continue
		case name == "!--", name == "a" && plainLink(line), strings.HasPrefix(line, "code"):
			continue
		}
		times[line]++
		if !inlineNames[name] {
			blocks = append(blocks, line)
		}
	}
	return times, blocks
}

var inlineNames = map[string]bool{"a": true, "span": true, "kbd": true, "img": true, "{{}}": true, "!--": true, "MyThing": true, "Badge": true, "b": true, "i": true, "strong": true, "code": true}

// plainSpan reports whether an element does no more than name a language or a direction.
func plainSpan(line string) bool {
	for _, word := range strings.Fields(strings.Trim(line, "<>"))[1:] {
		if name, _, _ := strings.Cut(word, "="); name != "lang" && name != "dir" {
			return false
		}
	}
	return strings.Contains(line, "=") || strings.HasPrefix(line, "<bd")
}

// plainLink reports whether a link does no more than lead somewhere.
func plainLink(line string) bool {
	for _, name := range []string{" :", " @", " v-", " #", " on", " style="} {
		if strings.Contains(line, name) {
			return false
		}
	}
	return true
}

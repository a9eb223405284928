package htmltext

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/net/html"

	"github.com/pobook/pobook/internal/inline"
)

// htmlLines are the lines of a source, each without a prefix.
func htmlLines(source, prefix string) []inline.Span {
	var lines []inline.Span
	at := 0
	for line := range strings.Lines(source) {
		lines = append(lines, inline.Span{Start: at + len(prefix), End: at + len(line)})
		at += len(line)
	}
	return lines
}

// htmlCases are HTML blocks. What is offered of them is written with the name
// of the attribute, if it is one's value.
var htmlCases = []struct {
	name, source string
	want         []string
}{
	{"details", "<details>\n<summary>Click me</summary>\n", []string{"Click me"}},
	{"text on the lines of tags", "<details><summary><b>More</b></summary>\nHidden\ntext.\n</details>\n", []string{"More", "Hidden text."}},
	{"inline tags", "<div class=\"note\">\n<p>HTML <b>block</b> paragraph.</p>\n", []string{"HTML <b>block</b> paragraph."}},
	{"tags around a run", "<p><b> <i>Text</i>\n</b></p>", []string{"Text"}},
	{"two elements", "<p><b>One</b> and <b>two</b></p>", []string{"<b>One</b> and <b>two</b>"}},
	{"an anchor and breaks at the ends", "<td><a id=\"x\"></a><br>Text<br/> <i class=icon></i></td>", []string{"Text"}},
	{"a box", "<label><input type=checkbox> Done</label>", []string{"Done"}},
	{"crossed elements", "<p><b>One <i>two</b> three</i></p>", []string{"<b>One <i>two</b> three</i>"}},
	{"a tag that is closed elsewhere", "<center><a href=\"x\"><b>Text\n", []string{"Text"}},
	{"a tag that was opened elsewhere", "Text</b></a>\n</div>\n", []string{"Text"}},
	{"an obsolete element", "<p>A <font color=red>red</font> word</p>", []string{"A <font color=red>red</font> word"}},
	{"upper case", "<P>A <B>bold</B> word</P><SCRIPT>no</SCRIPT>", []string{"A <B>bold</B> word"}},
	{
		"nested tables", "<table><caption>A</caption><tr><th>B</th><td>\n<table><tr><td>C</td><td>1</td></tr></table>\n D</td></tr></table>",
		[]string{"A", "B", "C", "D"},
	},
	{"lists and headings", "<h1>A</h1><ul><li>B<li>C</ul><dl><dt>D<dd>E</dl><button>F</button><select><option>G</select>", strings.Split("ABCDEFG", "")},
	{"an image alone", "<p align=center>\n<a href='x'>\n<img src=\"a.png\" alt=\"A logo\" title='It&apos;s' >\n</a>\n</p>\n", []string{"alt: A logo", "title: It&apos;s"}},
	{"an image in text", "<p>See <img src=a.png alt=\"this\"> here</p>", []string{`See <img src=a.png alt="this"> here`}},
	{"a figure", "<figure><img alt=\"Alt\" src=\"a\"><figcaption title=\"T\">Caption</figcaption></figure>", []string{"alt: Alt", "title: T", "Caption"}},
	{"a title around a run", "<p title='P'><a title=\"A\"><b title=B>Text</b></a></p>", []string{"title: P", "title: A", "Text"}},
	{
		"attributes that look like others", "<img data-alt=\"no\" x=' alt=\"no\"' ALT = 'yes > no' title=\"\" title=no =title=\"no\" y title=\" z\r\n w \"/>",
		[]string{"alt: yes > no", "title: z w"},
	},
	{"attributes without letters", "<img alt=\"1\" title=\"&nbsp;\">", nil},
	{"attributes of an end tag", "<div>A</div title=\"no\">", []string{"A"}},
	{"no letters", "<td>1</td><td>&nbsp;</td><td>…</td><td>https://example.org</td><td><a href=x>http://a.b/c</a></td>", nil},
	{"code alone", "<td><code>make</code></td><td>Run <code>make</code></td>", []string{"Run <code>make</code>"}},
	{"a URL before Han", "<td>https://example.org，範例</td>", []string{"https://example.org，範例"}},
	{"comments", "<!-- a <p>comment</p>\n\nover lines -->\n", nil},
	{"a comment in text", "<p>One <!-- no --> two</p>", []string{"One", "two"}},
	{"raw elements", "<script>no('<p>no')</script><style>no</style><pre>no <b>no</b></pre>yes<textarea>no</textarea><title>no</title>", []string{"yes"}},
	{"elements in elements", "<template><p>no<template>no</template>no</template><noscript><p>yes</noscript>", []string{"yes"}},
	{"SVG", "<svg title=\"no\"><title/><g>no<svg/>no</g><svg></svg>no</svg><svg/><math><mi>no</math>yes", []string{"yes"}},
	{"an element that never ends", "<div>\n<pre>no\n</div>\n<p>no", nil},
	{"instructions and declarations", "<?php if ($a->b) { echo \"<p>no\"; } ?><!DOCTYPE no><![CDATA[ > no ]]><p>yes", []string{"yes"}},
	{"an instruction that never ends", "<p>yes</p><?php $a->no();\n<p>no", []string{"yes"}},
	{"a tag that never ends", "<p>yes <a href=\"no\n>no", []string{"yes"}},
	{"bare brackets", "<p>a < b <3 </p>", []string{"a < b <3"}},
	{"white space", "<p>\n\tOne  two \n\n three<br>\n four </p>", []string{"One two three<br> four"}},
	{"line breaks in a tag", "<p>See <a\n  href=\"x  y\"\n>there</a>.", []string{"See <a href=\"x  y\" >there</a>."}},
	{"CRLF", "<p>\r\nOne\r\ntwo\r\n</p>\r\n", []string{"One two"}},
	{"Han", "<p>第一行\n第二行，\n<b>第三行</b>\n<i>\n第四行 end\n第五 行</i>", []string{"第一行第二行，<b>第三行</b><i>第四行 end 第五 行</i>"}},
	{"Han in an attribute", "<img alt=\"第一\n第二\">", []string{"alt: 第一第二"}},
	{"no tags", "Text\n", []string{"Text"}},
	{"nothing", "", nil},
}

func htmlOffers(texts []Text) []string {
	var offers []string
	for _, t := range texts {
		if t.Attribute != "" {
			t.Text = t.Attribute + ": " + t.Text
		}
		offers = append(offers, t.Text)
	}
	return offers
}

func TestHTMLTexts(t *testing.T) {
	t.Parallel()
	for _, test := range htmlCases {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			got := htmlOffers(Texts([]byte(test.source), htmlLines(test.source, ""), nil))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("texts (-want +got):\n%s", diff)
			}
		})
	}
}

// spliceHTML puts one translation in the place of every text.
func spliceHTML(source string, texts []Text, translation func(Text) string) string {
	for _, text := range slices.Backward(texts) {
		source = source[:text.Start] + Encode(text, translation(text)) + source[text.End:]
	}
	return source
}

func TestEncodeHTML(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, source, translation, want string }{
		{"running text", "<p>\n One\n two </p>\n", "一 & <b>二</b>", "<p>\n 一 & <b>二</b> </p>\n"},
		{"one line", "<p>One</p>", "一\n\n二\r\nthree\n", "<p>一二 three</p>"},
		{"a bare bracket", "<p>One</p>", "1 < 2 <", "<p>1 < 2 <</p>"},
		{"a tag without an end", "<p>One</p>", "<b>x</b> <y and <z", "<p><b>x</b> &lt;y and &lt;z</p>"},
		{"a comment without an end", "<p>One</p>", "x <!-- y", "<p>x &lt;!-- y</p>"},
		{"half an end tag", "<p>One</p>", "x </", "<p>x &lt;/</p>"},
		{"double quotes", `<img alt=" One ">`, `a "b" 'c'`, `<img alt=" a &#34;b&#34; 'c' ">`},
		{"single quotes", `<img alt='One'>`, `a "b" 'c'`, `<img alt='a "b" &#39;c&#39;'>`},
		{"tags in an attribute", `<img alt='One'>`, "<b>\n>", `<img alt='&lt;b&gt; &gt;'>`},
		{"references in an attribute", `<img alt='One'>`, `& &amp; &#10; &#xA; &x &; &#z;`, `<img alt='&amp; &amp; &#10; &#xA; &amp;x &amp;; &amp;#z;'>`},
		{"a tag that makes the block one", "<span>\nOne</span>\nand", "<span>一</span>二", "<span>\n一</span>二"},
		{"another tag in its place", "<span>\nOne</span>\nand", "二<span>一</span>", "二<span>一</span>"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			texts := Texts([]byte(test.source), htmlLines(test.source, ""), nil)
			got := spliceHTML(test.source, texts, func(Text) string { return test.translation })
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestHTMLInAQuote(t *testing.T) {
	t.Parallel()
	const source = "> <span>\r\n> One</span>\r\n> <b>two\r\n> three</b>\r\n> <img title=\"a\r\n> b\">\r\n"
	texts := Texts([]byte(source), htmlLines(source, "> "), nil)
	want := []string{`<span> One</span> <b>two three</b> <img title="a b">`}
	if diff := cmp.Diff(want, htmlOffers(texts)); diff != "" {
		t.Errorf("texts (-want +got):\n%s", diff)
	}
	got := spliceHTML(source, texts, func(t Text) string { return t.Text })
	if diff := cmp.Diff("> <span>\r\n> One</span> <b>two three</b> <img title=\"a b\">\r\n", got); diff != "" {
		t.Errorf("spliced (-want +got):\n%s", diff)
	}
}

func TestHTMLSkeleton(t *testing.T) {
	t.Parallel()
	const source = `<p class="a b">See <a href="x">this</a> and <b>that</b>.<br><img src=y alt="z"></p><!-- c --><td>`
	tests := []struct {
		name, translation string
		same              bool
	}{
		{"the source", source, true},
		{"attributes in another order", `<p class="a b"><b>That</b> and <img alt="一" src="y"><a href="x">this</a><br/>.</p><!-- c --><td>`, true},
		{"words", `<p class="a b"><b>乙</b>、<img src="y" alt="一"><a href='x'>甲</a><br/>。</p><!-- c --><td>丙`, true},
		{"line breaks in tags", strings.ReplaceAll(source, "a b", "a\n  b"), true},
		{"a changed block", strings.Replace(source, "a b", "c", 1), false},
		{"a dropped tag", strings.Replace(source, "<br>", "", 1), true},
		{"an added tag", strings.Replace(source, "See", "<i>See</i>", 1), true},
		{"a changed tag", strings.Replace(source, `"x"`, `"y"`, 1), true},
		{"a lost value", strings.Replace(source, ` alt="z"`, "", 1), true},
		{"tags the wrong way round", strings.Replace(source, "<b>that</b>", "</b>that<b>", 1), false},
		{"a lost end tag", strings.Replace(source, "</b>", "", 1), false},
		{"a changed comment", strings.Replace(source, "c -", "d -", 1), false},
		{"an added block", strings.Replace(source, "See", "<div>See", 1), false},
		{"an added script", source + "<script>", false},
		{"half a tag", source + "<a", false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			diff := cmp.Diff(Skeleton(source, nil), Skeleton(test.translation, nil))
			if same := diff == ""; same != test.same {
				t.Errorf("same: %t, want %t\n%s", same, test.same, diff)
			}
		})
	}
}

func FuzzHTML(f *testing.F) {
	for _, test := range htmlCases {
		f.Add(test.source, false)
		f.Add(test.source, true)
	}
	f.Fuzz(func(t *testing.T, source string, quoted bool) {
		prefix := ""
		if quoted {
			prefix = "> "
		}
		plain := htmlOffers(Texts([]byte(source), htmlLines(source, ""), nil))
		want := Skeleton(source, nil)
		var b strings.Builder
		for line := range strings.Lines(source) {
			b.WriteString(prefix + line)
		}
		source = b.String()
		lines := htmlLines(source, prefix)
		texts := Texts([]byte(source), lines, nil)
		if diff := cmp.Diff(plain, htmlOffers(texts)); diff != "" {
			t.Errorf("the prefix %q changes the texts:\n%s", prefix, diff)
		}
		holdPlaces(t, lines, texts)
		spliced := spliceHTML(source, texts, func(t Text) string { return t.Text })
		b.Reset()
		for line := range strings.Lines(spliced) {
			b.WriteString(strings.TrimPrefix(line, prefix))
		}
		if diff := cmp.Diff(want, Skeleton(b.String(), nil)); diff != "" {
			t.Errorf("%q: the skeleton of %q is another:\n%s", source, spliced, diff)
		}
	})
}

// holdPlaces says that texts are inside of lines, and follow each other.
func holdPlaces(t *testing.T, lines []inline.Span, texts []Text) {
	t.Helper()
	end := 0
	for _, text := range texts {
		if text.Start < end || text.Start >= text.End || strings.ContainsAny(text.Text, "\r\n") || text.Text == "" {
			t.Errorf("%+v follows an end at %d", text, end)
		}
		end = text.End
		for _, at := range []int{text.Start, text.End - 1} {
			if !slices.ContainsFunc(lines, func(l inline.Span) bool { return l.Start <= at && at < l.End }) {
				t.Errorf("%+v is outside of the lines", text)
			}
		}
	}
}

// Attributes are read here and by the tokenizer, which knows no places.
func FuzzHTMLAttributes(f *testing.F) {
	for _, test := range htmlCases {
		f.Add(test.source)
	}
	f.Fuzz(func(t *testing.T, source string) {
		z := html.NewTokenizer(strings.NewReader(source))
		for kind := z.Next(); kind != html.ErrorToken; kind = z.Next() {
			if kind != html.StartTagToken && kind != html.SelfClosingTagToken {
				continue
			}
			tag := bytes.Clone(z.Raw())
			want, got := map[string]string{}, map[string]string{}
			for _, a := range z.Token().Attr {
				want[a.Key] = a.Val
			}
			for _, a := range Attributes(string(tag)) {
				if _, ok := got[a.Name]; !ok {
					got[a.Name] = string(tag[a.Start:a.End])
				}
			}
			compareAttributes(t, tag, want, got)
		}
	})
}

// compareAttributes leaves out what the tokenizer has decoded.
func compareAttributes(t *testing.T, tag []byte, want, got map[string]string) {
	t.Helper()
	if bytes.ContainsAny(tag, "&\r\x00") || bytes.ContainsFunc(tag, func(r rune) bool { return r > unicode.MaxASCII }) {
		return
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%q (-want +got):\n%s", tag, diff)
	}
}

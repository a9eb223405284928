package epub

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/oracle"
)

func many() *Book {
	b := plain()
	for i := range 200 {
		next := min(i+1, 199)
		b.Chapters = append(b.Chapters, Chapter{
			Name: fmt.Sprintf("chapter-%d.xhtml", i), Title: fmt.Sprint("No ", i), Depth: i % 4, Headings: []Heading{{"s", 2, "Section"}},
			Body: fmt.Appendf(nil, `<h1 id="t">No %d</h1><h2 id="s">Section</h2><p><a href="chapter-%d.xhtml#s">next</a></p>`, i, next),
		})
	}
	return b
}

func translated(language, title string, rightToLeft bool) *Book {
	b := plain(`<h1 id="a">`+title+`</h1><p>`+title+` <bdi>(v1.2)</bdi></p>`, `<p lang="en" xml:lang="en" dir="ltr">Not yet translated</p>`)
	b.Title, b.Subtitle, b.Language, b.RightToLeft = title, title+" 2", language, rightToLeft
	b.Authors, b.Words = []string{title}, Words{title, title, title, title, title}
	return b
}

// hostile is a book whose texts try to be something else.
func hostile() *Book {
	const text = "a\x00b\x1b[31m\u0085\ufdd0\uffff\U0001fffe \xff</title><script>alert(1)</script> & \"'<!--]]>\u202e\t\n&amp;"
	b := plain(`<p id="a">x</p>`, `<p>y</p>`)
	b.Title, b.Subtitle, b.Authors, b.Translators = text, text, []string{text, "\x01"}, []string{text}
	b.Source, b.Publisher, b.Rights, b.Description, b.Version, b.AccessibilitySummary = text, text, text, text, text, text
	b.Words = Words{text, text, text, text, text}
	b.Chapters[0].Title, b.Chapters[0].Parts, b.Chapters[0].Headings = text, []Part{{text, 0}, {"\x02", 0}}, []Heading{{"a", 1, text}, {"a", 2, " \u200b"}}
	b.Chapters[0].Depth = 1
	b.Chapters[1].Title = "\x03\u00a0"
	return b
}

func TestEPUBCheck(t *testing.T) {
	t.Parallel()
	gif := pixels(t, asGIF)
	var names []string
	var files []string
	for name, b := range map[string]*Book{
		"plain": plain(`<p>Text</p>`), "full": full(t), "illustrated": illustrated(t), "many": many(), "hostile": hostile(),
		"Arabic": translated("ar", "دليل المستخدم", true), "Chinese": translated("zh-Hant-TW", "使用者手冊：第一章　安裝", false),
		"drawn":  {Identifier: "x", Title: strings.Repeat("long ", 99), Language: "de", Cover: &Cover{Data: []byte(drawing)}, Chapters: plain("<p/>").Chapters},
		"moving": {Identifier: "x", Title: "x", Language: "x-private", Chapters: plain(`<p><img src="images/a.gif"/></p>`).Chapters, Pictures: []Picture{{"images/a.gif", gif}}},
		"empty":  plain(""),
	} {
		path := filepath.Join(t.TempDir(), name+".epub")
		if err := os.WriteFile(path, written(t, b), 0o644); err != nil {
			t.Fatal(err)
		}
		names, files = append(names, name), append(files, path)
	}
	for i, said := range oracle.EPUBCheck(t, files...) {
		for _, line := range said {
			t.Errorf("%s: %s", names[i], line)
		}
	}
}

// forced writes a book with its faults.
func forced(t testing.TB, b *Book) []byte {
	t.Helper()
	var file bytes.Buffer
	seen := inspect(b)
	c, err := newContainer(&file)
	if err != nil {
		t.Fatal(err)
	}
	resources := resourcesOf(b, seen)
	if err := c.write(folder+packageFile, packageDocument(b, resources, seen.access), true); err != nil {
		t.Fatal(err)
	}
	for _, r := range resources {
		if err := c.write(folder+r.name, r.content(), true); err != nil {
			t.Fatal(err)
		}
	}
	if err := c.close(); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// Bodies that are no part of a book, with the beginning of what is said of them here, and whether
// epubcheck lets them through: it does not follow what SVG shows, nor ask for what a link runs.
var faulty = []struct {
	body, want string
	onlyHere   bool
}{
	{"<p>a</b>", "not well-formed XML: element <p> closed by </b>", false},
	{"<p>", "not well-formed XML: element <p> closed by </body>", false},
	{"</body><body>", "not well-formed XML: an end tag closes what the fragment has not opened", false},
	{`<p class="1"title="2"/>`, "not well-formed XML: no space after an attribute", false},
	{`<p id="a" id="b"/>`, "not well-formed XML: <p> has its attribute id twice", false},
	{`<p title="<"/>`, "not well-formed XML: unescaped <", false},
	{"<p>&nbsp;</p>", "not well-formed XML: invalid character entity &nbsp;", false},
	{"<p>a & b</p>", "not well-formed XML: invalid character entity &", false},
	{`<p x:y="1"/>`, "not well-formed XML: nothing declares the prefix x", false},
	{"<x:p/>", "not well-formed XML: nothing declares the prefix x", false},
	{"<p>\n&#xD800;</p>", "U+D800 is no character of XML", false},
	{"<p>&#057343;</p>", "U+DFFF is no character of XML", false},
	{"<p :a='1'/>", "not well-formed XML: :a is not a name", false},
	{"<p epub:-type='1'/>", "not well-formed XML: -type is not a name", false},
	{"<p>]]></p>", "not well-formed XML: unescaped ]]>", false},
	{"<!-- a -- b -->", "not well-formed XML: invalid sequence", false},
	{"<p>\n\x01</p>", "U+0001 is no character of XML", false},
	{"<p>\ufffe</p>", "U+FFFE is no character of XML", false},
	{"<p>\xff</p>", "a byte that is not UTF-8", true},
	{"<?php x?>", "a processing instruction", true},
	{"<!DOCTYPE html><p/>", "a document type declaration", false},

	{`<p id="a"/><p id="a"/>`, `the id "a" is there twice`, false},
	{`<p id="a b"/>`, `the id "a b"`, false},
	{`<p id=""/>`, `the id ""`, false},

	{"<script>x</script>", "<script>, which has no place in a page", false},
	{`<form action="x"><p/></form>`, "<form>, which has no place in a page", false},
	{`<meta http-equiv="refresh" content="0;https://example.org"/>`, "<meta>, which has no place in a page", false},
	{`<p><link rel="stylesheet" href="https://example.org/x.css"/></p>`, "<link>, which has no place in a page", false},
	{"<style>p { margin: 0 }</style>", "<style>, which has no place in a page", false},
	{`<p onclick="x()">a</p>`, "the attribute onclick", false},
	{`<p style="background: url( 'https://example.org/x.png')"/>`, "the attribute style fetches", false},
	{`<p style="background: u\72l(https://example.org/x.png)"/>`, "the attribute style fetches", true},
	{`<p><svg viewBox="0 0 1 1"/></p>`, "<svg> without its namespace", false},
	{"<p><math><mi>x</mi></math></p>", "<math> without its namespace", false},

	{`<a href="#no">a</a>`, `"#no" leads to an id that is not there`, false},
	{`<a href="chapter-1.xhtml#no">a</a>`, `"chapter-1.xhtml#no" leads to an id that is not there`, false},
	{`<a href="no.xhtml">a</a>`, `"no.xhtml" is not in the book`, false},
	{`<a href="cover.xhtml">a</a>`, `"cover.xhtml" is not in the book`, false},
	{`<a href="../../x">a</a>`, `"../../x" is not in the book`, false},
	{`<a href="/x">a</a>`, `"/x" is not the address of something in a book`, false},
	{`<a href="chapter-1.xhtml?x">a</a>`, `"chapter-1.xhtml?x" is not the address of something in a book`, false},
	{`<a href="images/a.gif">a</a>`, `"images/a.gif" leads to a picture`, false},
	{`<a href=" JavaScript:x()">a</a>`, `" JavaScript:x()" has a scheme`, true},
	{`<a href="data:text/html,x">a</a>`, `"data:text/html,x" has a scheme`, false},
	{`<a href="file:///etc/passwd">a</a>`, `"file:///etc/passwd" has a scheme`, false},
	{`<a href="//example.org/x">a</a>`, `"//example.org/x" leads to another host by no scheme`, true},
	{`<a href="http://[">a</a>`, `"http://[" is not an address`, false},
	{`<a href="%zz">a</a>`, `"%zz" is not an address`, false},

	{`<img src="https://example.org/a.png" alt=""/>`, `"https://example.org/a.png" is not in the book, and readers fetch nothing`, false},
	{`<img src="//example.org/a.png" alt=""/>`, `"//example.org/a.png" is not in the book, and readers fetch nothing`, false},
	{`<img src="no.png" alt=""/>`, `"no.png" is not among the pictures`, false},
	{`<img src="images/a.gif" srcset="images/a.gif 1x, b.png 2x" alt=""/>`, `"b.png" is not among the pictures`, false},
	{`<img src="data:image/bmp;base64,AAAA" alt=""/>`, `"data:image/bmp;base64,AAAA" is not a picture that readers show`, false},
	{`<img src="chapter-1.xhtml" alt=""/>`, `"chapter-1.xhtml" is not among the pictures`, true},
	{`<iframe src="https://example.org/"/>`, `"https://example.org/" is not in the book, and readers fetch nothing`, false},
	{`<video src="a.mp4"/>`, `"a.mp4" is not among the pictures`, false},
	{`<video poster="https://example.org/a.png"/>`, `"https://example.org/a.png" is not in the book, and readers fetch nothing`, false},
	{`<object data="x.swf"/>`, `"x.swf" is not among the pictures`, false},
	{`<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/a.png"/></svg>`, `"https://example.org/a.png" is not in the book`, true},
	{`<svg xmlns="http://www.w3.org/2000/svg"><use href="#no"/></svg>`, `"#no" leads to an id that is not there`, true},
	{`<svg xmlns="http://www.w3.org/2000/svg"><style>g { fill: url(x.svg#a) }</style></svg>`, "a style that fetches something", false},
	{`<svg xmlns="http://www.w3.org/2000/svg"><g fill="url(x.svg#a)"/></svg>`, "the attribute fill fetches something", false},
}

// What is refused here is refused by epubcheck, but for what goes further: this is about the same
// books, not about fewer.
func TestEPUBCheckRefusesFaults(t *testing.T) {
	t.Parallel()
	var bodies []string
	for _, f := range faulty {
		bodies = append(bodies, f.body)
	}
	b := plain(bodies...)
	b.Pictures = []Picture{{"images/a.gif", pixels(t, asGIF)}}
	path := filepath.Join(t.TempDir(), "forced.epub")
	if err := os.WriteFile(path, forced(t, b), 0o644); err != nil {
		t.Fatal(err)
	}
	said := strings.Join(oracle.EPUBCheck(t, path)[0], "\n")
	for i, f := range faulty {
		if refused := strings.Contains(said, " EPUB/"+b.Chapters[i].Name+":"); refused == f.onlyHere {
			t.Errorf("%q: epubcheck refuses it: %v", f.body, refused)
		}
	}
}

package links_test

import (
	"strings"
	"testing"
	"testing/fstest"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle/links"
)

func TestLinksFindsWhatLeadsNowhere(t *testing.T) {
	t.Parallel()
	page := func(lines ...string) *fstest.MapFile {
		return &fstest.MapFile{Data: []byte("<!doctype html><title>A garden</title>" + strings.Join(lines, "\n"))}
	}
	site := fstest.MapFS{
		"index.html": page(
			`<link rel=stylesheet href=style.css><meta http-equiv=Refresh content="3; URL=zh-Hant/index.html">`,
			`<a href="zh-Hant/%E8%8A%B1%20%E5%9C%92.html?q=1#%E8%8A%B1">to Han, blanks and a query</a>`,
			`<a href="#top"></a><a href=""></a><a href="#"></a><a href="#old"></a><a name="old"></a>`,
			`<a href="zh-Hant/index.html#:~:text=flower"></a><img src="leaf.svg#stem" srcset="leaf.svg 1x, lost.svg 2x">`,
			`<a href="#none"></a><a href="zh-Hant/index.html#none"></a><a href="lost.html"></a><a href="zh-hant/index.html"></a>`,
			`<a href="zh-Hant/"></a><a href="."></a><a href="/index.html"></a><a href="../index.html"></a>`,
			`<a href="javascript:alert(1)"></a><a href="file:///etc/passwd"></a><a href="%zz"></a>`,
			`<a href="https://example.org/a"></a><a href="//example.org/b"></a><a href="mailto:a@example.org"></a><img src="data:,">`,
			`<p id=twice></p><p id=twice></p><p style="background: url(lost.png)"></p>`,
		),
		"zh-Hant/index.html": page(`<style>p { background: url( "../leaf.svg" ) }</style><a href="../index.html#twice"></a>`),
		"zh-Hant/花 園.html":   page(`<p id="花"></p><base href=".."><a href="index.html"></a>`),
		"leaf.svg":           &fstest.MapFile{Data: []byte(`<svg xmlns="http://www.w3.org/2000/svg"><path id="stem"/><use href="#root"/></svg>`)},
		"style.css":          &fstest.MapFile{Data: []byte(`@import "more.css"; /* url(old.png) */ p { background: url('leaf.svg') } q { background: url(lost.png) }`)},
	}
	report, err := links.Check(site)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, problem := range report.Problems {
		got = append(got, problem.String())
	}
	want := []string{
		"index.html: #twice: 2 elements have this id",
		"index.html: lost.svg: there is no such file",
		"index.html: #none: there is no such id",
		"index.html: zh-Hant/index.html#none: there is no such id",
		"index.html: lost.html: there is no such file",
		"index.html: zh-hant/index.html: there is no such file",
		"index.html: zh-Hant/: leads to a folder, which a disk does not show as a page",
		"index.html: .: leads to a folder, which a disk does not show as a page",
		"index.html: /index.html: leads to another place where the site is in another folder",
		"index.html: ../index.html: leads out of the site",
		"index.html: javascript:alert(1): has a scheme that no site needs",
		"index.html: file:///etc/passwd: has a scheme that no site needs",
		"index.html: %zz: is not an address",
		"index.html: lost.png: there is no such file",
		"leaf.svg: #root: there is no such id",
		"style.css: more.css: there is no such file",
		"style.css: lost.png: there is no such file",
		"zh-Hant/花 園.html: <base>: changes where all links lead",
		"zh-Hant/花 園.html: ..: leads to a folder, which a disk does not show as a page",
	}
	if diff := cmp.Diff(strings.Join(want, "\n"), strings.Join(got, "\n")); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"//example.org/b", "https://example.org/a", "mailto:a@example.org"}, report.Elsewhere); diff != "" {
		t.Errorf("elsewhere (-want +got):\n%s", diff)
	}
	if report.Followed != 14 {
		t.Errorf("%d links are alive", report.Followed)
	}
}

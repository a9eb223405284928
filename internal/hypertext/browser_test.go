package hypertext_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/hypertext"
	"github.com/pobook/pobook/internal/oracle/browser"
)

// payloads are HTML that is one thing to a sanitizer and another one to a browser, or is the same for
// both and runs: from the histories of sanitizers, and from what browsers have been seen to do.
// alert(1) is what each of them is after.
var payloads = strings.Split(strings.TrimSpace(`
<script>alert(1)</script>
<script src="data:,alert(1)"></script>
<SCRIPT/x>alert(1)</SCRIPT >
<scr<script>ipt>alert(1)</scr</script>ipt>
<img src=x onerror=alert(1)>
<img/src=x/onerror=alert(1)>
<img src=x onerror="alert(1)"//>
<img src="x" title="</p><img src=x onerror=alert(1)>">
<img src=x:x onerror=alert&#40;1&#41;>
<img src="a.png" onload=alert(1)>
<img srcset="x 1x, javascript:alert(1) 2x" onerror=alert(1)>
<img """><script>alert(1)</script>">
<img alt="`+"`"+`><img src=x onerror=alert(1)>`+"`"+`">
<image href=x onerror=alert(1)>
<svg onload=alert(1)>
<svg/onload=alert(1)><g/onload=alert(1)//
<svg><script>alert(1)</script></svg>
<svg><script href="data:,alert(1)"/></svg>
<svg><a xlink:href="javascript:alert(1)"><text y=20>x</text></a></svg>
<svg><animate onbegin=alert(1) attributeName=x dur=1s>
<svg><set attributeName=href to=javascript:alert(1)></svg>
<svg><use href="data:image/svg+xml,<svg id='x' xmlns='http://www.w3.org/2000/svg'><image href='1' onerror='alert(1)'/></svg>#x"></use></svg>
<svg><foreignObject><img src=x onerror=alert(1)></foreignObject></svg>
<svg><style><img src=x onerror=alert(1)></style></svg>
<svg></p><style><a id="</style><img src=1 onerror=alert(1)>">
<svg><desc><title><style><img src=x onerror=alert(1)></style></title></desc></svg>
<svg><![CDATA[><image xlink:href="]]><img src=x onerror=alert(1)//"></svg>
<svg><p><style><!--</style><img title="--><img src=x onerror=alert(1)>"></svg>
<svg><title><svg><style><img src=x onerror=alert(1)></title></svg>
<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=alert(1)&gt;">
<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<form><math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>
<math><mi//xlink:href="data:x,<script>alert(1)</script>">
<math href="javascript:alert(1)">CLICKME</math>
<math><maction actiontype="statusline#http://example.invalid" xlink:href="javascript:alert(1)">x</maction></math>
<math><annotation-xml encoding="text/html"><style><img src=x onerror=alert(1)></style></annotation-xml></math>
<math><style><a title="</style><img src=x onerror=alert(1)>"></math>
<mglyph><svg><mtext><textarea><a title="</textarea><img src onerror=alert(1)>">
<table><mglyph><style><math><table id="</table></style><img src=x onerror=alert(1)>">
<math><mtext><h1><a><h6></a></h6><mglyph><svg><mtext><style><a title="</style><img src onerror=alert(1)>"></style></h1></math>
<noscript><p title="</noscript><img src=x onerror=alert(1)>">
<noscript><style></noscript><img src=x onerror=alert(1)></style>
<noscript><!--</noscript><img src=x onerror=alert(1)>--></noscript>
<noembed><img title="</noembed><img src=x onerror=alert(1)>"></noembed>
<noframes><img title="</noframes><img src=x onerror=alert(1)>"></noframes>
<xmp><p title="</xmp><img src=x onerror=alert(1)>"></xmp>
<textarea><p title="</textarea><img src=x onerror=alert(1)>"></textarea>
<title><p title="</title><img src=x onerror=alert(1)>"></title>
<iframe><p title="</iframe><img src=x onerror=alert(1)>"></iframe>
<plaintext><img src=x onerror=alert(1)>
<template><script>alert(1)</script><img src=x onerror=alert(1)></template>
<template><s><template><s><img src=x onerror=alert(1)>@shafigullin</s></template></s></template>
<div><template shadowrootmode="open"><img src=x onerror=alert(1)></template></div>
<select><style></select><img src=x onerror=alert(1)></style></select>
<select><iframe></select><img src=x onerror=alert(1)></iframe></select>
<select><template><style><!--</style><a rel="--></style></template></select><img id=x src onerror=alert(1)>">
<option><style></option></select><img src=x onerror=alert(1)></style></option>
<style><img src="</style><img src=x onerror=alert(1)>"></style>
<style>@import "data:text/css,*{background:red}";</style>
<style>@keyframes x{}</style><p style="animation-name:x" onanimationstart="alert(1)">x</p>
<p style="background:url(javascript:alert(1))" onclick=alert(1)>x</p>
<!--><img src=x onerror=alert(1)>-->
<!---><img src=x onerror=alert(1)>-->
<!-- --!><img src=x onerror=alert(1)> -->
<!-- <!-- --><img src=x onerror=alert(1)> -->
<!doctype><img src=x onerror=alert(1)>
<![CDATA[<img src=x onerror=alert(1)>]]>
<?xml-stylesheet ><img src=x onerror=alert(1)> ?>
<?php "><img src=x onerror=alert(1)>" ?>
<a href="javascript:alert(1)" id=go>x</a>
<a href=" javascript:alert(1)" id=go>x</a>
<a href="java&#10;script:alert(1)" id=go>x</a>
<a href="java&Tab;script:alert(1)" id=go>x</a>
<a href="&#1;javascript:alert(1)" id=go>x</a>
<a href="javascript&colon;alert(1)" id=go>x</a>
<a href="JaVaScRiPt:alert(1)" id=go>x</a>
<a href="jav&#x09;ascript:alert(1)//https://example.org" id=go>x</a>
<a href="data:text/html,<script>alert(1)</script>" id=go>x</a>
<a href="vbscript:msgbox(1)" id=go>x</a>
<a href="view-source:javascript:alert(1)" id=go>x</a>
<a href="blob:null/x" id=go>x</a>
<a href="//[javascript:alert(1)" id=go>x</a>
[x](javascript:alert(1) "t")
[x](<java script:alert(1)>)
[x](javascript&colon;alert(1))
[x](&#x1;javascript:alert(1))
![x](javascript:alert(1) "a\"onerror=alert(1)")
![" onerror=alert(1) x="](a.png)
![x](a.png "&quot; onload=alert(1) x=&quot;")
<https://x.example/"onmouseover=alert(1)>
<iframe src="javascript:alert(1)"></iframe>
<iframe srcdoc="<script>alert(1)</script>"></iframe>
<object data="javascript:alert(1)"></object>
<object><param name=src value=javascript:alert(1)></object>
<embed src="javascript:alert(1)">
<base href="javascript:/a/-alert(1)//"><a href=x id=go>x</a>
<meta http-equiv=refresh content="0;url=javascript:alert(1)">
<link rel=stylesheet href="data:text/css,*{}" onload=alert(1)>
<form action="javascript:alert(1)"><button id=go>x</button></form>
<form id=f></form><button form=f formaction="javascript:alert(1)" id=go>x</button>
<input autofocus onfocus=alert(1)>
<details open ontoggle=alert(1)><summary>x</summary></details>
<video src=x onerror=alert(1)></video>
<video><source onerror=alert(1)></video>
<video poster="javascript:alert(1)" onloadstart=alert(1) src="a.mp4"></video>
<audio src onloadstart=alert(1)>
<body onload=alert(1)>
<html onmouseover=alert(1)>
<frameset onload=alert(1)>
<marquee onstart=alert(1)>x</marquee>
<div popover id=x onbeforetoggle=alert(1)>x</div><button popovertarget=x id=go>go</button>
<p id=x tabindex=1 onfocus=alert(1) autofocus>x</p>
<x oncontentvisibilityautostatechange=alert(1) style=display:block;content-visibility:auto>x</x>
<custom-element onclick=alert(1) is="x">x</custom-element>
<p title='"><img src=x onerror=alert(1)>'>x</p>
<a title="'><img src=x onerror=alert(1)>" href=x>x</a>
<ol start='1"><img src=x onerror=alert(1)>'><li>x</ol>
<td headers='"><img src=x onerror=alert(1)>'>x</td>
<a name='"><img src=x onerror=alert(1)>'>x</a>
<p id='"><img src=x onerror=alert(1)>'>x</p>
<p lang='"><img src=x onerror=alert(1)>' dir='"onclick=alert(1)'>x</p>
<del cite='javascript:alert(1)' datetime='"><img src=x onerror=alert(1)>'>x</del>
<a\x00 href="javascript:alert(1)">x</a>
<div a='"' onclick="alert(1)" <img src=x onerror=alert(1)>>x</div>
</main></body></html><script>alert(1)</script>
</p></div></main><img src=x onerror=alert(1)>
<table><tr><td><table><a href=x><b><p><style></table><img src=x onerror=alert(1)></style>
`), "\n")

// around are the ways in which a payload stands in a section: as a line, as a block, across blocks, in
// text, in a cell, in a heading, in a note, and with Markdown within.
var around = []string{
	"%s\n", "<div>\n%s\n</div>\n", "x %s y\n", "# %s\n", "| a |\n| - |\n| %s |\n", "x[^1]\n\n[^1]: %s\n", "- <b>x\n\n  %s\n\n- y\n", "<details>\n\n%s\n\n*x*\n",
	"<svg>\n\n%s\n\n</svg>\n", "<style>\n\n%s\n\n</style>\n", "<noscript>\n\n%s\n\n</noscript>\n", "<textarea>\n\n%s\n\n</textarea>\n", "    %s\n", "![%s](a.png)\n",
}

// Nothing that a section holds runs, on a page of HTML without any policy, on one of XHTML, nor when a script writes the
// page once more as it reads it. That no payload is left out shows in the text after it.
func TestBrowserHypertextRunsNothing(t *testing.T) {
	t.Parallel()
	pages := http.NewServeMux()
	pages.HandleFunc("/html/{n}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "text/html; charset=utf-8")
		fmt.Fprintf(w, "<!DOCTYPE html><title>x</title><link rel=icon href='/icon'><main>%s</main>", hostile(r.PathValue("n"), false))
	})
	pages.HandleFunc("/xhtml/{n}", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/xhtml+xml; charset=utf-8")
		fmt.Fprintf(w, "<html xmlns='http://www.w3.org/1999/xhtml' xmlns:epub='http://www.idpf.org/2007/ops'><head><title>x</title><link rel='icon' href='/icon'/></head><body><main>%s</main></body></html>", hostile(r.PathValue("n"), true))
	})
	pages.HandleFunc("/", func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusNoContent) })
	server := httptest.NewServer(pages)
	t.Cleanup(server.Close)
	p := browser.Open(t).Page(t)
	for n, form := range around {
		for _, kind := range []string{"html", "xhtml"} {
			p.Open(fmt.Sprintf("%s/%s/%d", server.URL, kind, n))
			browser.Eval[bool](p, `(() => { const main = document.querySelector('main'); main.innerHTML = main.innerHTML; })(), true`)
			browser.Eval[bool](p, `new Promise((done) => setTimeout(() => done(true), 50))`)
			if ends := browser.Eval[int](p, `(document.querySelector('main').textContent.match(/the end of \d+/g) || []).length`); ends != len(payloads) {
				t.Errorf("%s in %q: %d of %d payloads have a text after them within the page", kind, form, ends, len(payloads))
			}
			if bad := browser.Eval[[]string](p, `[...document.querySelectorAll('main *')].flatMap((e) => [...e.attributes].filter((a) => /^on|^style$|^srcdoc$|^form/i.test(a.name) || /^\s*(javascript|data|vbscript|blob):/i.test(a.value) && /href|src|action/.test(a.name)).map((a) => e.localName + ' ' + a.name + '=' + a.value))`); len(bad) > 0 {
				t.Errorf("%s in %q has %q", kind, form, bad)
			}
			for _, fault := range p.Faults() {
				if fault.Kind != browser.Request { // what a picture names that is not there
					t.Errorf("%s in %q: %s", kind, form, fault)
				}
			}
			p.Forget()
		}
	}
}

// hostile is a page of all payloads in a form, each a section of its own.
func hostile(n string, asXHTML bool) string {
	var at int
	if _, err := fmt.Sscan(n, &at); err != nil || at >= len(around) {
		return ""
	}
	var page strings.Builder
	for i, payload := range payloads {
		payload = strings.ReplaceAll(payload, `\x00`, "\x00")
		page.WriteString(render(strings.ReplaceAll(around[at], "%s", payload), hypertext.Options{XHTML: asXHTML}))
		fmt.Fprintf(&page, "<p>the end of %d</p>\n", i)
	}
	return page.String()
}

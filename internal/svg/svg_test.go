package svg

import (
	"strings"
	"testing"
)

const head = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">`

func picture(content string) string { return head + content + "</svg>" }

// Each is what stands in an <svg>, what is left of it, and what is reported.
func TestClean(t *testing.T) {
	t.Parallel()
	tests := map[string]struct{ content, want, removed string }{
		"script":                   {`<script>alert(1)</script><g/>`, `<g/>`, "<script>"},
		"empty script":             {`<script href="a.js"/>`, ``, "<script>"},
		"script with a prefix":     {`<x:script xmlns:x="http://www.w3.org/2000/svg">1</x:script>`, ``, "<x:script>"},
		"script in capitals":       {`<SCRIPT>1</SCRIPT>`, ``, "<SCRIPT>"},
		"script of nobody":         {`<y:script>1</y:script>`, ``, "<y:script>"},
		"script of HTML":           {`<h:script xmlns:h="http://www.w3.org/1999/xhtml">1</h:script>`, ``, "<h:script>"},
		"script of an inert space": {`<rdf:script xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>`, ``, "<rdf:script>"},
		"script in script":         {`<script><script/><g></g></script><g/>`, `<g/>`, "<script>"},
		"handler of SVG Tiny":      {`<handler type="text/javascript">1</handler>`, ``, "<handler>"},
		"namespace by entities":    {`<x:script xmlns:x="http://www.w3.org/2000/s&#118;g"/>`, ``, "<x:script>"},
		"default namespace":        {`<g xmlns="http://www.w3.org/1999/xhtml"><p onclick="x"/></g>`, ``, "<g>"},
		"inert without prefix":     {`<img xmlns="http://purl.org/dc/terms/" src="x"/>`, ``, "<img>"},

		"handler":                 {`<g id="a" onclick="x()" class="b"/>`, `<g id="a" class="b"/>`, "onclick of <g>"},
		"handler in capitals":     {"<g\n\tOnLoad = 'x()' />", `<g />`, "OnLoad of <g>"},
		"handler in a space":      {`<g xlink:onload="1" xmlns:e="http://www.w3.org/2001/xml-events" e:onx="" e:type="x"/>`, `<g xmlns:e="http://www.w3.org/2001/xml-events"/>`, "xlink:onload of <g>|e:onx of <g>|e:type of <g>"},
		"handler of no event yet": {`<g onwhatever="1"/>`, `<g/>`, "onwhatever of <g>"},

		"foreignObject":           {`<g><foreignObject><div xmlns="http://www.w3.org/1999/xhtml">Start <b>here</b></div></foreignObject></g>`, `<g></g>`, "<foreignObject> (Start here)"},
		"foreignObject, lower":    {`<foreignobject>a</foreignobject>`, ``, "<foreignobject> (a)"},
		"HTML in HTML":            {`<switch><foreignObject><foreignObject/></foreignObject><text>a</text></switch>`, `<switch><text>a</text></switch>`, "<foreignObject>"},
		"HTML by itself":          {`<h:iframe xmlns:h="http://www.w3.org/1999/xhtml" src="//a"/>`, ``, "<h:iframe>"},
		"HTML without namespace":  {`<iframe src="//a"/><video/><audio/><canvas/><object/><embed/>`, ``, "<iframe>|<video>|<audio>|<canvas>|<object>|<embed>"},
		"HTML that ends SVG":      {`<p>a</p><img src="x" onerror="1"/>`, ``, "<p>|<img>"},
		"font that ends SVG":      {`<font color="red" horiz-adv-x="1"/>`, `<font horiz-adv-x="1"/>`, "color of <font>"},
		"MathML":                  {`<math xmlns="http://www.w3.org/1998/Math/MathML"><mtext/></math>`, ``, "<math>"},
		"XInclude":                {`<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="a"/>`, ``, "<xi:include>"},
		"stylesheet of XSLT":      {`<xsl:stylesheet xmlns:xsl="http://www.w3.org/1999/XSL/Transform"/>`, ``, "<xsl:stylesheet>"},
		"element in a title":      {`<title>A<a href="#b"><g/></a></title>`, `<title>A</title>`, "<a>"},
		"comment that HTML ends":  {`<!--><img src="x" onerror="1">--><!---><b>--><!-- > -->`, `<!-- > -->`, "a comment|a comment"},
		"section with markup":     {`<title><![CDATA[a<img src="x" onerror="1">]]></title>`, `<title></title>`, "<![CDATA[…]]> with markup"},
		"section without":         {`<text><![CDATA[a < b > c]]></text>`, `<text><![CDATA[a < b > c]]></text>`, ""},
		"stylesheet":              {`<?xml-stylesheet href="a.css"?><g/>`, `<g/>`, "<?xml-stylesheet?>"},
		"instruction with markup": {`<?xpacket <script> ?><?xpacket begin="" ?>`, `<?xpacket begin="" ?>`, "<?xpacket?>"},

		"animated address":        {`<a><set attributeName="href" to="javascript:x"/></a>`, `<a></a>`, "<set>"},
		"animated xlink":          {`<a><animate attributeName="xlink:href" values="javascript:x"/></a>`, `<a></a>`, "<animate>"},
		"animated, with entities": {`<set attributeName="hr&#101;f" to="x"/>`, ``, "<set>"},
		"animated handler":        {`<set attributeName=" ONLOAD " to="x"/>`, ``, "<set>"},
		"animated twice":          {`<set attributename="href" attributeName="x" to="x"/>`, ``, "<set>"},
		"animated to elsewhere":   {`<animate attributeName="fill" values="red;url(//a)"/>`, `<animate attributeName="fill"/>`, "values of <animate> (url(//a))"},

		"image elsewhere":        {`<image href="https://a/b.png" xlink:href="b.png"/>`, `<image/>`, "href of <image> (https://a/b.png)|xlink:href of <image> (b.png)"},
		"image with any prefix":  {`<image xmlns:q="http://www.w3.org/1999/xlink" q:href="//a"/>`, `<image xmlns:q="http://www.w3.org/1999/xlink"/>`, "q:href of <image> (//a)"},
		"image that is data":     {`<image href="data:image/png;base64,AA"/><image href=" DATA:image/jpeg,x"/>`, `<image href="data:image/png;base64,AA"/><image href=" DATA:image/jpeg,x"/>`, ""},
		"image that is SVG":      {`<image href="data:image/svg+xml;base64,AA"/>`, `<image/>`, "href of <image> (data:image/svg+xml;base64,AA)"},
		"use of another file":    {`<use href="a.svg#b"/><use href="#b"/><use href="data:text/html,x"/>`, `<use/><use href="#b"/><use/>`, "href of <use> (a.svg#b)|href of <use> (data:text/html,x)"},
		"filter of elsewhere":    {`<feImage href="a.png"/>`, `<feImage/>`, "href of <feImage> (a.png)"},
		"base":                   {`<g xml:base="http://a/"/>`, `<g/>`, "xml:base of <g> (http://a/)"},
		"src":                    {`<image src="x" srcset="y"/>`, `<image/>`, "src of <image>|srcset of <image>"},
		"link of a reader":       {`<a href="https://a/?b=c&amp;d" target="_top"/><a xlink:href="mailto:a@b"/><a href="b/c.html#d:e"/><a href="#a"/>`, `<a href="https://a/?b=c&amp;d" target="_top"/><a xlink:href="mailto:a@b"/><a href="b/c.html#d:e"/><a href="#a"/>`, ""},
		"link that runs":         {`<a href="javascript:x"/>`, `<a/>`, "href of <a> (javascript:x)"},
		"link that runs, hidden": {`<a href=" jAva&#10;scr&#x09;ipt&#58;x"/><a xlink:href="&#1;x:y"/>`, ``, "fault"},
		"link with breaks":       {"<a href='\u007fjava\nscript:x'/><a href=' &#x20;vbscript:x'/><a href='data:text/html,x'/>", `<a/><a/><a/>`, "href of <a> (\u007fjava script:x)|href of <a> (vbscript:x)|href of <a> (data:text/html,x)"},
		"ping":                   {`<a href="#a" ping="https://a"/>`, `<a href="#a"/>`, "ping of <a>"},
		"link of nobody":         {`<a xlink:href="#a" q:href="#a"/>`, `<a xlink:href="#a"/>`, "q:href of <a>"},

		"style":                     {`<g style="fill:red;stroke:url(https://a/b);x:y"/>`, `<g style="fill:red;x:y"/>`, "style of <g> (url(https://a/b))"},
		"style, last":               {`<g style="fill:red; mask : url( 'a.svg#b' )"/>`, `<g style="fill:red;"/>`, "style of <g> (url(a.svg#b))"},
		"style with references":     {`<g style="a:b;c:url(&#104;ttp://d);e:&quot;;&quot;"/>`, `<g style="a:b;e:&quot;;&quot;"/>`, "style of <g> (url(http://d))"},
		"style of fragments":        {`<g style="fill:url(#a);mask:url(&quot;#b&quot;);filter:url( '#c' )"/>`, `<g style="fill:url(#a);mask:url(&quot;#b&quot;);filter:url( '#c' )"/>`, ""},
		"style with escapes":        {`<g style="fill:\75 r\6c(https://a)"/><g style="fill:u\rl(#a)"/>`, `<g style=""/><g style="fill:u\rl(#a)"/>`, "style of <g> (url(https://a))"},
		"expression":                {`<g style="width:expr/**/ession(1);width:expression(1);-moz-binding:url(#a);behavi\6fr:x"/>`, `<g style="width:expr/**/ession(1);"/>`, "style of <g> (expression)|style of <g> (-moz-binding)|style of <g> (behavior)"},
		"attribute with an address": {`<g fill="url(https://a)" clip-path="url(#b)" stroke="\75rl(//a)" cursor="url(a.cur),auto"/>`, `<g clip-path="url(#b)"/>`, "fill of <g> (url(https://a))|stroke of <g> (url(//a))|cursor of <g> (url(a.cur))"},
		"text of an attribute":      {`<g aria-label="url(https://a)" data-a="url(b)" id="c(" class="url(d)"/>`, `<g aria-label="url(https://a)" data-a="url(b)" id="c(" class="url(d)"/>`, ""},
		"pictures by their names":   {`<g style="a:image-set('//a' 1x);b:src('//b');c:image('//c');content:'url(d)'"/>`, `<g style="content:'url(d)'"/>`, "style of <g> (image-set(…))|style of <g> (src(…))|style of <g> (image(…))"},
		"CSS that hides":            {`<g style="a:#url(b') ';fill:url(//a)"/><g style="c:&lt;!--url(//b)"/>`, `<g style=""/><g style=""/>`, "style of <g> (url(//a))|style of <g> (url(//b))"},
		"string without end":        {`<g style="a:'b"/>`, `<g style=""/>`, "style of <g> (a string or a comment without end)"},

		"import":                    {`<style>@import url('https://a/b.css');.a{fill:red}</style>`, `<style>.a{fill:red}</style>`, "<style> (@import)"},
		"import, hidden":            {`<style>.a{}@/**/import "b";@\69mport/**/"c";@&#105;mport "d";.e{}</style>`, `<style>.a{}@/**/import "b";.e{}</style>`, "<style> (@import)|<style> (@import)"},
		"import over a section":     {`<style>@im<![CDATA[port "a";.b{}]]></style>`, `<style><![CDATA[]]></style>`, "<style> (@import)"},
		"import over an element":    {`<style>@im<g/>port "a";</style>`, `<style></style>`, "<style> with markup in it|<g>"},
		"import over a comment":     {`<style>@im<!-- -->port "a";.b{}</style>`, `<style></style>`, "<style> (@import)|a comment"},
		"import in a comment":       {`<style>/* @import "a"; */<!-- @import "b"; -->.c{}</style>`, `<style>/* @import "a"; */.c{}</style>`, "a comment"},
		"rule":                      {`<style>.a{fill:url(//b);stroke:red}.c{d:e}</style>`, `<style>.a{stroke:red}.c{d:e}</style>`, "<style> (url(//b))"},
		"last of a rule":            {`<style>@media print{.a{b:c;fill:url("//b")}}</style>`, `<style>@media print{.a{b:c;}}</style>`, "<style> (url(//b))"},
		"rule with a bad beginning": {`<style>.a{}@document url(//b){.c{}} .d{}</style>`, `<style>.a{} .d{}</style>`, "<style> (url(//b))"},
		"font":                      {`<style>@font-face{font-family:A;src:url(data:font/woff2;base64,AA) format("woff2")}@font-face{src:url(https://a)}</style>`, `<style>@font-face{font-family:A;src:url(data:font/woff2;base64,AA) format("woff2")}@font-face{}</style>`, "<style> (url(https://a))"},
		"instruction in a style":    {`<style>.a{}<?xpacket >@import "b";?></style>`, `<style>.a{}</style>`, "<?xpacket?>"},
		"section of CSS":            {`<style type="text/css"><![CDATA[.a > .b{fill:url(#c)}]]></style>`, `<style type="text/css"><![CDATA[.a > .b{fill:url(#c)}]]></style>`, ""},
		"capitals of HTML":          {`<STYLE>@IMPORT "a";</STYLE>`, `<STYLE></STYLE>`, "<STYLE> (@import)"},
		"brackets that do not fit":  {`<style>.a{b:c)}.d{fill:url(//e)}</style>`, `<style></style>`, "<style> (url(//e))"},

		"what browsers do not know": {`<inkscape:a xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" b="c"><g/></inkscape:a>`, `<inkscape:a xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape" b="c"><g/></inkscape:a>`, ""},
		"what nobody knows":         {`<blink/><x:y xmlns:x="urn:x"/><g zz="1" w:v="2"/>`, `<g/>`, "<blink>|<x:y>|zz of <g>|w:v of <g>"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, removals, fault := Clean([]byte(picture(test.content)))
			if test.removed == "fault" {
				if fault == nil {
					t.Errorf("no fault, but %s", got)
				}
				return
			}
			if fault != nil {
				t.Fatal(fault)
			}
			var removed []string
			for _, r := range removals {
				what := r.What
				if r.Detail != "" {
					what += " (" + r.Detail + ")"
				}
				removed = append(removed, what)
			}
			if all := strings.Join(removed, "|"); all != test.removed {
				t.Errorf("removed\n%s, want\n%s", all, test.removed)
			}
			if want := picture(test.want); string(got) != want {
				t.Errorf("got\n%s, want\n%s", got, want)
			}
		})
	}
}

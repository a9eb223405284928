package svg

import (
	"bytes"
	"math/rand/v2"
	"strings"
	"testing"
)

// What generated documents consist of: pieces of attacks and what may be around
// them.
var (
	roots = strings.Fields(`svg svg svg svg svg:svg x:svg`)
	tags  = strings.Fields(`g svg text title desc style style STYLE svg:style svg:g svg:title script SCRIPT svg:script x:script y:script
		foreignObject foreignobject svg:foreignObject x:g x:style x:title x:p dc:title dc:style dc:a p img iframe math font a image set animate
		use image feImage metadata switch table svg:a svg:image svg:set`)
	keys = strings.Fields(`href xlink:href x:href y:href HREF style STYLE fill mask onload OnClick x:onload xmlns xmlns:x xmlns:y xmlns:xlink
		xmlns:svg xml:base xml:space attributeName attributename values to id color src class transform d x:style x:src begin y:z zz`)
	valueAtoms = []string{
		"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xhtml", "http://www.w3.org/1999/xlink", "http://purl.org/dc/terms/",
		"javascript:", "data:image/png,", "data:text/html,", "//a", "#a", "https://a", "href", "xlink:href", "onload", "url(", "url(#a)", "&apos;",
		"&quot;", ")", ";", ":", "fill", "image-set(", "expression(", "-moz-binding:", "/*", "*/", `\75`, `\`, "\n", " ", "&#58;", "&#x09;",
		"&amp;", "&lt;", "&gt;", "&colon;", "&quote;", "&plain;", "{", "}", "(", "@import", "<!--", "a", "1", "url", "#",
	}
	textAtoms = []string{
		"@import ", "@im", "port", `"a";`, "'", `"`, ".a{", "}", "fill:", "url(", "//a", "#b", ")", ";", "/*", "*/", `\`, `\000075`, "&lt;", "&gt;",
		"&amp;", "&#64;", "&colon;", "&quote;", "&plain;", "<!--", "-->", "<!--> ", "<!---", "<img src='x' onerror='y'>", "<![CDATA[", "]]>",
		"</style>", "<?xpacket ", "<?xml-stylesheet ", "?>", "<!-- ", " -->", "<![CDATA[<", "<p>", "a", " ", "\n", "é", "--!>",
	}
	doctypes = []string{
		"", "", "", `<!DOCTYPE svg>`, `<!DOCTYPE html>`, `<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">`,
		`<!DOCTYPE svg [<!ENTITY colon ";"><!ENTITY quote "'"><!ENTITY plain "a">]>`,
		`<!DOCTYPE svg [<!ENTITY quote ""><!ENTITY colon "ur"><!ENTITY plain "@im">]>`, `<!DOCTYPE svg SYSTEM "a.dtd">`,
	}
)

// A grower makes a document by choices, so that most of them are well-formed.
type grower struct {
	bytes.Buffer
	choices []byte
}

func (g *grower) choose(n int) int {
	if len(g.choices) == 0 {
		return 0
	}
	c := g.choices[0]
	g.choices = g.choices[1:]
	return int(c) % n
}

func (g *grower) oneOf(list []string) string { return list[g.choose(len(list))] }

func grown(choices []byte) []byte {
	g := &grower{choices: choices[:min(len(choices), 400)]}
	g.WriteString(g.oneOf(doctypes))
	root := g.oneOf(roots)
	g.WriteString("<" + root + ` xmlns="http://www.w3.org/2000/svg" xmlns:svg="http://www.w3.org/2000/svg" xmlns:dc="http://purl.org/dc/terms/"`)
	g.WriteString(` xmlns:x="` + valueAtoms[g.choose(4)] + `" xmlns:xlink="` + valueAtoms[g.choose(4)] + `">`)
	for len(g.choices) > 0 {
		g.content(0)
	}
	g.WriteString("</" + root + ">")
	return g.Bytes()
}

func (g *grower) content(depth int) {
	switch kind := g.choose(8); {
	case kind < 3 || depth > 5:
		for range 1 + g.choose(4) {
			g.WriteString(g.oneOf(textAtoms))
		}
	case kind == 3:
		closings := map[string]string{"<!--": "-->", "<![CDATA[": "]]>", "<?xpacket ": "?>", "<?xml-stylesheet ": "?>"}
		opening := g.oneOf([]string{"<!--", "<![CDATA[", "<?xpacket ", "<?xml-stylesheet "})
		g.WriteString(opening)
		for range g.choose(4) {
			g.WriteString(g.oneOf(textAtoms))
		}
		g.WriteString(closings[opening])
	default:
		g.element(depth)
	}
}

func (g *grower) element(depth int) {
	tag := g.oneOf(tags)
	g.WriteString("<" + tag)
	used := map[string]bool{}
	for range g.choose(4) {
		key := g.oneOf(keys)
		if used[key] {
			continue
		}
		used[key] = true
		g.WriteString(" " + key + `="`)
		for range g.choose(6) {
			if value := g.oneOf(valueAtoms); value != "<!--" {
				g.WriteString(value)
			}
		}
		g.WriteString(`"`)
	}
	if g.choose(3) == 0 {
		g.WriteString("/>")
		return
	}
	g.WriteString(">")
	for range g.choose(4) {
		g.content(depth + 1)
	}
	g.WriteString("</" + tag + ">")
}

// lawful fails if what has been cleaned has something left to clean, or one of two
// parsers finds something in it. It reports whether the document was read.
func lawful(t *testing.T, data []byte) bool {
	t.Helper()
	cleaned, removals, fault := Clean(data)
	if fault != nil {
		return false
	}
	if len(removals) == 0 && !bytes.Equal(cleaned, data) {
		t.Fatal("changed without saying so")
	}
	again, removals, fault := Clean(cleaned)
	if fault != nil || len(removals) > 0 || !bytes.Equal(again, cleaned) {
		t.Fatalf("%q is not clean: %v %v", cleaned, removals, fault)
	}
	nodes, styles, err := inXML(cleaned)
	if err == nil {
		err = danger(nodes, styles)
	}
	if err != nil {
		t.Fatalf("%q as XML: %v\nof %q", cleaned, err, data)
	}
	if nodes, styles, err = inHTML(cleaned); err == nil {
		err = danger(nodes, styles)
	}
	if err != nil {
		t.Fatalf("%q as HTML: %v\nof %q", cleaned, err, data)
	}
	return true
}

func TestCleanedIsClean(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	read, dangerous := 0, 0
	for range 8000 {
		choices := make([]byte, 10+random.IntN(100))
		for i := range choices {
			choices[i] = byte(random.IntN(256))
		}
		data := grown(choices)
		if lawful(t, data) {
			read++
			if nodes, styles, err := inXML(data); err == nil && danger(nodes, styles) != nil {
				dangerous++
			}
		}
	}
	t.Logf("%d of 8000 were read, %d of them were dangerous to XML", read, dangerous)
	if read < 1000 || dangerous < 500 {
		t.Errorf("only %d documents were read, %d of them dangerous: the test has lost its subject", read, dangerous)
	}
}

func FuzzClean(f *testing.F) {
	for _, seed := range []string{
		`<svg:svg xmlns:svg="http://www.w3.org/2000/svg" xmlns="http://www.w3.org/2000/svg"><style><!-- </style><img src="x" onerror="1"> --></style></svg:svg>`,
		`<!DOCTYPE svg [<!ENTITY colon ";">]><svg xmlns="http://www.w3.org/2000/svg"><a href="javascript&colon;x"/></svg>`,
		"\xff\xfe<\x00s\x00v\x00g\x00/\x00>\x00",
		`<?xml version="1.0" encoding="UTF-8"?><svg xmlns="http://www.w3.org/2000/svg"><style>a{b:"&#10;";fill:url(//x)}</style></svg>`,
	} {
		f.Add([]byte(seed), false)
		f.Add([]byte(seed), true)
	}
	f.Fuzz(func(t *testing.T, data []byte, grow bool) {
		if grow {
			data = grown(data)
		}
		lawful(t, data)
	})
}

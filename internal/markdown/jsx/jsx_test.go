package jsx_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/markdown/jsx"
	"github.com/pobook/pobook/internal/oracle/generated"
)

// show returns a tag as its kind, its name and its attributes.
func show(text string, t jsx.Tag) string {
	parts := []string{[...]string{"open", "close", "self"}[t.Kind], fmt.Sprintf("%q", t.Name)}
	for _, a := range t.Attributes {
		switch a.Quote {
		case 0:
			parts = append(parts, a.Name.In(text))
		case '{':
			parts = append(parts, a.Name.In(text)+"{"+a.Value.In(text)+"}")
		default:
			parts = append(parts, a.Name.In(text)+"="+a.Value.In(text))
		}
	}
	return strings.Join(parts, " ") + " | " + text[t.End:]
}

// tags are texts that begin with a tag, as [show] has it, or with none.
var tags = map[string]string{
	"<b>x":                           `open "b" | x`,
	"</b>x":                          `close "b" | x`,
	"<br/>":                          `self "br" | `,
	"<br / >x":                       `self "br" | x`,
	"<>x":                            `open "" | x`,
	"</>x":                           `close "" | x`,
	"</ >x":                          `close "" | x`,
	"<Foo.Bar.baz >":                 `open "Foo.Bar.baz" | `,
	"<Foo . Bar>":                    `open "Foo.Bar" | `,
	"<svg:rect xlink:href='#a'/>":    `self "svg:rect" xlink:href=#a | `,
	"<my-tag data-a>":                `open "my-tag" data-a | `,
	"<中 文=\"字\">":                    `open "中" 文=字 | `,
	"<A b=\"c\"d='e' f>":             `open "A" b=c d=e f | `,
	"<A b = {c} {...d} />":           `self "A" b{c} {...d} | `,
	"<A{...b}c>":                     `open "A" {...b} c | `,
	"<A b={{c: \"}\"}}>":             `open "A" b{{c: "}"}} | `,
	"<A\n  b=\"c\n\n  d\"\n>":        "open \"A\" b=c\n\n  d | ",
	"<A b=\"it's &lt; {x} <b> \\\">": `open "A" b=it's &lt; {x} <b> \ | `,
	"<A b={<i>c</i>} />":             `self "A" b{<i>c</i>} | `,
	"<A b={c /* d */} />":            `self "A" b{c /* d */} | `,
	"<A {/* c */...b} />":            `self "A" {/* c */...b} | `,
	"<\u00a0A\u3000b\v>":             `open "A" b | `,
	"<$a _b/>":                       `self "$a" _b | `,
	"<a-b->":                         `open "a-b-" | `,
	"< b>":                           "",
	"<\nb>":                          "",
	"<":                              "",
	"<5":                             "",
	"<-a>":                           "",
	"<b":                             "",
	"<b\"c\">":                       "",
	"<𠮷>":                            "",
	"<!-- a -->":                     "",
	"<https://a.b>":                  "",
	"<a@b.c>":                        "",
	"<a.b:c>":                        "",
	"<a:b.c>":                        "",
	"<a:b:c>":                        "",
	"</a b>":                         "",
	"</a/>":                          "",
	"<a /* b */>":                    "",
	"<a b=c>":                        "",
	"<a b=<i/>>":                     "",
	"<a b={}>":                       "",
	"<a b={/* c */}>":                "",
	"<a {b}>":                        "",
	"<a {}>":                         "",
	"<a b=\"c>":                      "",
	"<a b={c>":                       "",
	"<a / b>":                        "",
	"<a b,c>":                        "",
	"<a b:>":                         "",
	"<a.>":                           "",
}

func TestTagAt(t *testing.T) {
	t.Parallel()
	for text, want := range tags {
		tag, ok := jsx.TagAt(text, 0)
		got := ""
		if ok {
			got = show(text, tag)
		}
		if got != want {
			t.Errorf("%q: %s, want %s", text, got, want)
		}
	}
}

func TestExpressionAt(t *testing.T) {
	t.Parallel()
	for _, whole := range []string{
		"{}", "{a}", "{ }", "{{a: 1}}", "{/* } */}", "{a // }\n}", `{"}"}`, `{'}'}`, `{"\"}"}`, "{`}`}", "{`${`}`}`}", "{`\\`}`}", "{`$}`}", "{`${{a: `}`}}`}",
		"{/}/}", "{/[/}]/}", "{/\\/}/g.test(a)}", "{a / b}", "{(a) / b / c}", "{a[0] / 2 / '}'.length}", "{() => { return /}/ }}", "{typeof /}/}",
		"{a.return / 2 + '}' / 3}", "{i++ / 2 + '}' / 2}", "{a < b}", "{a<b}", "{<b>it's {'}'}</b>}", "{a && <A b='}' c={'}'}/>}", "{<></>}",
		"{<A>\n\n  don't <b.c/> <D e=<i/>></D>\n</A>}", "{a ? <A/> : '}'}", "{x.map((y) => <li key={y}>{y}'s</li>)}", "{中文}", "{if(a) /}/}",
	} {
		for _, rest := range []string{"", " }", "\n\n\"'`/*"} {
			text := "x" + whole + rest
			if end, ok := jsx.ExpressionAt(text, 1); !ok || text[1:end] != whole {
				t.Errorf("%q: %q, %t; want %q", text, text[1:end], ok, whole)
			}
		}
	}
	for text, far := range map[string]bool{"{": true, "{a": true, "{{}": true, "{`}": true, "{/*}": true, "{\"}\n}": false, "{(}": false, "a": false, "{/}\n": false, "{a)}": false} {
		if end, ok := jsx.ExpressionAt(text, 0); ok || (end == len(text)) != far {
			t.Errorf("%q: read %d of %d, %t", text, end, len(text), ok)
		}
	}
}

func TestFlowAt(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][]string{
		"<A>\ntext":          {"<A>"},
		"<A> \t\n":           {"<A>"},
		"</A>":               {"</A>"},
		"<A/> {b} <C/>\r\nd": {"<A/>", "{b}", "<C/>"},
		"<A\n  b\n\n>\nc":    {"<A\n  b\n\n>"},
		"{a\n\n}":            {"{a\n\n}"},
		"{/* a */}\n":        {"{/* a */}"},
		"<A>b</A>":           nil,
		"<A/> b":             nil,
		"{a} b":              nil,
		"<A\n>b":             nil,
		"< A":                nil,
		"<!-- a -->":         nil,
		"":                   nil,
		"\n":                 nil,
		"<A\x00>":            nil,
		"<A>\x00":            nil,
		"<><B/></>":          {"<>", "<B/>", "</>"},
	} {
		end, parts, ok := jsx.FlowAt(text, 0)
		var got []string
		for _, part := range parts {
			got = append(got, part.In(text))
			if isTag := part.In(text)[0] == '<'; isTag != (part.Tag != nil) {
				t.Errorf("%q: part %q has tag %v", text, part.In(text), part.Tag)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" || ok != (want != nil) {
			t.Errorf("%q: %t (-want +got):\n%s", text, ok, diff)
		}
		if ok && end < len(text) && text[end] != '\n' && text[end] != '\r' {
			t.Errorf("%q: ends before %q", text, text[end:])
		}
	}
}

// modules are imports and exports.
var modules = []string{
	"import a from 'b'", "import 'b'", "import {a, b as c} from \"d\"", "import * as a from 'b'", "import a, {b} from 'c'", "import 中 from 'b'",
	"import a from 'b'\nimport c from 'd'\nexport const e = 1;", "export const a = () => {\n\n  return /}/\n\n}", "export function A() {\n\n}",
	"export const a = `\n\n`", "export const a = <b>\n\nc\n\n</b>", "export default ({children}) => <div>\n\n  {children}\n\n</div>", "export * from 'a'",
	"export const a =\n\n1", "import a from 'b' // c", "import a from 'b' /* c\n\nd */", "export {a,\n\nb}", "export class A {\n\n  b() { return 1 / 2 }\n}", "export let a",
}

func TestESMAt(t *testing.T) {
	t.Parallel()
	for _, whole := range modules {
		for _, rest := range []string{"", "\n", "\n\n", "\n \t\n# text {", "\r\n\r\ntext's"} {
			text := whole + rest
			if end, ok := jsx.ESMAt(text, 0); !ok || text[:end] != whole {
				t.Errorf("%q: %q, %t; want %q", text, text[:end], ok, whole)
			}
		}
	}
	for _, text := range []string{
		"import", "export", "import a", "import of goods", "importing", "export, they", "export\tconst a = 1", " import a from 'b'", "export 中文", "export a",
		"import a from 'b\n", "export const a = {\n\n", "exports", "import(a)", "export const a = (}",
	} {
		if end, ok := jsx.ESMAt(text, 0); ok {
			t.Errorf("%q: ESM up to %d", text, end)
		}
	}
}

// What is read as a tag or a module is one to the compiler, and nothing else is.
func TestReadAsCompiled(t *testing.T) {
	t.Parallel()
	g := generated.Start(t, generated.MDX, nil)
	for text, want := range tags {
		plain := strings.HasPrefix(text, "< ") || strings.HasPrefix(text, "<\n")
		if want != "" && !strings.HasPrefix(want, "self") || plain {
			continue // the other tag is missing, or it is text
		}
		if _, err := g.Page("a.md", []byte("a\n\n"+text+"\n")); (err == nil) != (want != "") {
			t.Errorf("%q: a tag is %q, and the compiler says %v", text, want, err)
		}
	}
	for _, text := range modules {
		if strings.Contains(text, "{a,\n") {
			continue // a and b are not defined
		}
		page, err := g.Page("a.md", []byte(text+"\n\n# b\n"))
		if err != nil || len(page.Nodes) < 2 || page.Nodes[0].Name != "esm" {
			t.Errorf("%q: %v", text, err)
		}
	}
}

func TestHeadingID(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]string{
		"a b {#c}": {"a b", "c"}, "a{#c-d}": {"a", "c-d"}, "a {#中文} ": {"a", "中文"}, "{#a}": {"", "a"},
		"a {/* #b */}": {"a", "b"}, "a {/*#b c*/}": {"a", "b"}, "a {/*b*/}": {"a", "b"}, "a {b} {#c}": {"a {b}", "c"},
		"a {/* b */}": {}, "a {b}": {}, "a {#b} c": {}, `a \{#b}`: {}, `a \\{#b}`: {`a \\`, "b"}, "a {#}": {}, "a {#b c}": {}, "a": {}, "a }": {}, "a {/*b*/} c": {},
	} {
		rest, id, ok := jsx.HeadingID(text)
		got := [2]string{}
		if ok {
			got = [2]string{rest.In(text), id.In(text)}
		}
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

func TestAttributeValues(t *testing.T) {
	t.Parallel()
	for value, want := range map[string]string{
		"a": "a", "a &amp; b": "a & b", "a &amp b": "a &amp b", "&quot;&apos;&#39;&#x27;": `"'''`, "a\n   b": "a\nb", `\"`: `\"`, "&unknown;": "&unknown;", "{a}<b>": "{a}<b>",
	} {
		if got := jsx.Decode(value); got != want {
			t.Errorf("%q: %q, want %q", value, got, want)
		}
	}
	for _, text := range []string{"a", `a "b" 'c'`, "&amp; &quot; & &x", "{a} <b> `c` \\", "中「文」"} {
		for _, quote := range []byte{'"', '\''} {
			tag := "<A b=" + string(quote) + jsx.EncodeValue(text, quote) + string(quote) + " />"
			got, ok := jsx.TagAt(tag, 0)
			if !ok || got.End != len(tag) || jsx.Decode(got.Attributes[0].Value.In(tag)) != text {
				t.Errorf("%q: %s", text, tag)
			}
		}
	}
}

// A text that closes nothing is read in linear time, by each function.
func TestReadingIsLinear(t *testing.T) {
	t.Parallel()
	for name, part := range map[string]string{
		"braces": "{", "angles": "<a ", "attributes": "<a b={", "templates": "{`${", "elements": "{<a>", "comments": "{/*", "regexps": "{/[", "strings": "{'\\", "members": "<a.", "names": "<a b.",
		"blank lines": "export const a = {\n\n", "comment lines": "import 'a' //\n", "children": "{<a>{",
	} {
		for i, read := range []func(string){
			func(text string) { jsx.TagAt(text, 0) },
			func(text string) { jsx.ExpressionAt(text, 0) },
			func(text string) { jsx.FlowAt(text, 0) },
			func(text string) { jsx.ESMAt(text, 0) },
			func(text string) { jsx.HeadingID(text) },
		} {
			bookgen.Linear(t, fmt.Sprint(name, " ", i), 20_000, func(n int) { read(strings.Repeat(part, n)) })
		}
	}
}

package xliff_test

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/xliff"
)

// document makes a document of one file, with texts and their translations by turns.
func document(texts ...string) *xliff.Document {
	f := xliff.File{Original: "a.md", Source: "en", Target: "zh-Hant"}
	for i := 0; i < len(texts); i += 2 {
		e := &po.Entry{ID: texts[i], Str: []string{texts[i+1]}}
		f.Units = append(f.Units, xliff.Unit{ID: xliff.ID(e.Key()), Entry: e})
	}
	return &xliff.Document{Files: []xliff.File{f}}
}

func written(t testing.TB, d *xliff.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := xliff.Write(&b, d, xliff.Options{Version: "1"}); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t testing.TB, text string) *xliff.Document {
	t.Helper()
	d, err := xliff.Read("f.xlf", []byte(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return d
}

// full has a message of each sort, with all that one may have.
func full() *xliff.Document {
	context, before := "menu <1>", "Press *twice*"
	d := &xliff.Document{Files: []xliff.File{
		{Original: "part & parcel/a.md", Source: "en", Target: "zh-Hant"},
		{Original: "b.md", Source: "en", Target: "zh-Hant"},
	}}
	for i, e := range []*po.Entry{
		{ID: "Save", Str: []string{"儲存"}, Extracted: []string{"heading 2, in: A › B", "a label"}, References: []string{"handbook/a.md:a", "handbook/b.md"}},
		{ID: "Save", Context: &context, Str: []string{""}},
		{ID: "Press **twice**", Str: []string{"按*兩次*"}, Flags: []string{"fuzzy"}, Previous: &po.Previous{ID: &before}, Comments: []string{"Is \"twice\" right?", "", "Chen"}},
		{ID: "API", Str: []string{"API"}},
		{ID: "\x01\v=\ufffe", Str: []string{"\x01"}},
		{ID: "  two  blanks \r\n", Str: []string{"\tt "}},
	} {
		f := &d.Files[i/4]
		f.Units = append(f.Units, xliff.Unit{ID: xliff.ID(e.Key()), Entry: e})
	}
	return d
}

// asRead is a document as it comes back: references are for translators alone.
func asRead(d *xliff.Document) *xliff.Document {
	for _, f := range d.Files {
		for i := range f.Units {
			u := &f.Units[i]
			u.Entry.References = nil
			if u.Entry.Fuzzy() {
				u.Doubt = `state is "needs-review-translation"`
			}
		}
	}
	return d
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	if diff := cmp.Diff(asRead(full()), read(t, written(t, full()))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// inlineTexts are texts with all that translators' programs shall protect, and their
// translations, which move it, do without it, or have some of their own.
var inlineTexts = []string{
	"Use `a` and **b [c](d.md \"e\")**, see ![f](g.png).  \nh\\\ni\n\tj & <b>k</b>[^1] {{ l }} http://m.example <n@o.example>",
	"見 ![f](g.zh.png)，用**b [c](d.md \"e\")**與 `a`。",
	"*a* _b_ ~~c~~ ***d*** [![e](f)](g) [h][i] [j]", "***d*** ~~c~~ *a*[h][k]",
	"a * b ** c ` d [ e ] < f > & g \\* \\`", "\\` ` ** *",
	"`a  \nb` <a title=\"  \n\">", "<!-- x --> `a  \nb`",
	"**注意：**請", "**注意：**請**！**",
}

func TestMarkdown(t *testing.T) {
	t.Parallel()
	d := document(inlineTexts...)
	text := written(t, d)
	if diff := cmp.Diff(d, read(t, text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for _, want := range []string{
		`<source>Use <ph id="1" ctype="x-code">` + "`a`" + `</ph> and <bpt id="2" ctype="bold">**</bpt>b <bpt id="3" ctype="link">[</bpt>c<ph id="4" ctype="x-address">](d.md &#34;</ph>e<ept id="3">&#34;)</ept><ept id="2">**</ept>, see `,
		`.<ph id="6" ctype="lb">  &#xA;</ph>h<ph id="7" ctype="lb">\&#xA;</ph>i&#xA;&#x9;j &amp; <ph id="8" ctype="x-html">&lt;b&gt;</ph>k`,
		// The same markup has the same number, also where CommonMark prints it; other
		// markup has another number.
		`<target state="translated">見 <bpt id="14" ctype="x-image">![</bpt>f<ept id="14">](g.zh.png)</ept>，用<bpt id="2" ctype="bold">**</bpt>b `,
		`</ept><ept id="2">**</ept>與 <ph id="1" ctype="x-code">` + "`a`" + `</ph>。</target>`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("the document has no\n%s\nbut\n%s", want, text)
		}
	}
}

// In code nothing is markup.
func TestCode(t *testing.T) {
	t.Parallel()
	d := document("x = **p; // `a` [b](c)", "")
	d.Files[0].Units[0].Code = true
	if text := written(t, d); strings.Contains(text, "<ph") || strings.Contains(text, "<bpt") {
		t.Errorf("code has elements:\n%s", text)
	}
}

// Whatever becomes of inline elements in a translators' program, the Markdown is
// that of the source.
func TestEdited(t *testing.T) {
	t.Parallel()
	const source = "Use `a` in **[b](c)**."
	tests := []struct{ target, want, doubt string }{
		{`用<bpt id="2">**</bpt><bpt id="3">[</bpt>乙<ept id="3">](c)</ept><ept id="2">**</ept><ph id="1">` + "`a`" + `</ph>`, "用**[乙](c)**`a`", ""},
		{`用<bpt id="2"/><bpt id="3"/>乙<ept id="3"/><ept id="2"/><ph id="1"/>`, "用**[乙](c)**`a`", ""},
		{`用<g id="2"><g id="3">乙</g></g><x id="1"/>`, "用**[乙](c)**`a`", ""},
		{`用<bx id="2"/><bx id="3"/>乙<ex rid="3" id="9"/><ex rid="2" id="10"/><x id="1"/>`, "用**[乙](c)**`a`", ""},
		{`<mrk mtype="seg" mid="1">用<ph id="1"/>。</mrk><mrk mtype="seg" mid="2">完</mrk>`, "用`a`。完", ""},
		{`<![CDATA[用 <b> ]]><ph id="1"><sub>` + "`a`" + `</sub></ph>`, "用 <b> `a`", ""},
		{`用<x id="7"/>`, "用", "its markup is not in the file"},
	}
	document := written(t, document(source, "x"))
	for _, test := range tests {
		edited := strings.Replace(document, `<target state="translated">x</target>`, "<target>"+test.target+"</target>", 1)
		u := read(t, edited).Files[0].Units[0]
		if u.Entry.ID != source || u.Entry.Str[0] != test.want || u.Doubt != test.doubt || u.Entry.Fuzzy() != (test.doubt != "") {
			t.Errorf("%s is %q, %q", test.target, u.Entry.Str[0], u.Doubt)
		}
	}
}

func TestStates(t *testing.T) {
	t.Parallel()
	tests := []struct {
		unit, target string // attributes
		text         string
		want         string // "" is no translation, "ok" a finished one, else why it is fuzzy
	}{
		{``, ``, "譯", "ok"},
		{``, `state="translated"`, "譯", "ok"},
		{``, `state="final"`, "譯", "ok"},
		{``, `state="signed-off" state-qualifier="leveraged-mt"`, "譯", "ok"},
		{`approved="yes"`, ``, "譯", "ok"},
		{`approved="yes"`, `state="new"`, "譯", "ok"},
		{`approved="no"`, ``, "譯", `approved is "no"`},
		{`approved="no"`, `state="translated"`, "譯", "ok"},
		{``, `state="new"`, "譯", `state is "new"`},
		{``, `state="needs-translation"`, "譯", `state is "needs-translation"`},
		{`approved="yes"`, `state="needs-review-translation"`, "譯", `state is "needs-review-translation"`},
		{``, `state="needs-l10n"`, "譯", `state is "needs-l10n"`},
		{``, `state="x-whatever"`, "譯", `state is "x-whatever"`},
		{``, `state="translated" state-qualifier="mt-suggestion"`, "譯", `state-qualifier is "mt-suggestion"`},
		{``, `state="translated" state-qualifier="fuzzy-match"`, "譯", `state-qualifier is "fuzzy-match"`},
		{`approved="yes"`, `state="translated" state-qualifier="leveraged-mt"`, "譯", `state-qualifier is "leveraged-mt"`},
		{``, `state="translated" state-qualifier="rejected-inaccurate"`, "譯", `state-qualifier is "rejected-inaccurate"`},
		{``, `state="translated" state-qualifier="exact-match"`, "譯", "ok"},
		{`xmlns:m="http://www.memsource.com/mxlf/2.0" m:confirmed="0"`, ``, "譯", `confirmed is "0"`},
		{`xmlns:mq="MQXliff" mq:status="MachineTranslated"`, ``, "譯", `status is "MachineTranslated"`},
		{`xmlns:mq="MQXliff" mq:status="ManuallyConfirmed"`, ``, "譯", "ok"},
		{``, ``, "", ""},
		{``, `state="new"`, "", ""},
		{``, ``, "text", ""},
		{``, `state="needs-translation"`, "text", ""},
		{``, `state="translated"`, "text", "ok"},
		{`approved="yes"`, ``, "text", "ok"},
	}
	for _, test := range tests {
		u := read(t, `<xliff version="1.2"><file><body><group><trans-unit id="1" `+test.unit+`><source>text</source><target `+test.target+`>`+test.text+`</target></trans-unit></group></body></file></xliff>`).Files[0].Units[0]
		got := u.Doubt
		if !u.Entry.Empty() && !u.Entry.Fuzzy() {
			got = "ok"
		}
		if got != test.want || got != "" && u.Entry.Str[0] != test.text {
			t.Errorf("<trans-unit %s><target %s>%s: %q is %q, want %q", test.unit, test.target, test.text, u.Entry.Str[0], got, test.want)
		}
	}
}

// Trados keeps states beside the target.
func TestTrados(t *testing.T) {
	t.Parallel()
	u := read(t, `<xliff xmlns:sdl="http://sdl.com/FileTypes/SdlXliff/1.0" version="1.2"><file><body><trans-unit id="1"><source>text</source>
<seg-source><mrk mtype="seg" mid="1">text</mrk></seg-source><target><mrk mtype="seg" mid="1">譯</mrk></target>
<sdl:seg-defs><sdl:seg id="1" conf="Translated" origin="mt"/></sdl:seg-defs></trans-unit></body></file></xliff>`).Files[0].Units[0]
	if u.Entry.ID != "text" || u.Entry.Str[0] != "譯" || u.Doubt != `origin is "mt"` {
		t.Errorf("%+v is %q", u.Entry, u.Doubt)
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	const head = `<xliff version="1.2"><file original="a"><body><trans-unit id="1">`
	tests := []struct{ text, want string }{
		{"", "f.xlf:1:1: there is no XML in this file"},
		{"msgid \"\"\n", "there is no XML in this file"},
		{`<tmx version="1.4"/>`, `f.xlf:1:1: this is not XLIFF: the outermost element is "tmx"`},
		{`<xliff version="2.0"/>`, `f.xlf:1:1: this is XLIFF 2.0, and XLIFF 1.2 is read`},
		{head + "<source>a</source", "f.xlf:1:83: the file ends too early"},
		{head + "<source>a</source>\n", "f.xlf:2:1: the file ends too early"},
		{head + "\n<source>a & b</source>", "f.xlf:2:12: not well-formed XML: invalid character entity"},
		{head + "<source>\x01</source>", "illegal character code"},
		{head + "<source>\xff</source>", "invalid UTF-8"},
		{`<?xml version="1.0" encoding="no-such"?>` + head, `the encoding "no-such" is not known`},
		{`<!DOCTYPE xliff [<!ENTITY a "b"><!ENTITY c "&a;&a;">]>` + head + "<source>&c;</source>", "invalid character entity &c;"},
		{strings.Repeat("<xliff>", 200), "elements are nested deeper than 100"},
	}
	for _, test := range tests {
		_, err := xliff.Read("f.xlf", []byte(test.text))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%.80q gives %v, want %s", test.text, err, test.want)
		}
	}
}

func TestSchema(t *testing.T) {
	t.Parallel()
	xmllint, schema := oracle.Require(t, "xmllint"), oracle.XLIFFSchema(t)
	d := full()
	d.Files = append(d.Files, document(inlineTexts...).Files...)
	cmd := exec.Command(xmllint, "--nonet", "--noout", "--schema", schema, "-")
	cmd.Stdin = strings.NewReader(written(t, d))
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// testdata/omegat.xlf is what OmegaT 3.6 made of a prefilled document, by the
// translations of a memory in which inline elements are moved.
func TestOmegaT(t *testing.T) {
	t.Parallel()
	data, err := os.ReadFile("testdata/omegat.xlf")
	if err != nil {
		t.Fatal(err)
	}
	want := [][2]string{
		{"A plain heading", "普通標題"},
		{"Run `make` and read [the *short* manual](manual.md \"Read me\") twice.", "把[*簡短*手冊](manual.md \"讀我\")讀兩遍，然後執行 `make`。"},
		{
			"**Bold**, ~~gone~~, ![a picture](a.png) and a footnote[^1].  \nAfter a hard break: <kbd>Esc</kbd> & {{ site.name }} at https://example.org.",
			"![圖](a.png)、~~刪~~、**粗**和註[^1]。  \n換行後：https://example.org 的 {{ site.name }} 與 <kbd>Esc</kbd>。",
		},
		{"Nobody translates this.", ""},
		{"The note.", ""},
	}
	var got [][2]string
	for _, u := range read(t, string(data)).Files[0].Units {
		got = append(got, [2]string{u.Entry.ID, u.Entry.Str[0]})
		if u.Entry.Fuzzy() || u.ID != xliff.ID(u.Entry.Key()) {
			t.Errorf("%+v", u)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A source that was put into a target is no translation.
func TestPrefill(t *testing.T) {
	t.Parallel()
	var b bytes.Buffer
	if err := xliff.Write(&b, full(), xliff.Options{Prefill: true}); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(asRead(full()), read(t, b.String())); diff != "" || strings.Count(b.String(), "<target>Save</target>") != 1 {
		t.Errorf("(-want +got):\n%s\n%s", diff, b.String())
	}
}

package tmx_test

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/tmx"
	"github.com/pobook/pobook/internal/translate"
)

var rewrite = flag.Bool("update", false, "rewrite the results in testdata")

var codes = []string{"zh_Hant", "de"}

func languages(t testing.TB) *memory.Languages {
	t.Helper()
	var targets []locale.Locale
	for _, code := range append([]string{"en"}, codes...) {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		targets = append(targets, l)
	}
	return memory.NewLanguages(targets[0], targets[1:])
}

func written(t testing.TB, m *memory.Memory) string {
	t.Helper()
	header := tmx.Header{Version: "1", Source: language.English, Targets: map[string]language.Tag{}}
	for _, l := range languages(t).Targets() {
		header.Targets[l.Code] = l.Tag
	}
	var b bytes.Buffer
	if err := tmx.Write(&b, m, header); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func read(t testing.TB, text string) *memory.Memory {
	t.Helper()
	m, err := tmx.Read("m.tmx", []byte(text), languages(t))
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// full has a unit of each sort, with all that one may have.
func full() *memory.Memory {
	context := "menu <1>"
	return &memory.Memory{Other: map[string]int{}, Units: []memory.Unit{
		{
			Source: "Save", Sections: []string{"part & parcel/a.md", "b.md"}, Where: []string{"heading 1", "in: A › B"},
			Translations: []memory.Translation{{Locale: "zh_Hant", Text: "儲存", Comments: []string{"one", "two"}}, {Locale: "de", Text: "Sichern"}},
		},
		{Source: "Save", Context: &context, Sections: []string{"a.md"}, Translations: []memory.Translation{{Locale: "de", Text: "Retten"}}},
		{Source: "`a` **b** <c d=\"e\">  \n::f \t& g ##[h]", Translations: []memory.Translation{{Locale: "zh_Hant", Text: " \u202e\u200b\r\n\\ "}}},
		{Source: "\x01\v=\ufffe", Translations: []memory.Translation{{Locale: "zh_Hant", Text: "\x7f\x1b[2J"}}},
	}}
}

func TestRoundTrip(t *testing.T) {
	t.Parallel()
	text := written(t, full())
	if diff := cmp.Diff(full(), read(t, text)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if strings.ContainsAny(text, "\u202e\u200b\x1b\v\r\x7f") || strings.Contains(text, "##[") || strings.Contains(text, "\n::") {
		t.Errorf("this steers:\n%s", text)
	}
}

// What is written is this, to the byte.
func TestWrite(t *testing.T) {
	t.Parallel()
	const want = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE tmx SYSTEM "tmx14.dtd">
<tmx version="1.4">
<header creationtool="pobook" creationtoolversion="1" segtype="block" o-tmf="PO" adminlang="en" srclang="en" datatype="plaintext" o-encoding="UTF-8"/>
<body>
<tu>
  <prop type="x-section">a.md</prop>
  <prop type="x-po-msgctxt">c</prop>
  <prop type="x-where">heading 1</prop>
  <tuv xml:lang="en"><seg>*a*&#xB;<ph type="x-u-000B"/></seg></tuv>
  <tuv xml:lang="zh-Hant"><note>n</note><seg>甲</seg></tuv>
</tu>
</body>
</tmx>
`
	context := "c"
	m := &memory.Memory{Units: []memory.Unit{{
		Source: "*a*\v", Context: &context, Sections: []string{"a.md"}, Where: []string{"heading 1"},
		Translations: []memory.Translation{{Locale: "zh_Hant", Text: "甲", Comments: []string{"n"}}},
	}}}
	if diff := cmp.Diff(strings.Replace(want, "&#xB;", "", 1), written(t, m)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// Memories as other programs write them.
func TestPrograms(t *testing.T) {
	t.Parallel()
	archive, err := filepath.Glob("testdata/*.tmx")
	if err != nil || len(archive) < 5 {
		t.Fatal(err, archive)
	}
	for _, file := range archive {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		m, err := tmx.Read(file, data, languages(t))
		if err != nil {
			t.Errorf("%s: %v", file, err)
			continue
		}
		got, err := json.MarshalIndent(m, "", "  ")
		if err != nil {
			t.Fatal(err)
		}
		if *rewrite {
			if err := os.WriteFile(strings.TrimSuffix(file, ".tmx")+".json", append(got, '\n'), 0o644); err != nil {
				t.Fatal(err)
			}
		}
		want, err := os.ReadFile(strings.TrimSuffix(file, ".tmx") + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(strings.TrimSpace(string(want)), string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", file, diff)
		}
	}
}

func TestCharsets(t *testing.T) {
	t.Parallel()
	const text = `<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>a</seg></tuv><tuv xml:lang="de"><seg>ä</seg></tuv></tu></body></tmx>`
	inUTF16 := func(order func(unit uint16) []byte, text string) []byte {
		var b []byte
		for _, unit := range utf16.Encode([]rune(text)) {
			b = append(b, order(unit)...)
		}
		return b
	}
	little := func(u uint16) []byte { return []byte{byte(u), byte(u >> 8)} }
	big := func(u uint16) []byte { return []byte{byte(u >> 8), byte(u)} }
	for name, data := range map[string][]byte{
		"UTF-8":                  []byte(text),
		"UTF-8 with mark":        []byte("\ufeff" + text),
		"declared UTF-16":        []byte(`<?xml version="1.0" encoding="UTF-16"?>` + text),
		"UTF-16LE with mark":     inUTF16(little, "\ufeff"+`<?xml version="1.0" encoding="utf-16"?>`+text),
		"UTF-16BE with mark":     inUTF16(big, "\ufeff"+text),
		"UTF-16LE without":       inUTF16(little, text),
		"UTF-16BE without":       inUTF16(big, text),
		"UTF-16LE said to be -8": inUTF16(little, "\ufeff"+`<?xml version="1.0" encoding="utf-8"?>`+text),
		"windows-1252":           []byte(`<?xml version="1.0" encoding="windows-1252"?>` + strings.ReplaceAll(text, "ä", "\xe4")),
	} {
		m, err := tmx.Read("m.tmx", data, languages(t))
		if err != nil || len(m.Units) != 1 || m.Units[0].Translations[0].Text != "ä" {
			t.Errorf("%s: %+v, %v", name, m, err)
		}
	}
}

func TestRefused(t *testing.T) {
	t.Parallel()
	const head = `<tmx version="1.4"><body><tu><tuv xml:lang="en"><seg>a</seg></tuv>`
	tests := []struct{ text, want string }{
		{"", "m.tmx:1:1: there is no XML in this file"},
		{"source,target\n", "there is no XML in this file"},
		{`<xliff version="1.2"/>`, `m.tmx:1:1: this is not TMX: the outermost element is "xliff"; export the translations as TMX (tmx-syntax)`},
		{head + "\n<tuv><seg>a", "m.tmx:2:12: the file ends too early"},
		{head + "\n<tuv></seg>", "m.tmx:2:12: not well-formed XML: element <tuv> closed by </seg>"},
		{`<!DOCTYPE tmx [<!ENTITY a SYSTEM "file:///etc/passwd">]>` + head + `<tuv xml:lang="de"><seg>&a;</seg></tuv></tu></body></tmx>`, "invalid character entity &a;"},
		{head + `<tuv xml:lang="fr"><seg>b</seg></tuv></tu></body></tmx>`, `m.tmx:1:1: nothing is translated from en into zh_Hant, de; the languages of the file are "en", "fr"`},
		{strings.Repeat("<tmx>", 200), "elements are nested deeper than 100"},
	}
	for _, test := range tests {
		_, err := tmx.Read("m.tmx", []byte(test.text), languages(t))
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%.80q gives %v, want %s", test.text, err, test.want)
		}
	}
	if m := read(t, `<tmx version="1.4"><body></body></tmx>`); len(m.Units) > 0 {
		t.Errorf("an empty memory is %+v", m)
	}
}

// generated makes a memory of a generated book of some words.
func generated(words int) *memory.Memory {
	var sections []memory.Section
	for _, file := range bookgen.Book(max(1, words/1500), words) {
		s := memory.Section{Path: file.Path}
		for _, code := range codes {
			catalogue := &po.File{}
			for _, m := range translate.Extract(file.Path, markdown.Parse(file.Source, markdown.Options{})) {
				m.Entry.Str = []string{bookgen.Translate(m.Entry.ID)}
				catalogue.Entries = append(catalogue.Entries, m.Entry)
			}
			s.Catalogues = append(s.Catalogues, memory.Catalogue{Locale: code, File: catalogue})
		}
		sections = append(sections, s)
	}
	m := memory.Collect(sections, false)
	m.Other = map[string]int{}
	return &m
}

func TestLossless(t *testing.T) {
	t.Parallel()
	m := generated(20_000)
	if diff := cmp.Diff(m, read(t, written(t, m))); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

func TestSchema(t *testing.T) {
	t.Parallel()
	xmllint, schema := oracle.Require(t, "xmllint"), oracle.TMXSchema(t)
	m := full()
	m.Units = append(m.Units, generated(5000).Units...)
	// The document names the schema as a file beside it.
	file := filepath.Join(filepath.Dir(schema), "m.tmx")
	if err := os.WriteFile(file, []byte(written(t, m)), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(xmllint, "--nonet", "--noout", "--valid", file).CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}

// The translate toolkit, and so Weblate, reads the same texts.
func TestToolkit(t *testing.T) {
	t.Parallel()
	python := oracle.RequirePython(t, "translate.storage.tmx")
	const script = `
import json, sys
from translate.storage import tmx
units = tmx.tmxfile.parsestring(sys.stdin.buffer.read()).units
json.dump([[u.source] + [u.getNodeText(n, "preserve") for n in u.getlanguageNodes()[1:]] for u in units], sys.stdout)
`
	m := generated(5000)
	var want [][]string
	for _, u := range m.Units {
		texts := []string{u.Source}
		for _, tr := range u.Translations {
			texts = append(texts, tr.Text)
		}
		want = append(want, texts)
	}
	cmd := exec.Command(python, "-c", script)
	cmd.Stdin = strings.NewReader(written(t, m))
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var got [][]string
	if err := json.Unmarshal(out, &got); err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// What po2tmx makes of a catalogue is what is finished in it.
func TestPo2tmx(t *testing.T) {
	t.Parallel()
	po2tmx := oracle.Require(t, "po2tmx")
	file := filepath.Join(oracle.Corpora(t), "spc/locales/zh_Hant/LC_MESSAGES/messages.po")
	out := filepath.Join(t.TempDir(), "out.tmx")
	if message, err := exec.Command(po2tmx, "--progress=none", "-l", "zh_TW", file, out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, message)
	}
	data, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, u := range read(t, string(data)).Units {
		if u.Translations[0].Doubt == "" {
			got[u.Source] = u.Translations[0].Text
		}
	}
	data, err = os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	catalogue, err := po.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]string{}
	for _, e := range catalogue.Entries {
		if !e.IsHeader() && !e.Obsolete && e.Translated() {
			want[e.ID] = e.Str[0]
		}
	}
	if diff := cmp.Diff(want, got); diff != "" || len(want) < 900 {
		t.Errorf("%d messages (-want +got):\n%s", len(want), diff)
	}
}

// Files that are hostile to readers which look back or ahead.
func TestLinear(t *testing.T) {
	t.Parallel()
	const source, target = `<tuv xml:lang="en"><seg>a</seg></tuv>`, `<tuv xml:lang="de"><seg>b</seg></tuv>`
	for name, parts := range map[string][3]string{
		"units":       {"", "<tu>" + source + target + "</tu>", ""},
		"targets":     {"<tu>" + source, target, "</tu>"},
		"sources":     {"<tu>", source, target + "</tu>"},
		"both":        {"<tu>", source + target, "</tu>"},
		"notes":       {"<tu>", "<note>a</note>", source + target + target + "</tu>"},
		"noted":       {"<tu><note>a</note>" + source, "<note>a</note>" + target, "</tu>"},
		"properties":  {"<tu>", `<prop type="x-section">a</prop>`, source + target + "</tu>"},
		"elements":    {"<tu>" + target + `<tuv lang="en"><seg>`, `<ph>a</ph>`, "</seg></tuv></tu>"},
		"in elements": {"<tu>" + target + `<tuv lang="en"><seg><ph>`, `<sub>a</sub>`, "</ph></seg></tuv></tu>"},
		"languages":   {"<tu>" + source, `<tuv xml:lang="xx-no-such"><seg>b</seg></tuv>`, "</tu>"},
	} {
		bookgen.Linear(t, name, 500, func(size int) {
			_, _ = tmx.Read("m.tmx", []byte("<tmx><body>"+parts[0]+strings.Repeat(parts[1], size)+parts[2]+"</body></tmx>"), languages(t))
		})
	}
}

// An iteration writes the memory of a book in two locales, and reads it.
func BenchmarkExchange(b *testing.B) {
	m := generated(300_000)
	text := written(b, m)
	b.Run("write", func(b *testing.B) {
		bookgen.Cost(b, 1, func(int) { written(b, m) })
		b.SetBytes(int64(len(text)))
	})
	b.Run("read", func(b *testing.B) {
		bookgen.Cost(b, 1, func(int) { read(b, text) })
		b.SetBytes(int64(len(text)))
	})
}

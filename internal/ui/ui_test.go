package ui_test

import (
	"bytes"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/leonelquinteros/gotext"
	"golang.org/x/text/unicode/norm"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/ui"
)

func TestStrings(t *testing.T) {
	t.Parallel()
	type words struct{ Contents, Figure, One, Many, Untranslated, Page, Chapter, More, Callouts, References string }
	english := words{
		Contents: "Contents", Figure: "Figure 3", One: "0 of 1 passage is translated.", Many: "12 of 40 passages are translated.",
		Untranslated: "Untranslated passages are shown in the original language, with a rule in the margin.",
		Page:         "(page 7)", Chapter: "Chapter 12", More: "… and 5 more", Callouts: "Note Tip Important Warning Caution Details",
		References: "(Table 3) (Table 3, page 7)",
	}
	traditional := words{
		Contents: "目錄", Figure: "圖 3", One: "已翻譯 0 段，共 1 段。", Many: "已翻譯 12 段，共 40 段。",
		Untranslated: "尚未翻譯的段落以原文顯示，並在頁邊以直線標示。",
		Page:         "（第 7 頁）", Chapter: "第十二章", More: "……及另外 5 人", Callouts: "備註 提示 重要 警告 小心 詳細內容",
		References: "（表 3） （表 3，第 7 頁）",
	}
	german := words{
		Contents: "Inhalt", Figure: "Abbildung 3", One: "0 von 1 Absatz ist übersetzt.", Many: "12 von 40 Absätzen sind übersetzt.",
		Untranslated: "Noch nicht übersetzte Absätze stehen in der Originalsprache, mit einem Strich am Rand.",
		Page:         "(Seite 7)", Chapter: "Kapitel 12", More: "… und 5 weitere Personen", Callouts: "Hinweis Tipp Wichtig Warnung Vorsicht Details",
		References: "(Tabelle 3) (Tabelle 3, Seite 7)",
	}
	tests := []struct {
		code string
		want words
	}{
		{"en", english},
		{"zh_Hant", traditional},
		{"zh_Hant_HK", traditional},
		{"de", german},
		{"de_CH", german},
		{"de@formal", german},
		{"zh_Hant@x_Latn", english},
		{"fa", english},
		{"yue_Hant", english},
		{"zh_Latn", english},
		{"xx", english},
		{"", english},
		{"../po/de", english},
	}
	for _, test := range tests {
		s := ui.For(test.code)
		var callouts []string
		for _, kind := range []string{"note", "tip", "important", "warning", "caution", "details"} {
			callouts = append(callouts, s.Callout(kind))
		}
		got := words{s.Contents(), s.Figure(3), s.Coverage(0, 1), s.Coverage(12, 40), s.Untranslated(), s.Page(7), s.Chapter(12), s.MoreAuthors(5), strings.Join(callouts, " "), s.Reference(s.Table(3), 0) + " " + s.Reference(s.Table(3), 7)}
		if diff := cmp.Diff(test.want, got); diff != "" {
			t.Errorf("%q (-want +got):\n%s", test.code, diff)
		}
	}
}

// templates are the templates, by the files with the strings that are in them.
var templates = map[string]string{"ui.go": "po/ui.pot", "site.go": "po/site/site.pot", "preview.go": "po/preview/preview.pot"}

// A template must hold the strings of its source, no more and no fewer.
func TestTemplateMatchesSource(t *testing.T) {
	t.Parallel()
	for source, template := range templates {
		got := map[string]string{}
		for id, message := range messages(t, template) {
			got[id] = message.PluralID
		}
		if diff := cmp.Diff(stringsOf(t, source), got); diff != "" {
			t.Errorf("(-%s +%s):\n%s", source, template, diff)
		}
	}
}

// stringsOf returns the strings of a source: msgid to msgid_plural.
func stringsOf(t *testing.T, source string) map[string]string {
	t.Helper()
	want := map[string]string{}
	file, err := parser.ParseFile(token.NewFileSet(), source, nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(file, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok {
			return true
		}
		switch f, _ := call.Fun.(*ast.SelectorExpr); {
		case f != nil && f.Sel.Name == "Get":
			want[literal(t, call.Args[0])] = ""
		case f != nil && f.Sel.Name == "GetN":
			want[literal(t, call.Args[0])] = literal(t, call.Args[1])
		}
		return true
	})
	return want
}

func literal(t *testing.T, e ast.Expr) string {
	t.Helper()
	l, ok := e.(*ast.BasicLit)
	if !ok {
		t.Fatalf("a msgid is no string literal: %v", e)
	}
	s, err := strconv.Unquote(l.Value)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// messages reads a catalogue's messages, without the header.
func messages(t *testing.T, file string) map[string]*gotext.Translation {
	t.Helper()
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	po := gotext.NewPo()
	po.Parse(content)
	list := po.GetDomain().GetTranslations()
	delete(list, "")
	return list
}

func catalogueFiles(t *testing.T) []string {
	t.Helper()
	var files []string
	for _, template := range templates {
		list, err := filepath.Glob(filepath.Dir(template) + "/*.po")
		if err != nil || len(list) < 2 {
			t.Fatalf("found %q, %v", list, err)
		}
		files = append(files, list...)
	}
	slices.Sort(files)
	return files
}

var (
	verb      = regexp.MustCompile(`%[^ ]|\{[a-z]+\}|Weblate|PDF|pobook preview`)
	leftovers = regexp.MustCompile(`(?m)^#(,.*\bfuzzy\b|~|\|)`)
)

// Every catalogue has each message of the template in all its plural forms,
// with the same verbs in the same order, and nothing else.
func TestCataloguesAreComplete(t *testing.T) {
	t.Parallel()
	for _, file := range catalogueFiles(t) {
		template, catalogue := messages(t, templateOf(t, file)), messages(t, file)
		want, got := slices.Sorted(maps.Keys(template)), slices.Sorted(maps.Keys(catalogue))
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-template +catalogue):\n%s", file, diff)
			continue
		}
		for id, message := range catalogue {
			if want := forms(t, file, template[id]); len(message.Trs) != want {
				t.Errorf("%s: %q has %d forms, want %d", file, id, len(message.Trs), want)
			}
			for form, text := range message.Trs {
				if text == "" || !slices.Equal(verbsOf(text), verbsOf(id)) {
					t.Errorf("%s: %q is translated as %q in form %d", file, id, text, form)
				}
			}
		}
	}
}

// verbsOf returns what is replaced in a text, in order. Signs of percent are apart, and last,
// for they stand before the number in Turkish.
func verbsOf(text string) []string {
	verbs := verb.FindAllString(strings.ReplaceAll(text, "%%", ""), -1)
	return append(verbs, slices.Repeat([]string{"%%"}, strings.Count(text, "%%"))...)
}

// templateOf returns the template beside a catalogue.
func templateOf(t *testing.T, file string) string {
	t.Helper()
	for _, template := range templates {
		if filepath.Dir(template) == filepath.Dir(file) {
			return template
		}
	}
	t.Fatalf("%s has no template", file)
	return ""
}

// forms returns how many translations a message must have.
func forms(t *testing.T, file string, message *gotext.Translation) int {
	t.Helper()
	if message.PluralID == "" {
		return 1
	}
	n, err := strconv.Atoi(of(t, file).Plurals[len("nplurals="):][:1])
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// of returns the locale whose catalogue a file is by its name.
func of(t *testing.T, file string) locale.Locale {
	t.Helper()
	l, err := locale.Parse(strings.TrimSuffix(filepath.Base(file), ".po"))
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// scripts are those of a locale's letters, where its code has several or Unicode's tables
// have another name than ISO 15924.
var scripts = map[string][]string{
	"Jpan": {"Han", "Hiragana", "Katakana"}, "Hant": {"Han"}, "Hans": {"Han"}, "Kore": {"Hangul"},
	"Latn": {"Latin"}, "Cyrl": {"Cyrillic"}, "Grek": {"Greek"}, "Arab": {"Arabic"}, "Hebr": {"Hebrew"},
	"Deva": {"Devanagari"}, "Beng": {"Bengali"}, "Guru": {"Gurmukhi"}, "Gujr": {"Gujarati"}, "Taml": {"Tamil"}, "Telu": {"Telugu"},
	"Knda": {"Kannada"}, "Mlym": {"Malayalam"}, "Sinh": {"Sinhala"}, "Thai": {"Thai"}, "Laoo": {"Lao"}, "Khmr": {"Khmer"}, "Mymr": {"Myanmar"},
	"Geor": {"Georgian"}, "Armn": {"Armenian"}, "Ethi": {"Ethiopic"},
}

// Every letter of a catalogue is of its script, which homoglyphs are not, and in the form
// that faces have glyphs for.
func TestCataloguesAreOfOneScript(t *testing.T) {
	t.Parallel()
	for _, file := range catalogueFiles(t) {
		tables := []*unicode.RangeTable{unicode.Common, unicode.Inherited}
		for _, name := range scripts[of(t, file).Script] {
			tables = append(tables, unicode.Scripts[name])
		}
		for id, message := range messages(t, file) {
			for _, text := range message.Trs {
				text = verb.ReplaceAllString(text, "")
				if at := strings.IndexFunc(text, func(r rune) bool { return !unicode.In(r, tables...) }); at >= 0 {
					t.Errorf("%s: %q has a letter of another script: %q", file, id, text[at:])
				}
				if !norm.NFC.IsNormalString(text) {
					t.Errorf("%s: %q is not in NFC", file, id)
				}
			}
		}
	}
}

// No two kinds of callouts have the same title.
func TestCalloutsDiffer(t *testing.T) {
	t.Parallel()
	kinds := []string{
		"note", "info", "abstract", "tip", "success", "question", "important", "warning", "caution", "danger", "failure", "bug", "example", "quote", "details",
	}
	for _, file := range catalogueFiles(t) {
		titles := map[string]string{}
		for _, kind := range kinds {
			title := ui.For(of(t, file).Code).Callout(kind)
			if titles[title] != "" {
				t.Errorf("%s: %s and %s are both %q", file, titles[title], kind, title)
			}
			titles[title] = kind
		}
	}
}

// Chapters of Chinese books are numbered in words.
func TestChaptersInChinese(t *testing.T) {
	t.Parallel()
	for n, want := range map[int]string{
		1: "一", 10: "十", 11: "十一", 20: "二十", 21: "二十一", 100: "一百", 101: "一百零一", 110: "一百一十", 111: "一百一十一",
		1000: "一千", 1001: "一千零一", 1010: "一千零一十", 2305: "二千三百零五", 9999: "九千九百九十九", 10000: "10000", 0: "0",
	} {
		if got := ui.For("zh_Hans").Chapter(n); got != "第"+want+"章" {
			t.Errorf("%d: %s", n, got)
		}
	}
	for code, want := range map[string]string{"zh_Hant": "第十二章", "ja": "第12章", "ko": "제12장", "en": "12", "yue_Hant": "12", "hu": "12"} {
		if got := ui.For(code).ChapterInList(12); got != want {
			t.Errorf("%s: %s in a list, want %s", code, got, want)
		}
	}
}

// The plural is that of all passages, whatever the number of those that are translated.
func TestPlurals(t *testing.T) {
	t.Parallel()
	for code, want := range map[string][]string{
		"pl":    {"Przetłumaczony akapit: 1 z 1.", "Przetłumaczone akapity: 1 z 22.", "… i jeszcze 1 osoba", "… i jeszcze 22 osoby", "… i jeszcze 5 osób"},
		"ru":    {"Переведено абзацев: 1 из 1.", "Переведено абзацев: 1 из 22.", "… и ещё 1 человек", "… и ещё 22 человека", "… и ещё 5 человек"},
		"cs":    {"Přeložený odstavec: 1 z 1.", "Přeložené odstavce: 1 z 22.", "… a 1 další", "… a 22 dalších", "… a 5 dalších"},
		"ja":    {"1 段落（全 1 段落中）が翻訳されています。", "1 段落（全 22 段落中）が翻訳されています。", "……ほか 1 名", "……ほか 22 名", "……ほか 5 名"},
		"pt_BR": {"Trecho traduzido: 1 de 1.", "Trechos traduzidos: 1 de 22.", "… e mais 1", "… e mais 22", "… e mais 5"},
		"ar":    {"الفقرات المترجمة: 1 من 1.", "الفقرات المترجمة: 1 من 22.", "… و1 غيرهم", "… و22 غيرهم", "… و5 غيرهم"},
	} {
		s := ui.For(code)
		got := []string{s.Coverage(1, 1), s.Coverage(1, 22), s.MoreAuthors(1), s.MoreAuthors(22), s.MoreAuthors(5)}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%s (-want +got):\n%s", code, diff)
		}
	}
}

// The words around a site say how much is translated in the form of their language, and are
// English where there are none, which their tag says.
func TestSite(t *testing.T) {
	t.Parallel()
	for code, want := range map[string][]string{
		"en": {"en", "42% translated"}, "zh_Hant_HK": {"zh-Hant", "已翻譯 42%"}, "de_AT": {"de", "42\u00a0% übersetzt"}, "tr": {"tr", "%42 çevrildi"},
		"pt_BR": {"pt-BR", "42% traduzido"}, "ar": {"ar", "المُترجَم: 42%"}, "sr_Latn": {"en", "42% translated"}, "fi": {"en", "42% translated"},
	} {
		words := ui.Site(code)
		if diff := cmp.Diff(want, []string{words.Tag(), words.Covered(42)}); diff != "" {
			t.Errorf("%s (-want +got):\n%s", code, diff)
		}
	}
}

// A region takes its language's words, another script does not.
func TestFallback(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"es_MX": "Índice", "pt_PT": "Índice", "pt_BR": "Sumário", "pt_BR@formal": "Sumário", "nb_NO": "Innhold", "nn": "Innhald",
		"zh_Hant_MO": "目錄", "hi_Latn": "Contents", "pa_Arab": "Contents", "en_GB": "Contents", "sr": "Contents",
	} {
		if got := ui.For(code).Contents(); got != want {
			t.Errorf("%s: the contents are headed %q, want %q", code, got, want)
		}
	}
}

// gotext takes fuzzy messages for translated, so there must be none.
func TestCataloguesAreClean(t *testing.T) {
	t.Parallel()
	for _, file := range catalogueFiles(t) {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if found := leftovers.Find(content); found != nil {
			t.Errorf("%s: a fuzzy or obsolete message: %s", file, found)
		}
		l := of(t, file)
		for _, field := range []string{"Language: " + l.Code, "Plural-Forms: " + l.Plurals} {
			if !bytes.Contains(content, []byte(`"`+field+`\n"`)) {
				t.Errorf("%s: lacks the header field %q", file, field)
			}
		}
	}
}

func TestCataloguesPassMsgfmt(t *testing.T) {
	t.Parallel()
	msgfmt := oracle.Require(t, "msgfmt")
	for _, file := range append(catalogueFiles(t), slices.Collect(maps.Values(templates))...) {
		if out, err := exec.Command(msgfmt, "-c", "-o", os.DevNull, file).CombinedOutput(); err != nil {
			t.Errorf("%s: %v\n%s", file, err, out)
		}
	}
}

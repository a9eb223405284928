package check_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
)

// nursery is a section with a place for each fault that generated sections do
// not always have one for.
const nursery = `# A place for faults

You need these things:

First of all;

Why not now?

Well done, all of you!

And so on…

Version {{ site.version }} is out.

Press <kbd>Enter</kbd> now.

**Note** that the catalogue is open.

See [Wikipedia](https://en.wikipedia.org/) and [this place](#a-place-for-faults).

See the [manual][ref][^1] of it.

Run ` + "`make test`" + ` before you leave.

| Item | Cost |
| ---- | ---- |
| 1    | 2    |

Table: What things cost

[ref]: https://example.org/
[^1]: A note about that.
`

// grown are the translations of what stands in the nursery.
var grown = map[string]string{
	"A place for faults":                   "錯誤的地方",
	"You need these things:":               "你需要這些東西：",
	"First of all;":                        "首先;",
	"Why not now?":                         "為什麼現在不行？",
	"Well done, all of you!":               "大家都做得好！",
	"And so on…":                           "如此這般……",
	"Version {{ site.version }} is out.":   "第 {{ site.version }} 版出來了。",
	"Press <kbd>Enter</kbd> now.":          "現在請按 <kbd>Enter</kbd>。",
	"**Note** that the catalogue is open.": "**注意**訊息檔是開著的。",
	"See [Wikipedia](https://en.wikipedia.org/) and [this place](#a-place-for-faults).": "見[維基百科](https://zh.wikipedia.org/)與[這裡](#a-place-for-faults)。",
	"See the [manual][ref][^1] of it.":                                                  "見它的[手冊][ref][^1]。",
	"Run `make test` before you leave.":                                                 "離開前請執行 `make test`。",
	"Item":                                                                              "項目",
	"Cost":                                                                              "費用",
	"What things cost":                                                                  "東西的費用",
	"A note about that.":                                                                "關於它的註解。",
}

const agreedTerms = "source,target,flags\ncatalogue,訊息檔,\ncatalogue,目錄檔,forbidden\n"

// A fault is planted into one message of a catalogue. Where another check has to
// find it as well, as Weblate's do, want names them all.
type fault struct {
	id    string
	want  []string
	plant func(random *rand.Rand, e *po.Entry) bool // false if the message has no place for it
}

func (f fault) wanted() []string {
	if f.want != nil {
		return f.want
	}
	return []string{f.id}
}

// between puts text between two Han characters, before any mark. What the source has too is
// no fault.
func between(text string) func(*rand.Rand, *po.Entry) bool {
	return func(random *rand.Rand, e *po.Entry) bool {
		var places []int
		runes := []rune(e.Str[0])
		for i := 1; i < len(runes) && !strings.ContainsRune("`[<*_~{\\:&", runes[i]); i++ {
			if unicode.Is(unicode.Han, runes[i-1]) && unicode.Is(unicode.Han, runes[i]) {
				places = append(places, i)
			}
		}
		if len(places) == 0 || strings.Contains(e.ID, text) || strings.ContainsAny(string(runes[:1]), "`[<*_~{\\:&") {
			return false
		}
		at := places[random.IntN(len(places))]
		e.Str[0] = string(runes[:at]) + text + string(runes[at:])
		return true
	}
}

// replace puts one text in the place of another where a message has it.
func replace(old, with string) func(*rand.Rand, *po.Entry) bool {
	return func(_ *rand.Rand, e *po.Entry) bool {
		before := e.Str[0]
		e.Str[0] = strings.Replace(before, old, with, 1)
		return e.Str[0] != before
	}
}

// in plants into the message with that source only.
func in(source string, plant func(*rand.Rand, *po.Entry) bool) func(*rand.Rand, *po.Entry) bool {
	return func(random *rand.Rand, e *po.Entry) bool { return e.ID == source && plant(random, e) }
}

func translation(text string) func(*rand.Rand, *po.Entry) bool {
	return func(_ *rand.Rand, e *po.Entry) bool { e.Str[0] = text; return true }
}

// first and last put text before and after a translation.
func first(text string) func(*rand.Rand, *po.Entry) bool {
	return func(_ *rand.Rand, e *po.Entry) bool {
		e.Str[0] = text + e.Str[0]
		return !strings.HasPrefix(e.ID, text)
	}
}

func last(text string) func(*rand.Rand, *po.Entry) bool {
	return func(_ *rand.Rand, e *po.Entry) bool { e.Str[0] += text; return !strings.HasSuffix(e.ID, text) }
}

// endless takes the last sign of a sentence away.
func endless(source, sign string) func(*rand.Rand, *po.Entry) bool {
	return func(_ *rand.Rand, e *po.Entry) bool {
		rest, found := strings.CutSuffix(e.Str[0], sign)
		e.Str[0] = rest
		return found && strings.HasSuffix(e.ID, source) && len(e.ID) > 8
	}
}

const notes = "**Note** that the catalogue is open."

// faults are planted in the script of a locale.
func faults(l locale.Locale) []fault {
	s := func(text string) string { return toScript(text, l) }
	list := []fault{
		{id: "md-syntax", plant: in(notes, translation(s("注意訊息檔是開著的。")))},
		{id: "md-link", plant: replace(s("[這裡](#a-place-for-faults)"), s("這裡"))},
		{id: "md-link", want: []string{"dead-link", "md-link"}, plant: replace("(#a-place-for-faults)", "(#nowhere)")},
		{id: "md-reflink", plant: replace("[ref]", s("[參考]"))},
		{id: "footnote", plant: replace("[^1]", "")},
		{id: "footnote", plant: replace("[^1]", "[^2]")},
		{id: "emphasis", plant: replace(s("**注意**"), s("**注意：**"))},
		{id: "code-span", plant: replace("`make test`", s("`make 測試`"))},
		{id: "link-changed", plant: replace("https://zh.wikipedia.org/", "https://wikipedia.example.com/")},
		{id: "mixed-host", plant: replace("https://zh.wikipedia.org/", "https://zh.wіkipedia.org/")},
		{id: "lookalike-host", plant: replace("https://zh.wikipedia.org/", "https://zh.wikipedla.org/")},
		{id: "link-text", plant: replace(s("[維基百科](https://zh"), "[example.org](https://zh")},
		{id: "added-html", plant: last("<kbd class=\"x\">鍵</kbd>")},
		{id: "added-image", plant: last("![圖](images/secret.png)")},
		{id: "added-template", plant: last("{{ secret }}")},
		{id: "unsafe-link", plant: replace("https://zh.wikipedia.org/", "javascript:alert")},
		{id: "blank-translation", plant: translation("  ")},
		{id: "too-long", plant: in("First of all;", translation(strings.Repeat("文", 3000)))},
		{id: "newline-count", plant: between("\\\n")},
		{id: "escaped_newline", plant: between(`\n`)},
		{id: "begin_newline", want: []string{"begin_newline", "newline-count"}, plant: first("\n")},
		{id: "end_newline", want: []string{"end_newline", "newline-count"}, plant: in("A place for faults", last("\n"))},
		{id: "begin_space", plant: first(" ")},
		{id: "end_space", plant: in("A place for faults", last(" "))},
		{id: "double_space", plant: between("  ")},
		{id: "zero-width-space", plant: between("\u200b")},
		{id: "end_stop", plant: endless(".", "。")},
		{id: "end_colon", want: []string{"end_colon", "end_stop"}, plant: endless(":", "：")},
		{id: "end_semicolon", plant: replace(s("首先;"), s("首先。"))},
		{id: "end_question", plant: endless("?", "？")},
		{id: "end_exclamation", plant: endless("!", "！")},
		{id: "end_ellipsis", plant: endless("…", "……")},
		{id: "same", plant: in("Well done, all of you!", translation("Well done, all of you!"))},
		{id: "caption-word", plant: in("What things cost", first("表："))},
		{id: "caption-word", plant: in("What things cost", first("Table: "))},
		{id: "blank-translation", plant: in("What things cost", translation("&nbsp;"))},
		{id: "placeholders", plant: replace(" {{ site.version }} ", s("一"))},
		{id: "max-length", plant: func(_ *rand.Rand, e *po.Entry) bool { e.Flags = []string{"max-length:1"}; return len(e.Str[0]) > 3 }},
		{id: "xml-tags", plant: replace("<kbd>Enter</kbd>", "Enter")},
		{id: "duplicate", plant: between(" git git ")},
		{id: "duplicate", plant: replace(s("開著的"), s("開著的的"))},
		{id: "numbers", plant: replace(s("開著的"), s("開著的 47 次"))},
		{id: "copied-marks", plant: in("Item", first("# "))},
		{id: "copied-marks", plant: in(notes, first("1. "))},
		{id: "placeholder-word", plant: in(notes, first("TODO "))},
		{id: "comment-in-translation", plant: replace(s("是開著的"), s("是（？）開著的"))},
		{id: "repeated-marks", plant: in("Well done, all of you!", last("！！"))},
		{id: "space-before-punctuation", plant: replace("`make test`。", "`make test` 。")},
		{id: "compatibility-character", plant: between("⽂")},
		{id: "compatibility-character", plant: between("\uf967")},
		{id: "not-nfc", plant: between("e\u0301")},
		{id: "invisible-character", plant: between("\u2060")},
		{id: "invisible-character", plant: between("\u00ad")},
		{id: "bidi-control", plant: between("\u202e")},
		{id: "half-width-punctuation", plant: between(",")},
		{id: "half-width-punctuation", plant: between(", ")},
		{id: "straight-quotes", plant: between(`"一"`)},
		{id: "ellipsis", plant: between("...")},
		{id: "ellipsis", plant: between("…")},
		{id: "han-space", plant: between(" ")},
		{id: "emphasis-space", plant: replace("**注意**", "**注意** ")},
		{id: "check_glossary", plant: replace(s("訊息檔"), s("檔案"))},
		{id: "forbidden-term", plant: replace(s("訊息檔是"), s("訊息檔就是目錄檔，是"))},
		{id: "stale", plant: func(_ *rand.Rand, e *po.Entry) bool { e.Extracted = []string{"elsewhere"}; return true }},
	}
	if l.Script == "Hans" {
		return append(list,
			fault{id: "traditional-character", plant: between("國")},
			fault{id: "taiwan-word", plant: between("硬碟")},
			fault{id: "quotes", plant: between("「一」")})
	}
	return append(list,
		fault{id: "simplified-character", plant: between("国")},
		fault{id: "mainland-word", plant: between("軟件")},
		fault{id: "quotes", plant: between("“一”")})
}

// Every fault that is planted into a catalogue without any is found, and nothing
// else is, wherever it stands and in either script.
func TestPlantedFaults(t *testing.T) {
	t.Parallel()
	for _, code := range []string{"zh_Hant", "zh_Hans"} {
		l := parseLocale(t, code)
		for seed := range uint64(5) {
			t.Run(fmt.Sprintf("%s %d", code, seed), func(t *testing.T) {
				t.Parallel()
				garden := newGarden(t, l, seed) // one fault after the other: they share its random numbers
				for i, f := range faults(l) {
					t.Run(fmt.Sprintf("%d %s", i, f.id), func(t *testing.T) { garden.try(t, f) })
				}
			})
		}
	}
}

// A garden is a section with a complete and faultless catalogue.
type garden struct {
	random  *rand.Rand
	checker *check.Checker
	section *check.Prepared
	data    []byte
}

func newGarden(t *testing.T, l locale.Locale, seed uint64) *garden {
	source := slices.Concat([]byte(nursery), bookgen.Section(seed, 400))
	section := markdown.Parse(source, markdown.Options{})
	terms, _ := glossary.Parse("terms.csv", []byte(toScript(agreedTerms, l)), "en", l.Code)
	g := &garden{
		random:  rand.New(rand.NewPCG(seed, 7)),
		section: check.Prepare(check.Book{Sections: []check.Section{{Path: "one.md", File: "handbook/one.md", Parsed: section}}})[0],
		checker: check.New(l, check.Rules{
			Glossary: glossary.New(terms),
			Dead:     func(_, destination string) diag.Text { return diag.Verbatim(dead(section, destination)) },
		}),
	}
	g.data = completed(bookgen.File{Path: "one.md", Source: source}, l)
	file := g.parse(t)
	for _, e := range file.Entries {
		if text := grown[e.ID]; text != "" {
			e.Str[0] = toScript(text, l)
		}
	}
	spaces := check.New(l, check.Rules{Select: check.NewSet("emphasis-space")})
	check.Fix(spaces, check.Input{Section: g.section, Path: "a.po", Data: g.data, File: file})
	g.data = file.Bytes()
	for _, f := range g.check(t, g.parse(t), g.data) {
		t.Fatalf("seed %d: the catalogue is not clean: %s", seed, f.Error())
	}
	return g
}

// toScript writes text as a locale does, quotation marks included.
func toScript(text string, l locale.Locale) string {
	text = inScript(text, l)
	if l.Script == "Hans" {
		text = strings.NewReplacer("「", "“", "」", "”").Replace(text)
	}
	return text
}

func (g *garden) parse(t *testing.T) *po.File {
	file, err := po.Parse(g.data)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

func (g *garden) check(t *testing.T, file *po.File, data []byte) []check.Finding {
	t.Helper()
	return g.checker.Catalogue(check.Input{Section: g.section, Path: "a.po", Data: data, File: file})
}

// try plants a fault into one of the messages that have a place for it.
func (g *garden) try(t *testing.T, f fault) {
	for range 4 {
		file := g.parse(t)
		planted := g.plant(file, f)
		if planted == nil {
			t.Fatal("no message has a place for it")
		}
		data := file.Bytes()
		again, err := po.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, found := range g.check(t, again, data) {
			ids = append(ids, string(found.Code))
			if found.Entry != nil && found.Entry.ID != planted.ID {
				t.Errorf("found elsewhere: %s", found.Error())
			}
		}
		slices.Sort(ids)
		if diff := cmp.Diff(f.wanted(), slices.Compact(ids)); diff != "" {
			t.Errorf("%q\n%q (-want +got):\n%s", planted.ID, planted.Str[0], diff)
		}
	}
}

func (g *garden) plant(file *po.File, f fault) *po.Entry {
	for _, i := range g.random.Perm(len(file.Entries)) {
		e := file.Entries[i]
		if e.IsHeader() || e.Obsolete {
			continue
		}
		before := slices.Clone(e.Str)
		if f.plant(g.random, e) {
			return e
		}
		e.Str, e.Flags = before, nil
	}
	return nil
}

// Faults of a file as a whole, each alone.
func TestPlantedFileFaults(t *testing.T) {
	t.Parallel()
	l := parseLocale(t, "zh_Hant")
	g := newGarden(t, l, 1)
	for _, f := range []struct{ id, old, with string }{
		{"charset", "charset=UTF-8", "charset=ASCII"},
		{"header", "\"Language: zh_Hant\\n\"\n", ""},
		{"wrong-language", "Language: zh_Hant", "Language: zh_CN"},
		{"plural-forms", "nplurals=1; plural=0;", "nplurals=2; plural=n>1;"},
		{"duplicate-message", "\nmsgid \"First of all;\"\nmsgstr \"首先;\"\n", "\nmsgid \"First of all;\"\nmsgstr \"首先;\"\n\n#~ msgid \"First of all;\"\n#~ msgstr \"首先\"\n"},
		{"stale", "#. heading 1\n", "#. heading 2\n"},
	} {
		data := bytes.Replace(g.data, []byte(f.old), []byte(f.with), 1)
		file, err := po.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		for _, found := range g.check(t, file, data) {
			ids = append(ids, string(found.Code))
		}
		if diff := cmp.Diff([]string{f.id}, ids); diff != "" {
			t.Errorf("%s (-want +got):\n%s", f.id, diff)
		}
	}
}

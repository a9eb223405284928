package conversion_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/conversion"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

func parse(t testing.TB, text string) *po.File {
	t.Helper()
	file, err := po.Parse([]byte(text))
	if err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return file
}

// messages are those of a section that says some texts.
func messages(texts ...string) []translate.Message {
	var list []translate.Message
	for _, text := range texts {
		list = append(list, translate.Message{Entry: &po.Entry{ID: text, Str: []string{""}}})
	}
	return list
}

var hashes = regexp.MustCompile(`[0-9a-f]{8}-[0-9a-f]{8}`)

// stamped is the comment of a draft, its hashes blotted out.
const stamped = "# pobook convert: zh_Hant → zh_Hans (OpenCC 1.4.1 tw2sp), HASHES\n"

func TestSection(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, from, to, want, outcome string }{
		{
			"an untranslated message gets a draft",
			"msgid \"a\"\nmsgstr \"軟體\"\n", "# note\n#. paragraph\n#, no-wrap\nmsgid \"a\"\nmsgstr \"\"\n",
			"# note\n" + stamped + "#. paragraph\n#, fuzzy, no-wrap\nmsgid \"a\"\nmsgstr \"软件\"\n", "converted",
		},
		{
			"one that is fuzzy without a translation is untranslated",
			"msgid \"a\"\nmsgstr \"軟體\"\n", "#, fuzzy\n#| msgid \"old\"\nmsgid \"a\"\nmsgstr \"\"\n",
			stamped + "#, fuzzy\nmsgid \"a\"\nmsgstr \"软件\"\n", "converted",
		},
		{
			"what is fuzzy, or was converted itself, is no origin",
			"#, fuzzy\nmsgid \"a\"\nmsgstr \"軟體\"\n", "msgid \"a\"\nmsgstr \"\"\n", "msgid \"a\"\nmsgstr \"\"\n", "waiting",
		},
		{
			"nor is what is obsolete",
			"#~ msgid \"a\"\n#~ msgstr \"軟體\"\n", "msgid \"a\"\nmsgstr \"\"\n", "msgid \"a\"\nmsgstr \"\"\n", "waiting",
		},
		{
			"nor what has another context",
			"msgctxt \"x\"\nmsgid \"a\"\nmsgstr \"軟體\"\n", "msgid \"a\"\nmsgstr \"\"\n", "msgid \"a\"\nmsgstr \"\"\n", "waiting",
		},
		{
			"a translation stays",
			"msgid \"a\"\nmsgstr \"軟體\"\n", "msgid \"a\"\nmsgstr \"软体\"\n", "msgid \"a\"\nmsgstr \"软体\"\n", "translated",
		},
		{
			"a fuzzy one that is no draft stays",
			"msgid \"a\"\nmsgstr \"軟體\"\n", "#, fuzzy\nmsgid \"a\"\nmsgstr \"软体\"\n", "#, fuzzy\nmsgid \"a\"\nmsgstr \"软体\"\n", "translated",
		},
		{
			"obsolete entries stay",
			"msgid \"a\"\nmsgstr \"軟體\"\n", "#~ msgid \"a\"\n#~ msgstr \"\"\n", "#~ msgid \"a\"\n#~ msgstr \"\"\n", "",
		},
		{
			"forms of a plural are converted, of which Chinese has one",
			"msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"軟體\"\n", "msgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"\"\n",
			stamped + "#, fuzzy\nmsgid \"a\"\nmsgid_plural \"as\"\nmsgstr[0] \"软件\"\n", "converted",
		},
		{
			"what would be marked up otherwise is left to people",
			"msgid \"a\"\nmsgstr \"https://example.org/a隨身碟\"\n", "msgid \"a\"\nmsgstr \"\"\n", "msgid \"a\"\nmsgstr \"\"\n", "refused",
		},
		{
			"placeholders of the catalogue stay",
			"msgid \"a\"\nmsgstr \"%軟體 軟體\"\n", "#, placeholders:%軟體\nmsgid \"a\"\nmsgstr \"\"\n",
			stamped + "#, fuzzy, placeholders:%軟體\nmsgid \"a\"\nmsgstr \"%軟體 软件\"\n", "converted",
		},
		{
			"what is not in the section is nobody's business",
			"msgid \"b\"\nmsgstr \"軟體\"\n", "msgid \"b\"\nmsgstr \"\"\n", "msgid \"b\"\nmsgstr \"\"\n", "",
		},
	}
	c := converter(t, rules(t, "zh_Hant", "zh_Hans"))
	for _, test := range tests {
		from, to := parse(t, test.from), parse(t, test.to)
		before := string(to.Bytes())
		after, decisions := c.Section(conversion.Section{Messages: messages("a"), From: from, To: to})
		if diff := cmp.Diff(test.want, hashes.ReplaceAllString(string(after.Bytes()), "HASHES")); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		if got := outcomes(decisions); got != test.outcome {
			t.Errorf("%s: the outcome is %q, want %q", test.name, got, test.outcome)
		}
		if string(to.Bytes()) != before {
			t.Errorf("%s: the catalogue of before has changed", test.name)
		}
	}
}

func outcomes(decisions []conversion.Decision) string {
	var list []string
	for _, d := range decisions {
		list = append(list, string(d.Outcome))
	}
	return strings.Join(list, " ")
}

// A story of one message: what a person does, and what comes of it.
func TestStory(t *testing.T) {
	t.Parallel()
	c := converter(t, rules(t, "zh_Hant", "zh_Hans"))
	from, to := parse(t, "msgid \"a\"\nmsgstr \"軟體\"\n"), parse(t, "msgid \"a\"\nmsgstr \"\"\n")
	run := func(step, text, outcome string) {
		t.Helper()
		after, decisions := c.Section(conversion.Section{Messages: messages("a"), From: from, To: to})
		if got := outcomes(decisions); got != outcome || after.Entries[0].Str[0] != text {
			t.Fatalf("%s: %s, %s, want %s, %s", step, after.Entries[0].Str[0], got, text, outcome)
		}
		to = parse(t, string(after.Bytes()))
	}
	run("first", "软件", "converted")
	run("again", "软件", "unchanged")
	from.Entries[0].Str[0] = "軟體「甲」"
	run("the origin has changed", "软件“甲”", "followed")
	from.Entries[0].SetFuzzy(true)
	run("the origin is fuzzy", "软件“甲”", "waiting")
	from.Entries[0].SetFuzzy(false)
	old := "old"
	to.Entries[0].Previous = &po.Previous{ID: &old}
	run("the origin is finished for another text", "软件“甲”", "followed")
	if to.Entries[0].Previous != nil {
		t.Error("the draft says what it was made for before")
	}
	if n := strings.Count(string(to.Bytes()), "pobook convert"); n != 1 {
		t.Errorf("the draft has %d comments", n)
	}

	draft := string(to.Bytes())
	to.Entries[0].Str[0] += "。"
	run("edited", "软件“甲”。", "edited")
	from.Entries[0].Str[0] = "軟體"
	run("edited, and the origin has changed", "软件“甲”。", "edited")
	to = parse(t, draft)
	to.Entries[0].SetFuzzy(false)
	run("confirmed", "软件“甲”", "edited")
	to = parse(t, draft)
	to.Entries[0].Str[0] = ""
	run("deleted", "", "edited")

	// An update has divided a message, and the draft as its origin.
	to = parse(t, hashes.ReplaceAllString(draft, "01234567-89abcdef"))
	from.Entries[0].Str[0] = "軟體「甲」"
	run("a part of a draft", "软件“甲”", "followed")
	run("a part of a draft, again", "软件“甲”", "unchanged")
	from.Entries[0].Str[0] = "軟體"

	// Drafts of another locale are not this one's, nor is a comment that says so of others.
	to = parse(t, strings.Replace(draft, "convert: zh_Hant", "convert: zh_Hant_HK", 1))
	run("of another locale", "软件“甲”", "translated")
	to = parse(t, "# pobook convert: zh_Hant → zh_Hans (OpenCC 1.4.1 tw2sp), 0000-1111\nmsgid \"a\"\nmsgstr \"\"\n")
	run("a comment of the like", "软件", "converted")

	// A merge may leave comments of two drafts; the one of the text counts.
	other := hashes.ReplaceAllString(strings.SplitAfter(draft, "\n")[0], "01234567-89abcdef")
	for _, both := range []string{other + draft, strings.SplitAfter(draft, "\n")[0] + strings.Replace(draft, strings.SplitAfter(draft, "\n")[0], other, 1)} {
		to = parse(t, both)
		run("two comments", "软件", "followed")
		if n := strings.Count(string(to.Bytes()), "pobook convert"); n != 1 {
			t.Errorf("the draft has %d comments", n)
		}
	}
}

// Where the sections are in the locale that is converted from, they are the origin.
func TestSourceIsOrigin(t *testing.T) {
	t.Parallel()
	r := rules(t, "zh_Hant", "zh_Hans")
	section := conversion.Section{Messages: messages("軟體"), To: parse(t, "msgid \"軟體\"\nmsgstr \"\"\n")}
	if _, decisions := converter(t, r).Section(section); outcomes(decisions) != "waiting" {
		t.Error("an English source is converted")
	}
	r.Source = r.From
	after, _ := converter(t, r).Section(section)
	if e := after.Entries[0]; e.Str[0] != "软件" || !e.Fuzzy() {
		t.Errorf("the draft is %s", e.Str[0])
	}
}

// A life is a section and its two catalogues, over many runs of update and convert, with
// translators at work in between.
type life struct {
	*rand.Rand
	t        *testing.T
	says     []string
	from, to *po.File
	// touched are the messages of which a person has made the translation.
	touched map[string]string
}

// sentences are what the section may say: some are similar, so that an update carries
// translations over.
func (l *life) sentence() string {
	return fmt.Sprintf("The %s of the file is number %d.", []string{"name", "size", "owner"}[l.IntN(3)], l.IntN(4))
}

func (l *life) chinese() string {
	return []string{"軟體", "資料夾「甲」", "說明『乙』", "`軟體` 的檔案", "[說明](a.md)裡"}[l.IntN(5)] + strings.Repeat("說", l.IntN(3))
}

// update merges both catalogues with what the section says.
func (l *life) update() {
	template := merging.NewTemplate(merging.Meta{}, messages(l.says...), nil)
	for code, file := range map[string]**po.File{"zh_Hant": &l.from, "zh_Hans": &l.to} {
		merged := merging.Merge(merging.Update{Locale: parsed(l.t, code), Pairs: []merging.Pair{{Section: "a.md", Template: template, Catalogue: *file}}})
		*file = parse(l.t, string(merged[0].Catalogue.Bytes()))
	}
	for _, e := range l.to.Entries {
		if l.touched[e.ID] != "" && (e.Obsolete || l.touched[e.ID] != person(e)) {
			delete(l.touched, e.ID) // merged with another, or gone
		}
	}
}

// person is what a person has made of a message: all of it but its places.
func person(e *po.Entry) string {
	return fmt.Sprintf("%q %v %q", e.Str, e.Fuzzy(), e.Comments)
}

// work lets a translator do something to a message of a catalogue.
func (l *life) work(file *po.File) {
	var live []*po.Entry
	for _, e := range file.Entries {
		if !e.Obsolete && !e.IsHeader() {
			live = append(live, e)
		}
	}
	if len(live) == 0 {
		return
	}
	e := live[l.IntN(len(live))]
	before := e.Str[0]
	switch l.IntN(4) {
	case 0:
		e.Str[0] = l.chinese()
		e.SetFuzzy(false)
	case 1:
		e.SetFuzzy(!e.Empty() && l.IntN(2) == 0)
	case 2:
		e.Str[0] = ""
		e.SetFuzzy(false)
	case 3:
		e.Comments = append(e.Comments, "a note")
		return
	}
	e.Previous = nil
	switch {
	case file == l.from:
	case e.Str[0] == before && e.Fuzzy():
		delete(l.touched, e.ID) // as good as untouched
	default:
		l.touched[e.ID] = person(e)
	}
}

// Whatever happens, a person's work stays, finished translations are not touched, drafts
// are of what is finished, and converting again changes nothing.
func TestLives(t *testing.T) {
	t.Parallel()
	c := converter(t, rules(t, "zh_Hant", "zh_Hans"))
	counts := map[conversion.Outcome]int{}
	for seed := range uint64(400) {
		l := &life{Rand: rand.New(rand.NewPCG(seed, 1)), t: t, from: &po.File{}, to: &po.File{}, touched: map[string]string{}}
		for range 30 {
			switch l.IntN(6) {
			case 0:
				if text := l.sentence(); !slices.Contains(l.says, text) {
					l.says = append(l.says, text)
				}
				l.update()
			case 1:
				if n := len(l.says); n > 0 {
					i := l.IntN(n)
					l.says = slices.Delete(l.says, i, i+1)
				}
				l.update()
			case 2:
				l.work(l.from)
			case 3:
				l.work(l.to)
			default:
				for _, d := range l.convert(c) {
					counts[d.Outcome]++
				}
			}
		}
	}
	for _, outcome := range conversion.Outcomes {
		if counts[outcome] == 0 && outcome != conversion.Refused {
			t.Errorf("no message was %s", outcome)
		}
	}
}

// convert converts, and holds the laws.
func (l *life) convert(c *conversion.Converter) []conversion.Decision {
	l.t.Helper()
	origin := string(l.from.Bytes())
	section := conversion.Section{Messages: messages(l.says...), From: l.from, To: l.to}
	after, decisions := c.Section(section)
	if string(l.from.Bytes()) != origin {
		l.t.Fatal("the origin has changed")
	}
	for i, e := range after.Entries {
		before := l.to.Entries[i]
		finished := before.Translated() || before.Obsolete
		if (finished || l.touched[e.ID] != "" && !before.Empty()) && !cmp.Equal(before, e) {
			l.t.Fatalf("a person's work has changed:\n%s", cmp.Diff(before, e))
		}
		if !cmp.Equal(before, e) && !l.isDraftOfFinished(c, e) {
			l.t.Fatalf("%q is a draft of nothing that is finished", e.Str[0])
		}
	}
	section.To = parse(l.t, string(after.Bytes()))
	if again, _ := c.Section(section); string(again.Bytes()) != string(after.Bytes()) {
		l.t.Fatalf("converting again changes\n%s", cmp.Diff(string(after.Bytes()), string(again.Bytes())))
	}
	l.to = section.To
	for id := range l.touched {
		for _, e := range l.to.Entries {
			if e.ID == id && l.touched[id] != person(e) {
				delete(l.touched, id) // it was empty, and is a draft now
			}
		}
	}
	return decisions
}

// isDraftOfFinished reports whether an entry is fuzzy and what becomes of a finished
// translation of its message.
func (l *life) isDraftOfFinished(c *conversion.Converter, draft *po.Entry) bool {
	for _, e := range l.from.Entries {
		if e.Key() == draft.Key() && e.Translated() && !e.Obsolete {
			text, _ := c.Text(conversion.Message{Source: e.ID}, e.Str[0])
			return draft.Fuzzy() && draft.Str[0] == text
		}
	}
	return false
}

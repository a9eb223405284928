package foreign_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/foreign"
	"github.com/pobook/pobook/internal/po"
)

// described says what became of the messages of a catalogue, a line each: what has been
// placed, and what has not.
func described(c foreign.Catalogue) []string {
	var lines []string
	seen := map[*po.Entry]bool{}
	for _, m := range c.Messages {
		for _, p := range m.Placed {
			if !seen[p.Entry] {
				seen[p.Entry] = true
				lines = append(lines, p.Section+": "+inBrief(p.Entry))
			}
		}
		for _, u := range m.Rest {
			lines = append(lines, "rest: "+inBrief(u.Entry))
		}
	}
	return lines
}

func inBrief(e *po.Entry) string {
	line := fmt.Sprintf("%s = %s", e.ID, strings.Join(e.Str, "|"))
	if e.Context != nil {
		line = "[" + *e.Context + "] " + line
	}
	if e.Fuzzy() {
		line = "? " + line
	}
	if e.Previous != nil {
		line += " < " + *e.Previous.ID
	}
	if len(e.Comments) > 0 {
		line += " # " + strings.Join(e.Comments, " # ")
	}
	return line
}

// A pair is a message of another program with its translation.
type pair struct{ source, translation string }

func fileOf(generator string, pairs ...pair) *po.File {
	f := &po.File{Entries: []*po.Entry{{Str: []string{"X-Generator: " + generator + "\n"}}}}
	for _, p := range pairs {
		f.Entries = append(f.Entries, &po.Entry{ID: p.source, Str: []string{p.translation}})
	}
	return f
}

const toolkit = "Translate Toolkit 3.20"

// One text is written in many ways. What a translation has of the signs is written as in
// the section; what is not clear is fuzzy.
func TestSpelling(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, generator, section, source, translation, want string }{
		{"wrapped lines", "", "one two three", "one two\nthree", "一 二\n三", "一 二三"},
		{"joined lines", "", "one\ntwo", "one two", "一二", "一二"},
		{"other quotes and dashes", "", "say \"now\" -- don't", "say “now” — don’t", "說「現在」", "說「現在」"},
		{"a space that does not break", "", "5&nbsp;km", "5\u00a0km", "5 公里", "5 公里"},
		{"an entity", "", "A &lt;b&gt; tag", "A <b> tag", "<b> 標籤", "&lt;b> 標籤"},
		{"escapes", "", `a\_b \*c\*`, `a_b \*c\*`, `甲_乙 \*丙\*`, `甲_乙 \*丙\*`},
		{"escapes that the section does not need", "", "go. -- away", `go. \-- away`, `走。\-- 開`, `走。\-- 開`},
		{"tags that are text", "", `an \<angle\> here`, "an <angle> here", "這裡有 <角>", `這裡有 \<角\>`},
		{"emphasis", "", "an *important* **word**", "an _important_ __word__", "_重要_的__字__", "*重要*的**字**"},
		{"emphasis within Chinese", "", "an _important_ word", "an *important* word", "*重要*的字", "*重要*的字"},
		{"a heading with an id", "", "# Save {#save}", "Save {#save}", "儲存 {#save}", "儲存"},
		{"a heading with an id of MDX", "", "# Save {#save}", "Save {/*save*/}", "儲存 {/*save*/}", "儲存"},
		{"a heading with its mark", "", "## Save", "## Save", "## 儲存", "儲存"},
		{"the box of a task", "", "- [x] Save", "[x] Save", "[x] 儲存", "儲存"},
		{"an alert", "", "> [!NOTE]\n> Save now.", "[!NOTE] Save now.", "[!NOTE] 立刻儲存。", "立刻儲存。"},
		{"a footnote", "", "a[^1]\n\n[^1]: Or not.", "[^1]: Or not.", "[^1]: 或不。", "或不。"},

		{"a link elsewhere", "", "see [it](b.md)", "see [it](a.md)", "見[它](a.md)", "見[它](b.md)"},
		{"a link with a title", "", `see [it](b.md "A b")`, `see [it](a.md 'A b')`, "見[它](a.md '甲乙')", "見[它](b.md '甲乙')"},
		{"a reference", "", "see [it][x]\n\n[x]: a.md", "see [it](a.md)", "見[它](a.md)", "見[它][x]"},
		{"a label", "", "see [it]\n\n[it]: a.md", "see [it](a.md)", "見[它](a.md)", "見[它][it]"},
		{"a label in short", "", "see [it][]\n\n[it]: a.md", "see [it]", "見[它]", "見[它][it]"},
		{"a label that stayed", "", "see [it][]\n\n[it]: a.md", "see [it]", "見 [it]", "見 [it][]"},
		{"a label of a picture", "", "see ![it][x]\n\n[x]: a.png", "see ![it](a.png)", "見![它](a.png)", "見![它][x]"},
		{"an address", "", "write to <a@b.org>", "write to [a@b.org](mailto:a@b.org)", "寫信給[a@b.org](mailto:a@b.org)", "寫信給<a@b.org>"},
		{"a bracket that is text", "", "a [b] c", "a [b] c", "甲 [乙] 丙", "甲 [乙] 丙"},

		{"numbers for links", toolkit, "see [it](b.md) or ![that](c.png)", "see [it]{1} or ![that]{2}", "見![那]{2}或[它]{1}", "見![那](c.png)或[它](b.md)"},
		{"numbers for tags", toolkit, "press <kbd>a</kbd> and <http://b.org> now", "press {1}a{2} and {3} now", "請按 {1}a{2} 和 {3}", "請按 <kbd>a</kbd> 和 <http://b.org>"},
		{"a tag without number at the end", toolkit, "press <kbd>a</kbd>", "press {1}a", "按 {1}a", "按 <kbd>a</kbd>"},
		{"a picture in a link", toolkit, "[![it](b.svg)](c.md) end", "[![it]{1}]{2} end", "[![它]{1}]{2} 完", "[![它](b.svg)](c.md) 完"},
		{"a line feed for a hard break", toolkit, "one\\\ntwo", "one\ntwo", "一\n二", "一\\\n二"},
		{"a line feed for none", toolkit, "one\ntwo", "one\ntwo", "一\n二", "一二"},
		{"two spaces for a hard break", "", "one\\\ntwo", "one  \ntwo", "一  \n二", "一\\\n二"},
		{"a hard break that became a space", "", "one,  \ntwo.", "one, two.", "一，二。", "一，  \n二。"},
		{"a backslash that did", "", "one\\\ntwo", "one\\ two", "一\\ 二", "一\\\n二"},
		{"bars of a cell", "", "| a |\n|---|\n| b \\| c |", "b | c", "乙 | 丙", "乙 \\| 丙"},
		{"code with more signs", "", "use `it` now", "use ``it`` now", "現在用 ``it``", "現在用 `it`"},

		{"a text that is a link now", "", "[Done](a.md)", "Done", "完成", "[完成](a.md)"},
		{"a text of which a part is", "", "[Do](a.md) it", "Do it", "做", "? 做 < Do it"},
		{"other punctuation", "", "Done.", "Done!", "完成！", "? 完成！ < Done!"},
		{"no emphasis", "", "*now*", "now", "現在", "? 現在 < now"},
		{"a link that is lost", "", "see [it](b.md)", "see [it](a.md)", "見它", "? 見它 < see [it](a.md)"},
		{"a link that is lost and the same", "", "see [it](a.md)", "see [it](a.md)", "見它", "見它"},
		{"another title", "", `see [it](b.md "A b")`, `see [it](b.md "C d")`, "見[它](b.md)", `? 見[它](b.md) < see [it](b.md "C d")`},
		{"two links of which one goes elsewhere", "", "[a](x) [b](y)", "[a](x) [b](x)", "[甲](x) [乙](x)", "? [甲](x) [乙](y) < [a](x) [b](x)"},
		{"a hard break that nobody finds", "", "one\\\ntwo", "one two", "一二", "? 一二 < one two"},
		{"a number of its own", "", "see {1}", "see {1}", "見 {1}", "見 {1}"},
		{"another number of a footnote", "", "see[^1]\n\n[^1]: x", "see[^2]", "見[^2]", "? 見[^2] < see[^2]"},
		{"what stood around it is gone", "", "## Save", "## Save", "儲存", "? 儲存 < ## Save"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			index := foreign.NewIndex([]foreign.Section{sectionOf("a.md", test.section)}, options)
			got := described(index.Read(fileOf(test.generator, pair{test.source, test.translation}), ""))
			if len(got) != 1 {
				t.Fatal(got)
			}
			state := ""
			if strings.HasPrefix(got[0], "a.md: ? ") {
				state = "? "
			}
			_, translation, found := strings.Cut(got[0], " = ")
			if !found || state+translation != test.want {
				t.Errorf("%q, want %q", got[0], test.want)
			}
		})
	}
}

// Messages of several texts are cut where their translation is cut alike.
func TestCuts(t *testing.T) {
	t.Parallel()
	const table = "| a | b |\n|---|---|\n| see [c](c.md) | 12 d |\n| e | f |\n"
	tests := []struct {
		name, section string
		pair          pair
		want          []string
	}{
		{
			"a table", table,
			pair{table, "| 甲 | 乙 |\n|---|---|\n| 見[丙](c.md) | 12 丁 |\n| 戊 | 己 |\n"},
			[]string{"a.md: a = 甲", "a.md: b = 乙", "a.md: see [c](c.md) = 見[丙](c.md)", "a.md: 12 d = 12 丁", "a.md: e = 戊", "a.md: f = 己"},
		},
		{
			"a table whose lines are joined", table,
			pair{strings.ReplaceAll(table, "\n", " "), "| 甲 | 乙 | |---|---| | 見[丙](c.md) | 12 丁 | | 戊 | 己 |"},
			[]string{"a.md: a = 甲", "a.md: b = 乙", "a.md: see [c](c.md) = 見[丙](c.md)", "a.md: 12 d = 12 丁", "a.md: e = 戊", "a.md: f = 己"},
		},
		{
			"a table with a cell that has changed since", strings.Replace(table, "| e |", "| e and more |", 1),
			pair{table, "| 甲 | 乙 |\n|---|---|\n| 見[丙](c.md) | 12 丁 |\n| 戊 | 己 |\n"},
			[]string{"a.md: a = 甲", "a.md: b = 乙", "a.md: see [c](c.md) = 見[丙](c.md)", "a.md: 12 d = 12 丁", "a.md: f = 己", "rest: e = 戊"},
		},
		{
			"a table with a column more", table,
			pair{table, "| 甲 | 乙 | 癸 |\n|---|---|---|\n| 丙 | 丁 | 癸 |\n| 戊 | 己 | 癸 |\n"},
			[]string{"rest: " + strings.TrimSpace(table[:6]) + " b | |---|---| | see [c](c.md) | 12 d | | e | f | = | 甲 | 乙 | 癸 | |---|---|---| | 丙 | 丁 | 癸 | | 戊 | 己 | 癸 |"},
		},
		{
			"a table whose rows are in another order", table,
			pair{table, "| 甲 | 乙 |\n|---|---|\n| 戊 | 己 |\n| 見[丙](c.md) | 12 丁 |\n"},
			[]string{
				"a.md: ? a = 甲 < a", "a.md: ? b = 乙 < b", "a.md: ? see [c](c.md) = 戊 < see [c](c.md)",
				"a.md: ? 12 d = 己 < 12 d", "a.md: ? e = 見[丙](c.md) < e", "a.md: ? f = 12 丁 < f",
			},
		},
		{
			"a list", "- a\n- b\n  c\n\n  d\n",
			pair{"- a\n- b\n  c\n\n  d\n", "- 甲\n- 乙丙\n\n  丁\n"},
			[]string{"a.md: a = 甲", "a.md: b c = 乙丙", "a.md: d = 丁"},
		},
		{
			"a list with an item more", "- a\n- b\n",
			pair{"- a\n- b\n", "- 甲\n- 乙\n- 丙\n"},
			[]string{"rest: - a - b = - 甲 - 乙 - 丙"},
		},
		{
			"a list on one line", "- a.\n- b - bb\n  - c\n- d",
			pair{"- a.  - b - bb - c - d", "- 甲。 - 乙 - 乙乙 - 丙 - 丁"},
			[]string{"a.md: a. = 甲。", "a.md: b - bb = 乙 - 乙乙", "a.md: c = 丙", "a.md: d = 丁"},
		},
		{
			"a list on one line with dashes as they are in Chinese", "1. a\n2. b - bb\n3. c",
			pair{"1. a 2. b - bb 3. c", "1. 甲 2. 乙——乙乙 3. 丙"},
			[]string{"a.md: a = 甲", "a.md: b - bb = 乙——乙乙", "a.md: c = 丙"},
		},
		{
			"a list on one line with the text before it", "a:\n- b\n- c",
			pair{"a: - b - c", "甲： - 乙 - 丙"},
			[]string{"a.md: a: = 甲：", "a.md: b = 乙", "a.md: c = 丙"},
		},
		{
			"a sentence with a dash", "b",
			pair{"a - b", "甲 - 乙"},
			[]string{"rest: a - b = 甲 - 乙"},
		},
		{
			"a list on one line with an item less", "- a\n- b\n- c",
			pair{"- a - b - c", "- 甲 - 乙"},
			[]string{"rest: - a - b - c = - 甲 - 乙"},
		},
		{
			"the end of a list", "1. x\n\n   a\n2. b\n   - c\n",
			pair{"   a\n2. b\n   - c\n", "   甲\n2. 乙\n   - 丙\n"},
			[]string{"a.md: a = 甲", "a.md: b = 乙", "a.md: c = 丙"},
		},
		{
			"a quote", "> a\n> b\n>\n> c\n",
			pair{"> a\n> b\n>\n> c\n", "> 甲乙\n>\n> 丙\n"},
			[]string{"a.md: a b = 甲乙", "a.md: c = 丙"},
		},
		{
			"front matter", "---\ntitle: 'A'\ndescription: \"B: c\"\n---\n\n# x\n",
			pair{"title: 'A'\nlayout: page\ndescription: 'B: c'", "title: 甲\nlayout: page\ndescription: '乙：丙'"},
			[]string{"a.md: A = 甲", "a.md: B: c = 乙：丙"},
		},
		{
			"front matter with its lines", "---\ntitle: A\n---\n\n# x\n",
			pair{"---\ntitle: A\n---\n\n", "---\ntitle: 甲\n---\n\n"},
			[]string{"a.md: A = 甲"},
		},
		{
			"front matter on one line", "---\ntitle: A b\ndescription: C\n---\n\n# x\n",
			pair{"title: A b description: C", "title: 甲乙 description: 丙"},
			[]string{"a.md: A b = 甲乙", "a.md: C = 丙"},
		},
		{
			"front matter on one line, but for a list at its end", "---\ntitle: A b\nrelated:\n  - x\n---\n\n# x\n",
			pair{"title: A b related:", "title: 甲乙 related:"},
			[]string{"a.md: A b = 甲乙"},
		},
		{
			"a definition on one line", "a\n: b\n: c\n",
			pair{"a : b : c", "甲 : 乙 : 丙"},
			[]string{"a.md: a = 甲", "a.md: b = 乙", "a.md: c = 丙"},
		},
		{
			"HTML", "<details>\n<summary>a</summary>\n\nb\n\n</details>\n",
			pair{"<details>\n<summary>a</summary>\n", "<details>\n<summary>甲</summary>\n"},
			[]string{"a.md: a = 甲"},
		},
		{
			"comments in code", "```go\n// One\n// two.\n```\n",
			pair{"// One\n        // two.\n", "// 一\n        // 二。\n"},
			[]string{"a.md: One = 一", "a.md: two. = 二。"},
		},
		{
			"code", "<!-- i18n:translate -->\n\n```\na b\n c d\n```\n",
			pair{"a b\n c d\n", "甲\n 丙\n"},
			[]string{"a.md: a b\n c d = 甲\n 丙"},
		},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			index := foreign.NewIndex([]foreign.Section{sectionOf("a.md", test.section)}, options)
			got := described(index.Read(fileOf("", test.pair), ""))
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// The lines of a message that a program ends at hard breaks are put together, if all are
// there.
func TestLines(t *testing.T) {
	t.Parallel()
	index := foreign.NewIndex([]foreign.Section{sectionOf("a.md", "one  \ntwo\\\nthree\n\nfour  \nfive\n")}, options)
	file := fileOf("", pair{"one  \n", "一  \n"}, pair{"three", "三"}, pair{"two", "二"}, pair{"four", "四"})
	file.Entries[1].Comments = []string{"why?"}
	got := described(index.Read(file, ""))
	want := []string{"a.md: one  \ntwo\\\nthree = 一  \n二\\\n三 # why?", "rest: four = 四"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	file.Entries[2].SetFuzzy(true)
	if got = described(index.Read(file, "")); !strings.HasPrefix(got[0], "a.md: ? one") {
		t.Errorf("with a line that is fuzzy: %s", got)
	}
}

// Older releases of mdbook-i18n-helpers have what stands between tags as messages.
func TestTags(t *testing.T) {
	t.Parallel()
	index := foreign.NewIndex([]foreign.Section{sectionOf("a.md", "Press <kbd>Left</kbd>, or <kbd>1</kbd>: back.\n\nLeft\n")}, options)
	pairs := []pair{{"Press", "請按"}, {"Left", "左"}, {", or", "，或"}, {": back.", "：返回。"}}
	file := fileOf("", pairs...)
	for _, e := range file.Entries[1:] {
		e.References = []string{"src/a.md"}
	}
	got := described(index.Read(file, ""))
	want := []string{"a.md: Press <kbd>Left</kbd>, or <kbd>1</kbd>: back. = 請按 <kbd>左</kbd>，或 <kbd>1</kbd>：返回。", "a.md: Left = 左"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if got := described(index.Read(fileOf("", pairs...), "")); len(got) != 4 || got[1] != "a.md: Left = 左" {
		t.Errorf("of another program: %q", got)
	}
}

// States, previous msgids and comments come along, cut as the message is.
func TestStates(t *testing.T) {
	t.Parallel()
	index := foreign.NewIndex([]foreign.Section{sectionOf("a.md", "- a b c\n- d e f\n\nTwice.\n"), sectionOf("b.md", "Twice.\n")}, options)
	before, plural := "- a b\n- d e\n", "things"
	file := fileOf("")
	file.Entries = append(file.Entries,
		&po.Entry{ID: "- a b c\n- d e f\n", Str: []string{"- 甲\n- 丁\n"}, Flags: []string{"fuzzy", "no-wrap"}, Previous: &po.Previous{ID: &before}, Comments: []string{"who?"}},
		&po.Entry{ID: "Twice.", Str: []string{"兩次。"}, Flags: []string{"fuzzy"}},
		&po.Entry{ID: "Twice.", Str: []string{"兩次。"}, Obsolete: true},
		&po.Entry{ID: "Nothing.", Str: []string{""}},
		&po.Entry{ID: "thing", IDPlural: &plural, Str: []string{"物"}},
	)
	got := described(index.Read(file, ""))
	want := []string{
		"a.md: ? a b c = 甲 < a b # who?", "a.md: ? d e f = 丁 < d e",
		"a.md: ? Twice. = 兩次。", // in one section, until somebody has looked at it
		"a.md: Twice. = 兩次。", "b.md: Twice. = 兩次。",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A message goes to the sections that its references name, however the program names
// them, and only else to those that have the text.
func TestSections(t *testing.T) {
	t.Parallel()
	sections := []foreign.Section{sectionOf("index.md", "Open\n"), sectionOf("part/index.md", "Open\n"), sectionOf("part/two.md", "Open\n\nTwo\n"), sectionOf("part/v1.2.md", "Three\n")}
	index := foreign.NewIndex(sections, options)
	tests := []struct {
		file       string // the path of the catalogue
		references []string
		text       string
		want       string
	}{
		{"", nil, "Open", "index.md part/index.md part/two.md"},
		{"", []string{"index.md:1"}, "Open", "index.md"},
		{"", []string{"./part/index.md:block", "1", "(header)"}, "Open", "part/index.md"},
		{"", []string{"../../source/part/index.md:8"}, "Open", "part/index.md"},
		{"", []string{"src/index.md:8"}, "Open", "index.md"},
		{"", []string{"two.md:8", "src/index.md:9"}, "Open", "index.md part/two.md"},
		{"", []string{"old/name.md:8"}, "Open", "index.md part/index.md part/two.md"},
		{"", []string{"index.md:8"}, "Two", "part/two.md"},
		{"de/LC_MESSAGES/part/two", nil, "Open", "part/two.md"},
		{"de/part/two.md", nil, "Open", "part/two.md"},
		{"de/part/v1.2", nil, "Three", "part/v1.2.md"},
	}
	for _, test := range tests {
		file := fileOf("", pair{test.text, "Auf"})
		file.Entries[1].References = test.references
		var got []string
		for _, p := range index.Read(file, test.file).Messages[0].Placed {
			got = append(got, p.Section)
		}
		slices.Sort(got)
		if strings.Join(got, " ") != test.want {
			t.Errorf("%q of %v in %q goes to %v, want %s", test.text, test.references, test.file, got, test.want)
		}
	}
}

// Contexts count where they are the handbook's.
func TestContexts(t *testing.T) {
	t.Parallel()
	index := foreign.NewIndex([]foreign.Section{sectionOf("a.md", "Open\n\n<!-- i18n:context menu -->\n\nOpen\n\n<!-- i18n:context menu -->\n\nClose\n")}, options)
	menu, line := "menu", "a.md:3"
	for _, test := range []struct {
		generator string
		text      string
		context   *string
		want      string
	}{
		{"pobook", "Open", nil, "a.md: Open = 譯"},
		{"pobook", "Open", &menu, "a.md: [menu] Open = 譯"},
		{"pobook", "Open", &line, "a.md: ? Open = 譯 < Open"},
		{"pobook", "Close", nil, "a.md: ? [menu] Close = 譯 < Close"},
		{toolkit, "Open", &line, "a.md: Open = 譯"},
		{toolkit, "Close", &line, "a.md: ? [menu] Close = 譯 < Close"},
		{"XLIFF", "Close", &menu, "a.md: [menu] Close = 譯"},
	} {
		file := fileOf(test.generator, pair{test.text, "譯"})
		file.Entries[1].Context = test.context
		if got := described(index.Read(file, "")); strings.Join(got, "\n") != test.want {
			t.Errorf("%s of %s: %q, want %q", test.text, test.generator, got, test.want)
		}
	}
}

// The titles of links are messages of their own to the translate toolkit.
func TestTitles(t *testing.T) {
	t.Parallel()
	index := foreign.NewIndex([]foreign.Section{sectionOf("a.md", "See [it](b.md \"Tape\").\n\nTape\n")}, options)
	got := described(index.Read(fileOf(toolkit, pair{"Tape", "膠帶"}, pair{"See [it]{1}.", "見[它]{1}。"}), ""))
	want := []string{"a.md: Tape = 膠帶", "a.md: See [it](b.md \"Tape\"). = 見[它](b.md \"膠帶\")。"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

package frontmatter

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// metaKeys are the keys that the tests want the values of.
var metaKeys = []string{"title", "tags", "nested.summary", "params.hero.title", "people.role", "hero.actions[].text", "tags[].name", "features[].title"}

func yamlBlock(lines string) string { return "---\n" + lines + "---\n" }
func tomlBlock(lines string) string { return "+++\n" + lines + "+++\n" }

// metaTests are blocks of front matter with what they offer, and the raw
// scalars, and what the block becomes when "注意 i" stands in place of value i.
var metaTests = []struct {
	name, block string
	texts, raw  []string
	translated  string
}{
	{
		"plain, quoted, and what is no string",
		yamlBlock("title: One two # why\ntags: ['it''s', \"a\\tb\", 3, true, 2024-01-01, ~, c]\ndraft: no\n"),
		[]string{"One two", "it's", "a\tb", "c"},
		[]string{"One two", "'it''s'", `"a\tb"`, "c"},
		yamlBlock("title: 注意 0 # why\ntags: ['注意 1', \"注意 2\", 3, true, 2024-01-01, ~, 注意 3]\ndraft: no\n"),
	},
	{
		"plain in several lines",
		yamlBlock("title: One\n  two\n\n  three # why\ndraft: true\n"),
		[]string{"One two\nthree"},
		[]string{"One\n  two\n\n  three"},
		yamlBlock("title: 注意 0 # why\ndraft: true\n"),
	},
	{
		"quoted in several lines",
		yamlBlock("title: \"One \\\"two\\\"\n  three\\\n  four\"\nnested:\n  summary: 'a\n\n    b'  # why\n"),
		[]string{`One "two" threefour`, "a\nb"},
		[]string{"\"One \\\"two\\\"\n  three\\\n  four\"", "'a\n\n    b'"},
		yamlBlock("title: \"注意 0\"\nnested:\n  summary: '注意 1'  # why\n"),
	},
	{
		"literal",
		yamlBlock("title: | # why\n  One\n\n   two  \n\n# a comment\nnested:\n  summary: |-\n   a\n   b\n"),
		[]string{"One\n\n two  ", "a\nb"},
		[]string{"| # why\n  One\n\n   two  ", "|-\n   a\n   b"},
		yamlBlock("title: | # why\n  注意 0\n\n# a comment\nnested:\n  summary: |-\n   注意 1\n"),
	},
	{
		"folded and kept line breaks",
		yamlBlock("title: >+\n  One\n  two\n\n  three\n\n\ntags:\n- >-\n  a\n- b\n"),
		[]string{"One two\nthree", "a", "b"},
		[]string{">+\n  One\n  two\n\n  three", ">-\n  a", "b"},
		yamlBlock("title: >+\n  注意 0\n\n\ntags:\n- >-\n  注意 1\n- 注意 2\n"),
	},
	{
		"counted indentation",
		yamlBlock("title: |2-\n    One\n  two\nnested:\n   summary: |1\n     a\n"),
		[]string{"  One\ntwo", " a"},
		[]string{"|2-\n    One\n  two", "|1\n     a"},
		yamlBlock("title: |2-\n  注意 0\nnested:\n   summary: |1\n    注意 1\n"),
	},
	{
		"characters beyond ASCII, keys in quotes, braces",
		yamlBlock("\"标\": 😀 é # é\n'title': 意思\nparams: {é: ü, hero: {title: 注, x: 'y'}}\n"),
		[]string{"意思", "注"},
		[]string{"意思", "注"},
		yamlBlock("\"标\": 😀 é # é\n'title': 注意 0\nparams: {é: ü, hero: {title: 注意 1, x: 'y'}}\n"),
	},
	{
		"lists of mappings",
		yamlBlock("people:\n  - name: Ann\n    role: Lead\n  - role: >\n      Help\n    name: Bo\n"),
		[]string{"Lead", "Help"},
		[]string{"Lead", ">\n      Help"},
		yamlBlock("people:\n  - name: Ann\n    role: 注意 0\n  - role: >\n      注意 1\n    name: Bo\n"),
	},
	{
		"anchors, tags, aliases, merge keys",
		yamlBlock("title: &t One\ntags: [*t, !!str two, &x three, four]\nbase: &b {summary: five}\nnested: {<<: *b}\n"),
		[]string{"four"},
		[]string{"four"},
		yamlBlock("title: &t One\ntags: [*t, !!str two, &x three, 注意 0]\nbase: &b {summary: five}\nnested: {<<: *b}\n"),
	},
	{
		"duplicate keys",
		yamlBlock("title: One\n\"title\": Two\ntags: three\n"),
		[]string{"three"},
		[]string{"three"},
		yamlBlock("title: One\n\"title\": Two\ntags: 注意 0\n"),
	},
	{
		"numbers and booleans of older readers, blank strings",
		yamlBlock("tags: [yes, Off, 12:30, 1.2.3, '', ' ', 'yes']\n"),
		[]string{"yes"},
		[]string{"'yes'"},
		yamlBlock("tags: [yes, Off, 12:30, 1.2.3, '', ' ', '注意 0']\n"),
	},
	{
		"CRLF, and an end of three dots",
		"---\r\ntitle: |\r\n  One\r\n  two\r\ntags:\r\n  - a\r\n    b\r\n...\r\n",
		[]string{"One\ntwo", "a b"},
		[]string{"|\r\n  One\r\n  two", "a\r\n    b"},
		"---\r\ntitle: |\r\n  注意 0\r\ntags:\r\n  - 注意 1\r\n...\r\n",
	},
	{"broken YAML", yamlBlock("title: One\ntags: [\n"), nil, nil, yamlBlock("title: One\ntags: [\n")},
	{"two documents", yamlBlock("title: One\n--- {}\n"), nil, nil, yamlBlock("title: One\n--- {}\n")},
	{"tabs for indentation", yamlBlock("title:\n\tOne: a\n\ttwo: b\n"), nil, nil, yamlBlock("title:\n\tOne: a\n\ttwo: b\n")},
	{"a block scalar that is not indented", yamlBlock("title:\n|\n  One\n"), nil, nil, yamlBlock("title:\n|\n  One\n")},
	{"other line breaks", yamlBlock("title: One\u2028two\n"), nil, nil, yamlBlock("title: One\u2028two\n")},
	{"nothing", yamlBlock(""), nil, nil, yamlBlock("")},
	{
		"TOML strings",
		tomlBlock("title = \"One \\\"two\\\"\" # why\ntags = ['a\\b', \"c\", 3, true]\ndate = 2024-01-01\n"),
		[]string{`One "two"`, `a\b`, "c"},
		[]string{`"One \"two\""`, `'a\b'`, `"c"`},
		tomlBlock("title = \"注意 0\" # why\ntags = ['注意 1', \"注意 2\", 3, true]\ndate = 2024-01-01\n"),
	},
	{
		"TOML strings of several lines",
		tomlBlock("title = \"\"\"\nOne \"two\"\\\n   three\n\"\"\"\nnested.summary = '''a\nb'''\n"),
		[]string{`One "two"three`, "a\nb"},
		[]string{"\"\"\"\nOne \"two\"\\\n   three\n\"\"\"", "'''a\nb'''"},
		tomlBlock("title = \"\"\"\n注意 0\n\"\"\"\nnested.summary = '''注意 1'''\n"),
	},
	{
		"TOML tables",
		tomlBlock("[params]\nhero.\"title\" = \"One\"\n[nested]\nsummary = 'two' # why\n[[people]]\nrole = \"a\"\n[[people]]\nrole = \"b\"\n"),
		[]string{"One", "two", "a", "b"},
		[]string{`"One"`, "'two'", `"a"`, `"b"`},
		tomlBlock("[params]\nhero.\"title\" = \"注意 0\"\n[nested]\nsummary = '注意 1' # why\n[[people]]\nrole = \"注意 2\"\n[[people]]\nrole = \"注意 3\"\n"),
	},
	{
		"TOML inline tables in CRLF",
		"+++\r\nparams = { hero = { title = '''\r\nOne\r\ntwo''' } }\r\n+++\r\n",
		[]string{"One\ntwo"},
		[]string{"'''\r\nOne\r\ntwo'''"},
		"+++\r\nparams = { hero = { title = '''\r\n注意 0''' } }\r\n+++\r\n",
	},
	{
		"lists that the key names",
		yamlBlock("hero:\n  name: no\n  actions:\n    - theme: brand\n      text: Start # why\n    - {theme: alt, text: 'Go on'}\nfeatures: [{title: One}, {title: \"Two\"}, {title: 3}]\n"),
		[]string{"Start", "Go on", "One", "Two"},
		[]string{"Start", "'Go on'", "One", `"Two"`},
		yamlBlock("hero:\n  name: no\n  actions:\n    - theme: brand\n      text: 注意 0 # why\n    - {theme: alt, text: '注意 1'}\nfeatures: [{title: 注意 2}, {title: \"注意 3\"}, {title: 3}]\n"),
	},
	{
		"no lists where the key names some",
		yamlBlock("hero:\n  actions: {text: no}\nfeatures:\n  title: no\n  x: [{title: no}]\n"),
		nil, nil,
		yamlBlock("hero:\n  actions: {text: no}\nfeatures:\n  title: no\n  x: [{title: no}]\n"),
	},
	{
		"TOML lists that the key names",
		tomlBlock("features = [{title = \"One\"}, {title = 'two'}]\n[hero]\nname = \"no\"\n[[hero.actions]]\ntext = \"Start\" # why\n[[hero.actions]]\nlink.text = \"no\"\n[hero.actions.link.x]\ntext = \"no\"\n"),
		[]string{"One", "two", "Start"},
		[]string{`"One"`, "'two'", `"Start"`},
		tomlBlock("features = [{title = \"注意 0\"}, {title = '注意 1'}]\n[hero]\nname = \"no\"\n[[hero.actions]]\ntext = \"注意 2\" # why\n[[hero.actions]]\nlink.text = \"no\"\n[hero.actions.link.x]\ntext = \"no\"\n"),
	},
	{"broken TOML", tomlBlock("title = \"One\n"), nil, nil, tomlBlock("title = \"One\n")},
	{"TOML keys twice", tomlBlock("title = \"One\"\ntitle = \"Two\"\n"), nil, nil, tomlBlock("title = \"One\"\ntitle = \"Two\"\n")},
}

// spliceMeta puts translations in place of values.
func spliceMeta(block string, values []Value, translations []string) string {
	var b strings.Builder
	done := 0
	for i, v := range values {
		b.WriteString(block[done:v.Start])
		b.Write(Encode([]byte(block), v, translations[i]))
		done = v.End
	}
	return b.String() + block[done:]
}

func TestMetaValues(t *testing.T) {
	t.Parallel()
	for _, test := range metaTests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			values := Values([]byte(test.block), metaKeys)
			var texts, raw, translations []string
			for i, v := range values {
				texts = append(texts, v.Text)
				raw = append(raw, test.block[v.Start:v.End])
				translations = append(translations, "注意 "+string(rune('0'+i)))
			}
			if diff := cmp.Diff(test.texts, texts); diff != "" {
				t.Errorf("texts (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.raw, raw); diff != "" {
				t.Errorf("scalars (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff(test.block, spliceMeta(test.block, values, texts)); diff != "" {
				t.Errorf("with its own texts (-want +got):\n%s", diff)
			}
			got := spliceMeta(test.block, values, translations)
			if diff := cmp.Diff(test.translated, got); diff != "" {
				t.Errorf("translated (-want +got):\n%s", diff)
			}
			if !metaHolds([]byte(test.block), []byte(got), values, translations) {
				t.Error("the translated block does not hold")
			}
		})
	}
}

func TestMetaKeys(t *testing.T) {
	t.Parallel()
	block := "title: a\nnested: {summary: b}\ntags: [c, {title: d}]\npeople: [{role: e}]\n"
	var got []string
	for _, v := range Values([]byte(yamlBlock(block)), append(metaKeys, "tags.title")) {
		got = append(got, v.Key+"="+v.Text)
	}
	want := []string{"title=a", "nested.summary=b", "tags=c", "tags.title=d", "people.role=e"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}

// A table below an array of tables is in its last item (TOML 1.0, "Array of Tables").
func TestMetaKeysOfTables(t *testing.T) {
	t.Parallel()
	block := tomlBlock("[[a]]\nx = '1'\n[a.b]\nx = '2'\n[[a.c]]\nx = '3'\n[a.c.d]\nx = '4'\n[b]\nx = '5'\n")
	for _, test := range []struct{ key, want string }{
		{"a[].x", "1"},
		{"a[].b.x", "2"},
		{"a[].c[].x", "3"},
		{"a[].c[].d.x", "4"},
		{"b.x", "5"},
		{"a.x", "1"},
		{"a.c.d.x", "4"},
		{"a[].b[].x", ""},
		{"b[].x", ""},
	} {
		got := ""
		for _, v := range Values([]byte(block), []string{test.key}) {
			got += v.Text
		}
		if got != test.want {
			t.Errorf("at %s stands %q, want %q", test.key, got, test.want)
		}
	}
}

func TestTitleOf(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		block, text string
		offered     bool
	}{
		{yamlBlock("# a\ntitle: One *two* # three\n"), "One *two*", true},
		{yamlBlock("title: 'it''s'\n"), "it's", true},
		{yamlBlock("title: >\n  One\n  two\n\n  three\n"), "One two three", true},
		{yamlBlock("title: \"a\\tb\\r\\nc\"\n"), "a b c", true},
		{tomlBlock("title = 'One'\n"), "One", true},
		{tomlBlock("title = 2024\n"), "2024", false},
		{yamlBlock("title: 2024\n"), "2024", false},
		{yamlBlock("title: 2024-01-01\n"), "2024-01-01", false},
		{yamlBlock("title: &t One\nx: *t\n"), "One", false},
		{yamlBlock("title: true\n"), "", false},
		{tomlBlock("title = true\n"), "", false},
		{yamlBlock("title:\n"), "", false},
		{yamlBlock("title: ''\n"), "", false},
		{yamlBlock("title: ' '\n"), "", false},
		{yamlBlock("title: [One]\n"), "", false},
		{yamlBlock("title: {title: One}\n"), "", false},
		{yamlBlock("x: {title: One}\n"), "", false},
		{yamlBlock("title: One\ntitle: Two\n"), "", false},
		{tomlBlock("[title]\ntitle = 'One'\n"), "", false},
		{yamlBlock("title: One\nx: [\n"), "", false},
		{"", "", false},
	} {
		title, offered := TitleOf([]byte(test.block))
		if title.Text != test.text || offered != test.offered {
			t.Errorf("the title of %q is %q, offered: %t", test.block, title.Text, offered)
		}
		if at := strings.Index(test.block, "title"); title.Start <= at && title.Text != "" {
			t.Errorf("the title of %q stands at %d", test.block, title.Start)
		}
	}
}

func TestEncodeMeta(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, block, translation, want string }{
		{"plain", yamlBlock("title: a\n"), "一, [二] 'x'", yamlBlock("title: 一, [二] 'x'\n")},
		{"a colon", yamlBlock("title: a\n"), "一: 二", yamlBlock("title: \"一: 二\"\n")},
		{"a comment", yamlBlock("title: a\n"), "一 # 二", yamlBlock("title: \"一 # 二\"\n")},
		{"a boolean", yamlBlock("title: a\n"), "no", yamlBlock("title: \"no\"\n")},
		{"a number", yamlBlock("title: a\n"), "0x1F", yamlBlock("title: \"0x1F\"\n")},
		{"a time", yamlBlock("title: a\n"), "12:30", yamlBlock("title: \"12:30\"\n")},
		{"a list", yamlBlock("title: a\n"), "- 一", yamlBlock("title: \"- 一\"\n")},
		{"an alias", yamlBlock("title: a\n"), "*一", yamlBlock("title: \"*一\"\n")},
		{"the marker", yamlBlock("title: a\n"), "---", yamlBlock("title: \"---\"\n")},
		{"what readers do not agree on", yamlBlock("tags: [a]\n"), "一?", yamlBlock("tags: [\"一?\"]\n")},
		{"a tab", yamlBlock("title: a\n"), "一\t二", yamlBlock("title: \"一\\t二\"\n")},
		{"space around", yamlBlock("title: a\n"), " 一 ", yamlBlock("title: \" 一 \"\n")},
		{"lines", yamlBlock("title: 'a'\n"), "一\n二", yamlBlock("title: \"一\\n二\"\n")},
		{"single quotes", yamlBlock("title: 'a'\n"), "it's", yamlBlock("title: 'it''s'\n")},
		{"double quotes", yamlBlock("title: \"a\"\n"), `"一" \`, yamlBlock("title: \"\\\"一\\\" \\\\\"\n")},
		{"commas between brackets", yamlBlock("tags: [a, b]\n"), "一, 二", yamlBlock("tags: [\"一, 二\", \"一, 二\"]\n")},
		{"literal lines", yamlBlock("title: |\n  a\n"), "一\n\n  二 # 三", yamlBlock("title: |\n  一\n\n    二 # 三\n")},
		{"literal with space in front", yamlBlock("title: | # why\n  a\n"), " 一", yamlBlock("title: \" 一\\n\" # why\n")},
		{"folded lines", yamlBlock("title: >-\n  a\n"), "一\n二", yamlBlock("title: >-\n  一\n\n  二\n")},
		{"folded with an indented line", yamlBlock("title: >-\n  a\n"), "一\n  二", yamlBlock("title: \"一\\n  二\"\n")},
		{"literal lines in CRLF", "---\r\ntitle: |\r\n  a\r\n---\r\n", "一\n二", "---\r\ntitle: |\r\n  一\r\n  二\r\n---\r\n"},
		{"control characters", yamlBlock("title: a\n"), "\x00\u0085\u2028\r\n\u3000", yamlBlock("title: \"\\u0000\\u0085\\u2028\\r\\n\u3000\"\n")},
		{"nothing", yamlBlock("title: a\n"), "", yamlBlock("title: \"\"\n")},
		{"TOML", tomlBlock("title = \"a\"\n"), "\"一\"\n\\\t\x7f", tomlBlock("title = \"\\\"一\\\"\\n\\\\\\t\\u007F\"\n")},
		{"TOML literal", tomlBlock("title = 'a'\n"), `\一"`, tomlBlock("title = '\\一\"'\n")},
		{"TOML literal with a quote", tomlBlock("title = 'a'\n"), `it's \`, tomlBlock("title = \"it's \\\\\"\n")},
		{"TOML lines", tomlBlock("title = \"\"\"\na\n\"\"\"\n"), `一"""二"` + "\n三", tomlBlock("title = \"\"\"\n一\"\\\"\"二\"\n三\n\"\"\"\n")},
		{"TOML lines that end in a quote", tomlBlock("title = \"\"\"a\"\"\"\n"), `一"`, tomlBlock("title = \"\"\"一\\\"\"\"\"\n")},
		{"TOML lines with the marker", tomlBlock("title = '''a'''\n"), "一\n+++\n", tomlBlock("title = \"一\\n+++\\n\"\n")},
		{"TOML lines in CRLF", "+++\r\ntitle = '''a'''\r\n+++\r\n", "一\n二", "+++\r\ntitle = '''一\r\n二'''\r\n+++\r\n"},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			values := Values([]byte(test.block), metaKeys)
			translations := make([]string, len(values))
			for i := range translations {
				translations[i] = test.translation
			}
			got := spliceMeta(test.block, values, translations)
			if diff := cmp.Diff(test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
			if !metaHolds([]byte(test.block), []byte(got), values, translations) {
				t.Error("the block does not hold")
			}
		})
	}
}

// What Encode never writes must not pass.
func TestMetaDoesNotHold(t *testing.T) {
	t.Parallel()
	before := yamlBlock("title: One\nnested: {summary: two}\ndraft: true\n")
	tests := []struct{ name, after string }{
		{"another text", yamlBlock("title: 二\nnested: {summary: two}\ndraft: true\n")},
		{"another value", yamlBlock("title: 一\nnested: {summary: 二}\ndraft: true\n")},
		{"another type", yamlBlock("title: 一\nnested: {summary: two}\ndraft: 'true'\n")},
		{"another key", yamlBlock("title: 一\nnested: {synopsis: two}\ndraft: true\n")},
		{"another order", yamlBlock("title: 一\ndraft: true\nnested: {summary: two}\n")},
		{"a key more", yamlBlock("title: 一\nnested: {summary: two}\ndraft: true\nx: y\n")},
		{"an anchor", yamlBlock("title: &a 一\nnested: {summary: two}\ndraft: true\n")},
		{"broken", yamlBlock("title: \"一\nnested: {summary: two}\ndraft: true\n")},
		{"ended early", yamlBlock("title: 一\n---\nnested: {summary: two}\ndraft: true\n")},
	}
	values := Values([]byte(before), metaKeys)[:1]
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			if metaHolds([]byte(before), []byte(test.after), values, []string{"一"}) {
				t.Error("holds")
			}
		})
	}
	if broken := []byte(yamlBlock("title: [\n")); !metaHolds(broken, bytes.Clone(broken), nil, nil) {
		t.Error("broken front matter that nothing changed does not hold")
	}
}

// Any translation of any value reads back, and nothing else changes.
func FuzzMeta(f *testing.F) {
	translations := []string{
		"一", "a: b", "it's", `"q" \`, "一\n\n  二\n", " x ", "\r\n", "# c", "[a, b]", "|-\n x", "'''", `""""`, "+++\n---\n", "no", "\u2028\x00", "",
	}
	for i, test := range metaTests {
		f.Add(test.block, translations[i%len(translations)])
		f.Add(test.block, translations[(i+7)%len(translations)])
	}
	f.Fuzz(func(t *testing.T, block, translation string) {
		values := Values([]byte(block), metaKeys)
		var texts, same []string
		for _, v := range values {
			texts = append(texts, v.Text)
			same = append(same, translation)
		}
		if got := spliceMeta(block, values, texts); got != block {
			t.Errorf("with its own texts %q becomes %q", block, got)
		}
		got := spliceMeta(block, values, same)
		holds := metaHolds([]byte(block), []byte(got), values, same)
		if want := len(values) == 0 || utf8.ValidString(translation); holds != want {
			t.Errorf("%q with %q becomes %q, which holds: %t", block, translation, got, holds)
		}
	})
}

// metaHolds says whether a block of front matter in which values were
// translated still is the same metadata, but for the translations: the same
// keys in the same order with equal values. Translation i is that of value i
// of before.
func metaHolds(before, after []byte, values []Value, translations []string) bool {
	was, sound := read(before, nil)
	is, still := read(after, nil)
	if !sound || !still {
		return bytes.Equal(before, after)
	}
	for i, v := range values {
		was.events[v.event].text = translations[i] + v.tail
	}
	return slices.Equal(was.events, is.events)
}

package frontmatter

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// changes are those of the test: the language, an address with what it was, and a key
// that goes.
var changes = []Change{
	{Key: "lang", Make: func(string, bool) (string, bool) { return "zh-TW", true }},
	{Key: "permalink", Make: func(value string, there bool) (string, bool) { return "/zh-TW" + value, there }},
	{Key: "redirect_from", Remove: true},
}

func TestApply(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, section, want, failed string }{
		{"none", "# A\n", "---\nlang: zh-TW\n---\n\n# A\n", ""},
		{"none, with a byte order mark and CRLF", "\ufeff# A\r\n", "\ufeff---\r\nlang: zh-TW\r\n---\r\n\r\n# A\r\n", ""},
		{"empty", "---\n---\n# A\n", "---\nlang: zh-TW\n---\n# A\n", ""},
		{"comments only", "---\n# x\n---\n# A\n", "---\n# x\nlang: zh-TW\n---\n# A\n", ""},
		{"all of them", "---\ntitle: A\nlang: en # ours\npermalink: '/a/'\nredirect_from:\n  - /b\n  - /c\n\n# about x\nx: 1\n---\n# A\n", "---\ntitle: A\nlang: zh-TW # ours\npermalink: '/zh-TW/a/'\n\n# about x\nx: 1\n---\n# A\n", ""},
		{"CRLF", "---\r\nredirect_from: [/a]\r\ntitle: A\r\n---\r\nx", "---\r\ntitle: A\r\nlang: zh-TW\r\n---\r\nx", ""},
		{"a list in the place of a text", "---\nlang: [en, fr]\npermalink:\n- /a\n---\n", "---\nlang: zh-TW\npermalink:\n- /a\n---\n", ""},
		{"nothing there", "---\nlang:\npermalink: ~\n---\n", "---\nlang: zh-TW\npermalink: ~\n---\n", ""},
		{"a number", "---\npermalink: 7\nlang: 1.0\n---\n", "---\npermalink: /zh-TW7\nlang: zh-TW\n---\n", ""},
		{"a block scalar", "---\npermalink: >-\n  /a\n  b\nlang: |\n  en\n---\n", "---\npermalink: >-\n  /zh-TW/a b\nlang: |\n  zh-TW\n---\n", ""},
		{"the same", "---\nlang: zh-TW\n---\n", "---\nlang: zh-TW\n---\n", ""},
		{"the same in quotes", "---\nlang: \"zh-TW\"\n---\n", "---\nlang: \"zh-TW\"\n---\n", ""},
		{"further down", "---\nx:\n  lang: en\nlang: fr\n---\n", "---\nx:\n  lang: en\nlang: zh-TW\n---\n", ""},
		{"flow", "---\n# x\n{lang: en}\n---\n", "---\n# x\n{lang: en}\n---\n", "lang permalink redirect_from"},
		{"twice", "---\nlang: en\nlang: fr\n---\n", "---\nlang: en\nlang: fr\n---\n", "lang"},
		{"with an anchor in use", "---\nredirect_from: &a [/b]\nx: *a\nlang: en\n---\n", "---\nredirect_from: &a [/b]\nx: *a\nlang: zh-TW\n---\n", "redirect_from"},
		{"TOML", "+++\ntitle = 'A'\nlang = \"en\" # ours\npermalink = '/a'\nredirect_from = [\n  '/b',\n]\n[params]\nlang = 'en'\n+++\n# A\n", "+++\ntitle = 'A'\nlang = \"zh-TW\" # ours\npermalink = '/zh-TW/a'\n[params]\nlang = 'en'\n+++\n# A\n", ""},
		{"TOML without it", "+++\n[params]\nlang = 'en'\n+++\n", "+++\nlang = \"zh-TW\"\n[params]\nlang = 'en'\n+++\n", ""},
		{"TOML with a number", "+++\nlang = 7 # x\n\"permalink\" = true\n+++\n", "+++\nlang = \"zh-TW\"\npermalink = \"/zh-TWtrue\"\n+++\n", ""},
		{"TOML with tables of dots", "+++\na.lang = 'en'\n+++\n", "+++\na.lang = 'en'\nlang = \"zh-TW\"\n+++\n", ""},
		{"JSON", "{\n  \"lang\": \"en\"\n}\n# A\n", "{\n  \"lang\": \"en\"\n}\n# A\n", "lang permalink redirect_from"},
		{"broken", "---\na: b: c\n---\n", "---\na: b: c\n---\n", "lang permalink redirect_from"},
		{"no front matter, but a rule", "---\n\n# A\n", "---\nlang: zh-TW\n---\n\n---\n\n# A\n", ""},
	}
	for _, test := range tests {
		got, failed := Apply([]byte(test.section), changes)
		if diff := cmp.Diff(test.want, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
		if text := strings.Join(failed, " "); text != test.failed {
			t.Errorf("%s: failed %q", test.name, text)
		}
		if again, _ := Apply(got, changes[:1]); string(again) != string(got) {
			t.Errorf("%s: a second time\n%s", test.name, again)
		}
	}
}

// Any text reads as itself, whatever it looks like.
func TestApplyAnyText(t *testing.T) {
	t.Parallel()
	for _, block := range []string{"", "---\nk: a\n---\n", "---\nk: 'a'\n---\n", "---\nk: [a]\n---\n", "+++\nk = 'a'\n+++\n", "+++\nk = 1\n+++\n"} {
		for _, text := range []string{"no", "true", "null", "~", "2024-01-01", "1.0", "/a#b", "a: b", "a #b", "- a", "{a}", "'", "\"", "\\", "中文", " a", "a ", "*", "&a", "!a", "%", "@", "`", "---", "a\tb"} {
			got, failed := Apply([]byte(block+"x\n"), []Change{{Key: "k", Make: func(string, bool) (string, bool) { return text, true }}})
			found, ok := entriesOf(got[:Length(got)])
			if len(failed) > 0 || !ok || len(found.all) != 1 || found.all[0].value != text || len(Values(got[:Length(got)], []string{"k"})) != 1 {
				t.Errorf("%q in %q gives %q, failed %v, %v", text, block, got, failed, found)
			}
		}
	}
}

func FuzzApply(f *testing.F) {
	f.Add("---\nlang: en\nredirect_from: [a]\n---\nx", "zh")
	f.Add("+++\nlang = 'a'\n[x]\n+++\nx", "no")
	f.Fuzz(func(t *testing.T, section, text string) {
		before := Length([]byte(section))
		got, failed := Apply([]byte(section), []Change{{Key: "lang", Make: func(string, bool) (string, bool) { return text, true }}})
		if len(failed) > 0 && string(got) != section {
			t.Fatalf("it failed and changed %q to %q", section, got)
		}
		if !strings.HasSuffix(string(got), section[before:]) {
			t.Fatalf("the text of %q has changed: %q", section, got)
		}
	})
}

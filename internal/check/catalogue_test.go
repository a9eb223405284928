package check_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
)

func TestCatalogue(t *testing.T) {
	t.Parallel()
	tests := []struct{ name, file, want string }{
		{"no header", `msgid "a"` + "\n" + `msgstr "b"`, ""},
		{"no language", `msgid ""` + "\n" + `msgstr "Project-Id-Version: x\n"`, ""},
		{"its language", `msgid ""` + "\n" + `msgstr "Language: zh_Hant\n"`, ""},
		{"another name of it", `msgid ""` + "\n" + `msgstr "Language: zh-TW\n"`, ""},
		{
			"another language", "\n" + `msgid ""` + "\n" + `msgstr "Language: zh_CN\n"`,
			`a.po:2: the header names the language "zh_CN", but this is a catalogue of "zh_Hant"; put the right file in its place, or write "Language: zh_Hant" (wrong-language)`,
		},
		{
			"no language at all", `msgid ""` + "\n" + `msgstr "Language: klingon\n"`,
			`a.po:1: the header names the language "klingon", but this is a catalogue of "zh_Hant"; put the right file in its place, or write "Language: zh_Hant" (wrong-language)`,
		},
		{
			"a message twice", `msgid "a"` + "\n" + `msgstr "b"` + "\n\n" + `#~ msgid "a"` + "\n" + `#~ msgstr "c"`,
			"a.po:4: this message is there twice, first in line 1; keep one of the two (duplicate-message)",
		},
	}
	want, err := locale.Parse("zh_Hant")
	if err != nil {
		t.Fatal(err)
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			f, err := po.Parse([]byte(test.file + "\n"))
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(test.want, check.Unusable("a.po", f, want).Error()); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

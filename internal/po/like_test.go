package po

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What has not changed stays as it is laid out.
func TestBytesLike(t *testing.T) {
	t.Parallel()
	const earlier = `msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\n"

#: a.md:1
#: a.md:2
msgid ""
"One "
"two"
msgstr ""
"一"
"二"

# A comment
#, fuzzy
#| msgid ""
#| "Old"
msgid "Three"
msgstr "三"

#~ msgid ""
#~ "Four"
#~ msgstr "四"
`
	for _, test := range []struct {
		name   string
		change func(f *File)
		want   string
	}{
		{"nothing", func(*File) {}, earlier},
		{"references", func(f *File) { f.Entries[1].References = []string{"a.md:3"} }, strings.Replace(earlier, "#: a.md:1\n#: a.md:2\n", "#: a.md:3\n", 1)},
		{"a translation", func(f *File) { f.Entries[1].Str[0] = "二一" }, strings.Replace(earlier, "#: a.md:1\n#: a.md:2\nmsgid \"\"\n\"One \"\n\"two\"\nmsgstr \"\"\n\"一\"\n\"二\"\n", "#: a.md:1 a.md:2\nmsgid \"One two\"\nmsgstr \"二一\"\n", 1)},
		{"a flag", func(f *File) { f.Entries[2].Flags, f.Entries[2].Previous = nil, nil }, strings.Replace(earlier, "#, fuzzy\n#| msgid \"\"\n#| \"Old\"\n", "", 1)},
		{"an obsolete entry", func(f *File) { f.Entries[3].Obsolete = false }, strings.Replace(earlier, "#~ msgid \"\"\n#~ \"Four\"\n#~ msgstr \"四\"\n", "msgid \"Four\"\nmsgstr \"四\"\n", 1)},
	} {
		f, err := Parse([]byte(earlier))
		if err != nil {
			t.Fatal(err)
		}
		test.change(f)
		if diff := cmp.Diff(test.want, string(BytesLike(f, []byte(earlier)))); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.name, diff)
		}
	}
}

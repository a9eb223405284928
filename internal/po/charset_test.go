package po

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"
)

const anyCharset = `# %[2]s
msgid ""
msgstr ""
"Language: x\n"
"Content-Type: text/plain; charset=%[1]s; format=flowed\n"

# %[2]s
msgid "a %[2]s"
msgstr "%[2]s"
`

// The second byte of 功 in Big5 and of 表 in Shift JIS is that of a backslash.
func TestOtherCharsets(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		name, text string
		encode     func(string) (string, error)
	}{
		{"BIG5", "功能許功", traditionalchinese.Big5.NewEncoder().String},
		{"CP950", "功能許功", traditionalchinese.Big5.NewEncoder().String},
		{"GB2312", "简体中文", simplifiedchinese.GBK.NewEncoder().String},
		{"GB18030", "简体中文𠀀", simplifiedchinese.GB18030.NewEncoder().String},
		{"Shift_JIS", "表示", japanese.ShiftJIS.NewEncoder().String},
		{"ISO-8859-1", "größer\u0085", charmap.ISO8859_1.NewEncoder().String},
		{"iso8859-1", "größer", charmap.ISO8859_1.NewEncoder().String},
		{"CP1252", "„größer“", charmap.Windows1252.NewEncoder().String},
		{"KOI8-R", "книга", charmap.KOI8R.NewEncoder().String},
		{"UTF-8", "中文", func(s string) (string, error) { return s, nil }},
		{"CHARSET", "中文", func(s string) (string, error) { return s, nil }},
		{"US-ASCII", "中文", func(s string) (string, error) { return s, nil }},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			in, err := c.encode(fmt.Sprintf(anyCharset, c.name, c.text))
			if err != nil {
				t.Fatal(err)
			}
			want := fmt.Sprintf(anyCharset, "UTF-8", c.text)
			if diff := cmp.Diff(want, string(mustParse(t, []byte(in)).Bytes())); diff != "" {
				t.Errorf("written (-want +got):\n%s", diff)
			}
		})
	}
}

func TestSpellingOfUTF8IsKept(t *testing.T) {
	t.Parallel()
	want := fmt.Sprintf(anyCharset, "utf-8", "中文")
	if diff := cmp.Diff(want, string(mustParse(t, []byte(want)).Bytes())); diff != "" {
		t.Errorf("written (-want +got):\n%s", diff)
	}
}

func TestCharsetOfASCIIText(t *testing.T) {
	t.Parallel()
	for name, want := range map[string]string{
		"UTF-8":      "UTF-8",
		"utf-8":      "utf-8",
		"CHARSET":    "CHARSET",
		"ASCII":      "ASCII",
		"ISO-8859-1": "UTF-8",
	} {
		got := mustParse(t, fmt.Appendf(nil, anyCharset, name, "x")).Bytes()
		if diff := cmp.Diff(fmt.Sprintf(anyCharset, want, "x"), string(got)); diff != "" {
			t.Errorf("charset %s (-want +got):\n%s", name, diff)
		}
	}
}

func TestEscapesInOtherCharsets(t *testing.T) {
	t.Parallel()
	const in = "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=BIG5\\n\"\n\n" +
		"msgid \"a\"\nmsgstr \"\\xa5\\x5c\\244\\244\\n\"\n"
	if got := mustParse(t, []byte(in)).Entries[1].Str[0]; got != "功中\n" {
		t.Errorf("msgstr = %q; want 功中 and a newline", got)
	}
}

// Where the charset cannot be found in the bytes, it is UTF-8, and said so.
func TestHiddenCharset(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"msgid \"\"\nmsgstr \"Content-Type: text/plain; \"\n\"charset=KOI8-R\\n\"\n",
		"msgid \"a\"\nmsgstr \"\"\n\nmsgid \"\"\nmsgstr \"Content-Type: text/plain; charset=NONE\\n\"\n",
		"msgid \"\" msgstr \"Content-Type: text/plain; charset=NONE\\n\"\n",
		"msgid \"\"\nmsgid_plural \"\"\nmsgstr[0] \"Content-Type: text/plain; charset=NONE\\n\"\nmsgstr[1] \"\"\n",
	} {
		if got := mustParse(t, []byte(in)).Header().Get("Content-Type"); got != "text/plain; charset=UTF-8" {
			t.Errorf("Content-Type = %q of\n%s", got, in)
		}
	}
}

func TestOnlyHeaderNamesCharset(t *testing.T) {
	t.Parallel()
	for _, in := range []string{
		"msgid \"Content-Type: x; charset=KOI8-R\"\nmsgstr \"中\"\n",
		"msgid \"\"\n\"Content-Type: x; charset=KOI8-R\"\nmsgstr \"中\"\n",
		"msgctxt \"c\"\nmsgid \"\"\nmsgstr \"Content-Type: x; charset=KOI8-R 中\"\n",
		"msgid \"\"\nmsgstr \"\"\n\nmsgid \"a\"\nmsgstr \"Content-Type: x; charset=KOI8-R 中\"\n",
		"msgid \"\"\n# Content-Type: x; charset=KOI8-R\n",
		"msgid \"\"\nmsgstr \"X-Content-Type: x; charset=KOI8-R\\n\"\n",
		"msgid \"\"\nmsgstr \"X: \\\\nContent-Type: x; charset=KOI8-R\\n\"\n",
		"msgid \"\"\nmsgstr \"Content-Type: x\\nX: charset=KOI8-R\\n\"\n",
	} {
		if _, charset, err := decode([]byte(in)); charset != nil || err != nil {
			t.Errorf("decode(%q) takes the charset for %v, %v", in, charset, err)
		}
	}
}

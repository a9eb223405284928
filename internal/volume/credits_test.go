package volume

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/oracle"
)

// A name or a term that cannot be set leaves the book, with a warning, and the
// book is there without it.
func TestWhatCannotBeSetIsLeftOut(t *testing.T) {
	t.Parallel()
	header := func(comments, last string) string {
		return comments + "msgid \"\"\nmsgstr \"\"\n\"Last-Translator: " + last + "\\n\"\n\"Language: zh_Hant\\n\"\n\nmsgid \"Bread\"\nmsgstr \"麵包\"\n"
	}
	const longest = "Adebayo Babajide Chidiebere "
	b := openBook(t, bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml":       "title: Bread\nsource: en\nlocales: [zh_Hant]\n",
		"handbook/01.md":               "# Bread\n",
		"handbook/02.md":               "# Bread\n",
		"handbook/03.md":               "# Bread\n",
		"locales/zh_Hant/01.po":        header("# 王小明 <w@example.org>, 2024.\n# "+strings.Repeat("長", 10000)+" <l@example.org>, 2024.\n", "\U00013000 <a@example.org>"),
		"locales/zh_Hant/02.po":        header("# "+strings.Repeat(longest, 3)+"<b@example.org>, 2024.\n# \u202eadA <a@example.org>\n", "\U00013000 <a@example.org>"),
		"locales/zh_Hant/03.po":        header("# a\x01b <c@example.org>, 2024.\n# \u200b <c@example.org>\n", "Ada\u200b Lovelace <ada@example.org>"),
		"locales/glossary/zh_Hant.csv": "source,target,note\ncrust,麵包皮,\nhieroglyph,\U00013000,\ncrumb,麵包心,\U00013000\nnever,\U00013000,\n",
	}))
	found, results, files := buildAll(t, b)
	var said []string
	for _, d := range found {
		said = append(said, d.Error())
	}
	const hint = "; it is not in the credits; correct the header or the comments above it (translator-name)"
	want := []string{
		`locales/zh_Hant/01.po:3: warning: the translator's name "` + strings.Repeat("長", 40) + `…" has 10000 characters, of which there can be 100` + hint,
		`locales/zh_Hant/02.po:3: warning: the translator's name "\u202eadA" holds U+202E RIGHT-TO-LEFT OVERRIDE` + hint,
		`locales/zh_Hant/03.po:3: warning: the translator's name "a\x01b" holds U+0001 <control>` + hint,
		`locales/zh_Hant/03.po:3: warning: the translator's name "\u200b" has neither a letter nor a digit` + hint,
		`locales/zh_Hant/01.po:3: warning: the translator's name "𓀀" cannot be set: no face has U+13000 EGYPTIAN HIEROGLYPH A001` + hint,
		`locales/glossary/zh_Hant.csv:3: warning: no face has 𓀀 (U+13000 EGYPTIAN HIEROGLYPH A001), which is there 3 times; terms and notes with it are not in the printed glossary; write them in another way (missing-glyph)`,
	}
	for _, r := range results {
		for _, d := range r.Found {
			said = append(said, d.Error())
		}
		if r.PDF == "" {
			t.Errorf("%s has no PDF", r.Locale)
		}
	}
	if diff := cmp.Diff(want, said); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	pdftotext := oracle.Require(t, "pdftotext")
	file := filepath.Join(t.TempDir(), "book.pdf")
	if err := os.WriteFile(file, files["bread.zh_Hant.pdf"], 0o600); err != nil {
		t.Fatal(err)
	}
	written, err := exec.Command(pdftotext, file, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(string(written)), " ")
	for _, name := range []string{"王小明", strings.TrimSpace(strings.Repeat(longest, 3)), "Ada Lovelace", "麵包皮", "麵包心"} {
		if !strings.Contains(text, name) {
			t.Errorf("%s is not in the book:\n%s", name, text)
		}
	}
	for _, name := range []string{"\U00013000", "\u202e", "adA", "長", "hieroglyph"} {
		if strings.Contains(text, name) {
			t.Errorf("%q is in the book", name)
		}
	}
}

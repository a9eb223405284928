package volume

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/diag"
)

// lackingIn builds a handbook and returns what no face has, by the result that reports it,
// and the names of the PDF files.
func lackingIn(t *testing.T, files map[string]string) (lines, pdfs []string) {
	t.Helper()
	found, results, written := buildAll(t, openBook(t, bookgen.Folder(t, files)))
	add := func(label string, found diag.List) {
		for _, d := range found {
			lines = append(lines, label+" "+d.Error())
		}
	}
	add("source", found)
	for _, r := range results {
		add(r.Locale, r.Found)
		if _, ok := written[r.PDF]; ok {
			pdfs = append(pdfs, r.PDF)
		}
	}
	return lines, pdfs
}

// hint ends what is said of characters that a family of the configuration could have.
func hint(key string) string {
	return fmt.Sprintf(`; name a font file that has it at "faces", as %q, or write it in another way (missing-glyph)`, key)
}

// A text of the source that all locales show is reported once, though they have more or
// less of it; what a catalogue has, with its locale.
func TestLackingIsReportedOnce(t *testing.T) {
	t.Parallel()
	catalogue := func(locale, text string) string {
		return fmt.Sprintf("msgid \"\"\nmsgstr \"Language: %s\\n\"\n\nmsgid \"Second \U00013001.\"\nmsgstr \"%s\"\n", locale, text)
	}
	lines, pdfs := lackingIn(t, map[string]string{
		"handbook/handbook.yaml": "title: Book \U00012000\nname: book\nsource: en\nlocales: [zh_Hant, zh_Hans, de]\n",
		"handbook/01.md":         "# Book\n\nFirst \U00013000.\n\nSecond \U00013001.\n",
		"handbook/02.md":         "Controls \x02, \x02.\n",
		"locales/zh_Hant/01.po":  catalogue("zh_Hant", "第二"),
		"locales/zh_Hans/01.po":  catalogue("zh_Hans", "第二 \U00013002"),
	})
	cover := "handbook/handbook.yaml: no face has 𒀀 (U+12000 CUNEIFORM SIGN A) (title page, title of a part, contents or glossary in %s)" + hint("Xsux")
	want := []string{
		`source handbook/02.md:1:10: warning: 2 control characters that text cannot have, such as U+0002; delete what a program has left there (not-text)`,
		"en handbook/01.md:3:7: no face has 2 characters of the Egyptian Hieroglyphs script, such as 𓀀 (U+13000), 𓀁 (U+13001)" + hint("Egyp"),
		"en " + fmt.Sprintf(cover, "en"),
		"zh_Hant " + fmt.Sprintf(cover, "zh_Hant"),
		"zh_Hans locales/zh_Hans/01.po:5: no face has 𓀂 (U+13002 EGYPTIAN HIEROGLYPH A003)" + hint("Egyp"),
		"zh_Hans " + fmt.Sprintf(cover, "zh_Hans"),
		"de " + fmt.Sprintf(cover, "de"),
	}
	if diff := cmp.Diff(want, lines); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]string{"book.en.pdf", "book.zh_Hant.pdf", "book.zh_Hans.pdf", "book.de.pdf"}, pdfs); diff != "" {
		t.Error(diff)
	}
}

// A locale and an edition may want no book with holes, and no book is refused for a control.
func TestMissingGlyphs(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		configuration, text string
		errors, pdfs        int
	}{
		"by default":    {"", "\U00013000", 1, 2},
		"mark":          {"missing_glyphs: mark\n", "\U00013000", 1, 2},
		"warn":          {"missing_glyphs: warn\n", "\U00013000", 0, 2},
		"fail":          {"missing_glyphs: fail\n", "\U00013000", 1, 0},
		"of one locale": {"missing_glyphs: warn\noverrides: {de: {missing_glyphs: fail}}\n", "\U00013000", 1, 1},
		"private use":   {"missing_glyphs: fail\n", "\ue000", 1, 0},
		"a control":     {"missing_glyphs: fail\n", "\x02", 0, 2},
		"a reference":   {"missing_glyphs: fail\n", "&#x2;", 0, 2},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			lines, pdfs := lackingIn(t, map[string]string{
				"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [de]\n" + test.configuration,
				"handbook/01.md":         "One " + test.text + ".\n",
			})
			errors := 0
			for _, line := range lines {
				if !strings.Contains(line, ": warning: ") {
					errors++
				}
			}
			if errors != test.errors || len(pdfs) != test.pdfs {
				t.Errorf("%d errors and %v; found is\n%s", errors, pdfs, strings.Join(lines, "\n"))
			}
		})
	}
}

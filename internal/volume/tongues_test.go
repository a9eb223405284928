package volume

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/oracle"
)

// tongues are the locales of thirty languages, or ways to write them, which need
// every family of fonts for letters.
var tongues = strings.Fields(`
	en fr de pl vi tr nan_Latn ru uk el zh_Hant zh_Hans ja ko he ar hi bn pa gu ta te kn ml si th lo km my ka hy am`)

// scripts are the families that the names of those languages are set in, but for Han.
var scripts = strings.Fields(`
	JP KR Hebrew Arabic Devanagari Bengali Gurmukhi Gujarati Tamil Telugu Kannada Malayalam Sinhala Thai Lao Khmer Myanmar Georgian Armenian Ethiopic`)

// regions are the locales that such a book is built in, with the family for their Han.
var regions = map[string]string{
	"zh_Hant": "NotoSansTC", "zh_Hans": "NotoSansSC", "en": "NotoSansSC", "ja": "NotoSansJP", "ko": "NotoSansKR", "hi": "NotoSansSC", "th": "NotoSansSC",
}

// A book that names thirty languages in their own scripts, as many do that list
// their translations, has a PDF in each of its locales, in which all is drawn and
// said. Its bytes are the same again, and when one locale is built alone.
func TestBookOfThirtyLanguages(t *testing.T) {
	t.Parallel()
	if len(tongues) < 30 {
		t.Fatalf("these are %d languages", len(tongues))
	}
	dir := babel(t)
	b := openBook(t, dir)
	pdfs := Formats{PDF: true}
	found, results, files := buildLocales(t, b, pdfs)
	for _, r := range results {
		found = append(found, r.Found...)
	}
	for _, d := range found {
		t.Errorf("%s: %s (%s)", d.Position, d.Message, d.Code)
	}
	_, _, again := buildLocales(t, b, pdfs)
	for code, family := range regions {
		name := "babel." + code + ".pdf"
		if files[name] == nil {
			t.Fatalf("there is no %s", name)
		}
		if !bytes.Equal(files[name], again[name]) {
			t.Errorf("%s has other bytes the second time", name)
		}
		t.Run(code, func(t *testing.T) {
			t.Parallel()
			_, _, alone := buildLocales(t, b, pdfs, code)
			if !bytes.Equal(files[name], alone[name]) {
				t.Errorf("%s has other bytes when it is built alone", name)
			}
			allDrawn(t, laidOut(t, dir, code))
			checkFonts(t, files[name], append([]string{family}, families()...))
			checkNames(t, files[name])
		})
	}
}

// babel is a handbook with a section that names languages in their own scripts: in
// headings, prose, bold, code, a table, and with digits and quotation marks.
func babel(t *testing.T) string {
	var list, table, chapters strings.Builder
	for _, code := range tongues {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		q := l.Quotes
		fmt.Fprintf(&list, "- **%s** (`%s`), %s\n", l.Name, code, l.English)
		fmt.Fprintf(&table, "| %s | *%s* | 2026 |\n", l.Name, l.Name)
		fmt.Fprintf(&chapters, "## %s\n\n%c%s%c: %s 12, %c%s%c. `%s`\n\n", l.Name, q[0], l.Name, q[1], l.Name, q[2], l.Name, q[3], l.Name)
	}
	return bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml": "name: babel\ntitle: Languages\nsource: en\nlocales: [zh_Hant, zh_Hans, ja, ko, hi, th]\n",
		"handbook/01.md": "# Languages\n\n" + list.String() + "\n| Name | Name | Year |\n| --- | --- | --- |\n" + table.String() + "\n" +
			chapters.String() + "o͘, m̄-sī, n̄g, a̍h, bō͘; ひらがな\n",
	})
}

func families() []string {
	var names []string
	for _, s := range scripts {
		names = append(names, "NotoSans"+s)
	}
	return names
}

// allDrawn reports characters without a glyph in their face, which is glyph 0.
func allDrawn(t *testing.T, pages *layout.Pages) {
	for _, page := range pages.Pages {
		for _, m := range page.Marks {
			run, ok := m.(*layout.Run)
			if !ok {
				continue
			}
			for _, g := range run.Glyphs {
				if g.ID == 0 {
					t.Errorf("%s does not draw all of %q", run.Face.Name(), run.Text)
					break
				}
			}
		}
	}
}

// checkFonts holds that some families are among the fonts of a PDF, and that all of
// its fonts are embedded subsets with a text layer, and none of type 3.
func checkFonts(t *testing.T, pdf []byte, families []string) {
	t.Helper()
	list := printed(t, "pdffonts", pdf)
	subset := regexp.MustCompile(`^[A-Z]{6}\+\S+ +CID TrueType +Identity-H +yes yes yes `)
	for _, line := range strings.Split(strings.TrimSpace(list), "\n")[2:] {
		if !subset.MatchString(line) {
			t.Errorf("this font is not an embedded subset with a text layer: %s", line)
		}
	}
	for _, f := range families {
		if !strings.Contains(list, "+"+f+"-Regular") {
			t.Errorf("%s is not among the fonts", f)
		}
	}
}

// checkNames holds that the text layer has the name of each language.
func checkNames(t *testing.T, pdf []byte) {
	t.Helper()
	text := strings.Join(strings.Fields(printed(t, "pdftotext", pdf, "-")), " ")
	for _, code := range tongues {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(text, l.Name) {
			t.Errorf("the text layer lacks %s, the name of %s", l.Name, code)
		}
	}
}

// printed is what one of poppler's programs prints of a PDF.
func printed(t *testing.T, program string, pdf []byte, args ...string) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(oracle.Require(t, program), append([]string{file}, args...)...).Output()
	if err != nil {
		t.Fatal(err)
	}
	return string(out)
}

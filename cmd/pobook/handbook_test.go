package main

import (
	"bytes"
	"context"
	"encoding/json"
	"io/fs"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"github.com/leonelquinteros/gotext"

	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/po"
)

// The handbook of this repository is the program's own manual and its largest
// test.
const repository = "../.."

// pobook runs the program and returns what it printed.
func pobook(t *testing.T, want int, args ...string) (stdout, stderr string) {
	t.Helper()
	var out, errs bytes.Buffer
	code := run(context.Background(), args, streams{&out, &errs}, func(string) string { return "" })
	if code != want {
		t.Fatalf("pobook %s exits with %d, want %d:\n%s%s", strings.Join(args, " "), code, want, &out, &errs)
	}
	return out.String(), errs.String()
}

func TestHandbookIsUpToDateAndComplete(t *testing.T) {
	t.Parallel()
	pobook(t, exitDone, "update", "--check", "-C", repository)
	if out, _ := pobook(t, exitDone, "check", "-C", repository, "--format", "text"); out != "" {
		t.Errorf("findings, or false alarms:\n%s", out)
	}
	out, _ := pobook(t, exitDone, "status", "--json", "-C", repository)
	var status struct {
		Locales []struct {
			Locale               string
			Messages, Translated int
		}
	}
	if err := json.Unmarshal([]byte(out), &status); err != nil {
		t.Fatal(err)
	}
	if len(status.Locales) != 2 {
		t.Errorf("%d locales, want zh_Hant and zh_Hans", len(status.Locales))
	}
	for _, l := range status.Locales {
		if l.Messages == 0 || l.Translated != l.Messages {
			t.Errorf("%s: %d of %d messages are translated", l.Locale, l.Translated, l.Messages)
		}
	}
}

// eachFile calls f with the files below a folder, by slash-separated path.
func eachFile(t *testing.T, dir, ext string, f func(path string, content []byte)) {
	t.Helper()
	root, n := os.DirFS(dir), 0
	err := fs.WalkDir(root, ".", func(path string, _ fs.DirEntry, err error) error {
		if err != nil || filepath.Ext(path) != ext {
			return err
		}
		n++
		content, err := fs.ReadFile(root, path)
		f(path, content)
		return err
	})
	if err != nil || n == 0 {
		t.Fatalf("%s: %d files, %v", dir, n, err)
	}
}

// What pobook writes, GNU gettext accepts and leaves as it is, and gotext reads
// with the same answers.
func TestHandbookCatalogues(t *testing.T) {
	t.Parallel()
	checkCatalogues(t, filepath.Join(repository, "locales"))
}

// gettextFlags returns a catalogue with the flag "fuzzy" alone.
func gettextFlags(content []byte) []byte {
	return flagLine.ReplaceAllFunc(content, func(line []byte) []byte {
		if bytes.HasPrefix(line, []byte("#, fuzzy")) {
			return []byte("#, fuzzy\n")
		}
		return nil
	})
}

func checkCatalogues(t *testing.T, dir string) {
	t.Helper()
	msgfmt, msgcat := oracle.Require(t, "msgfmt"), oracle.Require(t, "msgcat")
	eachFile(t, dir, ".po", func(path string, content []byte) {
		file := filepath.Join(dir, path)
		if out, err := exec.Command(msgfmt, "-c", "-o", os.DevNull, file).CombinedOutput(); err != nil || len(out) > 0 {
			t.Errorf("msgfmt -c: %v\n%s", err, out)
		}
		// Flags of Weblate's are the one thing that it does not know, and drops.
		known := gettextFlags(content)
		if out, err := exec.Command(msgcat, "--no-wrap", file).Output(); err != nil || !bytes.Equal(out, known) {
			t.Errorf("%s is not as msgcat writes it (%v):\n%s", path, err, cmp.Diff(string(out), string(known)))
		}
		ours, err := po.Parse(content)
		if err != nil {
			t.Fatal(path, err)
		}
		theirs := gotext.NewPo()
		theirs.Parse(content)
		messages := theirs.GetDomain().GetTranslations()
		for _, e := range ours.Entries[1:] {
			if e.Obsolete {
				continue
			}
			if got, want := messages[e.ID].Get(), answer(e); got != want {
				t.Errorf("%s:%d: gotext reads %q, not %q", path, e.Line, got, want)
			}
		}
	})
}

// answer is what gettext answers with a message: its translation, or itself.
func answer(e *po.Entry) string {
	if e.Str[0] == "" {
		return e.ID
	}
	return e.Str[0]
}

// Every locale is set, the same bytes each time, alone or together with others.
func TestHandbookIsDeterministic(t *testing.T) {
	t.Parallel()
	first, again, alone := t.TempDir(), t.TempDir(), t.TempDir()
	root, err := filepath.Abs(repository)
	if err != nil {
		t.Fatal(err)
	}
	pobook(t, exitDone, "build", "-C", root, "--out", first)
	pobook(t, exitDone, "build", "-C", root, "--out", again)
	pobook(t, exitDone, "build", "-C", root, "--out", alone, "--locale", "zh_Hans")
	for _, name := range []string{"en", "zh_Hant", "zh_Hans"} {
		name = "localising-a-handbook." + name + ".pdf"
		want := readFile(t, filepath.Join(first, name))
		if !bytes.Equal(want, readFile(t, filepath.Join(again, name))) {
			t.Errorf("%s has other bytes the second time", name)
		}
		if strings.Contains(name, "Hans") && !bytes.Equal(want, readFile(t, filepath.Join(alone, name))) {
			t.Errorf("%s has other bytes when it is built alone", name)
		}
	}
	eachFile(t, filepath.Join(root, "handbook"), ".md", func(path string, content []byte) {
		if !bytes.Equal(content, readFile(t, filepath.Join(first, "en", path))) {
			t.Errorf("%s is not the source byte for byte", path)
		}
	})
}

// Each PDF is sound, set in the faces of its region, all of them embedded, and
// holds every Han character of its Markdown as often as that does.
func TestHandbookPDF(t *testing.T) {
	t.Parallel()
	qpdf, pdffonts := oracle.Require(t, "qpdf"), oracle.Require(t, "pdffonts")
	out := t.TempDir()
	pobook(t, exitDone, "build", "-C", repository, "--out", out)
	for locale, face := range map[string]string{"en": "NotoSans-Regular", "zh_Hant": "NotoSansTC-Regular", "zh_Hans": "NotoSansSC-Regular"} {
		t.Run(locale, func(t *testing.T) {
			t.Parallel()
			subset := regexp.MustCompile(`^[A-Z]{6}\+.* (yes ){3}`) // embedded, subset, with a text layer
			file := filepath.Join(out, "localising-a-handbook."+locale+".pdf")
			if report, err := exec.Command(qpdf, "--check", file).CombinedOutput(); err != nil {
				t.Errorf("qpdf --check: %v\n%s", err, report)
			}
			list, err := exec.Command(pdffonts, file).Output()
			if err != nil || !strings.Contains(string(list), face) {
				t.Errorf("%s is not among the fonts (%v):\n%s", face, err, list)
			}
			for _, line := range strings.Split(strings.TrimSpace(string(list)), "\n")[2:] {
				if !subset.MatchString(line) || strings.Contains(line, "Type 3") {
					t.Errorf("this font is not an embedded subset with a text layer: %s", line)
				}
			}
			sameHan(t, file, filepath.Join(out, locale))
		})
	}
}

// sameHan holds the text layer of a PDF against the Markdown that it was made
// of. Contents and running heads repeat headings, so more is no fault there,
// and less always is.
func sameHan(t *testing.T, pdf, dir string) {
	t.Helper()
	text, err := exec.Command(oracle.Require(t, "pdftotext"), pdf, "-").Output()
	if err != nil {
		t.Fatal(err)
	}
	want := map[rune]int{}
	eachFile(t, dir, ".md", func(_ string, content []byte) { countHan(want, titledImage.ReplaceAll(content, []byte("$1"))) })
	generated := "目錄录繁體正简体中文手冊册在本地化頁邊直線標示贡献譯譯者詞彙表术语表"
	if terms, err := os.ReadFile(filepath.Join("../../locales/glossary", filepath.Base(dir)+".csv")); err == nil {
		generated += string(terms) // for the appendix
	}
	got := map[rune]int{}
	countHan(got, text)
	for r, n := range want {
		if got[r] < n {
			t.Errorf("%c is %d times in the PDF and %d times in the Markdown", r, got[r], n)
		}
	}
	for r := range maps.Keys(got) {
		if want[r] == 0 && !strings.ContainsRune(generated, r) {
			t.Errorf("%c is in the PDF only", r)
		}
	}
}

// titledImage matches an image with a title, which is its caption: the alternative text before
// it is not on the page.
var titledImage = regexp.MustCompile(`!\[[^\]]*\](\([^()\s]+ ")`)

func countHan(counts map[rune]int, text []byte) {
	for _, r := range string(text) {
		if unicode.Is(unicode.Han, r) {
			counts[r]++
		}
	}
}

func readFile(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// A real book, with the catalogue of its translators, which another tool made.
func TestStandardForPublicCode(t *testing.T) {
	t.Parallel()
	corpus := filepath.Join(oracle.Corpora(t), "spc")
	msgfmt := oracle.Require(t, "msgfmt")
	dir := t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "handbook"), os.DirFS(filepath.Join(corpus, "source"))); err != nil {
		t.Fatal(err)
	}
	config := "title: Standard for Public Code\nsource: en\nlocales: [zh_Hant]\n"
	if err := os.WriteFile(filepath.Join(dir, "handbook", "handbook.yaml"), []byte(config), 0o644); err != nil {
		t.Fatal(err)
	}
	compendium, err := filepath.Abs(filepath.Join(corpus, "locales/zh_Hant/LC_MESSAGES/messages.po"))
	if err != nil {
		t.Fatal(err)
	}
	pobook(t, exitDone, "update", "-C", dir, "--compendium", compendium)

	out, _ := pobook(t, exitDone, "status", "-C", dir, "--json")
	var status struct {
		Locales []struct{ Messages, Translated, Fuzzy, Untranslated int }
	}
	if err := json.Unmarshal([]byte(out), &status); err != nil {
		t.Fatal(err)
	}
	got := status.Locales[0]
	t.Logf("at once: %+v", got)
	if got.Translated*100 < got.Messages*91 {
		t.Error("less than 91 % are translated")
	}
	// What is left is passages of the source that are in Chinese already, in
	// words that are not those of the catalogue.
	if got.Untranslated*100 > got.Messages*4 {
		t.Error("more than 4 % have no translation")
	}
	eachFile(t, filepath.Join(dir, "locales/zh_Hant"), ".po", func(path string, _ []byte) {
		if out, err := exec.Command(msgfmt, "-c", "-o", os.DevNull, filepath.Join(dir, "locales/zh_Hant", path)).CombinedOutput(); err != nil {
			t.Errorf("msgfmt -c: %v\n%s", err, out)
		}
	})

	// Two of its images are not in the corpus, others on the web, and its site computes lists.
	_, found := pobook(t, exitFindings, "build", "-C", dir)
	for _, line := range strings.Split(strings.TrimSpace(found), "\n") {
		if !strings.HasSuffix(line, "(missing-file)") && !strings.HasSuffix(line, "(left-out)") && !strings.HasSuffix(line, "(remote-image)") {
			t.Error(line)
		}
	}
	sameHan(t, filepath.Join(dir, "dist/standard-for-public-code.zh_Hant.pdf"), filepath.Join(dir, "dist/zh_Hant"))
}

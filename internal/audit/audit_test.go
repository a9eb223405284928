package audit_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/audit"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/update"
)

// faulty opens a handbook with a fault of each kind that is looked for: in the
// configuration, the source, a template, a glossary and two catalogues.
func faulty(t *testing.T) (dir string, b *book.Book) {
	t.Helper()
	dir = bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml":       "title: T\nsource: en\nlocales: [zh_Hant, zh_Hans]\nignore: [quots]\n",
		"handbook/a.md":                "# The file\n\nOpen the file, then close it.\n\n[gone](gone.md)\n",
		"handbook/b.md":                "# More\n",
		"locales/glossary/zh_Hant.csv": "source,target\nfile,檔案\n,空\n",
	})
	b = open(t, dir)
	if _, err := update.Run(t.Context(), b, update.Options{}, func(d diag.Diagnostic) { t.Log(d) }); err != nil {
		t.Fatal(err)
	}
	translate := func(path, id, text string) {
		file := filepath.Join(dir, path)
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		before := fmt.Sprintf("msgid %q\nmsgstr \"\"", id)
		after := strings.Replace(string(data), before, fmt.Sprintf("msgid %q\nmsgstr %q", id, text), 1)
		if after == string(data) {
			t.Fatalf("%s has no message %q", path, id)
		}
		if err := os.WriteFile(file, []byte(after), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	translate("locales/zh_Hant/a.po", "The file", "檔案")
	translate("locales/zh_Hant/a.po", "Open the file, then close it.", "打開“文件”，然後關閉。")
	translate("locales/zh_Hans/b.po", "More", "更多⽂")
	if err := os.Remove(filepath.Join(dir, "locales/templates/b.pot")); err != nil {
		t.Fatal(err)
	}
	return dir, b
}

func open(t *testing.T, dir string) *book.Book {
	t.Helper()
	b, err := book.Open(dir)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

var both = map[string]bool{"zh_Hant": true, "zh_Hans": true}

// run makes the checks and returns the findings, one a line.
func run(t *testing.T, b *book.Book, o audit.Options) (report.Findings, []string) {
	t.Helper()
	findings, err := audit.Run(t.Context(), b, o)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, f := range findings.Found {
		lines = append(lines, fmt.Sprintf("%s %s %s", f.Locale, f.File, f.Code))
	}
	return findings, lines
}

func TestRunTwice(t *testing.T) {
	t.Parallel()
	dir, b := faulty(t)
	first, found := run(t, b, audit.Options{Locales: both})
	want := []string{
		" handbook/handbook.yaml unknown-check",
		" locales/templates/b.pot stale",
		" handbook/a.md dead-link",
		"zh_Hant locales/glossary/zh_Hant.csv glossary-syntax",
		"zh_Hant locales/zh_Hant/a.po check_glossary",
		"zh_Hant locales/zh_Hant/a.po quotes",
		"zh_Hant locales/zh_Hant/a.po quotes",
		"zh_Hans locales/zh_Hans/b.po compatibility-character",
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
	for name, other := range map[string]*book.Book{"open": b, "opened again": open(t, dir)} {
		again, foundAgain := run(t, other, audit.Options{Locales: both})
		if diff := cmp.Diff(found, foundAgain); diff != "" {
			t.Errorf("%s, the second run finds:\n%s", name, diff)
		}
		if diff := cmp.Diff(first.Checked, again.Checked); diff != "" || len(again.Checked) != 6 {
			t.Errorf("%s, the second run looks at:\n%s", name, diff)
		}
	}
	if line, ok := first.Line("handbook/b.md", 1); !ok || line != "# More" {
		t.Errorf("the first line of b.md is %q", line)
	}
	if _, ok := first.Line("handbook/b.md", 9); ok {
		t.Error("b.md has a ninth line")
	}
}

func TestRunIsLimited(t *testing.T) {
	t.Parallel()
	_, b := faulty(t)
	_, found := run(t, b, audit.Options{Locales: map[string]bool{"zh_Hans": true}, Select: check.NewSet("dead-link", "compatibility-character")})
	want := []string{
		" handbook/handbook.yaml unknown-check", // an error, and not a check itself
		" handbook/a.md dead-link",
		"zh_Hans locales/zh_Hans/b.po compatibility-character",
	}
	if diff := cmp.Diff(want, found); diff != "" {
		t.Error(diff)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := audit.Run(ctx, b, audit.Options{Locales: both}); !errors.Is(err, context.Canceled) {
		t.Errorf("the error is %v", err)
	}
}

func TestRunAsksForCoverage(t *testing.T) {
	t.Parallel()
	_, b := faulty(t)
	for threshold, want := range map[float64][]string{
		50: {"zh_Hans locales/zh_Hans coverage"},
		51: {"zh_Hant locales/zh_Hant coverage", "zh_Hans locales/zh_Hans coverage"},
		0:  nil,
	} {
		_, found := run(t, b, audit.Options{
			Locales: both, Select: check.NewSet("coverage"),
			Threshold: func(config.Threshold) config.Threshold { return config.Threshold{Locale: threshold} },
		})
		var got []string
		for _, line := range found {
			if strings.HasSuffix(line, "coverage") {
				got = append(got, line)
			}
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Errorf("%g %%:\n%s", threshold, diff)
		}
	}
}

func TestMend(t *testing.T) {
	t.Parallel()
	dir, b := faulty(t)
	read := func(path string) string {
		data, err := os.ReadFile(filepath.Join(dir, path))
		if err != nil {
			t.Fatal(err)
		}
		return string(data)
	}
	before := read("locales/zh_Hant/a.po")
	var found diag.List
	would, err := audit.Mend(t.Context(), b, audit.Options{Locales: both}, true, found.Add)
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if read("locales/zh_Hant/a.po") != before {
		t.Error("the dry run writes")
	}
	mended, err := audit.Mend(t.Context(), b, audit.Options{Locales: both}, false, found.Add)
	if err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	if len(mended) != 2 || mended[0].Edits() != 1 || mended[1].Edits() != 1 || mended[0].Edits() != would[0].Edits() {
		t.Errorf("would be mended %+v, mended %+v", would, mended)
	}
	if !strings.Contains(read("locales/zh_Hant/a.po"), `msgstr "打開「文件」，然後關閉。"`) {
		t.Errorf("zh_Hant/a.po is\n%s", read("locales/zh_Hant/a.po"))
	}
	again, err := audit.Mend(t.Context(), b, audit.Options{Locales: both}, false, found.Add)
	if err != nil || len(again) != 2 || again[0].Edits()+again[1].Edits() != 0 {
		t.Errorf("the second time %+v, %v", again, err)
	}
}

func TestUseOfTerms(t *testing.T) {
	t.Parallel()
	_, b := faulty(t)
	target := b.Config.Locales[0]
	agreed, _ := content.Glossary(b, target)
	used := audit.UseOfTerms(b, target, agreed, func(d diag.Diagnostic) { t.Error(d) })
	if len(agreed.Concepts()) != 1 {
		t.Fatalf("%d terms", len(agreed.Concepts()))
	}
	if got := used[agreed.Concepts()[0]]; got != (audit.TermUse{Occurs: 2, Followed: 1}) {
		t.Errorf("%+v", got)
	}
}

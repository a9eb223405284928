package audit_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/audit"
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/update"
	"github.com/pobook/pobook/internal/volume"
)

// everywhere is a section with a text in all the places where one can stand, and in some
// where readers do not see it.
const everywhere = `# A heading %[1]s

A text %[1]s with *emphasis %[1]s*, ` + "`code %[1]s`" + `, [a link %[1]s](https://example.org/%[1]s "title %[1]s"), <kbd>%[1]s</kbd>
and a note[^1]. <!-- %[1]s -->

![A figure %[1]s](figure.png)

| header %[1]s | |
| --- | --- |
| cell %[1]s | ![in a cell %[1]s](figure.png) |

> [!NOTE]
> A callout %[1]s.

1. An item %[1]s

` + "```\ncode %[1]s\n  block %[1]s\n```" + `

[^1]: A footnote %[1]s.
`

// samples are characters of all of Unicode, in texts of some.
func samples() []string {
	var texts []string
	var b strings.Builder
	for r := rune(0xA1); r <= unicode.MaxRune; r += 1 + r/60 {
		if r >= 0xD800 && r < 0xE000 {
			continue
		}
		if b.WriteRune(r); b.Len() > 60 {
			texts = append(texts, b.String())
			b.Reset()
		}
	}
	return append(texts, b.String(), "e\u0315\u0d3f", "\U0001F468\u200D\U0001F9D9", "&#x13000;&notit;")
}

// Checks and builds ask different code what no face has, and have to find the same.
func TestChecksAgreeWithBuilds(t *testing.T) {
	t.Parallel()
	files := map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_Hant]\nsections: ['*.md']\n",
		"handbook/figure.png":    pixel,
	}
	for i, text := range samples() {
		name := fmt.Sprintf("%03d", i)
		files["handbook/"+name+".md"] = fmt.Sprintf(everywhere, text) + "\nTranslated.\n"
		files["locales/zh_Hant/"+name+".po"] = "msgid \"\"\nmsgstr \"\"\n\"Language: zh_Hant\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n" +
			fmt.Sprintf("msgid \"Translated.\"\nmsgstr \"翻譯 %[1]s *%[1]s* [%[1]s](https://example.org/%[1]s)\"\n", text)
	}
	b := open(t, bookgen.Folder(t, files))
	checked, err := audit.Run(t.Context(), b, audit.Options{Locales: both, Select: check.NewSet("missing-glyph", "private-use")})
	if err != nil {
		t.Fatal(err)
	}
	var found []diag.Diagnostic
	for _, f := range checked.Found {
		found = append(found, f.Diagnostic)
	}
	inChecks, inBuild := undrawnAmong(found), undrawnAmong(built(t, b))
	if diff := cmp.Diff(inBuild, inChecks); diff != "" || len(inBuild) < 100 {
		t.Errorf("%d findings (-build +checks):\n%s", len(inBuild), diff)
	}
}

// built are the findings of a build.
func built(t *testing.T, b *book.Book) diag.List {
	t.Helper()
	output, err := b.OpenOutput(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer output.Close()
	plan, err := volume.NewPlan(t.Context(), b, nil, time.Time{}, func(diag.Diagnostic) {})
	if err != nil {
		t.Fatal(err)
	}
	results, err := volume.Build(t.Context(), plan, volume.Order{
		Chosen: map[string]bool{"en": true, "zh_Hant": true}, Formats: volume.Formats{PDF: true}, Books: output,
	})
	if err != nil {
		t.Fatal(err)
	}
	var found diag.List
	for _, r := range results {
		if r.PDF == "" {
			t.Errorf("%s has no PDF", r.Locale)
		}
		found = append(found, r.Found...)
	}
	return found
}

// undrawnAmong returns what no face has of each file. The place is more exact in checks.
func undrawnAmong(found []diag.Diagnostic) []string {
	var lines []string
	for _, d := range found {
		if d.Code == "missing-glyph" || d.Code == "private-use" {
			d.Line, d.Column = 0, 0
			lines = append(lines, d.Error())
		}
	}
	slices.Sort(lines)
	return lines
}

// pixel is a picture in PNG.
const pixel = "\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x00\x00\x01\x00\x00\x00\x01\x08\x00\x00\x00\x00\x3a\x7e\x9b\x55\x00\x00\x00\nIDATx\x9cc`\x00\x00\x00\x02\x00\x01\x48\xaf\xa4\x71\x00\x00\x00\x00IEND\xaeB`\x82"

// A translator by a flag, and an author by a directive, may say that they know.
func TestUndrawnMayBeDismissed(t *testing.T) {
	t.Parallel()
	b := open(t, bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_Hant]\n",
		"handbook/a.md":          "One.\n\n<!-- i18n:ignore missing-glyph -->\n\nTwo.\n\nThree.\n\nFour.\n",
		"locales/zh_Hant/a.po": "msgid \"\"\nmsgstr \"\"\n\"Language: zh_Hant\\n\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\n" +
			"#, ignore-missing-glyph\nmsgid \"One.\"\nmsgstr \"一 \U00013000\"\n\nmsgid \"Two.\"\nmsgstr \"二 \U00013000\"\n\n" +
			"msgid \"Three.\"\nmsgstr \"\"\n\"三 \"\n\"\U00013000 \U00013001\"\n\nmsgid \"Four.\"\nmsgstr \"四 &#x1D000;\"\n",
	}))
	if _, err := update.Run(t.Context(), b, update.Options{}, func(d diag.Diagnostic) { t.Log(d) }); err != nil {
		t.Fatal(err)
	}
	checked, err := audit.Run(t.Context(), b, audit.Options{Locales: both, Select: check.NewSet("missing-glyph")})
	if err != nil || len(checked.Found) != 2 {
		t.Fatal(checked.Found, err)
	}
	first, second := checked.Found[0], checked.Found[1]
	if first.Entry.ID != "Three." || first.Locale != "zh_Hant" || first.Column != 2 || first.Entry.Str[0][first.Start:first.End] != "\U00013000" || !strings.Contains(first.Message.String(), "2 characters") {
		t.Errorf("the first is %+v", first)
	}
	if second.Entry.ID != "Four." || second.Line != second.Entry.StrLine || second.Column != 0 {
		t.Errorf("the second is %+v", second)
	}
}

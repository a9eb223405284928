package merging_test

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"

	"github.com/pobook/pobook/internal/finish"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

var rewrite = flag.Bool("update", false, "rewrite the results in testdata")

// Each case is a section and what becomes of it: section.md, and where it has
// them options, a catalogue old.po and a compendium.po, give template.pot, merged.po and
// recombined.md. Headers are left out of the files; TestHeaders holds them.
func TestCases(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.txtar")
	if err != nil || len(files) == 0 {
		t.Fatal("no cases", err)
	}
	for _, file := range files {
		t.Run(strings.TrimSuffix(filepath.Base(file), ".txtar"), func(t *testing.T) {
			t.Parallel()
			archive, err := txtar.ParseFile(file)
			if err != nil {
				t.Fatal(err)
			}
			got := runCase(t, archive)
			if *rewrite {
				writeCase(t, file, archive, got)
				return
			}
			for _, name := range results {
				if diff := cmp.Diff(fileIn(archive, name), got[name]); diff != "" {
					t.Errorf("%s (-want +got):\n%s", name, diff)
				}
			}
		})
	}
}

// results are the files that a case gives.
var results = []string{"template.pot", "merged.po", "recombined.md", "refused.txt"}

func runCase(t *testing.T, archive *txtar.Archive) map[string]string {
	zhHant, err := locale.Parse("zh_Hant")
	if err != nil {
		t.Fatal(err)
	}
	section := markdown.Parse([]byte(fileIn(archive, "section.md")), options(t, archive))
	messages := translate.Extract("handbook/section.md", section)
	got := map[string]string{"template.pot": string((&po.File{Entries: translate.Entries(messages)}).Bytes())}
	template := merging.NewTemplate(merging.Meta{}, messages, nil)

	var compendium merging.Compendium
	compendium.Add(parse(t, fileIn(archive, "compendium.po")))
	merged, _ := merge(template, parse(t, fileIn(archive, "old.po")), zhHant, &compendium)
	body := &po.File{Trailing: merged.Trailing, Entries: slices.DeleteFunc(slices.Clone(merged.Entries), (*po.Entry).IsHeader)}
	got["merged.po"] = string(body.Bytes())

	applied := translate.Apply(section, merged, func(sp *markdown.Spliced) *markdown.Spliced {
		return finish.Section(sp, finish.Anchors(finish.AnchorHTML, func(string) bool { return true }), finish.Joins(finish.PageJoin, false))
	})
	got["recombined.md"] = string(applied.Spliced.Source)
	for _, r := range applied.Refused {
		got["refused.txt"] += fmt.Sprintf("%d %s\n", r.Objection.Reason, r.Message.ID)
	}

	again, decisions := merge(template, merged, zhHant, &compendium)
	if diff := cmp.Diff(string(merged.Bytes()), string(again.Bytes())); diff != "" {
		t.Errorf("a second merge changes the catalogue (-first +second):\n%s", diff)
	}
	if changes := merging.Tally(decisions); changes.Kept+changes.Waiting != len(decisions) {
		t.Errorf("a second merge counts changes: %+v", changes)
	}
	return got
}

// merge merges a book of one section.
func merge(template merging.Template, old *po.File, to locale.Locale, compendium *merging.Compendium) (*po.File, []merging.Decision) {
	merged := merging.Merge(merging.Update{
		Locale:     to,
		Pairs:      []merging.Pair{{Section: "section.md", Template: template, Catalogue: old}},
		Compendium: compendium,
	})
	return merged[0].Catalogue, merged[0].Decisions
}

// options reads the words of a case's file "options": front matter keys, and
// what is offered of code as in "go=comments".
func options(t *testing.T, archive *txtar.Archive) markdown.Options {
	t.Helper()
	o := markdown.Options{Code: map[string]markdown.CodeMode{}}
	modes := map[string]markdown.CodeMode{"all": markdown.CodeAll, "comments": markdown.CodeComments}
	for word := range strings.FieldsSeq(fileIn(archive, "options")) {
		if language, mode, ok := strings.Cut(word, "="); ok {
			o.Code[language] = modes[mode]
		} else {
			o.FrontMatter = append(o.FrontMatter, word)
		}
	}
	return o
}

func parse(t *testing.T, content string) *po.File {
	t.Helper()
	f, err := po.Parse([]byte(content))
	if err != nil {
		t.Fatal(err)
	}
	return f
}

func fileIn(archive *txtar.Archive, name string) string {
	for _, f := range archive.Files {
		if f.Name == name {
			return string(f.Data)
		}
	}
	return ""
}

func writeCase(t *testing.T, path string, archive *txtar.Archive, got map[string]string) {
	t.Helper()
	archive.Files = slices.DeleteFunc(archive.Files, func(f txtar.File) bool {
		return !slices.Contains([]string{"options", "section.md", "old.po", "compendium.po"}, f.Name)
	})
	for _, name := range results {
		if content, ok := got[name]; ok {
			archive.Files = append(archive.Files, txtar.File{Name: name, Data: []byte(content)})
		}
	}
	if err := os.WriteFile(path, txtar.Format(archive), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestHeaders(t *testing.T) {
	t.Parallel()
	zhHant, err := locale.Parse("zh_Hant")
	if err != nil {
		t.Fatal(err)
	}
	first := time.Date(2026, 3, 1, 12, 0, 0, 0, time.UTC)
	later := first.AddDate(0, 1, 0)
	one := []translate.Message{{Entry: &po.Entry{ID: "one", Str: []string{""}}}}
	two := append(slices.Clone(one), translate.Message{Entry: &po.Entry{ID: "two", Str: []string{""}}})

	template := merging.NewTemplate(merging.Meta{Title: "Book", Date: first}, one, nil)
	same := merging.NewTemplate(merging.Meta{Title: "Book", Date: later}, one, parse(t, string(template.File().Bytes())))
	if got := same.File().Header().Get("POT-Creation-Date"); got != "2026-03-01 12:00+0000" {
		t.Errorf("the same messages get a new date: %s", got)
	}
	elsewhere := []translate.Message{{Entry: &po.Entry{ID: "one", Str: []string{""}, Extracted: []string{"heading 2"}, References: []string{"other.md"}}}}
	moved := merging.NewTemplate(merging.Meta{Title: "Other title", Date: later}, elsewhere, parse(t, string(template.File().Bytes())))
	if got := moved.File().Header().Get("POT-Creation-Date"); got != "2026-03-01 12:00+0000" {
		t.Errorf("the same messages at another place get a new date: %s", got)
	}
	grown := merging.NewTemplate(merging.Meta{Title: "Book", Date: later}, two, parse(t, string(template.File().Bytes())))
	if got := grown.File().Header().Get("POT-Creation-Date"); got != "2026-04-01 12:00+0000" {
		t.Errorf("new messages keep the old date: %s", got)
	}

	copied, _ := merge(grown, parse(t, string(grown.File().Bytes())), zhHant, nil)
	begun, _ := merge(grown, nil, zhHant, nil)
	for _, key := range begun.Header().Keys() {
		if got, want := copied.Header().Get(key), begun.Header().Get(key); got != want {
			t.Errorf("a catalogue that was copied from the template has %s: %q, want %q", key, got, want)
		}
	}

	old := parse(t, `# Chen <chen@example.org>, 2026.
msgid ""
msgstr ""
"Project-Id-Version: Mine\n"
"POT-Creation-Date: 2025-01-01 00:00+0000\n"
"Last-Translator: Chen <chen@example.org>\n"
"language-team: Taiwan\n"
"X-Poedit-Bookmarks: 1,2\n"
`)
	merged, _ := merge(grown, old, zhHant, nil)
	want := `# Chen <chen@example.org>, 2026.
msgid ""
msgstr ""
"Project-Id-Version: Mine\n"
"POT-Creation-Date: 2026-04-01 12:00+0000\n"
"Last-Translator: Chen <chen@example.org>\n"
"language-team: Taiwan\n"
"X-Poedit-Bookmarks: 1,2\n"
"Report-Msgid-Bugs-To: \n"
"PO-Revision-Date: 2026-04-01 12:00+0000\n"
"Language: zh_Hant\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=UTF-8\n"
"Content-Transfer-Encoding: 8bit\n"
"Plural-Forms: nplurals=1; plural=0;\n"
"X-Generator: pobook\n"
`
	if diff := cmp.Diff(want, string((&po.File{Entries: merged.Entries[:1]}).Bytes())); diff != "" {
		t.Errorf("header (-want +got):\n%s", diff)
	}
}

package content_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
)

const configuration = "title: T\nsource: en\nlocales: [zh_Hant]\n"

// open opens a handbook of some files besides its configuration.
func open(t *testing.T, files map[string]string) *book.Book {
	t.Helper()
	files["handbook/handbook.yaml"] = configuration
	b, err := book.Open(bookgen.Folder(t, files))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

// codes are those of findings with their places, in order.
func codes(found diag.List) []string {
	var codes []string
	for _, d := range found {
		codes = append(codes, fmt.Sprintf("%s %s", d.Position, d.Code))
	}
	return codes
}

func TestSectionsLeavesOutWhatCannotBeUsed(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{
		"handbook/a.md": "# A\r\n\r\nText.\r\n",
		"handbook/b.md": "# B\rText.\n",
		"handbook/c.md": "# C\n\n<!-- i18n:skipp -->\n\nText.\n",
		"handbook/d.md": "\xff\n",
	})
	var found diag.List
	sections, err := content.Sections(t.Context(), b, found.Add)
	if err != nil {
		t.Fatal(err)
	}
	var paths []string
	for _, s := range sections {
		paths = append(paths, s.Path+" "+s.File)
	}
	if diff := cmp.Diff([]string{"a.md handbook/a.md", "c.md handbook/c.md"}, paths); diff != "" {
		t.Error(diff)
	}
	want := []string{"handbook/b.md:1:4 line-ending", "handbook/c.md:3:1 stray-directive", "handbook/d.md:1:1 invalid-utf8"}
	if diff := cmp.Diff(want, codes(found)); diff != "" {
		t.Error(diff)
	}
}

// A cache gives what a reading without it gives, and parses what has changed alone.
func TestCache(t *testing.T) {
	t.Parallel()
	dir := bookgen.Folder(t, map[string]string{
		"handbook/handbook.yaml": configuration,
		"handbook/a.md":          "# A\n\n<!-- i18n:skipp -->\n\nText.\n",
		"handbook/b.md":          "# B\n\n[a](a.md)\n",
	})
	var cache content.Cache
	read := func() []content.Section {
		b, err := book.Open(dir)
		if err != nil {
			t.Fatal(err)
		}
		defer b.Close()
		var found, afresh diag.List
		sections, err := cache.Sections(t.Context(), b, found.Add)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := content.Sections(t.Context(), b, afresh.Add); err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(codes(afresh), codes(found)); diff != "" {
			t.Error(diff)
		}
		return sections
	}
	write := func(name, text string) {
		if err := os.WriteFile(filepath.Join(dir, "handbook", name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	first := read()
	write("b.md", "# B\n\n[other](a.md)\n")
	second := read()
	if second[0].Parsed != first[0].Parsed || second[1].Parsed == first[1].Parsed || string(second[1].Parsed.Source) != "# B\n\n[other](a.md)\n" {
		t.Error("what was parsed again is not what has changed")
	}
	write("b.md", "# B\rText.\n")
	if third := read(); len(third) != 1 || third[0].Parsed != first[0].Parsed {
		t.Errorf("%d sections", len(third))
	}
	write("handbook.yaml", configuration+"dialect: mkdocs\n")
	if fourth := read(); fourth[0].Parsed == first[0].Parsed {
		t.Error("a section of another dialect is as before")
	}
}

// Who is interrupted gets no sections, not even those that were read: a handbook that has only
// these would look as if the others were gone.
func TestSectionsEnds(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{"handbook/a.md": "# A\n"})
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if sections, err := content.Sections(ctx, b, func(d diag.Diagnostic) { t.Error(d) }); !errors.Is(err, context.Canceled) || sections != nil {
		t.Errorf("%d sections, %v", len(sections), err)
	}
}

func TestIndexResolvesLinks(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{
		"handbook/a.md":      "# One\n\n[b](part/b.md#two), [gone](gone.md), [web](https://example.org), [up](../README.md)\n",
		"handbook/part/b.md": "# Two\n\n## Three\n\n[a](../a.md), [none](#fore)\n",
	})
	var found diag.List
	sections, err := content.Sections(t.Context(), b, found.Add)
	if err != nil {
		t.Fatal(err)
	}
	x := content.NewIndex(t.Context(), sections)
	x.ReportDead(t.Context(), found.Add)
	if diff := cmp.Diff([]string{"handbook/a.md:3:21 dead-link", "handbook/part/b.md:5:15 dead-link"}, codes(found)); diff != "" {
		t.Error(diff)
	}
	for _, tt := range []struct{ from, destination, want string }{
		{"a.md", "part/b.md#three", ""},
		{"a.md", "part/b.md#thre", `no anchor "thre" in part/b.md, but "three"`},
		{"part/b.md", "c.md", `no section "part/c.md"`},
		{"part/b.md", "../../outside.md", ""},
	} {
		if got := x.Dead(tt.from, tt.destination); got.String() != tt.want {
			t.Errorf("%s in %s is dead because of %q, want %q", tt.destination, tt.from, got, tt.want)
		}
	}
	if !x.Linked("part/b.md", "two") || x.Linked("part/b.md", "three") || x.Linked("a.md", "") {
		t.Error("linked are other headings than #two of part/b.md")
	}
	if !x.Has("a.md", "gone.md") || x.Has("part/b.md", "gone.md") {
		t.Error("gone.md is linked to from a.md only")
	}
}

func TestCatalogue(t *testing.T) {
	t.Parallel()
	header := "msgid \"\"\nmsgstr \"Language: zh_Hant\\n\"\n\n"
	b := open(t, map[string]string{
		"handbook/a.md":         "# A\n",
		"locales/zh_Hant/a.po":  header + "msgid \"A\"\nmsgstr \"甲\"\n",
		"locales/zh_Hant/b.po":  "msgid \"A\n",
		"locales/zh_Hant/c.po":  "msgid \"\"\nmsgstr \"Language: fr\\n\"\n",
		"locales/zh_Hant/d.txt": "",
	})
	target := b.Config.Locales[0]
	file, err := content.Catalogue(b, target, "a.md")
	if err != nil || len(file.Entries) != 2 {
		t.Errorf("the catalogue is %v, %v", file, err)
	}
	if file, err := content.Catalogue(b, target, "none.md"); file != nil || err != nil {
		t.Errorf("a catalogue that is not there is %v, %v", file, err)
	}
	for _, section := range []string{"b.md", "c.md"} {
		_, err := content.Catalogue(b, target, section)
		if found := diag.Of(err); len(found) != 1 || found[0].File != b.Config.Places.Catalogue(target, section) {
			t.Errorf("%s: the finding is %v", section, err)
		}
	}
}

func TestGlossary(t *testing.T) {
	t.Parallel()
	b := open(t, map[string]string{"handbook/a.md": "# A\n"})
	if terms, found := content.Glossary(b, b.Config.Locales[0]); terms != nil || found != nil {
		t.Errorf("a glossary that is not there is %v, %v", terms, found)
	}
	b = open(t, map[string]string{
		"handbook/a.md":                "# A\n",
		"locales/glossary/zh_Hant.csv": "source,target\nfile,檔案\n,空\n",
	})
	terms, found := content.Glossary(b, b.Config.Locales[0])
	if terms == nil || len(terms.Concepts()) != 1 || len(found) != 1 {
		t.Errorf("the glossary is %v, %v", terms, found)
	}
	if !errors.As(found.Err(), new(diag.Diagnostic)) {
		t.Error("no finding has a place")
	}
}

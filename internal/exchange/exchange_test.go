package exchange_test

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/exchange"
	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/update"
	"github.com/pobook/pobook/internal/xliff"
)

var files = map[string]string{
	"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [zh_TW, de]\n",
	"handbook/a.md":          "# Save\n\nUse `a` now.\n\n<!-- i18n:context menu -->\n\nOpen\n\n```sh\necho **a** # b\n```\n",
	"handbook/b.md":          "# Open\n\nNew.\n",
	"locales/zh_TW/a.po":     "msgid \"\"\nmsgstr \"Language: zh_TW\\n\"\n\nmsgid \"Save\"\nmsgstr \"儲存\"\n\n# why?\n#, fuzzy\n#| msgid \"Use `a`.\"\nmsgid \"Use `a` now.\"\nmsgstr \"用 `a`。\"\n\nmsgctxt \"menu\"\nmsgid \"Open\"\nmsgstr \"開檔\"\n\n#~ msgid \"Gone\"\n#~ msgstr \"沒了\"\n",
	"locales/zh_TW/b.po":     "msgid \"\"\nmsgstr \"Language: zh_TW\\n\"\n\nmsgid \"Open\"\nmsgstr \"開啟\"\n",
	"locales/de/b.po":        "broken",
}

func open(t testing.TB, files map[string]string) *book.Book {
	t.Helper()
	b, err := book.Open(bookgen.Folder(t, files))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func messages(t *testing.T, b *book.Book, target config.Target, which exchange.Selection, reporter diag.Reporter) *xliff.Document {
	t.Helper()
	document, err := exchange.Messages(t.Context(), b, target, which, reporter)
	if err != nil {
		t.Fatal(err)
	}
	return document
}

// What is written in any form fills a handbook without catalogues as it was.
func TestMemory(t *testing.T) {
	t.Parallel()
	b := open(t, files)
	targets, err := exchange.Chosen(b.Config, nil)
	if err != nil {
		t.Fatal(err)
	}
	var found diag.List
	m := exchange.Memory(b, targets, false, found.Add)
	if len(m.Units) != 3 || len(found) != 1 || found[0].File != "locales/de/b.po" {
		t.Errorf("the memory is %+v, %v", m, found)
	}
	for _, format := range exchange.Formats {
		var written bytes.Buffer
		if err := exchange.WriteMemory(&written, &m, format, b.Config.Source.Tag, targets, "1"); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"m." + format, "m.TXT"} {
			read, err := exchange.ReadMemory(name, written.Bytes(), exchange.LanguagesOf(b.Config, targets))
			if err != nil {
				t.Fatal(err)
			}
			compendia := map[string]*merging.Compendium{}
			exchange.AddMemory(compendia, name, read, b.Config.Sections)
			if got := filled(t, compendia); got != "Save=儲存 Use `a` now.= Open/menu=開檔 Open=開啟 New.=" {
				t.Errorf("%s fills %s", name, got)
			}
		}
	}
}

// filled updates the handbook without catalogues, and returns what is translated.
func filled(t *testing.T, compendia map[string]*merging.Compendium) string {
	t.Helper()
	b := open(t, map[string]string{"handbook/handbook.yaml": files["handbook/handbook.yaml"], "handbook/a.md": files["handbook/a.md"], "handbook/b.md": files["handbook/b.md"]})
	var found diag.List
	if _, err := update.Run(t.Context(), b, update.Options{Compendia: compendia}, found.Add); err != nil || len(found) > 0 {
		t.Fatal(err, found)
	}
	var parts []string
	for _, path := range []string{"locales/zh_TW/a.po", "locales/zh_TW/b.po"} {
		data, err := b.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		file, err := po.Parse(data)
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range file.Entries {
			if e.IsHeader() {
				continue
			}
			part := e.ID
			if e.Context != nil {
				part += "/" + *e.Context
			}
			if part += "=" + e.Str[0]; e.Fuzzy() {
				part += "?"
			}
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, " ")
}

func TestMessages(t *testing.T) {
	t.Parallel()
	b := open(t, files)
	tests := []struct {
		which exchange.Selection
		want  []string
	}{
		{exchange.Selection{}, []string{"a.md", "Save=儲存", "Use `a` now.=用 `a`。?", "Open=開檔", "b.md", "Open=開啟", "New.="}},
		{exchange.Selection{Open: true}, []string{"a.md", "Use `a` now.=用 `a`。?", "b.md", "New.="}},
		{exchange.Selection{Sections: []string{"b.md"}}, []string{"b.md", "Open=開啟", "New.="}},
		{exchange.Selection{Sections: []string{"b.md"}, Open: true}, []string{"b.md", "New.="}},
	}
	for _, test := range tests {
		var found diag.List
		document := messages(t, b, b.Config.Locales[0], test.which, found.Add)
		var got []string
		for _, f := range document.Files {
			if f.Source != "en" || f.Target != "zh-Hant" {
				t.Errorf("%s is from %s into %s", f.Original, f.Source, f.Target)
			}
			got = append(got, f.Original)
			for _, u := range f.Units {
				mark := ""
				if u.Entry.Fuzzy() {
					mark = "?"
				}
				got = append(got, u.Entry.ID+"="+u.Entry.Str[0]+mark)
				if u.ID != xliff.ID(u.Entry.Key()) {
					t.Errorf("%s has the ID %s", u.Entry.ID, u.ID)
				}
			}
		}
		if diff := cmp.Diff(test.want, got); diff != "" || len(found) > 0 {
			t.Errorf("%+v: %v (-want +got):\n%s", test.which, found, diff)
		}
	}
}

// The memory of pobook's own handbook comes back from every form as it was, and so do
// its messages.
func TestOwnHandbook(t *testing.T) {
	t.Parallel()
	b, err := book.Open("../..")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	targets, err := exchange.Chosen(b.Config, nil)
	if err != nil {
		t.Fatal(err)
	}
	m := exchange.Memory(b, targets, true, func(d diag.Diagnostic) { t.Error(d) })
	for _, format := range exchange.Formats {
		want := slices.Clone(m.Units)
		for i := range want {
			if format != "tmx" { // where a text stands is for people, there
				want[i].Where = nil
			}
		}
		var written bytes.Buffer
		if err := exchange.WriteMemory(&written, &m, format, b.Config.Source.Tag, targets, "1"); err != nil {
			t.Fatal(err)
		}
		read, err := exchange.ReadMemory("m."+format, written.Bytes(), exchange.LanguagesOf(b.Config, targets))
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(texts(want), texts(read.Units)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", format, diff)
		}
	}
	for _, target := range targets {
		document := messages(t, b, target, exchange.Selection{}, func(d diag.Diagnostic) { t.Error(d) })
		var written bytes.Buffer
		if err := xliff.Write(&written, document, xliff.Options{Version: "1"}); err != nil {
			t.Fatal(err)
		}
		read, err := xliff.Read("m.xlf", written.Bytes())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(entries(document), entries(read)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", target.Locale.Code, diff)
		}
	}
}

// texts writes down what is translated in a memory.
func texts(units []memory.Unit) []string {
	var lines []string
	for _, u := range units {
		for _, tr := range u.Translations {
			lines = append(lines, fmt.Sprintf("%q %v %v %q: %s %q %q", u.Source, value(u.Context), u.Sections, u.Where, tr.Locale, tr.Text, tr.Doubt))
		}
	}
	return lines
}

// entries writes down what the messages of a document say.
func entries(d *xliff.Document) []string {
	var lines []string
	for _, f := range d.Files {
		for _, u := range f.Units {
			e := u.Entry
			lines = append(lines, fmt.Sprintf("%s %s %q %v %q %v %q %q", f.Original, u.ID, e.ID, value(e.Context), e.Str, e.Fuzzy(), e.Comments, e.Extracted))
		}
	}
	return lines
}

func value(context *string) string {
	if context == nil {
		return "-"
	}
	return *context
}

// A text of many sections with many translations into one locale takes time by the size of its
// file, and the best of them count.
func TestManySectionsAndTranslations(t *testing.T) {
	t.Parallel()
	bookgen.Linear(t, "sections and translations", 1000, func(size int) {
		u := memory.Unit{Source: "Save"}
		for i := range size {
			u.Sections = append(u.Sections, fmt.Sprintf("%d.md", i))
			u.Translations = append(u.Translations, memory.Translation{Locale: "de", Text: fmt.Sprint("Sichern ", i)})
		}
		given := exchange.AddMemory(map[string]*merging.Compendium{}, "m.tmx", &memory.Memory{Units: []memory.Unit{u}}, u.Sections)
		if texts := given[0].Texts; len(texts) != 1 || texts[0][0].Str[0] != "Sichern 0" {
			t.Errorf("%d texts", len(texts))
		}
	})
}

// The translation of a section that has another name by now takes the place of a fuzzy one, but
// not in another context.
func TestRenamedSection(t *testing.T) {
	t.Parallel()
	menu := "menu"
	for _, test := range []struct {
		context *string
		want    string
	}{{nil, "neu"}, {&menu, "alt"}} {
		b := open(t, map[string]string{
			"handbook/handbook.yaml": "title: T\nsource: en\nlocales: [de]\n",
			"handbook/b.md":          "New.\n",
			"locales/de/b.po":        "msgid \"\"\nmsgstr \"Language: de\\n\"\n\n#, fuzzy\nmsgid \"New.\"\nmsgstr \"alt\"\n",
		})
		u := memory.Unit{Source: "New.", Context: test.context, Sections: []string{"a.md"}, Translations: []memory.Translation{{Locale: "de", Text: "neu"}}}
		compendia := map[string]*merging.Compendium{}
		exchange.AddMemory(compendia, "m.tmx", &memory.Memory{Units: []memory.Unit{u}}, b.Config.Sections)
		var found diag.List
		if _, err := update.Run(t.Context(), b, update.Options{Compendia: compendia}, found.Add); err != nil || len(found) > 0 {
			t.Fatal(err, found)
		}
		targets, err := exchange.Chosen(b.Config, nil)
		if err != nil {
			t.Fatal(err)
		}
		if e := messages(t, b, targets[0], exchange.Selection{}, found.Add).Files[0].Units[0].Entry; e.Str[0] != test.want {
			t.Errorf("the translation is %q, want %q", e.Str[0], test.want)
		}
	}
}

package memory_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/po"
)

func TestDoubt(t *testing.T) {
	t.Parallel()
	tests := []struct {
		property, value string
		doubtful        bool
	}{
		{"creationid", "MT!", true},
		{"creationid", "mt", true},
		{"creationid", "Machine Translation", true},
		{"changeid", "DeepL Pro", true},
		{"creationtool", "ModernMT", true},
		{"Txt::Translator", "Moses", true},
		{"creationid", "Martin", false},
		{"creationid", "mtanaka", false},
		{"creationid", "alice", false},
		{"creationid", "google.user@example.org", false},
		{"creationtool", "Google Translator Toolkit", false},
		{"creationtool", "OmegaT", false},
		{"x-fuzzy", "true", true},
		{"x-fuzzy", "yes", true},
		{"fuzzy", "1", true},
		{"fuzzy", "False", false},
		{"fuzzy", "", false},
		{"approved", "no", true},
		{"approved", "yes", false},
		{"m:confirmed", "0", true},
		{"status", "Needs review", true},
		{"x-status", "approved", false},
		{"state", "needs-adaptation", true},
		{"state", "final", false},
		{"x-Origin", "MachineTranslation", true},
		{"x-Origin", "Alignment", true},
		{"x-Origin", "TM", false},
		{"x-ConfirmationLevel:SingleString", "Draft", true},
		{"x-ConfirmationLevel", "ApprovedTranslation", false},
		{"x-ConfirmationLevel", "Translated", false},
		{"mq:status", "Pretranslated", true},
		{"mq:status", "ManuallyConfirmed", false},
		{"state-qualifier", "leveraged-mt", true},
		{"state-qualifier", "leveraged-tm", false},
		{"x-section", "draft.md", false},
		{"x-where", "mt", false},
	}
	for _, test := range tests {
		if got := memory.Doubt(test.property, test.value); (got != "") != test.doubtful {
			t.Errorf("%s = %s gives %q", test.property, test.value, got)
		}
	}
	if got := memory.Doubt("x\u202estate\n:state", "new\x1b[31m"); got != `x<U+202E>state<U+000A>:state is "new<U+001B>[31m"` {
		t.Errorf("a doubt steers: %q", got)
	}
}

func parse(t *testing.T, codes ...string) []locale.Locale {
	t.Helper()
	var locales []locale.Locale
	for _, code := range codes {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		locales = append(locales, l)
	}
	return locales
}

func TestLanguages(t *testing.T) {
	t.Parallel()
	tests := []struct {
		source  string
		targets []string
		tag     string
		want    string // "source", "" for nothing, or a locale, with a question mark where it is of another region
	}{
		{"en", []string{"zh_Hant", "zh_Hans"}, "EN-US", "source"},
		{"en", []string{"zh_Hant", "zh_Hans"}, "en_GB", "source"},
		{"en", []string{"zh_Hant", "zh_Hans"}, "zh-TW", "zh_Hant"},
		{"en", []string{"zh_Hant", "zh_Hans"}, "ZH_tw", "zh_Hant"},
		{"en", []string{"zh_Hant", "zh_Hans"}, "zh-Hant-TW", "zh_Hant"},
		{"en", []string{"zh_Hant", "zh_Hans"}, "zh-HK", "zh_Hant?"},
		{"en", []string{"zh_Hant", "zh_Hans"}, "zh", "zh_Hans"},
		{"en", []string{"zh_Hant", "zh_Hans"}, "zh-SG", "zh_Hans?"},
		{"en", []string{"zh_Hant"}, "zh-CN", ""},
		{"zh_Hant", []string{"zh_Hans"}, "zh-HK", "source"},
		{"zh_Hant", []string{"zh_Hans"}, "zh-CN", "zh_Hans"},
		{"en", []string{"es", "es_MX"}, "es-AR", "es?"},
		{"en", []string{"es_MX", "es"}, "es-MX", "es_MX"},
		{"en", []string{"de"}, "de-DE", "de"},
		{"en", []string{"de"}, "de-AT", "de?"},
		{"en", []string{"en_GB"}, "en-GB", "en_GB"},
		{"en", []string{"en_GB"}, "en-US", "source"},
		{"en", []string{"sr@latin"}, "sr-Cyrl-RS", ""},
		{"en", []string{"de"}, "", ""},
		{"en", []string{"de"}, "*all*", ""},
		{"en", []string{"de"}, "x-none-of-the-languages-that-there-are-at-all", ""},
	}
	for _, test := range tests {
		l := memory.NewLanguages(parse(t, test.source)[0], parse(t, test.targets...))
		for range 2 { // the second time it is remembered
			got, doubt, _ := l.Target(test.tag)
			if doubt != "" {
				got += "?"
			}
			if l.IsSource(test.tag) {
				got += "source"
			}
			if got != test.want {
				t.Errorf("from %s into %v, %q is %q, want %q", test.source, test.targets, test.tag, got, test.want)
			}
		}
	}
}

func TestCollect(t *testing.T) {
	t.Parallel()
	entry := func(id, str string) *po.Entry {
		return &po.Entry{ID: id, Str: []string{str}, Extracted: []string{"about " + id}}
	}
	catalogue := func(code string, entries ...*po.Entry) memory.Catalogue {
		return memory.Catalogue{Locale: code, File: &po.File{Entries: append([]*po.Entry{{Str: []string{"Language: x\n"}}}, entries...)}}
	}
	fuzzy, obsolete, menu, plural := entry("fuzzy", "f"), entry("obsolete", "o"), entry("Save", "s"), entry("plural", "p")
	fuzzy.SetFuzzy(true)
	obsolete.Obsolete = true
	menu.Context = new(string)
	*menu.Context = "menu"
	plural.IDPlural = &plural.ID
	sections := []memory.Section{
		{Path: "a.md", Catalogues: []memory.Catalogue{catalogue("de", entry("Save", "S"), menu, entry("open", ""), plural), catalogue("fr", entry("Save", ""), fuzzy)}},
		{Path: "b.md", Catalogues: []memory.Catalogue{catalogue("de", entry("Save", "S"), obsolete), catalogue("fr", entry("Save", "F"))}},
		{Path: "c.md", Catalogues: []memory.Catalogue{catalogue("fr", entry("Save", "G"), entry("late", "l"))}},
	}
	tr := func(code, text string) memory.Translation { return memory.Translation{Locale: code, Text: text} }
	unit := func(source string, sections []string, translations ...memory.Translation) memory.Unit {
		return memory.Unit{Source: source, Sections: sections, Where: []string{"about " + source}, Translations: translations}
	}
	want := memory.Memory{Units: []memory.Unit{
		unit("Save", []string{"a.md", "b.md"}, tr("de", "S"), tr("fr", "F")),
		unit("Save", []string{"a.md"}, tr("de", "s")),
		unit("open", []string{"a.md"}),
		unit("fuzzy", []string{"a.md"}),
		unit("Save", []string{"c.md"}, tr("fr", "G")),
		unit("late", []string{"c.md"}, tr("fr", "l")),
	}}
	want.Units[1].Context = menu.Context
	if diff := cmp.Diff(want, memory.Collect(sections, true)); diff != "" {
		t.Errorf("all (-want +got):\n%s", diff)
	}
	want.Units = append(want.Units[:2], want.Units[4:]...)
	got := memory.Collect(sections, false)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("finished (-want +got):\n%s", diff)
	}
	if n, doubtful := got.Count("fr"); n != 3 || doubtful != 0 {
		t.Errorf("%d texts are translated into French, %d of them fuzzy", n, doubtful)
	}
}

func TestEntry(t *testing.T) {
	t.Parallel()
	u := memory.Unit{Source: "a"}
	sure := u.Entry(memory.Translation{Text: "b", Comments: []string{"c"}}, "d.tmx")
	if sure.Fuzzy() || len(sure.Comments) != 1 {
		t.Errorf("a finished translation is %+v", sure)
	}
	doubtful := u.Entry(memory.Translation{Text: "b", Comments: []string{"c"}, Doubt: `creationid is "MT!"`}, "/home/x/d.tmx")
	if diff := cmp.Diff([]string{"c", `from d.tmx: creationid is "MT!"`}, doubtful.Comments); diff != "" || !doubtful.Fuzzy() {
		t.Errorf("a doubtful translation is %+v\n%s", doubtful, diff)
	}
}

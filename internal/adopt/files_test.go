package adopt

import (
	"slices"
	"testing"

	"github.com/pobook/pobook/internal/locale"
)

func languageOf(t *testing.T, code string) language {
	t.Helper()
	l, err := locale.Parse(code)
	if err != nil {
		t.Fatal(err)
	}
	return language{l}
}

func TestFilesAreThoseOfTheLanguage(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		code        string
		files, want []string
	}{
		"a folder of translations":         {"zh_Hant", []string{"a.md", "b/c.md"}, []string{"a.md", "b/c.md"}},
		"beside their sources":             {"zh_Hant", []string{"a.md", "a.zh-TW.md", "b.md", "b.zh-TW.md", "c.md"}, []string{"a.zh-TW.md", "b.zh-TW.md"}},
		"in folders of languages":          {"de", []string{"en/a.md", "de/a.md", "fr/a.md"}, []string{"de/a.md"}},
		"the language alone":               {"zh_Hans", []string{"zh/a.md", "en/a.md", "zh-tw/a.md"}, []string{"zh/a.md"}},
		"an underscore":                    {"zh_Hant", []string{"README.md", "README_zh_TW.md"}, []string{"README_zh_TW.md"}},
		"a hyphen":                         {"zh_Hant", []string{"README.md", "README-zh-Hant.md"}, []string{"README-zh-Hant.md"}},
		"a country":                        {"zh_Hans", []string{"README.cn.md", "README.md"}, []string{"README.cn.md"}},
		"folders that look like languages": {"de", []string{"go/install.md", "js/install.md", "is.md"}, []string{"go/install.md", "js/install.md", "is.md"}},
		"one readme among translations":    {"zh_Hant", []string{"README.zh-TW.md", "a.md", "b.md"}, []string{"README.zh-TW.md", "a.md", "b.md"}},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var files []File
			for _, f := range test.files {
				files = append(files, File{Name: f, Data: []byte(f)})
			}
			var got []string
			kept, _ := languageOf(t, test.code).translated(files, nil)
			for _, f := range kept {
				got = append(got, f.Name)
			}
			if !slices.Equal(got, test.want) {
				t.Errorf("%v, want %v", got, test.want)
			}
		})
	}
}

// What is a section itself is no translation.
func TestSectionsAreNoTranslations(t *testing.T) {
	t.Parallel()
	files := []File{{Name: "a.md", Data: []byte("A")}, {Name: "b.md", Data: []byte("乙")}}
	got, _ := languageOf(t, "zh_Hant").translated(files, []File{{Name: "a.md", Data: []byte("A")}, {Name: "b.md", Data: []byte("B")}})
	if len(got) != 1 || got[0].Name != "b.md" {
		t.Errorf("%v", got)
	}
}

// A folder of the handbook may be called as a language is.
func TestFoldersOfTheHandbookAreNoLanguages(t *testing.T) {
	t.Parallel()
	sections := []File{{Name: "index.md", Data: []byte("A")}, {Name: "it/index.md", Data: []byte("B")}, {Name: "hr/index.md", Data: []byte("C")}}
	files := []File{{Name: "index.md"}, {Name: "it/index.md"}, {Name: "hr/index.md"}}
	l := languageOf(t, "de")
	got, _ := l.translated(files, sections)
	if len(got) != 3 {
		t.Fatalf("%v", got)
	}
	if want := [][2]int{{0, 0}, {1, 1}, {2, 2}}; !slices.Equal(l.pairByName(sections, got), want) {
		t.Errorf("%v, want %v", l.pairByName(sections, got), want)
	}
}

func TestPairsByName(t *testing.T) {
	t.Parallel()
	sections := []File{
		{Name: "a.md"},
		{Name: "part/b.md"},
		{Name: "part/index.md"},
		{Name: "other/index.md"},
		{Name: "c.md", Data: []byte("---\nslug: /en/see\n---\n")},
		{Name: "d.md"},
	}
	files := []File{
		{Name: "docs/zh-tw/part/README.md"},
		{Name: "docs/zh-tw/b.zh-TW.md"},
		{Name: "a.md"},
		{Name: "wasser.md", Data: []byte("---\nslug: /zh-tw/see\n---\n")},
		{Name: "docs/zh-tw/other/_index.md"},
		{Name: "x/d.md"},
		{Name: "y/d.md"},
	}
	want := [][2]int{{0, 2}, {1, 1}, {2, 0}, {3, 4}, {4, 3}}
	if got := languageOf(t, "zh_Hant").pairByName(sections, files); !slices.Equal(got, want) {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestLinksWithinTheHandbookAreThoseOfTheSource(t *testing.T) {
	t.Parallel()
	tests := []struct{ source, translation, want string }{
		{"See [use](use.md#start).", "見[使用](../zh-tw/use.md#開始)。", "見[使用](use.md#start)。"},
		{"[a](#one) and [b](#two)", "[甲](#一)與[乙](#二)", "[甲](#one)與[乙](#two)"},
		{"[a](#one) and [b](#two)", "[甲](#一)", "[甲](#一)"}, // nobody knows which
		{"[a](a.md) and [b](b.md)", "[乙](zh/b.md)與[甲](zh/a.md)", "[乙](b.md)與[甲](a.md)"},
		{"[docs](https://example.org/en/a)", "[文件](https://example.org/zh/a)", "[文件](https://example.org/zh/a)"},
		{"![a](a.png)", "![甲](zh/a.png)", "![甲](a.png)"},
		{"[a](a.md)", "[其他](other.md)", "[其他](other.md)"},
	}
	for _, test := range tests {
		if got := relinked(test.source, test.translation); got != test.want {
			t.Errorf("%s of %s: %s, want %s", test.translation, test.source, got, test.want)
		}
	}
}

func TestDivided(t *testing.T) {
	t.Parallel()
	a, b, ok := divided("One short text.", "Another text, which is a good deal longer. It has two sentences.", "第一段。第二段比較長。有兩句。")
	if !ok || a != "第一段。" || b != "第二段比較長。有兩句。" {
		t.Errorf("%q and %q", a, b)
	}
	if _, _, ok := divided("One.", "Two.", "只有一句話。"); ok {
		t.Error("one sentence was divided")
	}
	if a, b, _ := divided("He said so.", "She left.", "„Ja“, sagte er. Sie ging."); a != "„Ja“, sagte er." || b != "Sie ging." {
		t.Errorf("%q and %q", a, b)
	}
}

func TestTextsInTheLanguageOfTheSource(t *testing.T) {
	t.Parallel()
	tests := []struct {
		code, source, text string
		want               bool
	}{
		{"zh_Hant", "Boil the water before you drink it.", "Boil the water before you drink it.", true},
		{"zh_Hant", "Boil the water before you drink it.", "喝水之前要煮沸。", false},
		{"zh_Hant", "GitHub", "GitHub", false},
		{"zh_Hant", "`make` v2", "`make` v2", false},
		{"zh_Hant", "Boil the water before you drink it.", "Boil the water first, then drink it.", true},
		{"zh_Hant", "Felix Faassen, The Foundation for Public Code", "Felix Faassen，Foundation for Public Code", false},
		{"de", "Boil the water before you drink it, always.", "Boil the water before you drink it always.", true},
		{"de", "Boil the water before you drink it.", "Das Wasser vor dem Trinken abkochen.", false},
		{"zh_Hant", "「開放原始碼」", "「開放原始碼」", false},
	}
	for _, test := range tests {
		if got := languageOf(t, test.code).inSource(test.source, test.text); got != test.want {
			t.Errorf("%s: %q of %q: %v", test.code, test.text, test.source, got)
		}
	}
}

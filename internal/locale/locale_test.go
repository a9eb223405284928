package locale_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"

	"github.com/pobook/pobook/internal/locale"
)

func TestParse(t *testing.T) {
	t.Parallel()
	tests := []struct{ code, want string }{
		{"en", "en"},
		{"en_US", "en"},
		{"EN-us", "en"},
		{"en_GB", "en_GB"},
		{"zh_Hant", "zh_Hant"},
		{"zh-hant", "zh_Hant"},
		{"ZH_HANT", "zh_Hant"},
		{"zh_TW", "zh_Hant"},
		{"zh-TW", "zh_Hant"},
		{"zh_Hant_TW", "zh_Hant"},
		{"zh_CN", "zh_Hans"},
		{"zh", "zh_Hans"},
		{"zh-Hans-CN", "zh_Hans"},
		{"zh_HK", "zh_Hant_HK"},
		{"zh-hant-hk", "zh_Hant_HK"},
		{"de_DE", "de"},
		{"de_CH", "de_CH"},
		{"nb", "nb_NO"},
		{"no", "nb_NO"},
		{"tl", "fil"},
		{"pt", "pt"},
		{"pt_BR", "pt_BR"},
		{"pt_PT", "pt_PT"},
		{"sr_Cyrl", "sr"},
		{"sr@latin", "sr_Latn"},
		{"sr_RS@latin", "sr_Latn"},
	}
	for _, test := range tests {
		got, err := locale.Parse(test.code)
		if err != nil {
			t.Errorf("Parse(%q): %v", test.code, err)
		} else if got.Code != test.want {
			t.Errorf("Parse(%q) is %s, want %s", test.code, got.Code, test.want)
		}
	}
}

func TestParseUnknown(t *testing.T) {
	t.Parallel()
	for _, code := range []string{
		"", "_", "und", "xx", "english", "zh_Latn", "az_Cyrl", "de_BR", "en_US.UTF-8",
		"ca@valencia", "de_1901", "de-u-co-phonebk", "x-en", "zh Hant", "en\x00", "模板",
	} {
		got, err := locale.Parse(code)
		var unknown *locale.UnknownError
		if !errors.As(err, &unknown) {
			t.Errorf("Parse(%q) is %q and %v, want an UnknownError", code, got.Code, err)
		} else if unknown.Code != code {
			t.Errorf("the error of Parse(%q) names %q", code, unknown.Code)
		}
	}
}

func TestCodes(t *testing.T) {
	t.Parallel()
	codes := locale.Codes()
	if !slices.IsSorted(codes) || len(slices.Compact(slices.Clone(codes))) != len(codes) {
		t.Errorf("codes are not sorted or not distinct: %q", codes)
	}
	codes[0] = "changed"
	if locale.Codes()[0] == "changed" {
		t.Error("a caller can change the table")
	}
}

// What must hold of every row.
func TestTable(t *testing.T) {
	t.Parallel()
	names := map[string]string{}
	for _, code := range locale.Codes() {
		l, err := locale.Parse(code)
		if err != nil {
			t.Error(err)
			continue
		}
		if l.Code != code {
			t.Errorf("%s: is read as %s", code, l.Code)
		}
		if script, _ := l.Tag.Script(); script.String() != l.Script {
			t.Errorf("%s: script is %s, BCP 47 says %s", code, l.Script, script)
		}
		if back, err := locale.Parse(l.Tag.String()); err != nil || back.Code != code {
			t.Errorf("%s: its tag %s is read as %q, %v", code, l.Tag, back.Code, err)
		}
		for _, name := range []string{l.Name, l.English} {
			if other, taken := names[name]; taken && other != code {
				t.Errorf("%s: is called %q as %s is", code, name, other)
			}
			names[name] = code
		}
		if l.Name == "" || l.English == "" || l.Plurals == "" {
			t.Errorf("%s: lacks a name or its plurals: %+v", code, l)
		}
		if !slices.Contains(l.Families, l.HanFamily) {
			t.Errorf("%s: %q is not among its families %q", code, l.HanFamily, l.Families)
		}
	}
}

func TestChinese(t *testing.T) {
	t.Parallel()
	got, err := locale.Parse("zh_TW")
	if err != nil {
		t.Fatal(err)
	}
	want := locale.Locale{
		Code:    "zh_Hant",
		Tag:     language.MustParse("zh-Hant"),
		Name:    "繁體中文",
		English: "Chinese (Traditional)",
		Script:  "Hant",
		Plurals: "nplurals=1; plural=0;",
		Typography: locale.Typography{
			Families:        []string{"NotoSans", "NotoSansTC", "NotoSansSC", "HanSupplement", "NotoSansSymbols2", "NotoEmoji"},
			HanFamily:       "NotoSansTC",
			Han:             true,
			Justify:         true,
			ParagraphIndent: 2,
		},
	}
	sameTag := cmp.Comparer(func(a, b language.Tag) bool { return a == b })
	if diff := cmp.Diff(want, got, sameTag); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got.Families[0] = "changed"
	if again, _ := locale.Parse("zh_TW"); again.Families[0] == "changed" {
		t.Error("a caller can change the table")
	}
}

// Whatever is typed, a code that is read is read to something stable.
func FuzzParse(f *testing.F) {
	for _, code := range []string{"zh_TW", "zh-hant", "sr@latin", "en_US.UTF-8", "und", "de-u-co-phonebk", ""} {
		f.Add(code)
	}
	f.Fuzz(func(t *testing.T, code string) {
		l, err := locale.Parse(code)
		if err != nil {
			return
		}
		if again, err := locale.Parse(l.Code); err != nil || again.Code != l.Code {
			t.Errorf("%q is read as %s, and that as %q, %v", code, l.Code, again.Code, err)
		}
	})
}

package locale_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/bidi"

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
		{"sr_RS", "sr"},
		{"sr_Latn_RS", "sr_Latn"},
		{"uz@cyrillic", "uz_Cyrl"},
		{"az_AZ", "az"},
		{"az_Cyrl", "az_Cyrl"},
		{"fa", "fa"},
		{"fa_IR", "fa"},
		{"fa_AF", "prs"},
		{"ar_001", "ar"},
		{"ar_EG", "ar_EG"},
		{"he", "he"},
		{"iw", "he"},
		{"in", "id"},
		{"ca@valencia", "ca@valencia"},
		{"ca-valencia", "ca@valencia"},
		{"ca_ES@valencia", "ca@valencia"},
		{"ca-ES-valencia", "ca@valencia"},
		{"be_Latn", "be_Latn"},
		{"be@latin", "be_Latn"},
		{"de_1901", "de_1901"},
		{"de@formal", "de@formal"},
		{"de-x-formal", "de@formal"},
		{"kmr", "kmr"},
		{"kmr_Latn", "kmr"},
		{"nan", "nan_Hant"},
		{"nan_Latn_pehoeji", "nan_Latn_pehoeji"},
		{"yue", "yue_Hant"},
		{"yue_HK", "yue_Hant"},
		{"lzh", "lzh"},
		{"lmo_IT", "lmo"},
		{"cmn", "zh_Hans"},
		{"cmn_Hant", "zh_Hant"},
		{"sr@ijekavian_Latn", "sr@ijekavian_Latn"},
		{"sco-ulster", "sco_ulster"},
		{"sv-FI", "sv_FI"},
		{"bn_BD", "bn"},
		{"pa_PK", "pa_PK"},
		{"pa_Arab", "pa_PK"},
		{"zh_SG", "zh_Hans_SG"},
		{"es_419", "es_419"},
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
		"", "_", "und", "xx", "english", "ru_Latn", "de_BR", "en_US.UTF-8", "b+zh+Hant", "zh_Hant_XX",
		"ca@nonsense", "de_1900", "de-u-co-phonebk", "x-en", "zh Hant", "en\x00", "模板", "cz", "jp",
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

// newerScripts are the locales to whose language a newer CLDR than that of x/text
// gives another script.
var newerScripts = []string{"doi", "gon", "grc", "hnj", "mis", "ms_ID", "rhg", "rif", "sat", "sga"}

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
		script, _ := l.Tag.Script()
		if differs := script.String() != "Zzzz" && script.String() != l.Script; differs != slices.Contains(newerScripts, code) {
			t.Errorf("%s: script is %s, x/text says %s", code, l.Script, script)
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
		if l.Name == "" || l.English == "" || l.Plurals == "" || slices.Contains(l.Quotes[:], 0) {
			t.Errorf("%s: lacks a name, its plurals or its quotation marks: %+v", code, l)
		}
		if len(l.HanFamilies) < 2 || l.ScriptName == "" {
			t.Errorf("%s: lacks families for Han, or a name of its script: %+v", code, l)
		}
		checkLetter(t, l)
	}
}

// checkLetter holds the letter and the direction of a script against Unicode's
// properties: Bidi_Class is R or AL where lines run from right to left, and only
// there.
func checkLetter(t *testing.T, l locale.Locale) {
	t.Helper()
	if l.Letter == 0 {
		if !strings.HasPrefix(l.Obstacle, "Unicode does not have") {
			t.Errorf("%s: there is no letter of the script %s", l.Code, l.Script)
		}
		return
	}
	properties, _ := bidi.LookupRune(l.Letter)
	if right := properties.Class() == bidi.R || properties.Class() == bidi.AL; right != l.RightToLeft {
		t.Errorf("%s: lines run from right to left: %t, its letter %c: %t", l.Code, l.RightToLeft, l.Letter, right)
	}
	if !unicode.IsLetter(l.Letter) && l.Script != "Sunu" { // newer than what Go has of Unicode
		t.Errorf("%s: %U is not a letter", l.Code, l.Letter)
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
		Script:  "Hant", ScriptName: "Traditional Han", Letter: '字',
		Plurals: "nplurals=1; plural=0;",
		Quotes:  [4]rune{'「', '」', '『', '』'},
		Typography: locale.Typography{
			HanFamilies:     []string{"NotoSansTC", "NotoSansSC"},
			Han:             true,
			Justify:         true,
			ParagraphIndent: 2,
		},
	}
	sameTag := cmp.Comparer(func(a, b language.Tag) bool { return a == b })
	if diff := cmp.Diff(want, got, sameTag); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	got.HanFamilies[0] = "changed"
	if again, _ := locale.Parse("zh_TW"); again.HanFamilies[0] == "changed" {
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

// What a user may have meant is guessed at where it is near, never by a code that
// is another language's.
func TestMeantAndAkin(t *testing.T) {
	t.Parallel()
	for written, want := range map[string]string{
		"german": "de", "Deutsch": "de", "Persian": "fa", "繁體中文": "zh_Hant", "cz": "cs", "JP": "ja", "ua": "uk",
		"xx": "", "de_BR": "de", "fa_TJ": "fa", "": "", "enq": "", "de_BRR": "",
	} {
		if got := locale.Meant(written); got != want {
			t.Errorf("Meant(%q) is %q, want %q", written, got, want)
		}
	}
	for written, want := range map[string]string{"xx": "", "xxx": "", "pt_BRR": "pt_BR", "zh_Hnat": "zh_Hant", "ptt_BR": "pt_BR"} {
		akin := locale.Akin(written)
		if want == "" && len(akin) > 0 || want != "" && !slices.Contains(akin, want) {
			t.Errorf("Akin(%q) is %q, want %q among them", written, akin, want)
		}
	}
	for _, code := range locale.Akin("de_BRR") {
		if base, _ := language.MustParse("de").Base(); code[:2] != base.String() {
			t.Errorf("%s is akin to de_BRR", code)
		}
	}
}

// Every code of CLDR and Weblate is a locale's.
func TestAllCodesAreKnown(t *testing.T) {
	t.Parallel()
	var codes []string
	for _, name := range []string{"weblate.tsv", "available.txt"} {
		for _, fields := range records(t, name) {
			codes = append(codes, fields[0])
		}
	}
	for _, code := range codes {
		if _, err := locale.Parse(code); err != nil && code != "und" {
			t.Error(err)
		}
	}
}

// Scripts say in which direction a locale is written, and whether its pages can
// be set.
func TestObstacles(t *testing.T) {
	t.Parallel()
	for code, want := range map[string]string{
		"ar":        "the Arabic script runs from right to left",
		"fa":        "the Arabic script runs from right to left",
		"ug":        "the Arabic script runs from right to left",
		"he":        "the Hebrew script runs from right to left",
		"dv":        "the Thaana script runs from right to left",
		"nqo":       "the N’Ko script runs from right to left",
		"mn_Mong":   "the Mongolian script runs from top to bottom",
		"my@Zawgyi": "Unicode does not have the Zawgyi script",
		"tlh_Piqd":  "Unicode does not have the Klingon script",
		"hi":        "", "bo": "", "my": "", "th": "", "km": "", "lo": "", "si": "",
		"ko": "", "vi": "", "ka": "", "am": "", "ar_Latn": "", "yue_Hant": "", "ja": "", "sr": "", "hi_Latn": "",
	} {
		l, err := locale.Parse(code)
		if err != nil {
			t.Error(err)
			continue
		}
		if l.Obstacle != want {
			t.Errorf("%s: %q, want %q", code, l.Obstacle, want)
		}
		if l.RightToLeft != strings.HasSuffix(want, "from right to left") {
			t.Errorf("%s: from right to left: %t", code, l.RightToLeft)
		}
	}
}

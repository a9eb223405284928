package opencc_test

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/opencc"
)

func converter(t testing.TB, names ...string) *opencc.Converter {
	t.Helper()
	c, err := opencc.New(names...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// OpenCC's own tests come with its data.
func TestCases(t *testing.T) {
	t.Parallel()
	table, err := os.ReadFile("testdata/cases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	tested := map[string]bool{}
	for line := range strings.Lines(string(table)) {
		field := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if got := converter(t, field[0]).Convert(field[1]); got != field[2] {
			t.Errorf("%s: %s\ngives %s\nwant  %s", field[0], field[1], got, field[2])
		}
		tested[field[0]] = true
	}
	for _, name := range opencc.Configurations() {
		if !tested[name] {
			t.Errorf("no case is of %s", name)
		}
	}
}

func TestNew(t *testing.T) {
	t.Parallel()
	if _, err := opencc.New("tw2sp", "tw2x"); err == nil || !strings.Contains(err.Error(), `no configuration "tw2x"; there are hk2s, `) {
		t.Errorf("the error is %v", err)
	}
	if got := converter(t).Convert("軟體"); got != "軟體" {
		t.Errorf("without a configuration, 軟體 becomes %s", got)
	}
	if got := converter(t, "tw2t", "t2hk").Convert("裡面的臺灣，群眾"); got != "裏面的台灣，羣眾" {
		t.Errorf("two configurations make %s of it", got)
	}
	if !strings.Contains(opencc.Licence(), "Apache License") {
		t.Error("the licence is not here")
	}
}

// What is described by its parts is not converted by them, unless the description
// is broken off or endless.
func TestDescriptions(t *testing.T) {
	t.Parallel()
	deep := strings.Repeat("⿰", 20)
	for text, want := range map[string]string{
		"⿰言兑說":          "⿰言兑说",
		"⿰說⿱說說說":        "⿰說⿱說說说",
		"⿲說說說說":         "⿲說說說说",
		"⿰說":            "⿰说",
		deep + "說":      deep + "说",
		"⿾說說":           "⿾說说",
		"\xff說\xe8\xaa": "\xff说\xe8\xaa",
	} {
		if got := converter(t, "t2s").Convert(text); got != want {
			t.Errorf("%q becomes %q, want %q", text, got, want)
		}
	}
}

// Any text is converted, by all configurations, to text.
func FuzzConvert(f *testing.F) {
	for _, seed := range []string{"", "軟體的U盤", "⿰言⿱說", "\xff\xe8", "𠮷𡃁U盘", "里面發髮"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, name := range opencc.Configurations() {
			got := converter(t, name).Convert(text)
			if utf8.ValidString(text) != utf8.ValidString(got) || (text == "") != (got == "") {
				t.Fatalf("%s makes %q of %q", name, got, text)
			}
		}
	})
}

func TestConvertIsLinear(t *testing.T) {
	t.Parallel()
	c := converter(t, "s2twp")
	for _, piece := range []string{"里面的软件要后台运行，", "⿰", "⿰⿱", "一一一一", "U"} {
		bookgen.Linear(t, piece, 2000, func(size int) { c.Convert(strings.Repeat(piece, size)) })
	}
}

func BenchmarkConvert(b *testing.B) {
	for name, text := range map[string]string{
		"tw2sp": "多數組織在國內存在已久，翻譯的人也會看見前後文。The software 軟體和資料庫。",
		"s2twp": "多数组织在国内存在已久，翻译的人也会看见前后文。The software 软件和数据库。",
	} {
		b.Run(name, func(b *testing.B) {
			c, err := opencc.New(name)
			if err != nil {
				b.Fatal(err)
			}
			long := strings.Repeat(text, 1000)
			b.SetBytes(int64(len(long)))
			b.ReportAllocs()
			for b.Loop() {
				c.Convert(long)
			}
		})
	}
}

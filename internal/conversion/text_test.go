package conversion_test

import (
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/conversion"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
)

func parsed(t testing.TB, code string) locale.Locale {
	t.Helper()
	l, err := locale.Parse(code)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// rules are those of a handbook in English without terms.
func rules(t testing.TB, from, to string) conversion.Rules {
	t.Helper()
	return conversion.Rules{From: parsed(t, from), To: parsed(t, to), Source: parsed(t, "en")}
}

func converter(t testing.TB, r conversion.Rules) *conversion.Converter {
	t.Helper()
	c, err := conversion.New(r)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// terms reads a glossary from rows of "source,target,context,flags".
func terms(t testing.TB, rows ...string) *glossary.Glossary {
	t.Helper()
	read, found := glossary.Parse("terms.csv", []byte("source,target,context,flags\n"+strings.Join(rows, "\n")+"\n"), "en", "zh-Hant")
	if len(found) > 0 {
		t.Fatal(found)
	}
	return glossary.New(read)
}

func TestText(t *testing.T) {
	t.Parallel()
	tests := []struct{ from, to, text, want string }{
		// Characters and words, region by region.
		{"zh_Hant", "zh_Hans", "打開軟體的視窗，後面有資料夾。", "打开软件的窗口，后面有文件夹。"},
		{"zh_Hans", "zh_Hant", "打开软件的窗口，后面有文件夹。", "開啟軟體的視窗，後面有資料夾。"},
		{"zh_Hant_HK", "zh_Hans", "打開軟件，説明裏面有衞生。", "打开软件，说明里面有卫生。"},
		{"zh_Hans", "zh_Hant_HK", "打开软件，说明里面有卫生。", "打開軟件，説明裏面有衞生。"},
		{"zh_Hant", "zh_Hant_HK", "說明裡面有溫泉。", "説明裏面有温泉。"},
		{"zh_Hant_HK", "zh_Hant", "説明裏面有温泉。", "說明裡面有溫泉。"},
		{"zh_Hant_MO", "zh_Hans_SG", "説明裏面有温泉。", "说明里面有温泉。"},
		{"zh_Hans", "zh_Hans_SG", "打开“软件”。", "打开“软件”。"},
		// Words that OpenCC has no dictionary for between these regions.
		{"zh_Hant_HK", "zh_Hant", "下載軟件，打開互聯網。", "下載軟體，打開網際網路。"},
		{"zh_Hant_HK", "zh_Hans", "自由軟體的程式碼。", "自由软件的代码。"},
		// Quotation marks go by depth; an apostrophe is none.
		{"zh_Hant", "zh_Hans", "他說：「這叫『說明』。」", "他说：“这叫‘说明’。”"},
		{"zh_Hant", "zh_Hans", "『說明』裡說「甲」", "“说明”里说“甲”"},
		{"zh_Hans", "zh_Hant", "他说：“这叫‘说明’，O’Reilly 的 don’t。”", "他說：「這叫『說明』，O’Reilly 的 don’t。」"},
		{"zh_Hans", "zh_Hant", "‘说明’，“甲‘乙’丙”", "「說明」，「甲『乙』丙」"},
		{"zh_Hans", "zh_Hant", "“说明", "「說明"},
		{"zh_Hans", "zh_Hant", "’90 年代的说明”", "’90 年代的說明」"},
		{"zh_Hant", "zh_Hans", "「『說明」", "“‘说明”"},
		{"zh_Hans", "zh_Hant", "He said “no”.", "He said “no”."},
		{"zh_Hans", "zh_Hant", "读“Hello world”", "讀「Hello world」"},
		{"zh_Hans", "zh_Hant_HK", "“甲”", "「甲」"},
		{"zh_Hant", "zh_Hant_HK", "「說」", "「説」"},
		// The interpunct.
		{"zh_Hant", "zh_Hans", "馬克‧吐溫、阿・馬，ア・イ", "马克·吐温、阿·马，ア・イ"},
		{"zh_Hans", "zh_Hant", "马克·吐温", "馬克·吐溫"},
		// What is not text.
		{"zh_Hant", "zh_Hans", "執行 `軟體 --說明`，看[說明](軟體.md#說明 \"軟體「甲」\")。", "运行 `軟體 --說明`，看[说明](軟體.md#說明 \"软件“甲”\")。"},
		{"zh_Hant", "zh_Hans", "![軟體](圖/軟體.png)與[說明][軟體]，見[^註]。", "![软件](圖/軟體.png)与[说明][軟體]，见[^註]。"},
		{"zh_Hant", "zh_Hans", "<https://zh.example.org/軟體> 與 https://zh.example.org/軟體/ 軟體", "<https://zh.example.org/軟體> 与 https://zh.example.org/軟體/ 软件"},
		{"zh_Hant", "zh_Hans", "**軟體**與*說明*、~~資料夾~~\\*「甲」", "**软件**与*说明*、~~文件夹~~\\*“甲”"},
		{"zh_Hant", "zh_Hans", "<a href=\"軟體\" title=\"軟體\">軟體</a><!-- 軟體 --><code>軟體</code> {{ 軟體 }}&nbsp;軟體", "<a href=\"軟體\" title=\"软件\">软件</a><!-- 軟體 --><code>軟體</code> {{ 軟體 }}&nbsp;软件"},
		{"zh_Hant", "zh_Hans", "<pre>軟體", "<pre>軟體"},
		{"zh_Hant", "zh_Hans", "[軟體][]", "[软件][軟體]"},
		{"zh_Hant", "zh_Hans", "[甲][]", "[甲][]"},
		{"zh_Hant", "zh_Hans", "[軟體]", "[软件]"}, // no reference, as far as is known
	}
	for _, test := range tests {
		got, ok := converter(t, rules(t, test.from, test.to)).Text(conversion.Message{}, test.text)
		if !ok || got != test.want {
			t.Errorf("%s from %s, %v: %s\ngives %s\nwant  %s", test.to, test.from, ok, test.text, got, test.want)
		}
	}
}

// What the section says of a message goes before what its text looks like.
func TestMessage(t *testing.T) {
	t.Parallel()
	tests := []struct {
		message    conversion.Message
		text, want string
	}{
		{conversion.Message{Defined: func(label string) bool { return label == "軟體" }}, "[軟體]、[說明][]", "[软件][軟體]、[说明][]"},
		{conversion.Message{Source: "Hello {姓名}"}, "你好，{姓名}與{說明}", "你好，{姓名}与{说明}"},
		{conversion.Message{Placeholders: []*regexp.Regexp{regexp.MustCompile("%軟體%|x*")}}, "%軟體%的軟體", "%軟體%的软件"},
		// The source quotes Chinese.
		{conversion.Message{Source: "Do not write 軟件 for 軟體."}, "不要把「軟體」寫成「軟件」，軟體廠商也是。", "不要把“軟體”写成“軟件”，软件厂商也是。"},
		{conversion.Message{Source: "See [it](https://example.org/軟體) and `說明`."}, "見[軟體](https://example.org/軟體)（說明）。", "见[软件](https://example.org/軟體)（说明）。"},
		{conversion.Message{Kind: markdown.KindCode, Language: "python"}, "# 說明：「軟體」\nprint(\"軟體\")  # 軟體\n\n  # **軟體**", "# 说明：“软件”\nprint(\"軟體\")  # 软件\n\n  # **软件**"},
		{conversion.Message{Kind: markdown.KindCode, Language: "json"}, "{\"軟體\": 1}", "{\"軟體\": 1}"},
		{conversion.Message{Kind: markdown.KindCode}, "`軟體`\n├── 說明", "`软件`\n├── 说明"},
	}
	c := converter(t, rules(t, "zh_Hant", "zh_Hans"))
	for _, test := range tests {
		if got, ok := c.Text(test.message, test.text); !ok || got != test.want {
			t.Errorf("%s\ngives %s, %v\nwant  %s", test.text, got, ok, test.want)
		}
	}
}

func TestTerms(t *testing.T) {
	t.Parallel()
	r := rules(t, "zh_Hans", "zh_Hant")
	r.FromTerms = terms(t, "project,项目", "file,文件", "file,file,the English word", "component,部件,of Weblate", "component,组件,of MDX", "commit,commit", "branch,分支", "line,行", "fork,派生", "kernel,,,read-only")
	r.ToTerms = terms(t, "project,計畫", "file,檔案", "component,元件,of MDX", "component,組件,of Weblate", "commit,提交", "branch,branch", "line,列", "fork,,,read-only", "kernel,核心")
	tests := []struct{ source, text, want string }{
		{"A project", "项目管理与项目", "計畫管理與計畫"},
		{"No such thing", "项目管理与项目", "專案管理與專案"}, // the source does not have the term
		{"A file in a folder", "文件夹里的文件，file", "資料夾裡的檔案，file"},
		{"A component", "部件和组件", "組件和元件"},
		{"Components", "部件和组件", "部件和元件"}, // a term of its own
		{"A commit on a branch", "把 commit 放到分支上，recommit", "把提交放到branch上，recommit"},
		{"One line", "行，每行", "列，每行"}, // part of a word, for all that is known
		{"Use a fork of the kernel", "派生 kernel 的内核", "fork kernel 的核心"},
		{"The `file`", "文件", "檔案"}, // in code it is no term; OpenCC has the word as well
	}
	c := converter(t, r)
	for _, test := range tests {
		if got, ok := c.Text(conversion.Message{Source: test.source}, test.text); !ok || got != test.want {
			t.Errorf("%s: %s\ngives %s, %v\nwant  %s", test.source, test.text, got, ok, test.want)
		}
	}
}

// A handbook that is written in Chinese is its own origin.
func TestTermsOfChineseSource(t *testing.T) {
	t.Parallel()
	r := rules(t, "zh_Hant", "zh_Hans")
	r.Source = r.From
	r.ToTerms = terms(t, "專案,工程", "國發會,,,read-only", "軟體,软体")
	const text = "國發會的專案用軟體，問國發會議。"
	got, ok := converter(t, r).Text(conversion.Message{Source: text}, text)
	if want := "國發會的工程用软体，问國發會议。"; !ok || got != want {
		t.Errorf("%s gives %s, want %s", text, got, want)
	}
}

// An agreed term may be what the other region says.
func TestRegionalTermsStay(t *testing.T) {
	t.Parallel()
	r := rules(t, "zh_Hant_HK", "zh_Hant")
	r.ToTerms = terms(t, "Internet,互聯網")
	const text = "互聯網上的軟件"
	got, ok := converter(t, r).Text(conversion.Message{Source: "Software on the Internet"}, text)
	if want := "互聯網上的軟體"; !ok || got != want {
		t.Errorf("%s gives %s, want %s", text, got, want)
	}
}

// Where a word of Latin letters would become part of an address, nothing is made.
func TestMarkupThatWouldChange(t *testing.T) {
	t.Parallel()
	c := converter(t, rules(t, "zh_Hant", "zh_Hans"))
	if got, ok := c.Text(conversion.Message{}, "見 https://example.org/a隨身碟"); ok {
		t.Errorf("%s is taken", got)
	}
}

func TestNew(t *testing.T) {
	t.Parallel()
	for _, test := range []struct{ from, to, want string }{
		{"zh_Hant", "ja", "ja is Japanese, which is not written as Chinese"},
		{"yue_Hant", "zh_Hans", "yue_Hant is "},
		{"zh_Hant", "zh_TW", "zh_Hant is converted to itself"},
	} {
		if _, err := conversion.New(rules(t, test.from, test.to)); err == nil || !strings.HasPrefix(err.Error(), test.want) {
			t.Errorf("%s to %s: %v, want %s", test.from, test.to, err, test.want)
		}
	}
}

// Every pair of Chinese locales can be converted.
func TestPairs(t *testing.T) {
	t.Parallel()
	codes := strings.Fields("zh_Hans zh_Hans_HK zh_Hans_MO zh_Hans_MY zh_Hans_SG zh_Hant zh_Hant_HK zh_Hant_MO zh_Hant_MY")
	for _, from := range codes {
		for _, to := range codes {
			if from == to {
				continue
			}
			c := converter(t, rules(t, from, to))
			text, want := "国家", "国家"
			switch script := from[:len("zh_Hant")]; {
			case script == "zh_Hans" && !strings.HasPrefix(to, script):
				text, want = "国家", "國家"
			case script == "zh_Hant" && !strings.HasPrefix(to, script):
				text, want = "國家", "国家"
			case script == "zh_Hant":
				text, want = "國家", "國家"
			}
			if got, ok := c.Text(conversion.Message{}, text); !ok || got != want {
				t.Errorf("%s from %s: %s (%s), want %s", to, from, got, c.How(), want)
			}
		}
	}
}

// What is hostile takes no more than linear time.
func TestTextIsLinear(t *testing.T) {
	t.Parallel()
	r := rules(t, "zh_Hans", "zh_Hant")
	r.FromTerms, r.ToTerms = terms(t, "project,项目", "fork,,,read-only"), terms(t, "project,計畫")
	c := converter(t, r)
	for _, piece := range []string{"项目", "“", "“‘", "’", "“’”", "[", "`", "<code>", "{", "软件", "·", "fork"} {
		bookgen.Linear(t, fmt.Sprintf("%q", piece), 500, func(size int) {
			c.Text(conversion.Message{Source: "A project and a fork {"}, strings.Repeat(piece, size))
		})
	}
}

// Whatever a text is, its markup stays: the signs of ASCII are the same in the same order,
// but for what a regional word brings in, and no quotation mark is lost.
func FuzzText(f *testing.F) {
	for _, seed := range []string{
		"他說：「這叫『說明』。」", "“软件‘甲’”", "[軟體](a \"說明\") `軟體`", "<a title='軟體'>軟體</a>", "**「軟體」**與_說明_", "https://a.example/軟體隨身碟", "⿰言兑「", "{{ 說 }}[^說]",
	} {
		f.Add(seed)
	}
	letters := regexp.MustCompile(`[A-Za-z]+`)
	f.Fuzz(func(t *testing.T, text string) {
		for _, pair := range [][2]string{{"zh_Hant", "zh_Hans"}, {"zh_Hans", "zh_Hant"}, {"zh_Hant_HK", "zh_Hant"}} {
			got, ok := converter(t, rules(t, pair[0], pair[1])).Text(conversion.Message{}, text)
			if !ok {
				continue
			}
			if strings.Contains(text, "][]") {
				continue // references may be spelt out
			}
			if signs(letters.ReplaceAllString(text, "")) != signs(letters.ReplaceAllString(got, "")) {
				t.Fatalf("%s: %q becomes %q", pair, text, got)
			}
			if count(text) != count(got) {
				t.Fatalf("%s: %q has other quotation marks than %q", pair, got, text)
			}
		}
	})
}

// signs are the characters of ASCII in a text.
func signs(text string) string {
	return strings.Map(func(r rune) rune {
		if r >= 0x80 {
			return -1
		}
		return r
	}, text)
}

// count counts quotation marks of Chinese.
func count(text string) int {
	n := 0
	for _, r := range text {
		if strings.ContainsRune("「」『』“”‘’", r) {
			n++
		}
	}
	return n
}

func BenchmarkText(b *testing.B) {
	c := converter(b, rules(b, "zh_Hant", "zh_Hans"))
	text := strings.Repeat("執行 `make`，看[說明](a.md)裡「軟體」的資料夾。", 20)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		c.Text(conversion.Message{Source: "Run it"}, text)
	}
}

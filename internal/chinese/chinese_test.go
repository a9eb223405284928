package chinese_test

import (
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/chinese"
)

func TestForeign(t *testing.T) {
	t.Parallel()
	tests := []struct{ locale, foreign, own string }{
		{"zh_Hant", "国这软发说", "國這軟發說"},
		{"zh_Hant", "后里干台只松云面几么群床峰着痴", ""}, // in both, or in Taiwan too
		{"zh_Hans", "國這軟後說裡", "国这软后说里"},
		{"zh_Hans", "乾著藉瞭徵于像", ""},
		{"zh_Hant_HK", "国说", "國說"},
		{"zh_Hant_HK", "户税温悦脱", ""}, // the standard forms of Hong Kong
		{"zh_Hant", "户税温悦脱", "戶稅溫悅脫"},
		{"zh_Hant_MO", "国", "國"},
		{"zh_Hans_SG", "國", "国"},
	}
	for _, test := range tests {
		usage := chinese.For(test.locale)
		var own strings.Builder
		for _, r := range test.foreign {
			if instead, foreign := usage.Foreign(r); foreign {
				own.WriteRune(instead)
			}
		}
		if diff := cmp.Diff(test.own, own.String()); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", test.locale, test.foreign, diff)
		}
	}
}

func TestWords(t *testing.T) {
	t.Parallel()
	tests := []struct{ locale, text, found string }{
		{"zh_Hant", "打開軟件，用鼠標選擇信息", "軟件 鼠標 信息"},
		{"zh_Hant", "數據庫的操作系統", "數據庫 操作系統"},
		{"zh_Hant", "檔案、軟體與文件", ""},
		{"zh_Hant", "大多數組織在國內存在已久，會確實時時更新", ""},
		{"zh_Hant", "演算法、在線上開會、離線程式", ""},
		{"zh_Hant", "在線課程", "在線"},
		{"zh_Hans", "打开软体的选单，用滑鼠选择资料夹", "软体 滑鼠 资料夹"},
		{"zh_Hans", "软体动物与方程式，数据库和软件", ""},
		{"zh_Hans", "程式设计师写程式", "程式设计师 程式"},
		{"zh_Hant_HK", "軟件和互聯網", ""},
		{"zh_Hans_SG", "软体和网际网路", ""},
		// Words within others, and words that are said here too.
		{"zh_Hant", "文字符號、數字符號與文字符合，改變量測，延緩存取，複數組別", ""},
		{"zh_Hant", "在此打印章，在線程度，總線上人數，民主板塊，服務器材，互聯網路，遙控件", ""},
		{"zh_Hant", "強硬件，强硬件，攔截屏東，刺激活動，依命令行事，檢視頻譜，供應鏈接受", ""},
		{"zh_Hant", "多元智能，社會網絡，人際網絡，多變量分析，年資的算法，一份奶酪", ""},
		{"zh_Hant", "人工智能，移動網絡，字符，變量，緩存，數組", "人工智能 移動網絡 字符 變量 緩存 數組"},
		{"zh_Hans", "汉字元音，很快取代，三大巨集团，高档名牌，语调变化，传递回来，执行档案", ""},
		{"zh_Hans", "杳无音讯，超过预设值，吃泡面，高画质，卷轴，优先顺序，以太网路由器", ""},
		{"zh_Hans", "字元，快取，巨集，网路，程式", "字元 快取 巨集 网路 程式"},
	}
	for _, test := range tests {
		var found []string
		for _, w := range chinese.For(test.locale).Words(test.text) {
			found = append(found, test.text[w.Start:w.End])
			if len(w.Instead) == 0 {
				t.Errorf("%s: nothing is said instead of %s", test.locale, test.text[w.Start:w.End])
			}
		}
		if diff := cmp.Diff(test.found, strings.Join(found, " ")); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", test.locale, test.text, diff)
		}
	}
}

// A word that only one region writes is known in the characters of either.
func TestWritten(t *testing.T) {
	t.Parallel()
	tests := []struct{ locale, text, found string }{
		{"zh_Hans", "打开檔案", "檔案 文件"},
		{"zh_Hans", "打开档案和软体", ""},
		{"zh_Hans", "裝軟體", "軟體 软件"},
		{"zh_Hans", "软體", "软體 软件"},
		{"zh_Hans", "檔案館", ""},
		{"zh_Hant", "网络与软件", "网络 網路 软件 軟體"},
		{"zh_Hant", "網絡與軟件", ""},
		{"zh_Hant", "𠮷打开数据\xff与\xff网络", "数据 資料 网络 網路"},
		{"zh_Hant_HK", "软件", ""},
	}
	for _, test := range tests {
		var found []string
		for _, w := range chinese.For(test.locale).Written(test.text) {
			found = append(append(found, test.text[w.Start:w.End]), w.Instead...)
		}
		if diff := cmp.Diff(test.found, strings.Join(found, " ")); diff != "" {
			t.Errorf("%s, %s (-want +got):\n%s", test.locale, test.text, diff)
		}
	}
}

// Nothing is offered that would be found in its turn: neither the word itself nor another that
// is not said here, nor a character that is not written here.
func TestOffers(t *testing.T) {
	t.Parallel()
	rows := 0
	for locale, files := range map[string][]string{"zh_Hant": {"mainland.tsv", "mainland-written.tsv"}, "zh_Hans": {"taiwan.tsv", "taiwan-written.tsv"}} {
		usage := chinese.For(locale)
		for _, file := range files {
			table, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			for line := range strings.Lines(string(table)) {
				fields := strings.Split(line, "\t")
				if strings.HasPrefix(line, "#") {
					continue
				}
				rows++
				if strings.Fields(fields[1]) == nil {
					t.Errorf("%s: nothing is offered for %s", file, fields[0])
				}
				for _, offered := range strings.Fields(fields[1]) {
					foreign := strings.ContainsFunc(offered, func(r rune) bool { _, is := usage.Foreign(r); return is })
					if words := usage.Words(offered); offered == fields[0] || foreign || len(words) > 0 {
						t.Errorf("%s: %s is offered for %s, and is not said here either", file, offered, fields[0])
					}
				}
			}
		}
	}
	if rows < 300 {
		t.Errorf("only %d rows were read", rows)
	}
}

func TestOtherLanguages(t *testing.T) {
	t.Parallel()
	if chinese.For("ja") != nil || chinese.RegionOf("zh_Latn") != chinese.NoRegion {
		t.Error("Japanese has a Chinese usage, or Pinyin a region")
	}
}

// Text of every kind is looked through without trouble, and what is found is
// where it is said to be.
func FuzzWords(f *testing.F) {
	f.Add("國內存在軟件𠮷𠀀\xff")
	f.Fuzz(func(t *testing.T, text string) {
		end := 0
		for _, w := range chinese.For("zh_Hant").Words(text) {
			if w.Start < end || w.End <= w.Start || w.End > len(text) {
				t.Fatalf("%q: %+v", text, w)
			}
			end = w.End
		}
	})
}

func BenchmarkWords(b *testing.B) {
	text := strings.Repeat("多數組織在國內存在已久，翻譯的人也會看見前後文。", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		chinese.For("zh_Hant").Words(text)
	}
}

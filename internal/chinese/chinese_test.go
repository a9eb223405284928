package chinese_test

import (
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

package check_test

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/check"
)

// numbered are messages with what is said of their numbers; "" for nothing.
var numbered = []struct{ locale, source, target, said string }{
	// Another number, one less, one more.
	{"", "Wait 10 minutes.", "請等 20 分鐘。", "the source says 10, the translation 20"},
	{"de", "Wait 10 minutes.", "Warten Sie 20 Minuten.", "the source says 10, the translation 20"},
	{"zh_Hans", "Wait 10 minutes.", "请等二十分钟。", "the translation lacks the number 10 of the source"},
	{"", "Wait 10 minutes.", "請稍候。", "the translation lacks the number 10 of the source"},
	{"", "From 10 to 20 people", "許多人", "the translation lacks the numbers 10, 20 of the source"},
	{"", "Wait for some minutes.", "請等 20 分鐘。", "the source does not have the number 20"},
	{"", "Version v1.2.3 is out.", "v1.2.4 版出來了。", "the source says 1.2.3, the translation 1.2.4"},
	{"", "The 2nd of 3 steps", "３個步驟中的第４個", "the source says 2, the translation ４"},
	{"de", "The 2nd of 3 steps", "Der 4. von 3 Schritten", "the source says 2, the translation 4"},
	{"", "5 GB of memory", "5 MB 的記憶體", "the source says 5 GB, the translation 5 MB"},
	{"de", "5 GB of memory", "5 MB Speicher", "the source says 5 GB, the translation 5 MB"},
	{"", "1,000 people", "100 人", "the source says 1,000, the translation 100"},
	{"de", "1,000.5 metres", "1.005,5 Meter", "the source says 1,000.5, the translation 1.005,5"},
	{"", "10,000 people", "10 萬人", "the source says 10,000, the translation 10 萬"},
	{"", "At 3 pm", "下午 4 時", "the source says 3, the translation 4"},
	{"", "On 2024-03-05", "2024 年 3 月 6 日", "the source says 05, the translation 6"},
	{"", "10 20 30 40 50 60 70", "許多", "the translation lacks the numbers 10, 20, 30, 40, 50, … of the source"},

	// The same number in another form.
	{"", "Wait 10 minutes.", "請等十分鐘。", ""},
	{"", "Wait 10 minutes.", "請等 １０ 分鐘。", ""},
	{"", "12 people, 20 cats, 105 dogs", "十二人、二十隻貓、一百零五隻狗", ""},
	{"", "2 of them", "兩個", ""},
	{"zh_Hans", "2 of them", "两个", ""},
	{"", "In 2024", "二〇二四年", ""},
	{"", "In 2024", "民國 113 年", ""},
	{"", "10,000 people", "1 萬人", ""},
	{"", "10,000 people", "一萬人", ""},
	{"zh_Hans", "1.5 million people", "150万人", ""},
	{"", "12,000 people", "1.2 萬人", ""},
	{"", "12,000 people", "一萬兩千人", ""},
	{"", "350,000,000 people", "3 億 5000 萬人", ""},
	{"", "10k stars", "1 萬顆星", ""},
	{"", "50% of it", "百分之五十", ""},
	{"", "50% of it", "五成", ""},
	{"", "50% of it", "一半", ""},
	{"", "20% off", "八折", ""},
	{"", "20% off", "8 折", ""},
	{"", "25% of it", "四分之一", ""},
	{"", "30 minutes", "半小時", ""},
	{"", "1.5 hours", "一個半小時", ""},
	{"", "1,000.5 metres", "1,000.5 公尺", ""},
	{"de", "1,000.5 metres", "1.000,5 Meter", ""},
	{"de", "1,000 metres", "1.000 Meter", ""},
	{"de", "1,000 metres", "1\u202f000 Meter", ""},
	{"de", "1,000 metres", "1000 Meter", ""},
	{"de_CH", "1,000,000 metres", "1’000’000 Meter", ""},
	{"de", "1.5 million people", "1,5 Mio. Menschen", ""},
	{"de", "1.5 million people", "anderthalb Millionen Menschen", ""},
	{"fr", "1,000,000 people", "1 000 000 personnes", ""},
	{"hi", "1,500,000 people", "15 लाख लोग", "the source says 1,500,000, the translation 15"},
	{"fa", "In 2024, 10 people", "در ۲۰۲۴، ۱۰ نفر", ""},
	{"ar", "1,000.5", "١٬٠٠٠٫٥", ""},
	{"", "On 2024-03-05", "2024 年 3 月 5 日", ""},
	{"de", "On 2024-03-05", "Am 5. März 2024", ""},
	{"de", "On March 5, 2024", "Am 5.3.2024", ""},
	{"", "In March", "三月", ""},
	{"", "In March 2024", "2024 年 3 月", ""},
	{"", "At 3 pm", "15:00", ""},
	{"", "At 3 p.m.", "下午三點", ""},
	{"de", "At 3:30 pm", "Um 15.30 Uhr", ""},
	{"", "The 1st step", "第一步", ""},
	{"de", "The 1st step", "Der erste Schritt", ""},
	{"de", "The 1st step", "Der 1. Schritt", ""},
	{"", "10–20 people", "10 到 20 人", ""},
	{"", "In the 1990s", "90 年代", ""},
	{"", "Version v1.2.3 is out.", "v1.2.3 版出來了。", ""},
	{"de", "Wait 3 minutes.", "Warten Sie drei Minuten.", ""},
	{"fr", "Wait 3 minutes.", "Attendez trois minutes.", ""},
	{"", "200% more", "兩倍", ""},

	// Words for numbers are left alone, and names.
	{"", "Two of them", "2 個", ""},
	{"", "Two of them", "兩個", ""},
	{"de", "Two of them", "2 davon", ""},
	{"", "Once a week", "每 7 天 1 次", ""},
	{"", "A dozen eggs", "12 顆蛋", ""},
	{"", "Twenty-five people", "25 人", ""},
	{"", "Two thousand people", "2000 人", ""},
	{"", "A pair of them, half of it", "2 個，50%", ""},
	{"", "The first of all", "第 1 個", ""},
	{"", "An hour", "1 小時", ""},
	{"", "Chapter IV", "第 4 章", ""},
	{"", "About COVID-19 and P2P", "關於新冠肺炎與點對點", ""},
	{"", "Log4j, H2O, UTF-8, HTML5", "Log4j、水、萬國碼、網頁", ""},
	{"", "A 3D model", "立體模型", ""},
	{"de", "The top 10 list", "Die Top-10-Liste", ""},
	{"", "100% open, 24/7", "完全開放，全天候", ""},
	{"", "Run `sleep 10`.", "執行 `sleep 10`。", ""},
	{"", "See [a](b10.md).", "見[甲](b10.md)。", ""},
	{"", "A &#8212; b", "甲——乙", ""},
	{"", "PO is one.[^1]", "PO 是一種。[^1]", ""},
	{"", "10 miles away", "16 公里外", ""},
	{"", "a screen of 27 in, with arm", "69 公分的螢幕，附支架", ""},
	{"de", "Call 112 in an emergency", "Rufen Sie im Notfall 110", "the source says 112, the translation 110"},
	{"ja", "Wait 10 minutes.", "十分お待ちください。", ""},
}

func TestNumbers(t *testing.T) {
	t.Parallel()
	for _, c := range numbered {
		checker := check.New(parseLocale(t, c.locale), check.Rules{Select: check.NewSet("numbers")})
		var said []string
		for _, f := range check.On(checker, c.source, c.target) {
			said = append(said, f.Diagnostic.Message.String())
		}
		if got := strings.Join(said, "; "); got != c.said {
			t.Errorf("%s %q, %q: %q is said, want %q", c.locale, c.source, c.target, got, c.said)
		}
	}
}

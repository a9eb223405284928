package check_test

import (
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/markdown"
)

// cases are messages with all that is found in them; "" for nothing. Those
// without are as important as the others: a false alarm is a bug.
var cases = []struct{ locale, source, target, found string }{
	// Markup.
	{"", "A *word* and **another**.", "*甲*與**乙**。", ""},
	{"", "A *word* and **another**.", "**乙**與*甲*，還有*丙*。", ""},
	{"", "A *word* here.", "一個**詞**。", "md-syntax"},
	{"", "A ***strong*** word.", "一個***強***詞。", ""},
	{"", "2 * 3 * 4 is 24.", "2 * 3 * 4 等於 24。", ""},
	{"", "Type snake_case_name or `a*b`.", "請輸入 snake_case_name 或 `a*b`。", ""},
	{"", "Type `` a`b `` here.", "在此輸入 `` a`b ``。", ""},
	{"", "Type `` a`b `` here.", "在此輸入 `a b`。", "code-span md-syntax"},
	{"", `Write \*stars\* here.`, `在此寫 \*星號\*。`, ""},
	{"", "~~Old~~ new.", "~~舊~~新。", ""},
	{"", "See [a](https://a.example/x_(y)) now.", "現在見[甲](https://a.example/x_(y))。", ""},
	{"", `See [a](b.md "A title") now.`, `現在見[甲](b.md "一個標題")。`, ""},
	{"", "See [a](b.md) now.", "現在見[甲](<b.md>)。", ""},
	{"", "See [a](b.md) now.", "現在見[甲] (b.md)。", "md-link"},
	{"", "See [a](b.md) now.", "現在見[甲](c.md)。", "link-changed"},
	{"", "See [a](b.md) and ![c](d.png).", "見 ![丙](d.png) 與[甲](b.md)。", ""},
	{"", "See [a][] now.", "現在見[甲][a]。", ""},
	{"", "See [a][B] now.", "現在見[甲][b]。", ""},
	{"", "See [a][b] now.", "現在見[甲]。", "md-reflink"},
	{"", "A note[^1] here.", "這裡[^1]有註解。", ""},
	{"", "A note[^1] here.", "這裡有註解。", "footnote"},
	{"", "A note is here.[^1]", "這裡有註解。", "footnote"},
	{"", "A note is here.[^1]", "這裡有註解[^1]", "end_stop"},
	{"", "A note is here[^1].", "這裡有註解。[^1]", ""},
	{"", "**Note**: save.", "**注意**：請存檔。", ""},
	{"", "**Note:** save.", "**注意：** 請存檔。", ""},
	{"", "**Note:** save.", "**注意：**請存檔。", "emphasis"},
	{"", "Press **Save** now.", "現在請按**「儲存」**鈕。", "emphasis"},
	{"", "Press **Save**.", "請按 **「儲存」**。", ""},
	{"", "Press **Save**.", "請按**「儲存」**。", "emphasis"},
	{"", "The file a.txt is here.", "`a.txt` 檔案在這裡。", "md-syntax"},
	{"", "See [Wikipedia](https://en.wikipedia.org/wiki/X).", "見[維基百科](https://zh.wikipedia.org/wiki/某)。", ""},
	{"", "See [here](https://a.gov.tw/en).", "見[這裡](https://b.gov.tw/zh)。", "link-changed"},
	{"", "Mail <a@b.example>.", "寄信給 <a@b.example>。", ""},
	{"", "Mail <a@b.example>.", "寄信給 <c@d.example>。", "link-changed"},
	{"", "Visit https://good.example/ now.", "請見 https://evil.example/ 。", "link-changed"},
	{"", "Visit https://good.example/ now.", "請見 https://good.example/zh 。", ""},
	{"", "Visit <https://good.example/> now.", "請見 <https://good.example/>（https://good.example/）。", ""},
	{"", "Visit our site now.", "請見我們的網站 https://evil.example/ 。", "link-changed"},
	{"", "Visit our site now.", "請見 www.evil.example 。", "link-changed"},
	{"", "Visit www.good.example now.", "請見 http://www.good.example 。", ""},

	// Other scripts.
	{"fa", "I am going home.", "من به خانه می\u200cروم.", ""},
	{"hi", "The right of it.", "क्\u200dष का अधिकार।", ""},
	{"fa", "I am going home.", "من به خانه می\u200c\u200cروم.", "invisible-character"},
	{"de", "I am going home.", "Ich gehe nach\u200cHause.", "invisible-character"},
	{"he", "See file.txt now.", "ראו \u200efile.txt\u200e עכשיו.", ""},
	{"he", "See file.txt now.", "ראו \u2066file.txt\u2069 עכשיו.", ""},
	{"he", "See file.txt now.", "ראו \u2066file.txt עכשיו.", "bidi-control"},
	{"he", "See file.txt now.", "ראו \u202etxt.elif עכשיו.", "bidi-control"},
	{"de", "See file.txt now.", "Siehe \u200ffile.txt jetzt.", "bidi-control"},
	{"th", "Read this page.", "อ่าน\u200bหน้านี้", ""},
	{"km", "Read this page.", "អាន\u200bទំព័រ\u200bនេះ", ""},
	{"th", "Read this page.", "อ่าน page\u200b", "zero-width-space"},
	{"bn", "Big things.", "বড\u09bc জিনিস", ""},
	{"bn", "Big things.", "ব\u09dc জিনিস", ""},
	{"ar", "A nation.", "أم\u0651\u064eة", ""},
	{"ko", "Read this page.", "이 문서를 읽으십시오.", ""},
	{"yue_Hant", "Read this page.", "睇吓呢一版先。", ""},
	{"sr_Latn", "Read “this” page.", "Pročitajte „ovu” stranicu.", ""},

	// Hosts.
	{"", "See [here](https://github.com/).", "見[這裡](https://gіthub.com/)。", "mixed-host"},
	{"", "See [here](https://github.com/).", "見[這裡](https://g&#x456;thub.com/)。", "mixed-host"},
	{"", "See [here](https://github.com/).", "見[這裡](https:/\\/gіthub.com/)。", "mixed-host"},
	{"", "See [here](https://github.com/).", "見[這裡](//gіthub.com/)。", "mixed-host"},
	{"", "See <https://github.com/>.", "見 <https://gіthub.com/>。", "mixed-host"},
	{"", "See https://github.com/ now.", "見 https://gіthub.com/ 。", "mixed-host"},
	{"", "See www.github.com now.", "見 www.gіthub.com 。", "mixed-host"},
	{"", "Mail <a@github.com>.", "寄信給 <a@gіthub.com>。", "md-link md-syntax"},
	{"", "Visit our site now.", "請見 https://gіthub.com/ 。", "mixed-host"},
	{"", "See https://apple.com/ now.", "見 https://аррӏе.com/ 。", "lookalike-host"},
	{"", "See https://github.com for v1.2 now.", "https://github.com在此。這裡有 v1.2 版。", "glued-address"},
	{"", "See https://github.com now.", "見 https://githubі.com.evil.example 。", "mixed-host"},
	{"", "Begin with https:// as always.", "以 https://開頭，如 https://。", ""},
	{"", "See [here](https://gіthub.com/).", "見[這裡](https://gіthub.com/zh)。", ""},
	{"", "See [here](https://github.com/).", "見[這裡](https://githib.com/)。", "lookalike-host"},
	{"", "See [here](https://apple.com/).", "見[這裡](https://аррӏе.com/)。", "lookalike-host"},
	{"", "See [here](https://apple.com/).", "見[這裡](https://xn--80ak6aa92e.com/)。", "lookalike-host"},
	{"", "See [here](https://github.com/).", "見[這裡](https://github.com@evil.example/)。", "lookalike-host"},
	{"", "Mail <a@github.com>.", "寄信給 <a@githib.com>。", "lookalike-host"},
	{"", "See [here](https://example.com/).", "見[這裡](https://example.com.tw/)。", "link-changed"},
	{"", "See [here](https://example.org/).", "見[這裡](https://example.tw/)。", "link-changed"},
	{"", "See [here](https://github.com/).", "見[這裡](https://gitlab.com/)。", "link-changed"},
	{"", "See [github.com](https://github.com/x).", "見 [gist.github.com](https://github.com/)。", ""},
	{"", "See [https://doi.org/1](https://journal.example/1).", "見 [https://doi.org/1](https://journal.example/1)。", ""},
	{"", "See [the site](https://github.com/).", "見 [https://github.com/](https://evil.example/)。", "link-changed link-text"},
	{"", "See [the site](https://github.com/).", "見 [github.com](https://evil.example/)。", "link-changed link-text"},
	{"", "See [the site](https://dotnet.example/).", "見 [ASP.NET](https://dotnet.example/)。", ""},
	{"", "See [README](https://github.com/x).", "見 [README.md](https://github.com/x)。", ""},

	// Contents.
	{"", "GNU gettext", "GNU gettext", ""},
	{"", "Noto Sans Symbols 2", "Noto Sans Symbols 2", ""},
	{"", "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)", "[CC BY 4.0](https://creativecommons.org/licenses/by/4.0/)", ""},
	{"", "World of Warcraft", "World of Warcraft", ""},
	{"", "Institute of Electrical and Electronics Engineers", "Institute of Electrical and Electronics Engineers", ""},
	{"", "Juan de la Cruz, Jan van der Berg", "Juan de la Cruz, Jan van der Berg", ""},
	{"", "Open the file", "Open the file", "same"},
	{"", "Useful words", "Useful words", ""},
	{"", "software", "software", ""},
	{"", "The Art of Unix Programming", "The Art of Unix Programming", ""},
	{"", "This is a text.", "This is a text.", "same"},
	{"", "文件", "文件", ""},
	{"", "Ada Lovelace, London", "Ada Lovelace, London", ""},
	{"", "Press <kbd>A</kbd><br>now", "請按 <kbd>A</kbd><br>", ""},
	{"", "Press <kbd>A</kbd>", "請按 <kbd>A", "unbalanced-html"},
	{"", "the the end", "the the 結尾", ""},
	{"", "The New York Times", "紐約時報（The New York Times）", ""},

	// Spaces and ends.
	{"", "Line one\\\nline two", "第一行\\\n第二行", ""},
	{"", "Run git now", "現在執行 git 吧", ""},
	{"", "Run git  now", "現在執行 git  吧", ""},
	{"", "Is it so?", "是這樣嗎？", ""},
	{"", "Wait for it...", "等一等……", ""},
	{"", "Save it.", "存檔。", ""},
	{"", "Save it (now).", "存檔（現在）。", ""},
	{"", "A heading", "標題。", "end_stop"},
	{"", "Yes!", "是。", ""},
	{"", "Well done!", "做得好……", "end_ellipsis"},

	// Characters.
	{"", "A family", "一個家庭👨‍👩‍👧", ""},
	{"", "A flag", "一面旗🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f", ""},
	{"", "A name", "葛󠄀城", ""},
	{"", "A name", "葛\U000e0100\U000e0101城", "invisible-character"},
	{"", "A star", "一顆星★\U000e0069\U000e006e", "invisible-character"},
	{"", "A heart", "一顆心❤\ufe0f與❤\ufe0f\u200d🔥", ""},
	{"", "A gap", "文\u2800字", "invisible-character"},
	{"", "No character", "文\uffff字", "invisible-character"},
	{"", "A soft\u00adhyphen", "軟\u00ad連字號", ""},
	{"", "A tab", "一個\u200d字", "invisible-character"},
	{"", "Naïve café", "naïve 的 café", ""},
	{"", "A radical ⽂", "部首 ⽂", ""},
	{"", "Fine 﨎", "好的﨎字", ""},
	{"", "In Angstrom", "以 \u212b 計", "not-nfc"},

	// Punctuation.
	{"", "At 10:30, 3,000 people", "10:30 有 3,000 人", ""},
	{"", "Use a, b (and c).", "使用 a, b (以及 c)。", ""},
	{"", "Use Go (a language).", "使用 Go (一種語言)。", ""},
	{"fa", "Run it.", "<span dir=\"ltr\">Run</span>.", ""},
	{"fa", "Press <kbd>x</kbd>.", "<bdi>x</bdi> <kbd>x</kbd>.", ""},
	{"fa", "Press <span class=\"k\">x</span>.", "x.", "xml-tags"},
	{"en", "請存檔。", "Save it。", "full-width-punctuation"},
	{"en", "請看「說明」。", "See 「Help」.", "full-width-punctuation"},
	{"en", "請看「說明」。", "See “Help” (「說明」).", ""},
	{"en", "請看`。`。", "See `。`.", ""},
	{"ja", "請存檔。", "保存してください。", ""},
	{"en", "下載檔案，然後打開。", "Download the 檔案, then open it.", "source-text-left"},
	{"en", "下載檔案，然後打開。", "Download the file (檔案), then open it.", ""},
	{"en", "下載檔案，然後打開。", "Download the \"檔案\", then open it.", ""},
	{"en", "下載`檔案`。", "Download `檔案`.", ""},
	{"en", "漢字", "kanji 漢字", "source-text-left"},
	{"en", "漢字", "See 書法", ""},
	{"ja", "漢字", "漢字", ""},
	{"", "A language (of many)", "一種語言(很多的)語言", "half-width-punctuation"},
	{"", "See a.b", "見甲.乙", "half-width-punctuation"},
	{"", "First, **then**", "先,**再**", "half-width-punctuation"},
	{"", "First, save", "首先,「存檔」", "half-width-punctuation"},
	{"", "He says: yes", "他說:「好」", "half-width-punctuation"},
	{"", "Save. Then go", "存檔. 然後走", "half-width-punctuation"},
	{"", "Save, then", "存檔,", "half-width-punctuation"},
	{"", "**Note:**", "**注意:**", "half-width-punctuation"},
	{"", "First of all;", "首先;", ""},
	{"", "First of all;", "首先；", ""},
	{"zh_Hans", "First of all;", "首先；", ""},
	{"ja", "First of all;", "まず；", ""},
	{"", "First of all;", "首先", "end_colon end_semicolon end_stop"},
	{"", "First of all", "首先；", ""},
	{"", "First of all,", "首先；", ""},
	{"", "First of all.", "首先；", ""},
	{"", "First of all", "首先;", "end_semicolon"},
	{"", "Chinese (Traditional) it is", "中文 (繁體) 字", "half-width-punctuation"},
	{"", "Wait... go", "等一下．．．再走", "ellipsis"},
	{"", "Wait... go", "等一下・・・再走", "ellipsis"},
	{"", "Jane Doe, a name", "珍・多伊這個名字", ""},
	{"", "Say \"yes\" now", "現在說「是」吧", ""},
	{"", "Don’t say “yes”", "不要說“yes”", "quotes"},
	{"", "The O’Reilly book", "O’Reilly 的書", ""},
	{"", "Don't use 5\" disks", "別用 5\" 磁片", ""},
	{"", "It's \"here\"", "it's \"這裡\"", "straight-quotes"},
	{"", "Type `\"a\"` here", "在此輸入 `\"a\"`", ""},
	{"", "Press <kbd class=\"a\">A</kbd>", "請按<kbd class=\"a\">甲</kbd>", ""},
	{"", "A “quote” of “外层”", "引用「quote」與“外层”", ""},
	{"", "Type ...", "輸入 ...", ""},
	{"", "From a … b on", "從 a … b 起", ""},
	{"", "Wait…", "等……", ""},
	{"", "Look in ../a", "請看 ../甲", ""},
	{"", "A and B", "甲 與 B", "han-space"},
	{"", "A and B", "A 與 B", ""},
	{"", "**A** and B", "**甲** 與 B", "emphasis-space"},
	{"", "A, B", "甲， 乙", "han-space"},
	{"", "Chapter one", "第一章 緒論", ""},
	{"", "Article 1", "第 1 條 甲", ""},
	{"", "Home, about", "首頁 ｜ 關於", ""},
	{"", "Two titles", "〈丙〉 〈丁〉", ""},
	{"", "A person", "田中 太郎", "han-space"},
	{"", "The year of it", "二 〇〇二年", "han-space"},
	{"", "A square of 2 kg, red", "方塊重 2㎏,紅色", "half-width-punctuation"},
	{"", "A text of Japan", "題為 ｻｰﾊﾞｰ 国ｰ 的書", ""},
	{"", "A space", "中\u00a0文", "han-space"},
	{"", "A space", "中\u3000文", "han-space"},

	// A space at emphasis is a fault where Markdown does not need it.
	{"", "A **b** c", "這是 **重點** 文字", "emphasis-space"},
	{"", "A **b** c", "這是**重點** 文字", "emphasis-space"},
	{"", "A ***b*** c", "這是 ***重點***，文字", "emphasis-space"},
	{"", "A **[b](a.md)** c", "這是 **[重點](a.md)** 文字", ""},
	{"", "A **b** c", "這是 **重點**，文字", "emphasis-space"},
	{"", "A **b** c", "這是**重點**文字", ""},
	{"", "**A:** b", "**注意：** 文字", ""},
	{"", "A **B** c", "這是 **「重點」** 文字", ""},
	{"", "A **b** c", "這是 **Weblate** 平台", ""},
	{"", "A _b_ c", "這是 _重點_ 文字", ""},
	{"", "A `**重點**` c", "這是 `**重點**` 文字", ""},
	{"", "A * b * c", "這是 * 重點 * 文字", ""},
	{"ja", "A **b** c", "これは **重点** です", ""},
	{"zh_Hans", "Say \"yes\" now", "现在说“是”吧", ""},
	{"zh_Hans", "Say \"yes\" now", "现在说「是」吧", "quotes"},
	{"zh_Hans", "Don’t", "别用 don’t", ""},
	{"ja", "Say \"yes\" now", "今「はい」と言う", ""},
	{"ja", "Country", "国の，名", ""},
	{"de", "A file...", "Eine \"Datei\"...", ""},

	// Usage.
	{"", "In Taiwan", "在台灣的后羿與皇后", ""},
	{"", "The word 软件", "「软件」一詞", ""},
	{"", "Run `国`", "執行 `国`", ""},
	{"", "Most organisations exist", "大多數組織存在已久", ""},
	{"", "Documents and files", "文件與檔案", ""},
	{"", "The information", "資訊", ""},
	{"", "The information", "信息", "mainland-word"},
	{"zh_Hans", "Equations and software", "方程式与软件", ""},
	{"zh_Hans", "The program", "程式", "taiwan-word"},
	{"zh_Hans", "The file", "打开檔案", "taiwan-word"},
	{"zh_Hans", "The file", "打開檔案", "taiwan-word traditional-character"},
	{"zh_Hans", "The archive", "打开档案", ""},
	{"zh_Hans", "The software", "軟體", "taiwan-word"},
	{"", "The data", "数据", "mainland-word"},
	{"", "The data", "數據", ""},
	{"", "The software", "软件", "mainland-word"},
	{"zh_Hans", "The writing 著作", "著作与乾坤", ""},
	{"zh_Hant_HK", "The software", "軟件與互聯網", ""},
}

func TestCases(t *testing.T) {
	t.Parallel()
	for _, c := range cases {
		got := found(t, check.Example{Locale: c.locale, Source: c.source, Target: c.target}, nil)
		if want := strings.Fields(c.found); !slices.Equal(got, want) {
			t.Errorf("%s %q, %q: %v, want %v", c.locale, c.source, c.target, got, want)
		}
	}
}

// What is refused for its tags today is judged by its host all the same.
func TestHostOfHTML(t *testing.T) {
	t.Parallel()
	checker := check.New(parseLocale(t, ""), check.Rules{Select: check.NewSet("mixed-host", "lookalike-host", "link-changed")})
	for target, want := range map[string]string{
		"見<a href=\"https://github.com/zh\">這裡</a>。":     "",
		"見<a href=\"https://g&#1110;thub.com/\">這裡</a>。": "mixed-host",
		"見<a href=https:githib.com>這裡</a>。":              "lookalike-host",
		"見<a href=\"https://evil.example/\">這裡</a>。":     "link-changed",
		"見<a title=\"https://evil.example/\">這裡</a>。":    "",
	} {
		var ids []string
		for _, f := range check.On(checker, "See <a href=\"https://github.com/\">here</a>.", target) {
			ids = append(ids, string(f.Code))
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%q: %s, want %s", target, got, want)
		}
	}
}

// Nothing that anybody types upsets the checks, or those of Weblate, and every finding has
// its place in the translation; nor do the flags that a text has.
func FuzzCheck(f *testing.F) {
	for _, c := range cases {
		f.Add(c.source, c.target)
	}
	f.Add("***a*** b", "***a*** *b* **c *d* e** f f")
	terms, _ := glossary.Parse("terms.csv", []byte(agreedTerms), "en", "zh-Hant")
	agreed := glossary.New(terms)
	checkers := []*check.Checker{check.New(parseLocale(f, "zh_Hant"), check.Rules{})}
	for _, code := range []string{"zh_Hant", "de", "el", "hy", "my"} {
		checkers = append(checkers, check.New(parseLocale(f, code), check.Rules{Weblate: true, Source: parseLocale(f, "en"), Glossary: agreed}))
	}
	f.Fuzz(func(t *testing.T, source, target string) {
		for _, checker := range checkers {
			for _, found := range check.On(checker, source, target) {
				if found.Start < 0 || found.End < found.Start || found.End > len(target) || found.Diagnostic.Message.Empty() {
					t.Errorf("%q, %q: %+v", source, target, found)
				}
			}
		}
		if !utf8.ValidString(source) || len(source) > 1000 {
			return // refused before; or what is measured elsewhere
		}
		for _, text := range []string{source, target} {
			check.Prepare(check.Book{Terms: agreed, Sections: []check.Section{{Path: "a.md", File: "a.md", Parsed: markdown.Parse([]byte(text), markdown.Options{})}}})[0].Messages()
		}
	})
}

// What has one right answer is right once it is mended: looked at again, nothing
// is to be mended.
func TestFixIsFinal(t *testing.T) {
	t.Parallel()
	for _, c := range cases {
		checker := check.New(parseLocale(t, c.locale), check.Rules{})
		mended := check.Mend(checker, c.source, c.target)
		for _, found := range check.On(checker, c.source, mended) {
			if found.Instead != nil {
				t.Errorf("%q is mended as %q, and then has %s", c.target, mended, found.Error())
			}
		}
	}
}

// Small words hold titles together, at their beginning too.
func TestSameTitle(t *testing.T) {
	t.Parallel()
	e := check.Example{
		Source: "The Art of Unix Programming\n\nIn the end.",
		File:   "msgid \"The Art of Unix Programming\"\nmsgstr \"The Art of Unix Programming\"\n",
	}
	if ids := found(t, e, check.NewSet("same")); len(ids) > 0 {
		t.Errorf("a title is reported: %v", ids)
	}
}

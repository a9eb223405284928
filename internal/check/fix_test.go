package check_test

import (
	"testing"

	"github.com/pobook/pobook/internal/check"
)

// What is mended, and what is left to somebody who can read.
func TestMend(t *testing.T) {
	t.Parallel()
	tests := []struct{ locale, source, target, want string }{
		// Quotation marks are paired by their neighbours.
		{"", `Use "v1" or "v2".`, `請用"v1"或"v2"版。`, "請用「v1」或「v2」版。"},
		{"", "Use 'foo', 'bar'.", "請用（'foo', 'bar' 等）。", "請用（「foo」, 「bar」 等）。"},
		{"", `A "b" c.`, `請按 "存檔" 鈕，"再"存。`, "請按 「存檔」 鈕，「再」存。"},
		{"", `5" and "6".`, `5"與"六"吋`, `5"與"六"吋`},
		{"", "The '90s.", "'90 年代的'甲'與'乙'", "'90 年代的'甲'與'乙'"},
		{"", `Spaced.`, `請按" 存檔 "鈕`, `請按" 存檔 "鈕`},
		{"", `Crossed.`, `"甲'乙"丙'丁`, `"甲'乙"丙'丁`},
		{"", `Empty.`, `空字串""與""。`, `空字串""與""。`},
		{"", "One.", "請按“存檔鈕", "請按“存檔鈕"},
		{"", "Full-width", "請按＂存檔＂鈕", "請按「存檔」鈕"},

		// Marks within marks take the other level.
		{"", "Nested", "他說「甲“乙”丙」。", "他說「甲『乙』丙」。"},
		{"", "Nested", "他說“甲‘乙’丙”。", "他說「甲『乙』丙」。"},
		{"", "Nested", "他說“甲「乙」丙”。", "他說「甲『乙』丙」。"},
		{"", "Nested", `外"甲'乙'"外`, "外「甲『乙』」外"},
		{"", "Nested", "『甲“乙”丙』", "『甲「乙」丙』"},
		{"", "Single", "請按'存檔'鈕", "請按「存檔」鈕"},
		{"", "Single", "請按‘存檔’鈕", "請按「存檔」鈕"},
		{"zh_Hans", "Nested", "他说「甲『乙』丙」。", "他说“甲‘乙’丙”。"},

		// What may be right in its own language.
		{"", "A title", "論文題為 “Attention Is All You Need”。", "論文題為 “Attention Is All You Need”。"},
		{"zh_Hans", "Japanese", "日语书《こころ》的开头是「私」字。", "日语书《こころ》的开头是「私」字。"},

		// Escapes go with what they escape; code and addresses stay.
		{"", `A "b" c`, `甲\"乙\"丙`, "甲「乙」丙"},
		{"", "Code `a`", "程式碼 `cafe\u0301` 與 cafe\u0301 字", "程式碼 `cafe\u0301` 與 café 字"},

		// A space that emphasis needs stays, and so do those that may be meant.
		{"", "**Note:** save", "**注意：**  請存檔", "**注意：** 請存檔"},
		{"", "**Note:** save", "**注意：**\u2028請存檔", "**注意：**\u2028請存檔"},
		{"", "Spaces", "甲， 乙  。丙（ 丁 ）", "甲，乙。丙（丁）"},
		{"", "Words", "git  和  make", "git 和 make"},
		{"", "A verse", "春眠不覺曉 處處聞啼鳥", "春眠不覺曉 處處聞啼鳥"},
		{"", "Six", "甲\u200b乙\u200b丙\u200b丁\u200b戊\u200b己\u200b庚", "甲乙丙丁戊己庚"},
		{"", "**Name:** x", "**名：** 字", "**名：** 字"},
		{"", "A **b** c *d* e", "這是 **重點** 文字 *也* 是 **「引」** 的", "這是**重點**文字*也*是 **「引」** 的"},
		{"", "A **b *c* d** e", "這 **是 *重* 點** 文", "這**是*重*點**文"},
		{"", "A *b **c** d* e", "這 *是 **重** 點* 文", "這*是**重**點*文"},
	}
	for _, test := range tests {
		checker := check.New(parseLocale(t, test.locale), check.Rules{})
		if got := check.Mend(checker, test.source, test.target); got != test.want {
			t.Errorf("%s %q: %q, want %q", test.locale, test.target, got, test.want)
		}
	}
}

// Marks that are none are not reported as such.
func TestNoQuotationMarks(t *testing.T) {
	t.Parallel()
	for _, text := range []string{"’90 年代", "身高 5’10” 的人", "O’Reilly 的書", "學生們的 students’ 書"} {
		if found := check.On(check.New(parseLocale(t, ""), check.Rules{Ignore: check.NewSet("numbers")}), "Some words", text); len(found) > 0 {
			t.Errorf("%q: %v", text, found)
		}
	}
}

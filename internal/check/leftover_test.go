package check_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/check"
)

// left are messages with what is found of notes, repetitions and spaces in them; "" for nothing.
var left = []struct{ locale, source, target, found string }{
	// Words for what is still to be done.
	{"", "Open the door", "TODO", "placeholder-word"},
	{"", "Open the door", "TODO：打開門", "placeholder-word"},
	{"de", "Open the door", "FIXME: Öffnen Sie die Tür", "placeholder-word"},
	{"de", "Open the door", "XXX Tür öffnen", "placeholder-word"},
	{"de", "Open the door", "Tür öffnen (noch nicht übersetzt)", "placeholder-word"},
	{"", "Open the door", "【待翻譯】", "placeholder-word"},
	{"zh_Hans", "Open the door", "待翻译：打开门", "placeholder-word"},
	{"zh_Hans", "Open the door", "（待补充）", "placeholder-word"},
	{"", "Open the door", "未翻譯。", "placeholder-word"},
	{"", "A TODO list", "TODO 清單", ""},
	{"", "A to-do list", "待辦清單（TODO）", ""},
	{"", "Untranslated", "未翻譯", ""},
	{"", "What is not translated", "尚未翻譯的（未翻譯）", ""},
	{"", "Still open", "仍待補充的項目", ""},
	{"es", "All of it", "Todo", ""},
	{"", "See CVE-2024-XXX", "見 CVE-2024-XXX", ""},
	{"", "Run `TODO`", "執行 `TODO`", ""},

	// Notes to colleagues.
	{"", "Open the door", "打開門（？）", "comment-in-translation"},
	{"", "Open the door", "打開門(?)", "comment-in-translation"},
	{"", "Open the door", "打開門【待確認】", "comment-in-translation"},
	{"zh_Hans", "Open the door", "打开门（请确认）", "comment-in-translation"},
	{"zh_Hans", "Open the door", "打开门（不确定这个词）", "comment-in-translation"},
	{"", "Open the door", "打開門??", "comment-in-translation"},
	{"", "Open the door", "打開門？？", "comment-in-translation"},
	{"de", "Open the door", "Die Tür öffnen (check!)", "comment-in-translation"},
	{"de", "Open the door", "Die Tür öffnen [bitte prüfen]", "comment-in-translation"},
	{"", "Open the door", "打開<!-- 這個字對嗎 -->門", "comment-in-translation"},
	{"", "Open the door", "打開<!-- -->門", ""},
	{"", "Open the door", "打開門（譯註：不確定）", "comment-in-translation"},
	{"", "Open the door", "打開門（譯註：門是木製的）", ""},
	{"zh_Hans", "Open the door", "打开门（译注：请确认门是木制的）", ""},
	{"de", "Open the door", "Die Tür [Anm. d. Ü.: aus Holz] öffnen", ""},
	{"", "Open the door (please check)", "打開門（請確認）", ""},
	{"", "Is it open (check)?", "開了嗎（請檢查）？", ""},

	// Signs in a row.
	{"", "Open the door!", "打開門！！！", "repeated-marks"},
	{"zh_Hans", "Is it open?", "开了吗？？", "repeated-marks"},
	{"de", "Open the door!", "Die Tür öffnen!!!", "repeated-marks"},
	{"", "Open it, please", "打開它，，謝謝", "repeated-marks"},
	{"", "Open it.", "打開它。。", "repeated-marks"},
	{"", "Open it!!", "打開它！！", ""},
	{"", "Is it so?!", "是嗎？！", ""},
	{"", "It is `a ?? b`", "即 `a ?? b`", ""},
	{"", "It is a ?? b", "即 a ?? b", ""},
	{"", "Wait…", "等……", ""},
	{"", "A – b", "甲——乙", ""},

	// Words in a row.
	{"", "The second step", "第二第二步", "duplicate"},
	{"zh_Hans", "The second step", "第2第2步", "duplicate"},
	{"", "A red door", "紅色的的門", "duplicate"},
	{"", "It is a door", "這是是門", "duplicate"},
	{"", "They went", "他們們走了", "duplicate"},
	{"", "It ended.", "結束了了。", "duplicate"},
	{"pt_BR", "The content of it", "O conteúdo do arquivo", ""},
	{"", "The first and second", "第一第二", ""},
	{"", "For the purpose", "為了這個目的的人", ""},
	{"", "Rights and wrongs", "是是非非，但是是對的；問題是是否要開", ""},
	{"", "To understand", "為了了解，不了了之，受不了了。", ""},
	{"", "Discuss it", "討論討論，看看，常常，種種，的的確確", ""},
	{"de", "The one who", "Der, der das sagt, die die Tür öffnen", ""},

	// Spaces before the punctuation of Chinese.
	{"", "Run `git`.", "執行 `git` 。", "space-before-punctuation"},
	{"zh_Hans", "Use Git, then", "用 Git ，然后", "space-before-punctuation"},
	{"", "See [Git](https://git.example).", "見 [Git](https://git.example) 。", "space-before-punctuation"},
	{"", "See <https://git.example>.", "見 <https://git.example> 。", "space-before-punctuation"},
	{"ja", "Use Git.", "Git を使う `x` 。", "space-before-punctuation"},
	{"", "See https://git.example/ .", "見 https://git.example/ 。", ""},
	{"", "See **https://git.example/**.", "見 **https://git.example/** 。", ""},
	{"", "Use Git, then", "用 Git，然後", ""},
	{"", "The sign 。 of x 。", "x 。這個符號", ""},
	{"fr", "Really?", "Vraiment ?", ""},
	{"de", "Use Git.", "Git 。", ""},

	// Addresses that run into text.
	{"", "See https://git.example/x for more", "請見 https://git.example/x瞭解更多", "glued-address"},
	{"zh_Hans", "See https://git.example/x for more", "请见https://git.example/x进行", "glued-address"},
	{"", "See https://git.example/x for more", "請見 <https://git.example/x>瞭解", ""},
	{"", "See https://git.example/x for more", "請見 https://git.example/x，瞭解", ""},
	{"", "See `https://git.example/x` for more", "請見 `https://git.example/x`瞭解", ""},
	{"", "See [x](https://git.example/x) for more", "請見[甲](https://git.example/x)瞭解", ""},
}

func TestLeftovers(t *testing.T) {
	t.Parallel()
	selected := check.NewSet("placeholder-word", "comment-in-translation", "repeated-marks", "duplicate", "space-before-punctuation", "glued-address")
	for _, c := range left {
		found := check.Verdicts(parseLocale(t, c.locale), c.source, c.target, selected)
		if want := strings.Fields(c.found); !slices.Equal(found, want) {
			t.Errorf("%s %q, %q: %v, want %v", c.locale, c.source, c.target, found, want)
		}
	}
}

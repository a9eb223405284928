package check_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/check"
)

// Anybody may type into a public translation service: no text takes more than
// its length deserves.
//
//nolint:paralleltest // it measures time
func TestHostileTexts(t *testing.T) {
	checker := check.New(parseLocale(t, "zh_Hant"), check.Rules{})
	for _, part := range []string{
		"[", "]", "[a](", "[a](b", "[a](\"", "[^", "[a][", "(", "*", "**a", "_", "***", "a*文", "~~", "`", "``a`", "\\", "\\n",
		"<", "<a", "<a b=", "<!--", "{{", "{%", ":", "a://", "。", "...", "…", " ", "a b ", "git git ", "文 ", "文文 文", "文,", "\"", "文\"", "'",
		"“", "“”", "国", "數組", "e\u0301", "\u0301", "\u200b", "\u2060", "⽂",
		"https://і.", "www.aі", "www.і", "<https://і.a>", "[a.b](//c.d)", "<a href=//аa.b>",
		"1 ", "1,", "1.1", "1萬", "萬", "一半", "（？）", "【", "的的", "第一", "！", "**a **", "![a](b)", "<!-- a -->", "a:",
		"\u202e", "\u202ea", "a  \n", "`a` ", "文 *文* ", "文 ***文** ",
	} {
		bookgen.Linear(t, strconv.Quote(part)+" again and again", 1250, func(times int) {
			text := strings.Repeat(part, times) + "文"
			check.On(checker, text[:len(text)/2], text)
			check.On(checker, "Some words.", text)
			check.On(checker, strings.Repeat("words ", times/6), text)
		})
	}
}

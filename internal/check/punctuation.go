package check

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// The punctuation of Chinese (CLREQ §3.1).
var punctuationChecks = table{
	{
		ID: "half-width-punctuation", Family: Punctuation, Severity: diag.Warning, needs: hasHalfWidth, find: findHalfWidth,
		Explanation: "A comma, stop, colon or parenthesis of Latin text stands between Chinese characters. Chinese has its own, as wide as a character: ，、。：；？！（）.",
		Wrong:       Example{Source: "First, save", Target: "首先,存檔"},
		Right:       Example{Source: "First, save", Target: "首先，存檔"},
	},
	{
		ID: "quotes", Family: Punctuation, Severity: diag.Warning, needs: hasQuote, find: findQuotes,
		Explanation: "The quotation marks are those of another region. Taiwan and Hong Kong write 「」 and within them 『』; mainland China writes “” and within them ‘’. \"pobook check --fix\" changes them where they stand in pairs.",
		Wrong:       Example{Source: "Press the \"Save\" button", Target: "請按“儲存”鈕"},
		Right:       Example{Source: "Press the \"Save\" button", Target: "請按「儲存」鈕"},
	},
	{
		ID: "straight-quotes", Family: Punctuation, Severity: diag.Warning, needs: hasStraight, find: findStraightQuotes,
		Explanation: "A straight quotation mark, as a keyboard of English has it, stands beside a Chinese character. Chinese text has its own. \"pobook check --fix\" changes them where they stand in pairs.",
		Wrong:       Example{Source: "Press the \"Save\" button", Target: "請按\"儲存\"鈕"},
		Right:       Example{Source: "Press the \"Save\" button", Target: "請按「儲存」鈕"},
	},
	{
		ID: "ellipsis", Family: Punctuation, Severity: diag.Warning, needs: hasEllipsis | hasHalfWidth, find: findEllipses,
		Explanation: "A Chinese ellipsis is six dots in the width of two characters: ……, two signs U+2026. Three full stops, 。。。 or a single … are not it.",
		Wrong:       Example{Source: "Wait... then go", Target: "等一下...再走"},
		Right:       Example{Source: "Wait... then go", Target: "等一下……再走"},
	},
	{
		ID: "han-space", Family: Punctuation, Severity: diag.Warning, needs: hasSpace, find: findHanSpaces,
		Explanation: "A space stands between two Chinese characters, or beside Chinese punctuation. Chinese has no spaces between words, and its punctuation brings its own; a line that was wrapped often leaves one behind. \"pobook check --fix\" takes them out beside punctuation. Between two characters it may be meant, as in a verse or a foreign name.",
		Wrong:       Example{Source: "A long sentence", Target: "一個很長 的句子"},
		Right:       Example{Source: "A long sentence", Target: "一個很長的句子"},
	},
	{
		ID: "emphasis-space", Family: Punctuation, Severity: diag.Warning, needs: hasMarkup, find: findEmphasisSpaces,
		Explanation: "A space stands between Chinese characters where bold or italic text begins or ends. On a web page it is a hole in the line; in the PDF it has no width. Markdown needs it only where punctuation meets a character at the asterisks, and there nothing is reported. \"pobook check --fix\" takes it out.",
		Wrong:       Example{Source: "This is **important** text.", Target: "這是 **重要** 的文字。"},
		Right:       Example{Source: "This is **important** text.", Target: "這是**重要**的文字。"},
	},
}

// fullWidthFor returns the Chinese sign for one of Latin text, and "" for any
// other byte.
func fullWidthFor(c byte) string {
	switch c {
	case ',':
		return "，"
	case '.':
		return "。"
	case ';':
		return "；"
	case ':':
		return "："
	case '?':
		return "？"
	case '!':
		return "！"
	case '(':
		return "（"
	case ')':
		return "）"
	}
	return ""
}

func findHalfWidth(m *message) {
	if !m.chineseText() {
		return
	}
	prose := m.target.prose()
	for i := range len(prose) {
		if full := fullWidthFor(prose[i]); full != "" && amongHan(prose, i) {
			m.report(span{i, i + 1}, diag.Textf("%s is half-width punctuation among Chinese characters", prose[i:i+1]), diag.Textf("write %s", full))
		}
	}
}

// amongHan says whether a sign of Latin text stands where Chinese ought to have
// its own: between Chinese characters, a space aside, or after the last. A
// semicolon at the end is left alone, since Weblate asks for that of the source.
func amongHan(prose string, i int) bool {
	next := prose[i+1:]
	switch prose[i] {
	case '(':
		return isIdeograph(before(prose, len(strings.TrimSuffix(prose[:i], " ")))) && isIdeograph(after(next, 0))
	case ')':
		return isIdeograph(before(prose, i)) && isIdeograph(after(next, 0))
	}
	switch prev := before(prose, i); {
	case !isChinese(prev), strings.HasPrefix(next, ".."):
		return false
	case prose[i] != ';' && strings.Trim(next, string(rune(delimiter))) == "":
		return true
	default:
		return isChinese(after(strings.TrimPrefix(next, " "), 0))
	}
}

func findEllipses(m *message) {
	if !m.chineseText() {
		return
	}
	prose := m.target.prose()
	if !slices.ContainsFunc([]string{"..", "…", "。。", "．．", "・・"}, func(sign string) bool { return strings.Contains(prose, sign) }) {
		return
	}
	for i := 0; i < len(prose); {
		size, wrong := dots(prose[i:])
		if size == 0 {
			i++
			continue
		}
		if wrong && (isChinese(before(prose, i)) || isChinese(after(prose, i+size))) && !strings.HasPrefix(prose[i+size:], "/") {
			m.report(span{i, i + size}, diag.Textf("%s is not a Chinese ellipsis", prose[i:i+size]), diag.Textf("write ……"))
		}
		i += size
	}
}

// dots returns how long the run of dots is that a text begins with, and whether
// it means an ellipsis without being one.
func dots(s string) (size int, wrong bool) {
	for _, dot := range []string{".", "。", "…", "．", "・"} {
		n := (len(s) - len(strings.TrimLeft(s, dot))) / len(dot)
		switch {
		case n == 0:
		case dot == "…":
			return n * len(dot), n%2 != 0
		default:
			return n * len(dot), n >= 3 || n == 2 && dot == "。"
		}
	}
	return 0, false
}

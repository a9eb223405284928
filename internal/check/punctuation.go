package check

import (
	"fmt"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// The punctuation of Chinese (CLREQ §3.1).
var punctuationChecks = []Check{
	{
		ID: "half-width-punctuation", Family: Punctuation, Severity: diag.Warning, needs: hasHalfWidth, run: (*message).halfWidth,
		Explanation: "A comma, stop, colon or parenthesis of Latin text stands between Chinese characters. Chinese has its own, as wide as a character: ，、。：；？！（）.",
		Wrong:       Example{Source: "First, save", Target: "首先,存檔"},
		Right:       Example{Source: "First, save", Target: "首先，存檔"},
	},
	{
		ID: "quotes", Family: Punctuation, Severity: diag.Warning, needs: hasQuote, run: (*message).quotes,
		Explanation: "The quotation marks are those of another region. Taiwan and Hong Kong write 「 」 and within them 『 』; mainland China writes “ ” and within them ‘ ’. \"pobook check --fix\" changes them where they stand in pairs.",
		Wrong:       Example{Source: "Press the \"Save\" button", Target: "請按“儲存”鈕"},
		Right:       Example{Source: "Press the \"Save\" button", Target: "請按「儲存」鈕"},
	},
	{
		ID: "straight-quotes", Family: Punctuation, Severity: diag.Warning, needs: hasStraight, run: (*message).straightQuotes,
		Explanation: "A straight quotation mark, as a keyboard of English has it, stands beside a Chinese character. Chinese text has its own. \"pobook check --fix\" changes them where they stand in pairs.",
		Wrong:       Example{Source: "Press the \"Save\" button", Target: "請按\"儲存\"鈕"},
		Right:       Example{Source: "Press the \"Save\" button", Target: "請按「儲存」鈕"},
	},
	{
		ID: "ellipsis", Family: Punctuation, Severity: diag.Warning, needs: hasEllipsis | hasHalfWidth, run: (*message).ellipsis,
		Explanation: "A Chinese ellipsis is six dots in the width of two characters: ……, two signs U+2026. Three full stops, 。。。 or a single … are not it.",
		Wrong:       Example{Source: "Wait... then go", Target: "等一下...再走"},
		Right:       Example{Source: "Wait... then go", Target: "等一下……再走"},
	},
	{
		ID: "han-space", Family: Punctuation, Severity: diag.Warning, needs: hasSpace, run: (*message).hanSpaces,
		Explanation: "A space stands between two Chinese characters, or beside Chinese punctuation. Chinese has no spaces between words, and its punctuation brings its own; a line that was wrapped often leaves one behind. \"pobook check --fix\" takes them out.",
		Wrong:       Example{Source: "A long sentence", Target: "一個很長 的句子"},
		Right:       Example{Source: "A long sentence", Target: "一個很長的句子"},
	},
}

// chineseText says whether the rules of Chinese typography apply: the locale is
// Chinese, and so is the text at hand.
func (m *message) chineseText() bool { return m.usage != nil && m.target.traits&hasHan != 0 }

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

func (m *message) halfWidth() {
	if !m.chineseText() {
		return
	}
	prose := m.target.prose()
	for i := range len(prose) {
		full := fullWidthFor(prose[i])
		if full == "" || !isHan(before(prose, i)) {
			continue
		}
		next := prose[i+1:]
		if strings.IndexByte(",;:?!", prose[i]) >= 0 {
			next = strings.TrimPrefix(next, " ")
		}
		if isHan(after(next, 0)) && prose[i:] != "" && !strings.HasPrefix(prose[i:], "...") {
			m.report(span{i, i + 1}, fmt.Sprintf("%q of Latin text stands between Chinese characters", prose[i:i+1]), "write "+full)
		}
	}
}

// The quotation marks of two regions, each in place of the other's.
const (
	cornerQuotes = "「」『』"
	curlyQuotes  = "“”‘’"
)

// ownQuotes returns the quotation marks of the locale, and those of the other
// region in the same order.
func (m *message) ownQuotes() (own []rune, other string) {
	if m.locale.Script == "Hans" {
		return []rune(curlyQuotes), cornerQuotes
	}
	return []rune(cornerQuotes), curlyQuotes
}

func (m *message) quotes() {
	own, other := m.ownQuotes()
	if !m.chineseText() || !strings.ContainsAny(m.target.raw, other) {
		return
	}
	var (
		prose = m.target.prose()
		wrong []span
	)
	for i, r := range prose {
		s := span{i, i + utf8.RuneLen(r)}
		if strings.ContainsRune(other, r) && !apostrophe(prose, i, r) && !m.quotesSource(prose, s, r) {
			wrong = append(wrong, s)
		}
	}
	m.reportQuotes(wrong, func(i int) rune {
		r, _ := utf8.DecodeRuneInString(prose[wrong[i].start:])
		return own[strings.IndexRune(other, r)/len("“")]
	}, inPairs(prose, wrong), "is a quotation mark of another region")
}

// reportQuotes tells of quotation marks; in pairs they have one right answer.
func (m *message) reportQuotes(wrong []span, own func(i int) rune, paired bool, what string) {
	for i, s := range wrong {
		message, right := fmt.Sprintf("%s %s", m.target.raw[s.start:s.end], what), string(own(i))
		if paired {
			m.mendable(s, right, message, "write "+right)
		} else {
			m.report(s, message, "write "+right+", and look for the other one of the pair")
		}
	}
}

// apostrophe tells the sign in a word such as "don’t".
func apostrophe(prose string, at int, r rune) bool {
	return r == '’' && latin(before(prose, at)) && !eastAsian(after(prose, at+utf8.RuneLen(r)))
}

func latin(r rune) bool { return unicode.Is(unicode.Latin, r) || unicode.IsDigit(r) }

// quotesSource says whether a quotation mark belongs to a piece of text that
// stands in the source in the same way, Chinese and all.
func (m *message) quotesSource(prose string, s span, r rune) bool {
	if m.source.traits&hasHan == 0 {
		return false
	}
	near := prose[s.start:min(len(prose), s.end+len("文"))]
	if in(r, "”’」』") {
		near = prose[max(0, s.start-len("文")):s.end]
	}
	return strings.Contains(m.source.raw, near)
}

// inPairs says whether quotation marks open and close in turn.
func inPairs(prose string, marks []span) bool {
	var open []rune
	closers := map[rune]rune{'“': '”', '‘': '’', '「': '」', '『': '』'}
	for _, s := range marks {
		r, _ := utf8.DecodeRuneInString(prose[s.start:])
		if closer := closers[r]; closer != 0 {
			open = append(open, closer)
			continue
		}
		if len(open) == 0 || open[len(open)-1] != r {
			return false
		}
		open = open[:len(open)-1]
	}
	return len(open) == 0
}

func (m *message) straightQuotes() {
	if !m.chineseText() {
		return
	}
	prose := m.target.prose()
	double, beside := straight(prose, '"')
	single, singleBeside := straight(prose, '\'')
	own, _ := m.ownQuotes()
	if beside {
		m.reportQuotes(double, func(i int) rune { return own[i%2] }, len(double)%2 == 0, "is no Chinese quotation mark")
	}
	if singleBeside {
		m.reportQuotes(single, func(i int) rune { return own[2+i%2] }, len(single)%2 == 0, "is no Chinese quotation mark")
	}
}

// straight returns the straight quotation marks of a kind, and whether any of
// them stands beside a Chinese character. Apostrophes and inches are none.
func straight(prose string, quote byte) (marks []span, beside bool) {
	for i := range len(prose) {
		if prose[i] != quote {
			continue
		}
		prev, next := before(prose, i), after(prose, i+1)
		if unicode.IsDigit(prev) || quote == '\'' && latin(prev) && !eastAsian(next) {
			continue
		}
		marks = append(marks, span{i, i + 1})
		beside = beside || eastAsian(prev) || eastAsian(next)
	}
	return marks, beside
}

func (m *message) ellipsis() {
	if !m.chineseText() {
		return
	}
	prose := m.target.prose()
	if !strings.Contains(prose, "..") && !strings.Contains(prose, "。。") && !strings.Contains(prose, "…") {
		return
	}
	for i := 0; i < len(prose); {
		size, wrong := dots(prose[i:])
		if size == 0 {
			i++
			continue
		}
		if wrong && (eastAsian(before(prose, i)) || eastAsian(after(prose, i+size))) && !strings.HasPrefix(prose[i+size:], "/") {
			m.report(span{i, i + size}, fmt.Sprintf("%s is no Chinese ellipsis", prose[i:i+size]), "write ……")
		}
		i += size
	}
}

// dots returns how long the run of dots is that a text begins with, and whether
// it means an ellipsis without being one.
func dots(s string) (size int, wrong bool) {
	for _, dot := range []string{".", "。", "…"} {
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

func (m *message) hanSpaces() {
	if !m.chineseText() {
		return
	}
	prose := m.target.prose()
	for i := 0; i < len(prose); i++ {
		if prose[i] != ' ' {
			continue
		}
		end := i + leading(prose[i:])
		prev, _ := utf8.DecodeLastRuneInString(prose[:i])
		next, _ := utf8.DecodeRuneInString(prose[end:])
		if eastAsian(prev) && eastAsian(next) && end == i+1 {
			m.mendable(span{i, end}, "", fmt.Sprintf("a space stands between %c and %c", prev, next), "take it out")
		}
		i = end
	}
}

package check

import (
	"regexp"
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// Signs and characters of Chinese that stand twice.
var repeatedChecks = table{
	{
		ID: "repeated-marks", Family: Punctuation, Severity: diag.Warning, needs: hasTwin, find: findRepeatedMarks,
		Explanation: "A punctuation mark is repeated, and the source does not repeat it: ！！！, ？？, 。。 or ，，. One is enough, also where the sentence is loud. \"pobook check --fix\" leaves one of those that are never doubled, such as 。 and ，.",
		Wrong:       Example{Source: "Save it now!", Target: "現在存檔！！！"},
		Right:       Example{Source: "Save it now!", Target: "現在存檔！"},
	},
}

var (
	markRuns     = regexp.MustCompile(`！{2,}|？{2,}|。{2}|，{2,}|、{2,}|；{2,}|：{2,}|!{2,}|[?]{2,}`)
	neverDoubled = "。，、；："
)

func findRepeatedMarks(m *message) {
	prose := m.target.prose()
	for _, at := range markRuns.FindAllStringIndex(prose, -1) {
		r, size := utf8.DecodeRuneInString(prose[at[0]:])
		run := prose[at[0]:at[1]]
		asks := isOneOf(r, questions)
		switch {
		case asks && !strings.ContainsAny(m.source.raw, "?？"): // a doubt of the translator
			continue
		case hasRun(m.source.raw, r), r == '。' && isDots(prose, at), size == 1 && isOperator(prose, at):
			continue
		}
		what := diag.Textf("%s is there %d times in a row", string(r), utf8.RuneCountInString(run))
		if isOneOf(r, neverDoubled) && m.chineseText() {
			m.mendable(span{at[0], at[1]}, string(r), what, diag.Textf("write it once"))
		} else {
			m.report(span{at[0], at[1]}, what, diag.Textf("write it once"))
		}
	}
}

// hasRun reports whether a text has a sign twice in a row, in either width.
func hasRun(text string, sign rune) bool {
	for _, s := range []string{string(sign), signsFor[sign]} {
		if s != "" && strings.Contains(text, s+s) {
			return true
		}
	}
	return false
}

// isDots reports a run that is a part of a longer one, which the check of ellipses finds.
func isDots(prose string, at []int) bool {
	return strings.HasSuffix(prose[:at[0]], "。") || strings.HasPrefix(prose[at[1]:], "。")
}

// isOperator reports signs that are none of a sentence: they follow no word.
func isOperator(prose string, at []int) bool {
	prev, _ := utf8.DecodeLastRuneInString(prose[:at[0]])
	return blank(prev) || prev < utf8.RuneSelf && !isLetter(byte(prev)) && !isOneOf(prev, ")\"'")
}

// doubledHan matches characters of Chinese that are never doubled, with what stands beside them,
// and ordinals. Many others are doubled with a meaning, and verbs are: 常常, 看看, 討論討論.
var (
	doubledHan = regexp.MustCompile(`(第[0-9一二三四五六七八九十百]+)(?:第[0-9一二三四五六七八九十百]+)|` + strings.Join(hanTwins, "|"))
	hanTwins   = []string{"的的", "們們", "们们", "這這", "这这", "是是", "了了"}
)

// Words in which such characters stand side by side: 目的的, 為了了解, 是是非非.
const (
	beforeDoubledDe = "目標标鵠鹄有無无打"
	afterDoubledDe  = "確确士喀"
	beforeDoubledIs = "但可還还總总於于只凡就若要都或正老硬算倒便即乃既亦又更最仍先特尤自國国求"
	afterDoubledIs  = "非否不"
)

// doubledInHan returns what stands twice in a row in Chinese text though it never does.
func doubledInHan(t *text) []span {
	prose := t.prose()
	if strings.Count(prose, "第") < 2 && t.traits&hasTwin == 0 {
		return nil
	}
	var found []span
	for _, at := range doubledHan.FindAllStringSubmatchIndex(prose, -1) {
		run := prose[at[0]:at[1]]
		prev, _ := utf8.DecodeLastRuneInString(prose[:at[0]])
		next, _ := utf8.DecodeRuneInString(prose[at[1]:])
		right := false
		switch r, _ := utf8.DecodeRuneInString(run); r {
		case '第':
			right = run != prose[at[2]:at[3]]+prose[at[2]:at[3]]
		case '的':
			right = isOneOf(prev, beforeDoubledDe) || isOneOf(next, afterDoubledDe) || prev == next
		case '是':
			right = isOneOf(prev, beforeDoubledIs) || isOneOf(next, afterDoubledIs) || !isIdeograph(prev)
		case '了': // with 了解, 了結 and 不了了之 it is right; what ends a clause is not
			right = !isOneOf(next, "。，！？；") && next != utf8.RuneError || isOneOf(prev, "不得未難难末") || !isIdeograph(prev)
		}
		if !right {
			found = append(found, span{at[0] + len(run)/2, at[1]})
		}
	}
	return found
}

package check

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/markdown"
)

// Marks of blocks that were copied into a translation along with their text.
var copiedChecks = table{
	{
		ID: "copied-marks", Family: Markup, Severity: diag.Warning, find: findCopiedMarks,
		Explanation: "The translation begins with a mark of Markdown that its source does not begin with: the # of a heading, the - or 1. of a list, the > of a quotation, the [ ] of a task. pobook puts these marks before the text itself, so readers would see this one as a sign. Signs that look like them count too: •, ＃, 1、. \"pobook check --fix\" takes the mark out where the message is a heading, an item or a quotation.",
		Wrong:       Example{Source: "Open the door", Target: "# 打開門"},
		Right:       Example{Source: "Open the door", Target: "打開門"},
	},
}

// blockMark matches what begins a block in Markdown (CommonMark §4.2, §5.1, §5.2; GFM §5.3), and
// signs that people write for it.
var blockMark = regexp.MustCompile(`^\\?(?:[-*+][ \x{3000}]|#{1,6}[ \x{3000}]|＃+[ \x{3000}]?|>[ \x{3000}]|＞[ \x{3000}]?|\[[ xX]\][ \x{3000}]|[－•‣◦●○■□▪‧·][ \x{3000}]?|[0-9]{1,3}\\?[.)][ \x{3000}]|[0-9０-９]{1,3}[、．])[ \x{3000}]*`)

// blockSigns are those that such marks begin with, numbers aside.
const blockSigns = "\\-*+#>[＃＞－•‣◦●○■□▪‧·"

// copiedMarkOf returns the mark that a translation begins with though its source begins with none.
func copiedMarkOf(m *message) span {
	if first, _ := utf8.DecodeRuneInString(m.target.raw); !unicode.IsDigit(first) && !isOneOf(first, blockSigns) {
		return span{}
	}
	at := blockMark.FindStringIndex(m.target.raw)
	if at == nil || at[1] == len(m.target.raw) || blockMark.MatchString(m.source.raw) || beginsAlike(m.source.raw, m.target.raw) {
		return span{}
	}
	if number := strings.TrimLeft(m.target.raw[:at[1]], `\`); number[0] >= '0' && number[0] <= '9' && isOrdinal(m, number) {
		return span{}
	}
	return span{0, at[1]}
}

// beginsAlike reports texts with the same sign before their first letter.
func beginsAlike(source, target string) bool {
	sign := []rune(strings.TrimLeft(target, `\`))[0]
	return strings.HasPrefix(strings.TrimLeft(source, `\`), string(sign))
}

// isOrdinal reports a number before a full stop that the source has too, as in 1. Mai: many
// languages write ordinals so.
func isOrdinal(m *message, mark string) bool {
	figures := readFigures(mark, pointFraction)
	if len(figures) == 0 {
		return false
	}
	source := numbersOf(m.source, m.source.prose(), eitherFraction)
	return figures[0].says(source.values) || figures[0].says(source.inWords()) || source.many()
}

func findCopiedMarks(m *message) {
	at := copiedMarkOf(m)
	if at.end == 0 {
		return
	}
	mark := strings.Trim(m.target.raw[at.start:at.end], " \u3000")
	what := diag.Textf("the translation begins with %s, which the source does not", mark)
	if !isAddedByBook(m, mark) {
		m.report(at, what, diag.Textf("delete it; pobook adds the marks of headings, lists and quotations by itself"))
		return
	}
	m.mendable(at, "", what, diag.Textf("delete it; pobook adds it by itself"))
}

// isAddedByBook reports whether a mark is that of the block that the message stands in.
func isAddedByBook(m *message, mark string) bool {
	if m.brief.kindOf == nil {
		return false
	}
	kind, known := m.brief.kindOf(m.entry.Key())
	switch {
	case !known:
		return false
	case kind == markdown.KindHeading:
		return mark[0] == '#' || strings.HasPrefix(mark, "＃")
	case kind == markdown.KindQuote:
		return mark == ">"
	case kind == markdown.KindListItem, kind == markdown.KindTask:
		return mark[0] != '#' && mark[0] != '>' && mark[0] < 0x80 || mark == "•"
	}
	return false
}

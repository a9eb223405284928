package check

import (
	"strings"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// Spaces and line breaks.
var whitespaceChecks = table{
	{
		ID: "newline-count", Family: Whitespace, Severity: diag.Warning, Weblate: true, find: findNewlineCount,
		Explanation: "The translation has more or fewer line breaks than the source. A line break in a message is one that readers see, in an address or a poem; keep as many.",
		Wrong:       Example{Source: "line one\\\nline two", Target: "第一行第二行"},
		Right:       Example{Source: "line one\\\nline two", Target: "第一行\\\n第二行"},
	},
	{
		ID: "escaped_newline", Family: Whitespace, Severity: diag.Warning, Weblate: true, find: findEscapedNewline,
		Explanation: "The translation has another number of \\n written as two characters than the source. They are part of an example, so they stay.",
		Wrong:       Example{Source: "Write a\\nb here.", Target: "在此寫 a b。"},
		Right:       Example{Source: "Write a\\nb here.", Target: "在此寫 a\\nb。"},
	},
	{
		ID: "begin_newline", Family: Whitespace, Weblate: true, find: findBeginNewline,
		Explanation: "Only one of source and translation begins with a line break. GNU gettext takes that for an error.",
		Wrong:       Example{Source: "Text", Target: "\n文字"},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "end_newline", Family: Whitespace, Weblate: true, find: findEndNewline,
		Explanation: "Only one of source and translation ends in a line break. GNU gettext takes that for an error.",
		Wrong:       Example{Source: "Text", Target: "文字\n"},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "begin_space", Family: Whitespace, Severity: diag.Warning, Weblate: true, find: findBeginSpace,
		Explanation: "The translation begins with more or fewer spaces than the source. Spaces at the edge of a message are seldom meant; a hand slipped.",
		Wrong:       Example{Source: "Text", Target: " 文字"},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "end_space", Family: Whitespace, Severity: diag.Warning, Weblate: true, find: findEndSpace,
		Explanation: "The translation ends in more or fewer spaces than the source.",
		Wrong:       Example{Source: "Text", Target: "文字 "},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "double_space", Family: Whitespace, Severity: diag.Warning, Weblate: true, needs: hasSpace, find: findDoubleSpace, verdict: doubleSpaceToWeblate,
		Explanation: "Two spaces stand side by side in the translation and not in the source.",
		Wrong:       Example{Source: "Run git and make", Target: "執行 git  和 make"},
		Right:       Example{Source: "Run git and make", Target: "執行 git 和 make"},
	},
	{
		ID: "zero-width-space", Family: Whitespace, Weblate: true, needs: hasOdd, find: findZeroWidthSpace,
		Explanation: "The translation has a space without width, U+200B, that the source does not have. It comes with text that was copied from a web page. Nobody sees it, but searching no longer finds the word. In Thai, Lao, Khmer and their like it says where a line may end, and is right. \"pobook check --fix\" takes it out.",
		Wrong:       Example{Source: "Text", Target: "文\u200b字"},
		Right:       Example{Source: "Text", Target: "文字"},
	},
}

func findNewlineCount(m *message) {
	if (m.source.traits|m.target.traits)&hasNewline == 0 {
		return
	}
	want, got := strings.Count(m.source.raw, "\n"), strings.Count(m.target.raw, "\n")
	if want != got {
		m.report(m.all(), diag.Pluralf(want, "the source has %d line break and the translation %d", "the source has %d line breaks and the translation %d", want, got), diag.Textf("break the lines as the source does"))
	}
}

func findEscapedNewline(m *message) {
	if !m.marked() {
		return
	}
	want, got := strings.Count(m.source.raw, `\n`), strings.Count(m.target.raw, `\n`)
	switch {
	case want < got:
		m.report(m.all(), diag.Textf(`\n is typed as two characters, which readers would see`), diag.Textf("delete it, or break the line"))
	case want > got:
		m.report(m.all(), diag.Textf(`the source has \n, which the translation lacks`), diag.Textf(`copy each \n from the source`))
	}
}

func findBeginNewline(m *message) {
	if strings.HasPrefix(m.source.raw, "\n") != strings.HasPrefix(m.target.raw, "\n") {
		m.report(span{0, 0}, diag.Textf("either the source or the translation begins with a line break, not both"), diag.Textf("begin as the source does"))
	}
}

func findEndNewline(m *message) {
	if strings.HasSuffix(m.source.raw, "\n") != strings.HasSuffix(m.target.raw, "\n") {
		m.report(span{len(m.target.raw), len(m.target.raw)}, diag.Textf("either the source or the translation ends with a line break, not both"), diag.Textf("end as the source does"))
	}
}

func findBeginSpace(m *message) {
	want, got := leading(m.source.raw), leading(m.target.raw)
	if want != got && strings.TrimSpace(m.target.raw) != "" {
		m.mendable(span{0, got}, strings.Repeat(" ", want), diag.Pluralf(got, "the translation begins with %d space, the source with %d", "the translation begins with %d spaces, the source with %d", got, want), diag.Textf("begin as the source does"))
	}
}

func leading(s string) int { return len(s) - len(strings.TrimLeft(s, " ")) }

func findEndSpace(m *message) {
	want, got := trailing(m.source.raw), trailing(m.target.raw)
	if n := len(m.target.raw); want != got && strings.TrimSpace(m.target.raw) != "" {
		m.mendable(span{n - got, n}, strings.Repeat(" ", want), diag.Pluralf(got, "the translation ends with %d space, the source with %d", "the translation ends with %d spaces, the source with %d", got, want), diag.Textf("end as the source does"))
	}
}

func trailing(s string) int { return len(s) - len(strings.TrimRight(s, " ")) }

// findDoubleSpace leaves spaces at the edges to the checks for those.
func findDoubleSpace(m *message) {
	if strings.Contains(m.source.raw, "  ") {
		return
	}
	text := strings.TrimRight(m.target.raw, " ")
	for at := leading(text); ; {
		next := strings.Index(text[at:], "  ")
		if next < 0 {
			return
		}
		start := at + next
		at = start + leading(text[start:])
		judgeDoubleSpace(m, span{start, at})
	}
}

// judgeDoubleSpace leaves one of the spaces unless it is wrong as well. Beside a
// delimiter of emphasis it may be what makes it one.
func judgeDoubleSpace(m *message, s span) {
	if strings.HasPrefix(m.target.raw[s.end:], "\n") {
		m.report(s, diag.Textf("two spaces at the end of a line break the line there, which the source does not"), diag.Textf("delete them"))
		return
	}
	prose := m.target.prose()
	prev, _ := utf8.DecodeLastRuneInString(prose[:s.start])
	next, _ := utf8.DecodeRuneInString(prose[s.end:])
	if spacingOf(prev, next) == spaceWrong {
		m.mendable(s, "", diag.Textf("there are several spaces in a row"), diag.Textf("delete them"))
		return
	}
	m.mendable(s, " ", diag.Textf("there are several spaces in a row"), diag.Textf("leave one"))
}

const zeroWidth = "\u200b"

func findZeroWidthSpace(m *message) {
	if strings.Contains(m.source.raw, zeroWidth) {
		return
	}
	for at := 0; ; at += len(zeroWidth) {
		next := strings.Index(m.target.raw[at:], zeroWidth)
		if next < 0 {
			return
		}
		at += next
		if spells(m.target.raw, at, '\u200b') {
			continue
		}
		m.mendable(span{at, at + len(zeroWidth)}, "", diag.Textf("there is an invisible space here, U+200B ZERO WIDTH SPACE"), diag.Textf("delete it"))
	}
}

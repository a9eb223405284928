package check

import (
	"slices"
	"strings"
	"unicode"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/inline"
)

// syntaxNames are how a translator knows the marks of a syntax.
var syntaxNames = []string{"*italic*", "**bold**", "_italic_", "__bold__", "~~struck out~~", "<address>"}

// names returns how a translator knows the marks of a set.
func (s syntax) names() []string {
	var names []string
	for i, name := range syntaxNames {
		if s&(1<<i) != 0 {
			names = append(names, name)
		}
	}
	for n := 1; n <= maxCodeRun; n++ {
		if s&(1<<(codeRun+n)) != 0 {
			ticks := strings.Repeat("`", n)
			names = append(names, ticks+"code"+ticks)
		}
	}
	return names
}

func findMDSyntax(m *message) {
	if !m.marked() {
		return
	}
	want, got := m.source.marks().syntax, m.target.marks().syntax
	lost, added := want&^got, got&^want
	if reportSpacedMarks(m, lost) {
		return
	}
	switch {
	case lost != 0 && lost&(lost-1) == 0:
		reportLost(m, lost)
	case lost != 0:
		m.report(m.all(), diag.Textf("the source has %s, which the translation lacks", diag.And(lost.names())), diag.Textf("mark the same words as the source does"))
	case added != 0:
		m.report(m.all(), diag.Textf("the translation has %s, which the source does not have", diag.And(added.names())), diag.Textf("mark the same words as the source does"))
	}
}

// reportLost reports the one syntax that a translation lacks, with what a translator may have done instead.
func reportLost(m *message, lost syntax) {
	switch {
	case lost == autolink:
		reportLostAutolink(m)
	case lost >= 1<<codeRun:
		reportLostCode(m)
	default:
		reportLostEmphasis(m, lost)
	}
}

func reportLostAutolink(m *message) {
	for _, l := range m.source.marks().links {
		if l.auto && strings.Contains(m.target.raw, l.target) {
			m.report(m.all(), diag.Textf("the address %s has lost its angle brackets", l.target), diag.Textf("write <%s>", l.target))
			return
		}
	}
	m.report(m.all(), diag.Textf("the source has an address in angle brackets, which the translation lacks"), diag.Textf("copy it from the source"))
}

func reportLostCode(m *message) {
	for _, s := range m.source.marks().code {
		code := strings.TrimSpace(m.source.raw[s.start:s.end])
		switch {
		case code == "", slices.ContainsFunc(m.target.marks().code, func(t span) bool { return strings.TrimSpace(m.target.raw[t.start:t.end]) == code }):
			continue
		case strings.Contains(m.target.raw, code):
			m.report(m.all(), diag.Textf("%s is code in the source, and ordinary text here", code), diag.Textf("write it between backticks: `%s`", code))
		default:
			m.report(m.all(), diag.Textf("the code `%s` is missing", code), diag.Textf("copy it from the source, backticks included"))
		}
		return
	}
	m.report(m.all(), diag.Textf("the source has %s, which the translation lacks", diag.And((m.source.marks().syntax&^m.target.marks().syntax).names())), diag.Textf("copy it from the source"))
}

// reportLostEmphasis tells apart marks that are not there, marks that are not closed, and others that mark
// nothing.
func reportLostEmphasis(m *message, lost syntax) {
	name := lost.names()[0]
	mark := name[:strings.IndexFunc(name, unicode.IsLetter)]
	runs := runsOf(m.target, mark)
	switch {
	case len(runs) == 0 && strings.ContainsRune(m.target.raw, '＊') && mark[0] == '*':
		m.report(m.all(), diag.Textf("the full-width ＊ marks nothing"), diag.Textf("write %s", name))
	case len(runs) == 0:
		m.report(m.all(), diag.Textf("the source has %s, which the translation lacks", name), diag.Textf("mark the same words as the source does"))
	case len(runs) == 1:
		m.report(runs[0], diag.Textf("%s begins marked text here, and nothing ends it", mark), diag.Textf("add %s after the marked words", mark))
	default:
		m.report(runs[0], diag.Textf("%s marks nothing here", mark), diag.Textf("write %s, without spaces between the marks and the words", name))
	}
}

// runsOf returns where a mark is in a text as a delimiter run of its own (CommonMark §6.2): not within code,
// an address or a longer run, and not escaped.
func runsOf(t *text, mark string) []span {
	var runs []span
	for _, token := range t.marks().tokens {
		if token.Kind == inline.Run && token.In(t.raw) == mark {
			runs = append(runs, spanOf(token.Span))
		}
	}
	return runs
}

package check

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/diag"
)

// Numbers, which are to be the same in every language, however they are written.
var numberChecks = table{
	{
		ID: "numbers", Family: Contents, Severity: diag.Warning, find: findNumbers,
		Explanation: "The translation says another number than the source, leaves one out or has one more. Numbers may be written as your language writes them: 1,000.5 as 1.000,5, 12,000 as 1.2 萬, 50% as 五成, 3 pm as 15:00, 2024-03-05 as 2024 年 3 月 5 日. Numbers that the source has in words are left alone. Units that are symbols, such as GB, are to be those of the source.",
		Wrong:       Example{Source: "Wait 10 minutes.", Target: "請等 20 分鐘。"},
		Right:       Example{Source: "Wait 10 minutes.", Target: "請等十分鐘。"},
	},
}

func findNumbers(m *message) {
	if (m.source.traits|m.target.traits)&hasDigit == 0 {
		return
	}
	source := numbersOf(m.source, m.source.prose(), eitherFraction)
	start := copiedMarkOf(m).end // which has a number that is none of the sentence
	target := numbersOf(m.target, m.target.prose()[start:], fractionsOf(m.brief.locale.Language()))
	if len(source.figures)+len(target.figures) > mostFigures {
		return
	}
	if reportUnits(m, source, target, start); len(m.faults) > 0 {
		return
	}
	missing, added := source.against(&target, m.brief.locale.Han)
	at := m.all()
	if len(added) > 0 {
		at = span{start + added[0].at.start, start + added[0].at.end}
	}
	hint := diag.Textf("write the numbers of the source, in digits or in words")
	switch {
	case len(missing) > 0 && len(added) > 0:
		m.report(at, diag.Textf("the source says %s, the translation %s", source.list(missing), target.list(added)), hint)
	case len(missing) > 0:
		m.report(at, diag.Pluralf(len(missing), "the translation lacks the number %s of the source", "the translation lacks the numbers %s of the source", source.list(missing)), hint)
	case len(added) > 0:
		m.report(at, diag.Pluralf(len(added), "the source does not have the number %s", "the source does not have the numbers %s", target.list(added)), hint)
	}
}

// reportUnits reports a number whose unit is not that of the source.
func reportUnits(m *message, source, target numbers, start int) {
	for _, want := range source.figures {
		if want.unit == "" {
			continue
		}
		same := func(f figure) bool { return f.says(want.values) && f.unit == want.unit }
		other := func(f figure) bool { return f.says(want.values) && f.unit != "" }
		if slices.ContainsFunc(target.figures, same) {
			continue
		}
		i := slices.IndexFunc(target.figures, other)
		if i < 0 || slices.ContainsFunc(source.figures, func(f figure) bool { return f.says(want.values) && f.unit == target.figures[i].unit }) {
			continue
		}
		written := func(n numbers, f figure) string {
			rest := n.prose[f.at.end:]
			gap := len(rest) - len(strings.TrimLeft(rest, " \u00a0\u202f"))
			return n.prose[f.at.start : f.at.end+gap+len(f.unit)]
		}
		at := target.figures[i].at
		m.report(span{start + at.start, start + at.end}, diag.Textf("the source says %s, the translation %s", written(source, want), written(target, target.figures[i])), diag.Textf("write the unit of the source"))
		return
	}
}

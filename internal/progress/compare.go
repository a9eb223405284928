package progress

import (
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// Compare counts what has happened to a locale since an earlier state. ages say
// since when messages wait.
func Compare(now Locale, then Earlier, ages history.Ages) report.LocaleChanges {
	code := now.Target.Locale.Code
	c := report.LocaleChanges{Code: code}
	for _, s := range now.Coverage.Sections {
		for key, state := range now.states[s.Section] {
			switch {
			case state == translate.StateTranslated && then.gained(code, s.Section, key):
				c.Gained++
			case (state == translate.StateFuzzy || state == translate.StateRefused) && !then.open(code, s.Section, key):
				c.Fuzzy++
			case state == translate.StateUntranslated && !then.open(code, s.Section, key):
				c.New++
			}
		}
		for _, m := range s.Open {
			since, days := ages.Of(m.ID)
			c.Waiting = append(c.Waiting, report.Waiting{
				Section: s.Section, ID: m.ID, State: m.State,
				New: !then.open(code, s.Section, keyOf(m)), Since: since, Days: days,
			})
		}
	}
	return c
}

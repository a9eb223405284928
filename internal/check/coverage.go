package check

import (
	"github.com/pobook/pobook/internal/diag"
)

// What a handbook asks of its locales as a whole.
var coverageChecks = table{{
	ID: "coverage", Family: Coverage,
	Explanation: "Less of a locale, or of a section in it, is translated than handbook.yaml asks for under \"coverage\". This is looked at only with --min-coverage, since a missing translation is no fault of any translator.",
	Wrong:       Example{File: "coverage: {zh_Hant: 95}     # and 94.9 % are translated\n"},
	Right:       Example{File: "coverage: {zh_Hant: 95}     # and 95.0 % are translated\n"},
}}

// Short reports a locale or a section with less coverage than is asked for.
// section is "" for the locale as a whole; percentages are Weblate's.
func Short(place diag.Position, locale, section string, percent, want float64) Finding {
	what := locale
	if section != "" {
		what = section + " in " + locale
	}
	d := coverageChecks.diagnostic("coverage", place, diag.Textf("%s is translated to %.1f %%, less than %g %%", what, percent, want), diag.Textf(`"pobook status" lists what is missing`))
	return Finding{Diagnostic: d, Locale: locale}
}

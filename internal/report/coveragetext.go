package report

import (
	"fmt"
	"io"
	"regexp"
	"strings"
	"text/tabwriter"

	"github.com/pobook/pobook/internal/diag"
)

// coverageText writes a table per locale: a line of messages for each section, and the
// totals.
func coverageText(w io.Writer, c Coverage, style Style) error {
	if len(c.Locales) == 0 {
		_, err := fmt.Fprintln(w, "no locales: list some under \"locales\" in "+c.Configuration)
		return err
	}
	for i, l := range c.Locales {
		if i > 0 {
			fmt.Fprintln(w)
		}
		if err := localeText(w, l, style); err != nil {
			return err
		}
	}
	if len(c.Locales) > 1 {
		if _, err := fmt.Fprintf(w, "\nall locales: %.1f %% translated\n", c.percent()); err != nil {
			return err
		}
	}
	if c.Changes == nil {
		return nil
	}
	return changedText(w, c.Changes)
}

func localeText(w io.Writer, l LocaleCoverage, style Style) error {
	total := l.Total()
	fmt.Fprintf(w, "%s, %s: %.1f %% translated%s\n", l.Locale.Code, l.Locale.English, total.Percent(), wanted(total.Percent(), l.Threshold))
	var b strings.Builder
	table := tabwriter.NewWriter(&b, 0, 0, 2, ' ', tabwriter.AlignRight)
	fmt.Fprintln(table, "all\ttranslated\tfuzzy\tuntranslated\t\t\t  section")
	for _, s := range l.Sections {
		r := rows(s.Section, s.Coverage)[0]
		rowText(table, r, diag.Harmless(s.Section)+wanted(r.percent(), s.Threshold))
	}
	for _, r := range rows("", total) {
		rowText(table, r, "total, "+r.unit)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	_, err := io.WriteString(w, paintBars(b.String(), style))
	for _, p := range l.Pictures {
		_, err = fmt.Fprintf(w, "no picture of its own for %s\n", diag.Harmless(p))
	}
	return err
}

// wanted says what is asked for, where there is less.
func wanted(percent, threshold float64) string {
	if threshold == 0 || percent >= threshold {
		return ""
	}
	return fmt.Sprintf(" (wanted: %g %%)", threshold)
}

func rowText(w io.Writer, r row, name string) {
	fmt.Fprintf(w, "%d\t%d\t%d\t%d\t%s\t%.1f %%\t  %s\n", r.all, r.translated, r.fuzzy, r.untranslated, bar(r), r.percent(), name)
}

// The signs of a bar: translated, fuzzy, untranslated.
const (
	barLength       = 16
	barTranslated   = "█"
	barFuzzy        = "▒"
	barUntranslated = "·"
)

// bar draws the shares of a line. Whatever there is any of is drawn.
func bar(r row) string {
	if r.all == 0 {
		return strings.Repeat(barTranslated, barLength)
	}
	share := func(n int) int {
		if n == 0 {
			return 0
		}
		return max(1, barLength*n/r.all)
	}
	fuzzy, untranslated := share(r.fuzzy), share(r.untranslated)
	translated := barLength - fuzzy - untranslated
	if r.translated == 0 {
		untranslated += translated
		translated = 0
		if r.untranslated == 0 {
			fuzzy, untranslated = barLength, 0
		}
	}
	return strings.Repeat(barTranslated, translated) + strings.Repeat(barFuzzy, fuzzy) + strings.Repeat(barUntranslated, untranslated)
}

// paintBars colours what a table, which counts columns, cannot hold in colour.
func paintBars(table string, style Style) string {
	if !style.Colour {
		return table
	}
	return barSigns.ReplaceAllStringFunc(table, func(run string) string {
		switch {
		case strings.HasPrefix(run, barTranslated):
			return green + run + plain
		case strings.HasPrefix(run, barFuzzy):
			return yellow + run + plain
		default:
			return faint + run + plain
		}
	})
}

var barSigns = regexp.MustCompile(barTranslated + "+|" + barFuzzy + "+|" + barUntranslated + "+")

// maxWaiting is how many waiting messages of a locale a person wants to read.
const maxWaiting = 10

func changedText(w io.Writer, c *Changes) error {
	_, err := fmt.Fprintf(w, "\nsince %s:\n", diag.Harmless(c.Since))
	for _, l := range c.Locales {
		_, err = fmt.Fprintf(w, "%s: %d gained, %d became fuzzy, %d new; %d waiting\n", l.Code, l.Gained, l.Fuzzy, l.New, len(l.Waiting))
		for i, m := range l.Waiting {
			if i == maxWaiting {
				fmt.Fprintf(w, "  … and %d more\n", len(l.Waiting)-i)
				break
			}
			fmt.Fprintf(w, "  %s%s, %s: %s\n", age(m), m.State, diag.Harmless(m.Section), diag.Harmless(excerpt(m.ID, 60)))
		}
	}
	return err
}

// age says how long a message has been waiting.
func age(m Waiting) string {
	if m.Since.IsZero() {
		return ""
	}
	return fmt.Sprintf("since %s (%s), ", m.Since.Format("2006-01-02"), diag.Count(m.Days, "day"))
}

// excerpt returns the beginning of a text, on one line.
func excerpt(text string, length int) string {
	text = strings.Join(strings.Fields(text), " ")
	runes := []rune(text)
	if len(runes) <= length {
		return text
	}
	return strings.TrimRight(string(runes[:length-1]), " ") + "…"
}

package main

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/update"
)

// convertFlags are what the user asks of a conversion.
type convertFlags struct {
	from, to       string
	dryRun, asJSON bool
	sections       []string // none means all
}

func convertCommand(a *app) *cobra.Command {
	var f convertFlags
	cmd := &cobra.Command{
		Use:   "convert --from LOCALE --to LOCALE [section...]",
		Short: "Draft translations into one Chinese from those into the other",
		Long: `Convert fills messages that are untranslated in one Chinese locale with drafts,
made from the finished translations of another: in its characters, its words and
its quotation marks. The sections themselves will do as the other, where they are
written in Chinese.

Characters and words are those of OpenCC. Agreed terms of the locale go before
them, and so do words that "pobook check" would report. Code, addresses, tags and
placeholders stay as they are.

A draft is fuzzy, so it is not published before somebody has looked at it, and
has a comment that says how it was made. What becomes of a message:

  converted          was untranslated and has a draft now
  followed           had a draft, and has that of its origin as it is now
  unchanged          has the draft that it had
  kept as edited     somebody has edited, confirmed or deleted the draft: it is
                     theirs, and is not converted again (one that was confirmed
                     word for word, until its source text changes)
  had a translation  which stays
  without a finished one, so that there is nothing to convert yet

After changes of the sections, run "pobook update" first.`,
		Example: `  pobook convert --from zh_Hant --to zh_Hans
  pobook convert --from zh_Hans --to zh_Hant_HK --dry-run
  pobook convert --from zh_Hant --to zh_Hans 02-usage.md    this section only`,
		RunE: func(cmd *cobra.Command, args []string) error {
			f.sections = args
			return runConvert(cmd.Context(), a, f)
		},
	}
	flags := cmd.Flags()
	flags.StringVar(&f.from, "from", "", "make drafts of the translations of this `LOCALE`")
	flags.StringVar(&f.to, "to", "", "fill untranslated messages of this `LOCALE`")
	flags.BoolVar(&f.dryRun, "dry-run", false, "write nothing; print what would change")
	flags.BoolVar(&f.asJSON, "json", false, "print for programs: messages with what becomes of them")
	return cmd
}

func runConvert(ctx context.Context, a *app, f convertFlags) error {
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	line := newProgressLine(a)
	defer line.end()
	o := update.Conversion{
		DryRun: f.dryRun, Doing: line.show,
		Waiting: line.waiting,
	}
	if o.From, o.To, err = f.locales(b.Config); err != nil {
		return err
	}
	if o.Sections, err = namedSections(b.Config, f.sections); err != nil {
		return err
	}
	done, err := update.Convert(ctx, b, o, line.reporter())
	line.end()
	if done != nil {
		write := report.ConversionText
		if f.asJSON {
			write = report.ConversionJSON
		}
		if printed := write(a.out, *done); err == nil {
			err = printed
		}
	}
	if err != nil {
		return err
	}
	sayStale(a, done.Stale)
	sayNextOfConversion(a, f, done)
	return nil
}

// locales returns the locales that are meant.
func (f convertFlags) locales(c config.Config) (from, to locale.Locale, err error) {
	if f.from == "" || f.to == "" {
		return from, to, errors.New("name two locales, as in \"pobook convert --from zh_Hant --to zh_Hans\"")
	}
	if from, err = chineseLocale(c, "--from", f.from); err != nil {
		return from, to, err
	}
	if to, err = chineseLocale(c, "--to", f.to); err != nil {
		return from, to, err
	}
	switch to.Code {
	case from.Code:
		err = fmt.Errorf("--from and --to are both %s; name two locales", to.Code)
	case c.Source.Code:
		err = fmt.Errorf("--to %s: the sections are written in it, so it has no catalogues; it may come after --from", to.Code)
	}
	return from, to, err
}

// chineseLocale returns a locale that a flag names, if it is one of the handbook's and
// written as Chinese.
func chineseLocale(c config.Config, flag, code string) (locale.Locale, error) {
	l, err := locale.Parse(code)
	if err != nil {
		return l, fmt.Errorf("%s: no locale is called %q; %s", flag, code, config.LocaleHint(code, chineseOf(c), diag.Textf("name one of %s", strings.Join(chineseOf(c), ", "))))
	}
	if chinese.RegionOf(l.Code) == chinese.NoRegion {
		return l, fmt.Errorf("%s %s: %s cannot be converted, only Chinese as it is written in some region can, such as zh_Hant and zh_Hans", flag, code, l.English)
	}
	if _, err := c.ChooseLocales([]string{code}); err != nil {
		return l, fmt.Errorf("%s: %w", flag, err)
	}
	return l, nil
}

// chineseOf returns the Chinese locales of a handbook.
func chineseOf(c config.Config) []string {
	var codes []string
	for _, target := range c.Locales {
		if chinese.RegionOf(target.Locale.Code) != chinese.NoRegion {
			codes = append(codes, target.Locale.Code)
		}
	}
	return codes
}

// sayStale advises an update where there are catalogues that it would change.
func sayStale(a *app, stale []string) {
	if len(stale) == 0 {
		return
	}
	which := diag.Harmless(stale[0]) + ": differs"
	if len(stale) > 1 {
		which = fmt.Sprintf("%s and %d more: differ", diag.Harmless(stale[0]), len(stale)-1)
	}
	fmt.Fprintf(a.err, "%s from the sections; run \"pobook update\", and this command again\n", which)
}

// sayNextOfConversion says what to do next.
func sayNextOfConversion(a *app, f convertFlags, done *report.Conversion) {
	switch drafts := done.Drafts(); {
	case a.found > 0 || len(done.Stale) > 0:
	case f.dryRun:
		fmt.Fprintln(a.err, "next: \"pobook convert\" without --dry-run writes this")
	case drafts > 0:
		fmt.Fprintf(a.err, "next: read and confirm %s of %s, which are fuzzy until then\n", diag.Count(drafts, "draft"), done.To.Code)
	default:
		fmt.Fprintln(a.err, "next: \"pobook status\"")
	}
}

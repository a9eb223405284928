package main

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/faces"
	"github.com/pobook/pobook/internal/history"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
)

// checkFlags are what the user asks of check.
type checkFlags struct {
	locales, formats, selected []string
	explain, severity          string
	baseline, minCoverage      string
	fix, dryRun                bool
}

// configured is the value of --min-coverage without one.
const configured = "configured"

func (a *app) checkCommand() *cobra.Command {
	var f checkFlags
	cmd := &cobra.Command{
		Use:   "check",
		Short: "Find what is wrong with the translations",
		Long: `Check looks for faults in the catalogues of every locale: of the files themselves,
of markup, of Chinese characters, words and punctuation, of terms of the glossary.
An untranslated or fuzzy message is no fault.

--fix mends what has one right answer, then reports what is left.

Errors have to be corrected and give the exit code 1; warnings are worth a
look. --explain says what each check is about, with an example, and what any other
code in parentheses after a message of pobook means. A check that does not fit is
left out for the handbook in handbook.yaml ("ignore"), for a block of the source by
a comment <!-- i18n:ignore ID -->, and for a message by the flag "ignore-ID" in the
catalogue.

Formats are text, json, sarif, junit, github (annotations) and gitlab (code
quality). Each may name a file that it is written to, as in junit=report.xml. The
default, auto, is github or gitlab where those run pobook, and text elsewhere.`,
		Example: `  pobook check
  pobook check --explain emphasis
  pobook check --locale zh_Hant --select usage,quotes
  pobook check --fix --dry-run
  pobook check --min-coverage --format text --format sarif=pobook.sarif`,
		Args: checkArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			if err := f.conflict(cmd.Flags().Changed); err != nil {
				return err
			}
			if cmd.Flags().Changed("explain") {
				return a.explain(f.explain)
			}
			return a.check(f)
		},
	}
	flags := cmd.Flags()
	flags.StringSliceVar(&f.locales, "locale", nil, "check this `LOCALE` only; may be repeated")
	flags.StringSliceVar(&f.selected, "select", nil, "make these `CHECKS` only: ids or groups, separated by commas")
	flags.StringVar(&f.severity, "severity", "", "leave out what is below this `LEVEL`, error or warning, and fail for the rest")
	flags.StringArrayVar(&f.formats, "format", []string{"auto"}, "write in this `FORMAT[=FILE]`; may be repeated")
	flags.StringVar(&f.baseline, "baseline", "", "leave out what `FILE`, a report in the format json, knows already")
	flags.StringVar(&f.minCoverage, "min-coverage", "", "fail if less is translated than handbook.yaml says, or than `PERCENT`")
	flags.Lookup("min-coverage").NoOptDefVal = configured
	flags.BoolVar(&f.fix, "fix", false, "mend what has one right answer")
	flags.BoolVar(&f.dryRun, "dry-run", false, "with --fix, show what would change, and neither write nor report")
	flags.StringVar(&f.explain, "explain", "", "explain the check or other code `ID`, list those of a group, or all with --explain=all")
	return cmd
}

func (a *app) check(f checkFlags) error {
	outputs, err := a.outputs(f.formats)
	if err != nil {
		return err
	}
	selected, err := checkSet(f.selected)
	if err != nil {
		return err
	}
	if f.severity != "" && f.severity != diag.Error.String() && f.severity != diag.Warning.String() {
		return fmt.Errorf("unknown severity %q; there are error and warning", f.severity)
	}
	known, err := a.baseline(f.baseline)
	if err != nil {
		return err
	}
	b, err := book.Open(a.dir)
	if err != nil {
		return err
	}
	defer b.Close()
	chosen, err := b.Config.ChooseLocales(f.locales)
	if err != nil {
		return err
	}
	if f.fix {
		mending := &checking{app: a, book: b, selected: selected, chosen: chosen, fixing: true}
		if err := mending.fix(f.dryRun); err != nil || f.dryRun {
			return err
		}
	}
	c := &checking{app: a, book: b, selected: selected, chosen: chosen}
	if err := c.run(); err != nil {
		return err
	}
	if f.minCoverage != "" {
		if err := c.coverage(f.minCoverage); err != nil {
			return err
		}
	}
	findings := c.findings().Without(known)
	findings.Found = slices.DeleteFunc(findings.Found, func(found check.Finding) bool {
		return f.severity == diag.Error.String() && found.Severity != diag.Error
	})
	return a.conclude(findings, f.severity, outputs)
}

// conclude writes findings and sets the exit code.
func (a *app) conclude(findings report.Findings, severity string, outputs []output) error {
	failures, warnings := findings.Count(diag.Error), findings.Count(diag.Warning)
	for _, o := range outputs {
		if err := o.write(findings); err != nil {
			return err
		}
	}
	a.found += failures
	if severity == diag.Warning.String() {
		a.found += warnings
	}
	fmt.Fprintf(a.err, "%s, %s in %s\n", diag.Count(failures, "error"), diag.Count(warnings, "warning"), diag.Count(len(findings.Checked), "file"))
	return nil
}

// checkSet reads the names of checks, which must be known.
func checkSet(names []string) (check.Set, error) {
	for _, name := range names {
		if message, hint := notCheck(name); message != "" {
			return nil, fmt.Errorf("%s; %s", message, hint)
		}
	}
	return check.NewSet(names...), nil
}

func (a *app) baseline(name string) (report.Baseline, error) {
	if name == "" {
		return nil, nil
	}
	data, err := os.ReadFile(a.path(name))
	if err != nil {
		return nil, err
	}
	known, err := report.ReadBaseline(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return known, nil
}

// A checking is one run of the checks over a handbook.
type checking struct {
	*app
	book     *book.Book
	selected check.Set
	chosen   map[string]bool
	fixing   bool // files are to be mended, so all that is wrong in them counts

	sections []*check.Section
	sources  []content.Section
	index    *content.Index
	locales  []*localeChecking
	found    []check.Finding // of the handbook as a whole
	checked  []report.Checked
}

// A localeChecking is the part of a run that concerns one locale.
type localeChecking struct {
	target     config.Target
	checker    *check.Checker
	catalogues []check.Input
	found      []check.Finding
}

func (c *checking) run() error {
	c.note(c.book.Problems())
	c.note(c.book.Orphans())
	c.sources = c.collect(c.book)
	c.prepare()
	c.checkTemplates()
	c.checkSourceLinks()
	var wait sync.WaitGroup
	for _, target := range c.book.Config.Locales {
		if !c.chosen[target.Code] || c.book.CheckTarget(target) != nil {
			continue
		}
		l := &localeChecking{target: target}
		c.locales = append(c.locales, l)
		wait.Go(func() { c.locale(l) })
	}
	wait.Wait()
	return c.ctx.Err()
}

// collect reads the sections and takes what is wrong with them as findings.
func (c *checking) collect(b *book.Book) []content.Section {
	collector := &app{streams: c.streams, ctx: c.ctx, getenv: c.getenv, dir: c.dir, tell: func(d diag.Diagnostic) { c.note(diag.List{d}) }}
	return content.Sections(b, collector.reporter())
}

// prepare takes the sections apart side by side.
func (c *checking) prepare() {
	c.sections = make([]*check.Section, len(c.sources))
	var wait sync.WaitGroup
	for i, s := range c.sources {
		wait.Go(func() { c.sections[i] = check.NewSection(s.Path, s.File, s.Parsed) })
	}
	wait.Wait()
}

// note adds findings about the handbook as a whole, if they are wanted.
func (c *checking) note(found diag.List) {
	for _, d := range found {
		row, known := check.Find(d.Code)
		unwanted := known && !row.Vital() && (len(c.selected) > 0 && !c.selected.Has(&row) || c.ignored("").Has(&row))
		if unwanted || !known && len(c.selected) > 0 && d.Severity != diag.Error {
			continue
		}
		c.found = append(c.found, check.Finding{Diagnostic: d})
	}
}

// ignored are the checks that the configuration leaves out for a locale; with
// "" those left out for all. A name that is none is told.
func (c *checking) ignored(code string) check.Set {
	var names []string
	for _, ignored := range c.book.Config.Ignore {
		if ignored.Locale == "" || ignored.Locale == code {
			names = append(names, ignored.Name)
		}
	}
	return check.NewSet(names...)
}

func (c *checking) checkTemplates() {
	for _, ignored := range c.book.Config.Ignore {
		if message, hint := notCheck(ignored.Name); message != "" {
			c.note(diag.List{{Position: ignored.Position, Code: "unknown-check", Message: message, Hint: hint}})
		}
	}
	for _, s := range c.sections {
		path := book.TemplatePath(s.Path)
		c.checked = append(c.checked, report.Checked{File: path})
		var template *po.File
		if data, err := c.book.ReadFile(path); err == nil {
			template, _ = po.Parse(data)
		}
		c.note(check.Template(path, template, s))
	}
}

// checkSourceLinks tells of links of the source that lead nowhere. They are
// dead in every locale.
func (c *checking) checkSourceLinks() {
	c.index = content.NewIndex(c.sources)
	c.index.ReportDead(func(d diag.Diagnostic) { c.note(diag.List{d}) })
}

func (c *checking) locale(l *localeChecking) {
	agreed, terms := content.Glossary(c.book, l.target)
	rules := check.Rules{Select: c.selected, Ignore: c.ignored(l.target.Code), Dead: c.index.Dead, Draws: c.draws(l), Glossary: agreed}
	l.checker = check.New(l.target.Locale, rules)
	for _, d := range terms {
		l.found = append(l.found, check.Finding{Diagnostic: d, Locale: l.target.Code})
	}
	l.found = l.checker.Wanted(l.found)
	for _, s := range c.sections {
		in, err := readInput(c.book, l.target, s)
		if err != nil {
			for _, d := range diag.Of(err) {
				l.found = append(l.found, l.checker.Wanted([]check.Finding{{Diagnostic: d, Locale: l.target.Code}})...)
			}
			continue
		}
		l.catalogues = append(l.catalogues, in)
		l.found = append(l.found, l.checker.Catalogue(in)...)
	}
}

// draws asks the faces of running text, if anyone wants to know.
func (c *checking) draws(l *localeChecking) func(rune) bool {
	row, _ := check.Find("missing-glyph")
	if unwanted := len(c.selected) > 0 && !c.selected.Has(&row) || c.ignored(l.target.Code).Has(&row); unwanted && !c.fixing {
		return nil
	}
	return faces.Draws(l.target.Locale)
}

// findings are all of a run, in the order of their files: those of the handbook
// before those of each locale.
func (c *checking) findings() report.Findings {
	all := report.Findings{Found: c.found, Checked: c.checked, Version: version(), Folder: history.Within(c.dir), Line: c.lines()}
	for _, l := range c.locales {
		all.Found = append(all.Found, l.found...)
		for _, in := range l.catalogues {
			all.Checked = append(all.Checked, report.Checked{Locale: l.target.Code, File: in.Path})
		}
	}
	return all
}

// lines returns the lines of files that were looked at.
func (c *checking) lines() func(file string, line int) (string, bool) {
	split := map[string][]string{}
	return func(file string, line int) (string, bool) {
		lines, known := split[file]
		if !known {
			if data, err := c.book.ReadFile(file); err == nil {
				lines = strings.Split(string(data), "\n")
			}
			split[file] = lines
		}
		if line > len(lines) {
			return "", false
		}
		return strings.TrimRight(lines[line-1], "\r"), true
	}
}

package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// updateFlags are what the user asks of an update.
type updateFlags struct {
	check, dryRun, asJSON bool
	typo                  bool
	compendia             []string
	sections              []string // in which typos were corrected; none means all
}

func (a *app) updateCommand() *cobra.Command {
	var flags updateFlags
	cmd := &cobra.Command{
		Use:   "update [--typo [section...]]",
		Short: "Bring templates and catalogues up to date with the sections",
		Long: `Update extracts the messages of each section into locales/templates and merges
them into the catalogues of each locale. No translation is lost:

  kept      the text is the same, wherever in the section it stands now
  carried   the text says the same, in other quotes, dashes, spaces or marks of
            emphasis or with links that lead elsewhere; or another section or a
            compendium has the text
  fuzzy     the text has changed, so a translator has to look at it
  new       there is no translation yet
  obsolete  the text is gone; its translation comes back with it

A section that was renamed or moved takes its template and catalogues along.

With --typo, small edits are taken for corrections that translations need not
follow: up to 2 letters in a word and 6 in a text, and punctuation. Numbers and
units, links, code, abbreviations and words of the opposite meaning are never
corrections. Name the sections if the rest is true of some only. Say so with the
first update after the edits: what is fuzzy already waits for a translator. To
start over, undo that update ("git restore locales").

A compendium is a PO file of older translations. It serves the locale that its
header names, or the only locale of the handbook if it names none.`,
		Example: `  pobook update
  pobook update --check                              for CI: exit 1 if anything would change
  pobook update --dry-run --json                     see every decision and its reason
  pobook update --typo 02-usage.md                   small edits in this section are corrections
  pobook update --compendium old/handbook.zh_Hant.po`,
		RunE: func(_ *cobra.Command, args []string) error {
			flags.sections = args
			return a.update(flags)
		},
	}
	cmd.Flags().BoolVar(&flags.check, "check", false, "write nothing; exit 1 if anything would change")
	cmd.Flags().BoolVar(&flags.dryRun, "dry-run", false, "write nothing; print what would change")
	cmd.Flags().BoolVar(&flags.asJSON, "json", false, "print for programs: each decision with its reason")
	cmd.Flags().BoolVar(&flags.typo, "typo", false, "small edits correct typos; keep translations as they are")
	cmd.Flags().StringArrayVar(&flags.compendia, "compendium", nil, "fill untranslated messages from `FILE.po`; may be repeated")
	return cmd
}

// An updater brings files up to date, or only tells what is not.
type updater struct {
	*app
	flags updateFlags
	book  *book.Book
	date  time.Time
	older map[string]*merging.Compendium // by the locale's code
	done  report.Update
	// renamed gives, where nothing is written, the places at which files are
	// that would be renamed.
	renamed map[string]string
	open    int // messages that wait for a translator
}

func (a *app) update(flags updateFlags) error {
	u := &updater{app: a, flags: flags, renamed: map[string]string{}}
	u.done.DryRun = flags.dryRun || flags.check
	if err := u.prepare(); err != nil {
		return err
	}
	defer u.book.Close()
	unlock, err := u.lock()
	if err != nil {
		return err
	}
	defer unlock()

	err = u.run()
	write := report.UpdateText
	if flags.asJSON {
		write = report.UpdateJSON
	}
	if printed := write(u.out, u.done); err == nil {
		err = printed
	}
	if err == nil {
		u.conclude()
	}
	return err
}

// prepare opens the handbook and reads what the command line names.
func (u *updater) prepare() (err error) {
	if u.date, err = u.app.date(); err != nil {
		return err
	}
	if u.book, err = u.app.open(); err != nil {
		return err
	}
	if err = u.nameSections(); err == nil {
		u.older, err = u.compendia(u.book, u.flags.compendia)
	}
	if err != nil {
		u.book.Close()
	}
	return err
}

// nameSections makes paths below handbook/ of the sections that the user names.
func (u *updater) nameSections() error {
	if len(u.flags.sections) > 0 && !u.flags.typo {
		return fmt.Errorf("%q: sections are named for --typo only; an update is of the whole handbook", u.flags.sections[0])
	}
	for i, name := range u.flags.sections {
		path := strings.TrimPrefix(name, book.ContentDir+"/")
		if !slices.Contains(u.book.Config.Sections, path) {
			hint := ""
			if nearest := diag.Nearest(path, u.book.Config.Sections); nearest != "" {
				hint = fmt.Sprintf("; did you mean %q?", nearest)
			}
			return fmt.Errorf("no section %q in %s/%s", path, book.ContentDir, hint)
		}
		u.flags.sections[i] = path
	}
	return nil
}

// lock waits until no other update of the handbook runs. Where nothing is
// written there is nothing to wait for.
func (u *updater) lock() (unlock func(), err error) {
	if u.done.DryRun {
		return func() {}, nil
	}
	const often = 50 * time.Millisecond
	for told := false; ; told = true {
		unlock, ok, err := u.book.TryLock()
		if ok {
			u.report(u.book.RemoveTemporary())
		}
		if ok || err != nil {
			return unlock, err
		}
		if !told {
			fmt.Fprintln(u.err, "waiting for another update of this handbook to end")
		}
		select {
		case <-u.ctx.Done():
			return nil, u.interrupted()
		case <-time.After(often):
		}
	}
}

// run is the update itself. Renaming comes first: should it be the last thing
// done, the next run finds the catalogues at their new places.
func (u *updater) run() error {
	sections := content.Sections(u.book, u.reporter())
	messages := make([][]translate.Message, len(sections))
	templates := make([]merging.SectionFile, len(sections))
	for i, s := range sections {
		messages[i] = translate.Extract(s.File, s.Parsed)
		templates[i] = merging.SectionFile{Section: s.Path, File: &po.File{Entries: translate.Entries(messages[i])}}
	}
	u.move(templates)
	u.tellOrphans()
	u.done.Templates.Sections = len(sections)
	pairs := make([]merging.Pair, len(sections))
	for i, s := range sections {
		pairs[i] = merging.Pair{Section: s.Path, Template: u.template(s.Path, messages[i])}
	}
	for _, target := range u.book.Config.Locales {
		if u.book.CheckTarget(target) != nil {
			continue // told already when the book was opened
		}
		if err := u.locale(target, pairs); err != nil {
			return err
		}
	}
	return nil
}

// template makes a section's template of its messages, and writes it.
func (u *updater) template(section string, messages []translate.Message) merging.Template {
	path := book.TemplatePath(section)
	// A template that cannot be read holds nobody's work: it is made anew.
	before, _ := u.readPO(path)
	meta := merging.Meta{Title: u.book.Config.Title, Date: u.date, Guide: u.book.Config.Guide}
	template := merging.NewTemplate(meta, messages, before)
	if u.write(path, before, template.File()) {
		u.done.Templates.FilesChanged++
	}
	return template
}

// readPO reads a file where it is: where nothing is written, that may be
// another place than it would be moved to.
func (u *updater) readPO(path string) (*po.File, error) {
	data, err := u.book.ReadFile(u.whereIs(path))
	if err != nil {
		return nil, err
	}
	return po.Parse(data)
}

func (u *updater) whereIs(path string) string {
	if from, ok := u.renamed[path]; ok {
		return from
	}
	return path
}

// locale merges the templates of sections into a locale's catalogues.
func (u *updater) locale(target config.Target, pairs []merging.Pair) error {
	update := merging.Update{Locale: target.Locale, Compendium: u.older[target.Code], Orphans: u.orphans(target)}
	if named := u.flags.sections; u.flags.typo {
		update.Typo = func(section string) bool { return len(named) == 0 || slices.Contains(named, section) }
	}
	for _, p := range pairs {
		var err error
		path := u.whereIs(book.CataloguePath(target, p.Section))
		if p.Catalogue, err = content.CatalogueAt(u.book, target, path); err != nil {
			u.report(err)
			continue
		}
		update.Pairs = append(update.Pairs, p)
	}
	done := report.LocaleUpdate{Locale: target.Locale}
	defer func() { u.done.Locales = append(u.done.Locales, done) }()
	for i, merged := range merging.Merge(update) {
		if err := u.interrupted(); err != nil {
			return err
		}
		p := update.Pairs[i]
		if u.write(book.CataloguePath(target, p.Section), p.Catalogue, merged.Catalogue) {
			done.FilesChanged++
		}
		done.Sections = append(done.Sections, report.SectionUpdate{Section: p.Section, Decisions: merged.Decisions})
		u.open += open(merged.Catalogue)
	}
	return nil
}

// open counts the messages that are not translated.
func open(catalogue *po.File) int {
	c := translate.Cover(catalogue, false)
	return c.Messages.Messages - c.Translated.Messages
}

// write writes a file that says something else than before, and tells whether
// it does or would. How a translator's tool laid out what is the same stays.
func (u *updater) write(path string, before, after *po.File) bool {
	content := after.Bytes()
	if before != nil && bytes.Equal(before.Bytes(), content) {
		return false
	}
	if u.flags.check {
		message := "differs from the sections"
		if !u.exists(u.whereIs(path)) {
			message = "is not there yet"
		}
		u.report(diag.Diagnostic{
			Position: diag.Position{File: path},
			Code:     "stale",
			Message:  message,
			Hint:     `run "pobook update"`,
		})
	}
	if u.done.DryRun {
		return true
	}
	changed, err := u.book.WriteFile(path, content)
	u.report(err)
	return changed && err == nil
}

// conclude says what to do next.
func (u *updater) conclude() {
	switch {
	case u.flags.check || u.found > 0:
	case u.flags.dryRun:
		fmt.Fprintln(u.err, "next: \"pobook update\" without --dry-run writes this")
	case len(u.book.Config.Locales) == 0:
		fmt.Fprintf(u.err, "next: list locales in %s, or run \"pobook build\"\n", book.ConfigFile)
	case u.open > 0:
		fmt.Fprintf(u.err, "next: %s to translate, see \"pobook status\"\n", diag.Count(u.open, "message"))
	default:
		fmt.Fprintln(u.err, "next: \"pobook build\"")
	}
}

package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"time"

	"github.com/spf13/cobra"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

func (a *app) updateCommand() *cobra.Command {
	var (
		check     bool
		compendia []string
	)
	cmd := &cobra.Command{
		Use:   "update",
		Short: "Bring templates and catalogues up to date with the sections",
		Long: `Update extracts the messages of each section into locales/templates and merges
them into the catalogues of each locale. No translation is lost: where a text
changed, its translation becomes fuzzy; where a text is gone, its translation
becomes obsolete and comes back with the text.

A compendium is a PO file of older translations. It serves the locale that its
header names, or the only locale of the handbook if it names none.`,
		Example: `  pobook update
  pobook update --check                              for CI: exit 1 if anything would change
  pobook update --compendium old/handbook.zh_Hant.po`,
		Args: cobra.NoArgs,
		RunE: func(*cobra.Command, []string) error { return a.update(check, compendia) },
	}
	cmd.Flags().BoolVar(&check, "check", false, "write nothing; exit 1 if anything would change")
	cmd.Flags().StringArrayVar(&compendia, "compendium", nil, "fill untranslated messages from `FILE.po`; may be repeated")
	return cmd
}

// An updater brings files up to date, or with check only tells what is not.
type updater struct {
	*app
	book    *book.Book
	date    time.Time
	check   bool
	changed int // files, since the last tally
	open    int // messages that wait for a translator
}

func (a *app) update(check bool, compendia []string) error {
	date, err := a.date()
	if err != nil {
		return err
	}
	b, err := a.open()
	if err != nil {
		return err
	}
	defer b.Close()
	older, err := a.compendia(b, compendia)
	if err != nil {
		return err
	}
	a.report(b.Orphans().Err())
	u := &updater{app: a, book: b, date: date, check: check}
	sections := a.sections(b)
	templates := make([]*po.File, len(sections))
	for i, s := range sections {
		templates[i] = u.template(s)
	}
	fmt.Fprintf(a.out, "templates: %s, %s\n", count(len(sections), "section"), u.tally())
	for _, target := range b.Locales {
		if err := a.interrupted(); err != nil {
			return err
		}
		if err := b.CheckTarget(target); err != nil {
			// Told already when the book was opened.
			continue
		}
		u.locale(target, sections, templates, older[target.Code])
	}
	u.conclude()
	return nil
}

// template writes a section's template and returns it.
func (u *updater) template(s section) *po.File {
	path := u.book.TemplatePath(s.path)
	var before *po.File
	if data, err := u.book.ReadFile(path); err == nil {
		// A template that cannot be read holds nobody's work: it is made anew.
		before, _ = po.Parse(data)
	}
	meta := translate.Meta{Title: u.book.Title, Date: u.date}
	template := translate.Template(meta, translate.Extract(s.file, s.Section), before)
	u.write(path, before, template)
	return template
}

// locale merges the templates into a locale's catalogues.
func (u *updater) locale(target book.Target, sections []section, templates []*po.File, older *translate.Compendium) {
	var changes translate.Changes
	for i, s := range sections {
		before, err := readCatalogue(u.book, target, s.path)
		if err != nil {
			u.report(err)
			continue
		}
		merged, c := translate.Merge(templates[i], before, target.Locale, older)
		changes.Add(c)
		u.write(u.book.CataloguePath(target, s.path), before, merged)
		u.open += open(merged)
	}
	fmt.Fprintf(u.out, "%s: %s, %s\n", target.Code, changesText(changes), u.tally())
}

// open counts the messages that are not translated.
func open(catalogue *po.File) int {
	c := translate.Cover(catalogue, false)
	return c.Messages.Messages - c.Translated.Messages
}

// write writes a file that says something else than before. How a translator's
// tool laid out what is the same stays.
func (u *updater) write(path string, before, after *po.File) {
	content := after.Bytes()
	if before != nil && bytes.Equal(before.Bytes(), content) {
		return
	}
	if u.check {
		u.changed++
		u.report(diag.Diagnostic{
			Position: diag.Position{File: path},
			Code:     "stale",
			Message:  "differs from the sections",
			Hint:     `run "pobook update"`,
		})
		return
	}
	if changed, err := u.book.WriteFile(path, content); err != nil {
		u.report(err)
	} else if changed {
		u.changed++
	}
}

// tally says how many files changed since it was last asked.
func (u *updater) tally() string {
	n := u.changed
	u.changed = 0
	if u.check {
		return count(n, "file") + " would change"
	}
	return count(n, "file") + " changed"
}

// conclude says what to do next.
func (u *updater) conclude() {
	switch {
	case u.check || u.found > 0:
	case len(u.book.Locales) == 0:
		fmt.Fprintf(u.err, "next: list locales in %s, or run \"pobook build\"\n", book.ConfigFile)
	case u.open > 0:
		fmt.Fprintf(u.err, "next: %s to translate, see \"pobook status\"\n", count(u.open, "message"))
	default:
		fmt.Fprintln(u.err, "next: \"pobook build\"")
	}
}

// changesText lists what happened, leaving out what did not.
func changesText(c translate.Changes) string {
	text := fmt.Sprintf("%d kept", c.Kept)
	for _, part := range []struct {
		n    int
		what string
	}{{c.Filled, "filled"}, {c.Fuzzy, "fuzzy"}, {c.New, "new"}, {c.Removed, "obsolete"}} {
		if part.n > 0 {
			text += fmt.Sprintf(", %d %s", part.n, part.what)
		}
	}
	return text
}

func count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

// compendia reads the compendium files, by the code of the locale that each of
// them serves.
func (a *app) compendia(b *book.Book, files []string) (map[string]*translate.Compendium, error) {
	byCode := map[string]*translate.Compendium{}
	for _, name := range files {
		data, err := os.ReadFile(a.path(name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: no such file; compendia are looked for from the folder that -C names", name)
		}
		var cause *fs.PathError
		if errors.As(err, &cause) {
			return nil, fmt.Errorf("%s: %w", name, cause.Err)
		}
		file, err := parsePO(name, data, "correct the file, or leave it out")
		if err != nil {
			return nil, err
		}
		code, err := compendiumLocale(b, name, file)
		if err != nil {
			return nil, err
		}
		if byCode[code] == nil {
			byCode[code] = &translate.Compendium{}
		}
		byCode[code].Add(file)
	}
	return byCode, nil
}

// compendiumLocale returns which of the handbook's locales a file serves.
func compendiumLocale(b *book.Book, name string, file *po.File) (string, error) {
	language := ""
	if h := file.Header(); h != nil {
		language = h.Get("Language")
	}
	if language == "" && len(b.Locales) == 1 {
		return b.Locales[0].Code, nil
	}
	if language == "" {
		return "", fmt.Errorf("%s: the header names no language; add \"Language: …\" to say which locale it is for", name)
	}
	l, err := locale.Parse(language)
	if err == nil {
		for _, target := range b.Locales {
			if target.Code == l.Code {
				return l.Code, nil
			}
		}
	}
	return "", fmt.Errorf("%s: the header names the language %q, which is not among the locales of %s", name, language, book.ConfigFile)
}

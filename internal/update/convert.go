package update

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/conversion"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/report"
	"github.com/pobook/pobook/internal/translate"
)

// A Conversion says which catalogues get drafts, and of which translations.
type Conversion struct {
	// From is a locale of the handbook, or that of its sections, To another.
	From, To locale.Locale
	Sections []string // their paths below handbook/; none means all
	DryRun   bool     // write nothing; say what would be done
	Waiting  func()   // as in [Options]
	// Doing is called with what Convert is at, and the how manieth it is of how many. Nil
	// is not called.
	Doing func(what string, done, total int)
}

// Convert fills untranslated messages of one Chinese locale with drafts that are made of
// the translations of another, see package conversion. Like [Run], it takes the lock of
// the handbook, and what is wrong with one file is reported and does not stop the others.
//
// The error is that of a conversion which is not possible, that of the context, or that of
// the lock. The result is what was done until then; it is nil if nothing was begun.
func Convert(ctx context.Context, b *book.Book, o Conversion, reporter diag.Reporter) (*report.Conversion, error) {
	c, err := newConverting(b, o, reporter)
	if err != nil {
		return nil, err
	}
	if !o.DryRun {
		unlock, err := lock(ctx, b, o.Waiting)
		if err != nil {
			return nil, err
		}
		defer unlock()
		reporter.Error(b.RemoveTemporary())
	}
	done := &report.Conversion{DryRun: o.DryRun, From: o.From, To: o.To, How: c.converter.How()}
	sections, err := content.Sections(ctx, b, reporter)
	if err != nil {
		return done, err
	}
	for i, s := range sections {
		if err := ctx.Err(); err != nil {
			return done, err
		}
		if o.Doing != nil {
			o.Doing("converting "+s.Path, i+1, len(sections))
		}
		if len(o.Sections) == 0 || slices.Contains(o.Sections, s.Path) {
			c.section(done, s)
		}
	}
	return done, nil
}

// A converting is a conversion at work.
type converting struct {
	files     *tree
	converter *conversion.Converter
	from      *config.Target // nil if the sections are the origin
	to        config.Target
}

func newConverting(b *book.Book, o Conversion, reporter diag.Reporter) (*converting, error) {
	c := &converting{files: &tree{book: b, dry: o.DryRun, from: map[string]string{}, reporter: reporter}}
	rules := conversion.Rules{From: o.From, To: o.To, Source: b.Config.Source}
	for i := range b.Config.Locales {
		target := &b.Config.Locales[i]
		switch target.Locale.Code {
		case o.From.Code:
			c.from, rules.FromTerms = target, c.terms(*target)
		case o.To.Code:
			c.to, rules.ToTerms = *target, c.terms(*target)
		default:
			continue
		}
		if b.CheckTarget(*target) != nil {
			return nil, fmt.Errorf("%s has two folders of catalogues; nothing is converted until that is mended", target.Locale.Code)
		}
	}
	converter, err := conversion.New(rules)
	c.converter = converter
	return c, err
}

// terms are those of a locale. What makes drafts worse is reported, and that alone.
func (c *converting) terms(target config.Target) *glossary.Glossary {
	agreed, found := content.Glossary(c.files.book, target)
	for _, d := range found {
		if d.Severity == diag.Error {
			c.files.reporter(d)
		}
	}
	return agreed
}

// section converts one section, and adds to what is done.
func (c *converting) section(done *report.Conversion, s content.Section) {
	messages := translate.Extract(s.File, s.Parsed)
	var before *po.File
	if c.from != nil {
		before = c.catalogue(done, *c.from, s.Path, messages)
	}
	after := c.catalogue(done, c.to, s.Path, messages)
	if after == nil {
		return
	}
	converted, decisions := c.converter.Section(conversion.Section{
		Messages: messages, From: before, To: after,
		Defined: func(label string) bool { return strings.HasPrefix(label, "^") || s.Parsed.Defines(label) },
	})
	path := c.files.book.Config.Places.Catalogue(c.to, s.Path)
	for _, d := range decisions {
		if d.Outcome == conversion.Refused {
			c.files.reporter(refused(path, d.Entry))
		}
	}
	if c.files.write(path, after, converted) {
		done.FilesChanged++
	}
	done.Sections = append(done.Sections, report.SectionConversion{Section: s.Path, Decisions: decisions})
}

// catalogue returns the catalogue of a section, nil if there is none or none that can be
// used. One that is not of the messages that the section has now is noted.
func (c *converting) catalogue(done *report.Conversion, target config.Target, section string, messages []translate.Message) *po.File {
	file, err := c.files.catalogue(target, section)
	if err != nil {
		c.files.reporter.Error(err)
		return nil
	}
	if file == nil || !isOf(file, messages) {
		done.Stale = append(done.Stale, c.files.book.Config.Places.Catalogue(target, section))
	}
	return file
}

// isOf reports whether a catalogue has the messages of a section and no others.
func isOf(file *po.File, messages []translate.Message) bool {
	there := map[po.Key]bool{}
	for _, e := range file.Entries {
		if !e.Obsolete && !e.IsHeader() {
			there[e.Key()] = true
		}
	}
	for i := range messages {
		if !there[messages[i].Entry.Key()] {
			return false
		}
	}
	return len(there) == len(messages)
}

// refused reports a message of a catalogue of which no draft can be made.
func refused(path string, e *po.Entry) diag.Diagnostic {
	return diag.Diagnostic{
		Position: diag.Position{File: path, Line: e.StrLine}, Severity: diag.Warning, Code: "not-converted",
		Message: diag.Textf("converted, the translation would be marked up otherwise"),
		Hint:    diag.Textf("translate this message by hand"),
	}
}

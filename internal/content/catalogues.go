package content

import (
	"errors"
	"io/fs"
	"slices"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/po"
)

// Catalogue returns the catalogue of a section in a locale, nil if there is none
// yet. section is its path below handbook/. The error says what is wrong with
// the file or its header.
func Catalogue(b *book.Book, target config.Target, section string) (*po.File, error) {
	return CatalogueAt(b, target, b.Config.Places.Catalogue(target, section))
}

// CatalogueAt is [Catalogue] for a file at a path below the root folder, as the
// catalogue of a section that is gone is somewhere else.
func CatalogueAt(b *book.Book, target config.Target, path string) (*po.File, error) {
	data, err := b.ReadFile(path)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	file, err := ParsePO(path, data, diag.Textf("the file is left as it is until that is corrected"))
	if err != nil {
		return nil, err
	}
	return file, check.Unusable(path, file, target.Locale).Err()
}

// ParsePO parses a PO file and gives a syntax error its place. path is what
// diagnostics name the file, and hint says what happens to it next.
func ParsePO(path string, data []byte, hint diag.Text) (*po.File, error) {
	file, err := po.Parse(data)
	var syntax *po.SyntaxError
	if errors.As(err, &syntax) {
		return nil, check.Syntax(path, syntax, hint)
	}
	return file, err
}

// Glossary reads the glossary of a locale, and returns what is wrong with it too;
// nil if there is none, or none that can be read.
func Glossary(b *book.Book, target config.Target) (*glossary.Glossary, diag.List) {
	for _, ext := range glossary.Extensions {
		path := b.Config.Places.Glossary(target, ext)
		data, err := b.ReadFile(path)
		if errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err != nil {
			return nil, diag.Of(err)
		}
		terms, found := glossary.Parse(path, data, b.Config.Source.Tag.String(), target.Locale.Tag.String())
		agreed := glossary.New(terms)
		found = append(found, agreed.Conflicts()...)
		found.Sort()
		return agreed, found
	}
	return nil, nil
}

// BookOf is a handbook of some sections as package check wants it.
func BookOf(b *book.Book, sections []Section) check.Book {
	whole := check.Book{Source: b.Config.Source, Terms: terms(b)}
	for _, s := range sections {
		whole.Sections = append(whole.Sections, check.Section{Path: s.Path, File: s.File, Parsed: s.Parsed})
	}
	return whole
}

// Ignored are the checks that the configuration leaves out for a locale; with ""
// those left out for all.
func Ignored(c config.Config, code string) check.Set {
	var names []string
	for _, i := range c.Ignore {
		if i.Locale == "" || i.Locale == code {
			names = append(names, i.Name)
		}
	}
	return check.NewSet(names...)
}

// NotInWeblate are the ids of Weblate's checks that its components are set not to
// make.
func NotInWeblate(c config.Config) []string {
	han := c.Source.Han || slices.ContainsFunc(c.Locales, func(t config.Target) bool { return t.Locale.Han })
	var ids []string
	for _, id := range check.TurnedOff(Ignored(c, ""), han) {
		ids = append(ids, string(id))
	}
	return ids
}

// terms are those of all locales together; nil if there are none. What is wrong with a
// glossary is said by [Glossary].
func terms(b *book.Book) *glossary.Glossary {
	var terms []glossary.Term
	for _, target := range b.Config.Locales {
		if agreed, _ := Glossary(b, target); agreed != nil {
			terms = append(terms, agreed.Terms...)
		}
	}
	if terms == nil {
		return nil
	}
	return glossary.New(terms)
}

package check_test

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/translate"
)

// An iteration checks two complete locales of a handbook of 300,000 words, from
// the bytes of its sections and catalogues.
func BenchmarkCheck(b *testing.B) { benchmarkCheck(b, 200, 300_000) }

// Half the book should take half the time.
func BenchmarkCheckHalf(b *testing.B) { benchmarkCheck(b, 100, 150_000) }

func benchmarkCheck(b *testing.B, sections, words int) {
	files := bookgen.Book(sections, words)
	locales := []locale.Locale{parseLocale(b, "zh_Hant"), parseLocale(b, "zh_Hans")}
	catalogues := make([][][]byte, len(files))
	for i, f := range files {
		for _, l := range locales {
			catalogues[i] = append(catalogues[i], completed(f, l))
		}
	}
	checkers := make([]*check.Checker, len(locales))
	for i, l := range locales {
		checkers[i] = check.New(l, check.Rules{})
	}
	bookgen.Cost(b, len(files), func(i int) {
		f := files[i]
		section := check.Prepare(check.Book{Sections: []check.Section{{Path: f.Path, File: "handbook/" + f.Path, Parsed: markdown.Parse(f.Source, markdown.Options{})}}})[0]
		for j, c := range checkers {
			file, err := po.Parse(catalogues[i][j])
			if err != nil {
				b.Error(err)
				return
			}
			for _, found := range c.Catalogue(check.Input{Section: section, Path: "a.po", Data: catalogues[i][j], File: file}) {
				if found.Severity == 0 {
					b.Error(found.Error())
				}
			}
		}
	})
}

// completed returns a section's catalogue with all messages translated.
func completed(f bookgen.File, l locale.Locale) []byte {
	section := markdown.Parse(f.Source, markdown.Options{})
	catalogue := &po.File{Entries: translate.Entries(translate.Extract("handbook/"+f.Path, section))}
	catalogue.SetHeader(headerOf(l))
	for _, e := range catalogue.Entries {
		if !e.IsHeader() {
			e.Str = []string{toScript(bookgen.Translate(e.ID), l)}
		}
	}
	return catalogue.Bytes()
}

// inScript writes text in the characters of a locale.
func inScript(text string, l locale.Locale) string {
	usage := chinese.For(l.Code)
	return strings.Map(func(r rune) rune {
		if own, foreign := usage.Foreign(r); foreign {
			return own
		}
		return r
	}, text)
}

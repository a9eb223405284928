package setup

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io/fs"
	"strings"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/glossary"
	"github.com/pobook/pobook/internal/weblate"
)

// Weblate returns what Weblate has to know of a handbook, which is within a folder of
// its repository: "docs/", or "". The error names the
// file of a glossary that cannot be read.
func Weblate(b *book.Book, within string) (weblate.Handbook, error) {
	h := weblate.Handbook{
		Name: b.Config.Name, Title: b.Config.Title, Source: b.Config.Source.Code, NotMade: content.NotInWeblate(b.Config),
		Given: b.Config.Order.File != "", Within: within, Folder: b.Config.Places.Folder(), Catalogues: b.Config.Places.Catalogues(),
	}
	for _, t := range b.Config.Locales {
		h.Targets = append(h.Targets, weblate.Target{Code: t.Locale.Code, Folder: t.Folder})
	}
	for _, s := range b.Config.Sections {
		h.Sections = append(h.Sections, weblate.Section{Component: config.WithoutExt(s), File: b.FileOf(s)})
	}
	var err error
	h.Glossary, err = glossaryFiles(b)
	return h, err
}

// glossaryFiles finds the terms of the handbook's locales, in the first of the
// formats that any of them has.
func glossaryFiles(b *book.Book) (weblate.Glossary, error) {
	for _, ext := range glossary.Extensions {
		format := strings.TrimPrefix(ext, ".")
		g := weblate.Glossary{Format: format}
		for _, t := range b.Config.Locales {
			file := weblate.GlossaryFile{Code: t.Locale.Code, Path: b.Config.Places.Glossary(t, ext)}
			data, err := b.ReadFile(file.Path)
			if errors.Is(err, fs.ErrNotExist) {
				continue
			}
			if err == nil && format == "csv" {
				file.Columns, err = columns(file.Path, data)
				file.Unsettled = glossary.Unsettled(data)
			}
			if err != nil {
				return weblate.Glossary{}, err
			}
			g.Files = append(g.Files, file)
		}
		if len(g.Files) > 0 {
			return g, nil
		}
	}
	return weblate.Glossary{}, nil
}

// columns are the words in the first row of a CSV file.
func columns(path string, data []byte) ([]string, error) {
	header, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(data, []byte("\ufeff")))).Read()
	if err != nil {
		return nil, diag.Diagnostic{
			Position: diag.Position{File: path, Line: 1},
			Code:     "glossary-columns",
			Message:  diag.Textf("the header row is missing: %s", err.Error()),
			Hint:     diag.Textf("begin the file with a line such as source,target"),
		}
	}
	return header, nil
}

package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
)

// compendia reads the compendium files, by the code of the locale that each of
// them serves.
func (a *app) compendia(b *book.Book, files []string) (map[string]*merging.Compendium, error) {
	byCode := map[string]*merging.Compendium{}
	for _, name := range files {
		data, err := os.ReadFile(a.path(name))
		if errors.Is(err, fs.ErrNotExist) {
			return nil, fmt.Errorf("%s: no such file; compendia are looked for from the folder that -C names", name)
		}
		var cause *fs.PathError
		if errors.As(err, &cause) {
			return nil, fmt.Errorf("%s: %w", name, cause.Err)
		}
		file, err := content.ParsePO(name, data, "correct the file, or leave it out")
		if err != nil {
			return nil, err
		}
		code, err := compendiumLocale(b, name, file)
		if err != nil {
			return nil, err
		}
		if byCode[code] == nil {
			byCode[code] = &merging.Compendium{}
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
	if language == "" && len(b.Config.Locales) == 1 {
		return b.Config.Locales[0].Code, nil
	}
	if language == "" {
		return "", fmt.Errorf("%s: the header names no language; add \"Language: …\" to say which locale it is for", name)
	}
	l, err := locale.Parse(language)
	if err == nil {
		for _, target := range b.Config.Locales {
			if target.Code == l.Code {
				return l.Code, nil
			}
		}
	}
	return "", fmt.Errorf("%s: the header names the language %q, which is not among the locales of %s", name, language, book.ConfigFile)
}

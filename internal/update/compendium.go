package update

import (
	"fmt"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/merging"
	"github.com/pobook/pobook/internal/po"
)

// A File is a PO file that the user names.
type File struct {
	Name string // as diagnostics name it
	Data []byte
}

// ReadCompendia reads files of older translations, by the code of the locale that
// each of them serves: the one that its header names, or the only one of the
// handbook.
func ReadCompendia(c config.Config, files []File) (map[string]*merging.Compendium, error) {
	byCode := map[string]*merging.Compendium{}
	for _, f := range files {
		parsed, err := content.ParsePO(f.Name, f.Data, "correct the file, or leave it out")
		if err != nil {
			return nil, err
		}
		code, err := served(c, f.Name, parsed)
		if err != nil {
			return nil, err
		}
		if byCode[code] == nil {
			byCode[code] = &merging.Compendium{}
		}
		byCode[code].Add(parsed)
	}
	return byCode, nil
}

// served returns the code of the locale that a file serves.
func served(c config.Config, name string, file *po.File) (string, error) {
	language := ""
	if h := file.Header(); h != nil {
		language = h.Get("Language")
	}
	if language == "" && len(c.Locales) == 1 {
		return c.Locales[0].Locale.Code, nil
	}
	if language == "" {
		return "", fmt.Errorf("%s: the header names no language; add \"Language: …\" to say which locale it is for", name)
	}
	l, err := locale.Parse(language)
	if err == nil {
		for _, target := range c.Locales {
			if target.Locale.Code == l.Code {
				return l.Code, nil
			}
		}
	}
	return "", fmt.Errorf("%s: the header names the language %q, which is not among the locales of %s", name, language, c.Places.File())
}

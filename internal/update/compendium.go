package update

import (
	"fmt"
	"strings"

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
	// Catalogue is the path of a catalogue without its ending, below the folder of its
	// locale; empty for a file that is none of a section.
	Catalogue string
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
		if err != nil && f.Catalogue != "" && headerLanguage(parsed) != "" {
			continue // a folder may have other locales
		}
		if err != nil {
			return nil, err
		}
		if byCode[code] == nil {
			byCode[code] = &merging.Compendium{}
		}
		if f.Catalogue == "" {
			byCode[code].Add(parsed)
			continue
		}
		byCode[code].AddSection(sectionOf(c, code, f.Catalogue), parsed)
	}
	return byCode, nil
}

// sectionOf returns the section that a catalogue of a locale is of; one that the
// handbook does not have keeps the path of the catalogue. The path may begin with the
// folder of the locale.
func sectionOf(c config.Config, code, catalogue string) string {
	if folder, rest, found := strings.Cut(catalogue, "/"); found {
		if l, err := locale.Parse(folder); err == nil && l.Code == code {
			catalogue = rest
		}
	}
	for _, section := range c.Sections {
		if config.WithoutExt(section) == catalogue {
			return section
		}
	}
	return catalogue
}

func headerLanguage(file *po.File) string {
	if h := file.Header(); h != nil {
		return h.Get("Language")
	}
	return ""
}

// served returns the code of the locale that a file serves.
func served(c config.Config, name string, file *po.File) (string, error) {
	language := headerLanguage(file)
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

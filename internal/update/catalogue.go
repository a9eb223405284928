package update

import (
	"fmt"
	"strings"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/content"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
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

// A Catalogue is such a file, read.
type Catalogue struct {
	Name string
	Code string // of the locale that it serves
	File *po.File
	Path string // that of [File.Catalogue]
}

// ReadCatalogues reads files of translations, whichever program has made them. Each serves the
// locale that its header names, or the only one of the handbook. code is that of the
// locale that the user asks for; empty if that is open.
func ReadCatalogues(c config.Config, files []File, code string) ([]Catalogue, error) {
	var read []Catalogue
	for _, f := range files {
		parsed, err := content.ParsePO(f.Name, f.Data, diag.Textf("correct the file, or leave it out"))
		if err != nil {
			return nil, err
		}
		serves, err := served(c, f.Name, parsed, code)
		if err != nil && f.Catalogue != "" && headerLanguage(parsed) != "" {
			continue // a folder may have other locales
		}
		if err != nil {
			return nil, err
		}
		read = append(read, Catalogue{f.Name, serves, parsed, f.Catalogue})
	}
	return read, nil
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
func served(c config.Config, name string, file *po.File, code string) (string, error) {
	language := headerLanguage(file)
	switch {
	case language == "" && code != "":
		return code, nil
	case language == "" && len(c.Locales) == 1:
		return c.Locales[0].Locale.Code, nil
	case language == "":
		return "", fmt.Errorf("%s: the header names no language; add \"Language: …\" to say which locale it is for", name)
	}
	l, err := locale.Parse(language)
	switch {
	case err == nil && code != "" && l.Code != code:
		return "", fmt.Errorf("%s: the header names the language %q, and not %s; name a file of that locale, or correct the header", name, language, code)
	case err == nil && code != "":
		return code, nil
	case err == nil:
		for _, target := range c.Locales {
			if target.Locale.Code == l.Code {
				return l.Code, nil
			}
		}
	}
	return "", fmt.Errorf("%s: the header names the language %q, which is not among the locales of %s", name, language, c.Places.File())
}

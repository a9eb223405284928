package exchange

import (
	"fmt"
	"slices"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/memory"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/update"
	"github.com/pobook/pobook/internal/xliff"
)

// Catalogues reads a file in XLIFF on which a bureau has worked as catalogues, one for each
// locale. code is that of the locale that the user asks for; empty if that is open.
func Catalogues(c config.Config, name string, data []byte, code string) ([]update.Catalogue, error) {
	document, err := xliff.Read(name, data)
	if err != nil {
		return nil, err
	}
	languages := LanguagesOf(c, c.Locales)
	var read []update.Catalogue
	for _, part := range document.Files {
		serves, doubt, ok := languages.Target(part.Target)
		switch {
		case part.Target == "" && code != "":
			serves = code
		case !ok:
			return nil, fmt.Errorf("%s: the target language is %q, which is not among the locales of %s", name, part.Target, c.Places.File())
		case code != "" && serves != code:
			return nil, fmt.Errorf("%s: the target language is %q, and not %s", name, part.Target, code)
		}
		at := slices.IndexFunc(read, func(c update.Catalogue) bool { return c.Code == serves })
		if at < 0 {
			at = len(read)
			read = append(read, update.Catalogue{Name: name, Code: serves, File: &po.File{Entries: []*po.Entry{{Str: []string{xliffHeader}}}}})
		}
		for _, u := range part.Units {
			read[at].File.Entries = append(read[at].File.Entries, entryOf(name, part, u, doubt))
		}
	}
	return read, nil
}

// xliffHeader says what the messages are from, and that their contexts are the handbook's.
const xliffHeader = "Content-Type: text/plain; charset=UTF-8\nX-Generator: XLIFF\n"

// entryOf returns a unit as a message. languageDoubt is why the whole file is fuzzy; empty
// if it is not.
func entryOf(name string, part xliff.File, u xliff.Unit, languageDoubt string) *po.Entry {
	e := *u.Entry
	if part.Original != "" {
		e.References = []string{part.Original}
	}
	for _, doubt := range []string{u.Doubt, languageDoubt} {
		if doubt != "" && !e.Empty() {
			e.Flags = slices.Clone(e.Flags)
			e.SetFuzzy(true)
			e.Comments = append(slices.Clip(e.Comments), memory.Origin(name, doubt))
		}
	}
	return &e
}

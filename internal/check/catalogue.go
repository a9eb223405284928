// Package check finds what is wrong with translations and tells it as
// diagnostics. It changes nothing and reads no files. Start at [Catalogue].
package check

import (
	"fmt"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/po"
)

// Catalogue finds what makes a catalogue useless for a locale: a header that
// names another language. path is the catalogue's file.
func Catalogue(path string, f *po.File, want locale.Locale) diag.List {
	header := f.Header()
	if header == nil {
		return nil
	}
	language := header.Get("Language")
	if language == "" {
		return nil
	}
	if got, err := locale.Parse(language); err == nil && got.Code == want.Code {
		return nil
	}
	return diag.List{{
		Position: diag.Position{File: path, Line: f.Entries[0].Line},
		Code:     "wrong-language",
		Message:  fmt.Sprintf("the header names the language %q, but this is a catalogue of %q", language, want.Code),
		Hint:     fmt.Sprintf("put the right file in its place, or write \"Language: %s\"", want.Code),
	}}
}

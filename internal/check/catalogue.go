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
// names another language, and messages that are there twice, since nobody but
// the translators can say which one counts. path is the catalogue's file.
func Catalogue(path string, f *po.File, want locale.Locale) diag.List {
	return append(language(path, f, want), duplicates(path, f)...)
}

func duplicates(path string, f *po.File) diag.List {
	var found diag.List
	for _, d := range f.Duplicates() {
		found = append(found, diag.Diagnostic{
			Position: diag.Position{File: path, Line: d.Again.Line},
			Code:     "duplicate-message",
			Message:  fmt.Sprintf("this message is there twice, first in line %d", d.First.Line),
			Hint:     "keep one of the two",
		})
	}
	return found
}

func language(path string, f *po.File, want locale.Locale) diag.List {
	header := f.Header()
	if header == nil {
		return nil
	}
	code := header.Get("Language")
	if code == "" {
		return nil
	}
	if got, err := locale.Parse(code); err == nil && got.Code == want.Code {
		return nil
	}
	return diag.List{{
		Position: diag.Position{File: path, Line: f.Entries[0].Line},
		Code:     "wrong-language",
		Message:  fmt.Sprintf("the header names the language %q, but this is a catalogue of %q", code, want.Code),
		Hint:     fmt.Sprintf("put the right file in its place, or write \"Language: %s\"", want.Code),
	}}
}

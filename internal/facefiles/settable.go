package facefiles

import (
	"slices"

	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/typeset/design"
)

// Draws returns a function that says whether running text in some faces has one for a
// character.
func Draws(f design.Faces) func(rune) bool {
	return drawnBy(f, slices.Concat(f.Han, []font.Family{f.Latin}, f.Symbols))
}

// DrawsCode is [Draws] for code.
func DrawsCode(f design.Faces) func(rune) bool {
	return drawnBy(f, slices.Concat([]font.Family{f.Mono}, f.Han, []font.Family{f.Latin}, f.Symbols))
}

// drawnBy asks the family of a character's script before the list, which is in an order in
// which the embedded faces are best asked.
func drawnBy(f design.Faces, list []font.Family) func(rune) bool {
	return func(r rune) bool {
		own := f.Scripts[language.LookupScript(r).String()]
		return own.Regular != nil && own.Regular.Covers(r) ||
			slices.ContainsFunc(list, func(family font.Family) bool { return family.Regular.Covers(r) })
	}
}

// Sets reports whether a locale has pages, in faces that it has, and given what the
// configuration wants of characters without one: those of a script that pobook can set,
// and of which any letter has a face, unless frames in their place are to be no error.
func Sets(l locale.Locale, f design.Faces, missing string) bool {
	return l.Obstacle == "" && (missing == config.WarnMissing || drawsScript(l, f))
}

// drawsScript reports whether the faces have the script of a locale, by a letter of it.
func drawsScript(l locale.Locale, f design.Faces) bool { return Draws(f)(l.Letter) }

// Severity is how bad characters without a face are, given what the configuration wants
// of them.
func Severity(missing string) diag.Severity {
	if missing == config.WarnMissing {
		return diag.Warning
	}
	return diag.Error
}

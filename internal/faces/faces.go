// Package faces says in which of the embedded font families a locale is set.
//
// It owns the order in which they stand in for each other. It neither reads the
// files of a handbook nor looks into fonts: a face is read when its first
// character is measured, and then shared by all that is set in one process.
// Start reading at [For].
package faces

import (
	"slices"
	"sync"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/typeset"
)

// For returns the faces for a locale, in the order in which they stand in for
// each other.
func For(l locale.Locale) typeset.Faces {
	all := families()
	f := typeset.Faces{Mono: all[monospaced].family}
	for i, name := range l.Families {
		switch chosen := all[name]; {
		case i == 0:
			f.Latin = chosen.family
		case name == l.HanFamily:
			f.Han = slices.Insert(f.Han, 0, chosen.family)
		case slices.Contains([]string{"Hant", "Hans", "Hani"}, chosen.script):
			f.Han = append(f.Han, chosen.family)
		default:
			f.Symbols = append(f.Symbols, chosen.family)
		}
	}
	return f
}

// Draws returns a function that says whether running text of a locale has a face
// for a character.
func Draws(l locale.Locale) func(rune) bool {
	used := For(l)
	list := slices.Concat(used.Han, []typeset.Family{used.Latin}, used.Symbols)
	return func(r rune) bool {
		return slices.ContainsFunc(list, func(f typeset.Family) bool { return f.Regular.Covers(r) })
	}
}

// monospaced is the family for code.
const monospaced = "NotoSansMono"

// An embedded family is one of package fonts.
type embedded struct {
	family typeset.Family
	script string // that it is made for (ISO 15924)
}

// families are the embedded families by name.
var families = sync.OnceValue(func() map[string]embedded {
	byName := map[string]embedded{}
	for _, f := range fonts.Families() {
		byName[f.Name] = embedded{script: f.Script, family: typeset.Family{
			Regular: open(f.Regular), Bold: open(f.Bold), Italic: open(f.Italic), BoldItalic: open(f.BoldItalic),
		}}
	}
	return byName
})

func open(file string) *typeset.Face {
	if file == "" {
		return nil
	}
	return typeset.NewFace(func() (typeset.Source, error) { return fonts.Open(file) })
}

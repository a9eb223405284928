// Package facefiles says in which faces a locale of a handbook is set: in the embedded
// families, with the font files before them that the configuration names.
//
// It owns what is asked of such a file, which strangers may have written, and reports
// what is wrong with it at the key that names it. How font files are read is known to
// package sfnt, and which of the embedded families stand in for each other to package
// faces. Start reading at [Files.For].
package facefiles

import (
	"slices"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/faces"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/typeset/design"
)

// For returns the faces of a locale. It returns false after it has reported that a file
// cannot be used.
func (f *Files) For(l locale.Locale, own config.Faces, reporter diag.Reporter) (design.Faces, bool) {
	used, sound := faces.For(l), true
	for _, file := range own.All() {
		if err := f.open(file).err; err != nil {
			reporter.Error(placed(file, err))
			sound = false
		}
	}
	if !sound {
		return used, false
	}
	f.reportUncovered(own, reporter)
	f.reportVariable(own, reporter)
	f.put(&used, own)
	return used, true
}

// put puts the families of the configuration in their places. The embedded ones come
// after them, for what they do not have.
func (f *Files) put(used *design.Faces, own config.Faces) {
	if own.Latin.Regular.Path != "" {
		used.Symbols = slices.Insert(used.Symbols, 0, used.Latin)
		used.Latin = f.family(own.Latin)
	}
	if own.Han.Regular.Path != "" {
		used.Han = slices.Insert(used.Han, 0, f.family(own.Han))
	}
	if own.Code.Regular.Path != "" {
		used.Symbols = append(used.Symbols, used.Mono)
		used.Mono = f.family(own.Code)
	}
	for _, script := range own.ScriptCodes() {
		used.Scripts[script] = f.family(own.Scripts[script])
	}
	if own.Symbols.Regular.Path != "" {
		used.Symbols = slices.Insert(used.Symbols, 0, f.family(own.Symbols))
	}
}

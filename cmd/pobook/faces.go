package main

import (
	"bytes"
	"fmt"
	"slices"
	"sync"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/pdf"
	"github.com/pobook/pobook/internal/typeset"
)

// faces are those of the locale, with the files of the configuration before
// them. They are false if one of those cannot be used, which has been told then.
func (v *volume) faces() (typeset.Faces, bool) {
	f := faces(v.Locale)
	sound := true
	for _, file := range v.layout.Faces.All() {
		if err := v.checkFace(file); err != nil {
			v.report(err)
			sound = false
		}
	}
	if !sound {
		return f, false
	}
	own := v.layout.Faces
	v.checkCoverage("han", own.Han, '一')
	v.checkCoverage("latin", own.Latin, 'a')
	v.checkCoverage("code", own.Code, 'a')
	if own.Latin.Regular.Path != "" {
		// The embedded family sets what the file does not cover.
		f.Symbols = slices.Insert(f.Symbols, 0, f.Latin)
		f.Latin = v.family(own.Latin)
	}
	if own.Han.Regular.Path != "" {
		f.Han = slices.Insert(f.Han, 0, v.family(own.Han))
	}
	if own.Code.Regular.Path != "" {
		f.Symbols = append(f.Symbols, f.Mono)
		f.Mono = v.family(own.Code)
	}
	return f, true
}

// checkFace says at the place that names a font file why it cannot be used.
func (v *volume) checkFace(file config.File) error {
	data, err := v.book.ReadContent(file.Path)
	if err != nil {
		return placed(file.Position, err)
	}
	if err := pdf.CheckFace(data); err != nil {
		return diag.Diagnostic{
			Position: file.Position,
			Code:     "face-format",
			Message:  fmt.Sprintf("%s cannot be set: %v", file.Path, err),
			Hint:     "take a TrueType file, one for each weight",
		}
	}
	return nil
}

// checkCoverage warns where faces cannot set what they are chosen for, so that
// others stand in for them.
func (v *volume) checkCoverage(kind string, files config.FaceFiles, sample rune) {
	for _, file := range []config.File{files.Regular, files.Bold, files.Italic, files.BoldItalic} {
		if file.Path == "" || v.face(file).Covers(sample) {
			continue
		}
		v.report(diag.Diagnostic{
			Position: file.Position,
			Severity: diag.Warning,
			Code:     "face-coverage",
			Message:  fmt.Sprintf("%s does not have %c: it cannot be the face for %q", file.Path, sample, kind),
			Hint:     "another face is taken instead",
		})
	}
}

func (v *volume) face(file config.File) *typeset.Face {
	if file.Path == "" {
		return nil
	}
	return typeset.NewFace(func() (typeset.Source, error) {
		content, err := v.book.ReadContent(file.Path)
		return bytes.NewReader(content), err
	})
}

func (v *volume) family(files config.FaceFiles) typeset.Family {
	return typeset.Family{
		Regular: v.face(files.Regular), Bold: v.face(files.Bold), Italic: v.face(files.Italic), BoldItalic: v.face(files.BoldItalic),
	}
}

// faces returns the faces for a locale, in the order in which they stand in
// for each other.
func faces(l locale.Locale) typeset.Faces {
	all := families()
	f := typeset.Faces{Mono: all[monospaced].Family}
	for i, name := range l.Families {
		switch family := all[name]; {
		case i == 0:
			f.Latin = family.Family
		case name == l.HanFamily:
			f.Han = slices.Insert(f.Han, 0, family.Family)
		case slices.Contains([]string{"Hant", "Hans", "Hani"}, family.script):
			f.Han = append(f.Han, family.Family)
		default:
			f.Symbols = append(f.Symbols, family.Family)
		}
	}
	return f
}

// monospaced is the family for code.
const monospaced = "NotoSansMono"

// An embedded family is one of package fonts, with the script that it is made
// for.
type embedded struct {
	typeset.Family
	script string // ISO 15924
}

// families are the embedded families by name. A face is read when its first
// character is measured, and then shared by all volumes.
var families = sync.OnceValue(func() map[string]embedded {
	byName := map[string]embedded{}
	for _, f := range fonts.Families() {
		byName[f.Name] = embedded{script: f.Script, Family: typeset.Family{
			Regular: face(f.Regular), Bold: face(f.Bold), Italic: face(f.Italic), BoldItalic: face(f.BoldItalic),
		}}
	}
	return byName
})

func face(file string) *typeset.Face {
	if file == "" {
		return nil
	}
	return typeset.NewFace(func() (typeset.Source, error) { return fonts.Open(file) })
}

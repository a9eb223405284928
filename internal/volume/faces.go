package volume

import (
	"bytes"
	"fmt"
	"slices"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/faces"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/pdf"
	"github.com/pobook/pobook/internal/typeset"
)

// chooseFaces returns the faces of a locale, with the files of the configuration
// before them. It returns false after it has reported that one of those cannot be
// used.
func chooseFaces(b *book.Book, l locale.Locale, own config.Faces, reporter diag.Reporter) (typeset.Faces, bool) {
	f := faces.For(l)
	sound := true
	for _, file := range own.All() {
		if err := checkFace(b, file); err != nil {
			reporter.Error(err)
			sound = false
		}
	}
	if !sound {
		return f, false
	}
	reportUncovered(b, "han", own.Han, '一', reporter)
	reportUncovered(b, "latin", own.Latin, 'a', reporter)
	reportUncovered(b, "code", own.Code, 'a', reporter)
	if own.Latin.Regular.Path != "" {
		// The embedded family sets what the file does not cover.
		f.Symbols = slices.Insert(f.Symbols, 0, f.Latin)
		f.Latin = family(b, own.Latin)
	}
	if own.Han.Regular.Path != "" {
		f.Han = slices.Insert(f.Han, 0, family(b, own.Han))
	}
	if own.Code.Regular.Path != "" {
		f.Symbols = append(f.Symbols, f.Mono)
		f.Mono = family(b, own.Code)
	}
	return f, true
}

// drawsScript says whether the faces have the script of a locale, by a letter of it.
func drawsScript(l locale.Locale, f typeset.Faces) bool {
	families := slices.Concat(f.Han, []typeset.Family{f.Latin}, f.Symbols)
	return slices.ContainsFunc(families, func(family typeset.Family) bool { return family.Regular.Covers(l.Letter) })
}

// unsetScript says why there are no pages in a locale that a configuration names.
func unsetScript(l locale.Locale, configuration string) diag.Diagnostic {
	d := diag.Diagnostic{Position: diag.Position{File: configuration}, Code: "unset-script"}
	if l.Obstacle != "" {
		d.Message = fmt.Sprintf("there is no PDF in %s (%s): %s, and pobook cannot set that", l.English, l.Code, l.Obstacle)
		d.Hint = `publish its Markdown ("--format md")`
		return d
	}
	d.Message = fmt.Sprintf("there is no PDF in %s (%s): there is no face for the %s script", l.English, l.Code, l.ScriptName)
	d.Hint = `name a font file that has them at "faces", or publish the Markdown ("--format md")`
	return d
}

// checkFace says at the position that names a font file why it cannot be used.
func checkFace(b *book.Book, file config.File) error {
	data, err := b.ReadContent(file.Path)
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

// reportUncovered warns of faces that cannot set what they are chosen for, so
// that others stand in for them.
func reportUncovered(b *book.Book, kind string, files config.FaceFiles, sample rune, reporter diag.Reporter) {
	for _, file := range []config.File{files.Regular, files.Bold, files.Italic, files.BoldItalic} {
		if file.Path == "" || face(b, file).Covers(sample) {
			continue
		}
		reporter(diag.Diagnostic{
			Position: file.Position,
			Severity: diag.Warning,
			Code:     "face-coverage",
			Message:  fmt.Sprintf("%s does not have %c: it cannot be the face for %q", file.Path, sample, kind),
			Hint:     "another face is taken instead",
		})
	}
}

func family(b *book.Book, files config.FaceFiles) typeset.Family {
	return typeset.Family{
		Regular: face(b, files.Regular), Bold: face(b, files.Bold), Italic: face(b, files.Italic), BoldItalic: face(b, files.BoldItalic),
	}
}

func face(b *book.Book, file config.File) *typeset.Face {
	if file.Path == "" {
		return nil
	}
	return typeset.NewFace(func() (typeset.Source, error) {
		data, err := b.ReadContent(file.Path)
		return bytes.NewReader(data), err
	})
}

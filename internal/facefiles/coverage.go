package facefiles

import (
	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/font"
)

// reportUncovered warns of faces that cannot set what they are chosen for, so that
// others stand in for them.
func (f *Files) reportUncovered(own config.Faces, reporter diag.Reporter) {
	f.warn("latin", own.Latin, 'a', reporter)
	f.warn("han", own.Han, '一', reporter)
	f.warn("code", own.Code, 'a', reporter)
	for _, script := range own.ScriptCodes() {
		for _, file := range own.Scripts[script].All() {
			if !drawsAny(f.open(file).face, script) {
				reporter(uncovered(file, "any letter of the script", script))
			}
		}
	}
}

// reportVariable warns of variable fonts that are to be bold or italic: they are set as their
// default instance, which is neither.
func (f *Files) reportVariable(own config.Faces, reporter diag.Reporter) {
	for _, file := range own.Styled() {
		font, err := f.open(file).face.File()
		if err == nil && font.Variable() {
			reporter(diag.Diagnostic{
				Position: file.Position,
				Severity: diag.Warning,
				Code:     "face-coverage",
				Message:  diag.Textf("%s is a variable font, of which only the default instance is set, not bold or italic", file),
				Hint:     diag.Textf("take a static font of this style"),
			})
		}
	}
}

// warn reports the faces of a family without a character that all such have.
func (f *Files) warn(key string, files config.FaceFiles, sample rune, reporter diag.Reporter) {
	for _, file := range files.All() {
		if !f.open(file).face.Covers(sample) {
			reporter(uncovered(file, string(sample), key))
		}
	}
}

func uncovered(file config.FaceFile, what, key string) diag.Diagnostic {
	return diag.Diagnostic{
		Position: file.Position,
		Severity: diag.Warning,
		Code:     "face-coverage",
		Message:  diag.Textf("%s does not have %s: it cannot be the face for %q", file, what, key),
		Hint:     diag.Textf("another face is taken instead"),
	}
}

// drawsAny reports whether a face has a character of a script, by its code in ISO 15924.
func drawsAny(face *font.Face, code string) bool {
	script, err := language.ParseScript(code)
	if err != nil {
		return false
	}
	for _, of := range language.ScriptRanges {
		for r := of.Start; r <= of.End && of.Script == script; r++ {
			if face.Covers(r) {
				return true
			}
		}
	}
	return false
}

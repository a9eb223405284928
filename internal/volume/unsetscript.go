package volume

import (
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// unsetScript says why there are no pages in a locale that a configuration names.
func unsetScript(l locale.Locale, configuration string) diag.Diagnostic {
	d := diag.Diagnostic{Position: diag.Position{File: configuration}, Code: "unset-script"}
	switch {
	case l.RightToLeft:
		d.Message = diag.Textf("there is no PDF in %s (%s): %s, and books are set from left to right", l.English, l.Code, l.Obstacle)
		d.Hint = diag.Textf(`publish its Markdown ("--format md"); words and passages of it are set in books of other languages`)
	case l.Obstacle != "":
		d.Message = diag.Textf("there is no PDF in %s (%s): %s, and pobook cannot set that", l.English, l.Code, l.Obstacle)
		d.Hint = diag.Textf(`publish its Markdown ("--format md")`)
	default:
		d.Message = diag.Textf("there is no PDF in %s (%s): there is no face for the %s script", l.English, l.Code, l.ScriptName)
		d.Hint = diag.Textf(`name a font file that has it at "faces", as %s, or publish the Markdown ("--format md")`, config.FaceKeys(l.Script))
	}
	return d
}

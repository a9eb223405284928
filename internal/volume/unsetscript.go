package volume

import (
	"fmt"

	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
)

// unsetScript says why there are no pages in a locale that a configuration names.
func unsetScript(l locale.Locale, configuration string) diag.Diagnostic {
	d := diag.Diagnostic{Position: diag.Position{File: configuration}, Code: "unset-script"}
	d.Message = fmt.Sprintf("there is no PDF in %s (%s): ", l.English, l.Code)
	switch {
	case l.RightToLeft:
		d.Message += l.Obstacle + ", and books are set from left to right"
		d.Hint = `publish its Markdown ("--format md"); words and passages of it are set in books of other languages`
	case l.Obstacle != "":
		d.Message += l.Obstacle + ", and pobook cannot set that"
		d.Hint = `publish its Markdown ("--format md")`
	default:
		d.Message += fmt.Sprintf("there is no face for the %s script", l.ScriptName)
		d.Hint = fmt.Sprintf(`name a font file that has it at "faces", as %s, or publish the Markdown ("--format md")`, config.FaceKeys(l.Script))
	}
	return d
}

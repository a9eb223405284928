package content

import (
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/undrawn"
)

// reportControls warns of what a file has that cannot be text, once, and returns
// whether there was any.
func reportControls(file string, source []byte, at func(offset int) diag.Position, reporter diag.Reporter) bool {
	var found undrawn.Tally
	for offset, r := range string(source) {
		if undrawn.IsControl(r) {
			found.Add(r, file, func() diag.Position { return at(offset) })
		}
	}
	for _, g := range found.Groups() {
		reporter(g.Diagnostic(diag.Warning))
	}
	return len(found.Groups()) > 0
}

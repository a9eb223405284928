package codes

import (
	"slices"

	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// NotCheck says why a word cannot be selected or ignored, and what to do; both
// are empty if it is the name of a check or of a group of checks.
func NotCheck(word string) (message, hint diag.Text) {
	if _, known := check.Named(word); known || slices.Contains(check.Names(), word) {
		return diag.Text{}, diag.Text{}
	}
	if e, known := Named(word); known {
		return diag.Textf("%q is not a check that can be selected or ignored", e.Code), diag.Textf("\"pobook check --explain %s\" says what it means", e.Code)
	}
	if len(Group(word)) > 0 {
		return diag.Textf("%q is not a group of checks", word), diag.Textf("\"pobook check --explain %s\" lists what is in it", word)
	}
	return diag.Textf("unknown check %q", word), Meant(word, check.Names())
}

// Meant is the hint for a word that is not among those that are known: the nearest
// of them, or where they are listed.
func Meant(word string, known []string) diag.Text {
	if near := diag.Nearest(word, known); near != "" {
		return diag.Textf("did you mean %q?", near)
	}
	return diag.Textf(`"pobook check --explain=all" lists them`)
}

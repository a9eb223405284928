package design

import "github.com/pobook/pobook/internal/font"

// Faces are the families that a book is set in.
type Faces struct {
	Latin font.Family // Latin, Greek, Cyrillic
	Mono  font.Family // code
	// Han lists the families for Chinese, that of the locale's region first,
	// then those that stand in for characters it lacks.
	Han []font.Family
	// Scripts are the families that are made for one script (ISO 15924) and go before all
	// others for it.
	Scripts map[string]font.Family
	// Symbols are asked last.
	Symbols []font.Family
}

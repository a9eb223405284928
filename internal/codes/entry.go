package codes

import (
	"github.com/pobook/pobook/internal/check"
	"github.com/pobook/pobook/internal/diag"
)

// An Entry is a code with what it means.
type Entry struct {
	Code     diag.Code
	Group    string        // a word that stands for several codes
	Severity diag.Severity // the worst with which it is reported
	// Explanation is a paragraph for a person who sees the code for the first
	// time: what it is about, why that matters, what to do.
	Explanation string
	// Wrong and Right are empty where no example helps.
	Wrong, Right check.Example
	// Check is the check of this code; nil if it is not that of a check, and so
	// can be neither selected nor ignored.
	Check *check.Check
}

// The groups of codes that are not those of checks.
const (
	configuration = "configuration"
	sections      = "section"
	files         = "file"
	pages         = "page"
	weblate       = "weblate"
	history       = "history"
)

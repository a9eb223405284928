package check

import (
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/translate"
)

// Refused tells of a translation that was left out of a section. path is the
// file of its catalogue.
func Refused(path string, r translate.Refusal) diag.Diagnostic {
	said := refusals[r.Reason]
	return diag.Diagnostic{
		Position: diag.Position{File: path, Line: r.Message.Line},
		Code:     said.code,
		Message:  said.message + ", so the source text is shown",
		Hint:     said.hint,
	}
}

// A refusal is what is said of a reason.
type refusal struct{ code, message, hint string }

var refusals = map[markdown.Reason]refusal{
	markdown.Structure: {
		"structure", "this translation would change the structure of the section",
		"look for signs that mean something in Markdown",
	},
	markdown.Blank: {
		"blank-translation", "this translation holds no text",
		"translate the message, or leave it empty",
	},
	markdown.AddedHTML: {
		"added-html", "this translation has an HTML tag that the source does not have",
		"take it out, or write < as \\<",
	},
	markdown.AddedImage: {
		"added-image", "this translation has an image that the source does not have",
		"use the image of the source",
	},
	markdown.AddedTemplate: {
		"added-template", "this translation has a tag of a site generator that the source does not have",
		"take it out",
	},
	markdown.TooLong: {
		"too-long", "this translation is many times as long as its source",
		"shorten it",
	},
	markdown.UnsafeLink: {
		"unsafe-link", "this translation has a link that would run code",
		"use the link of the source",
	},
}

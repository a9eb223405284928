package check

import (
	"fmt"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/markdown/trust"
	"github.com/pobook/pobook/internal/translate"
)

// Refused reports a translation that was left out of a section. path is the
// file of its catalogue.
func Refused(path string, r translate.Refusal) diag.Diagnostic {
	said := refusals[r.Objection.Reason]
	message := said.message
	if what := r.Objection.What; what != "" {
		message += " (" + what + ")"
	}
	return registry.diagnostic(said.id, diag.Position{File: path, Line: r.Message.Line}, message+", so the source text is shown", said.hint)
}

// A refusal is what is said of a reason.
type refusal struct {
	id            diag.Code
	message, hint string
}

var refusals = map[trust.Reason]refusal{
	trust.Structure: {
		"structure", "this translation would change the structure of the section",
		"look for signs that mean something in Markdown",
	},
	trust.Blank: {
		"blank-translation", "this translation holds no text",
		"translate the message, or leave it empty",
	},
	trust.TooLong: {
		"too-long", "this translation is many times as long as its source",
		"shorten it",
	},
	trust.TooIntricate: {
		"too-long", fmt.Sprintf("this translation has more than %d signs of markup", markdown.MaxSigns),
		"use those of the source",
	},
	trust.ControlCharacter: {
		"added-control-character", "this translation has a control character that the source does not have",
		"take it out",
	},
	trust.AddedHTML: {
		"added-html", "this translation has HTML that the source does not have",
		"take it out, or write < as &lt;",
	},
	trust.UnbalancedHTML: {
		"unbalanced-html", "this translation opens and closes HTML elements otherwise than the source",
		"write each tag as often as the source, an opening one before its closing one",
	},
	trust.AddedImage: {
		"added-image", "this translation has an image that the source does not have",
		"use the image of the source; a ! before a link makes an image of it",
	},
	trust.UnsafeLink: {
		"unsafe-link", "this translation has a link with a scheme that the source does not have",
		"use the link of the source",
	},
	trust.AddedFootnote: {
		"footnote", "this translation refers to a footnote more often than the source",
		"refer to it as often as the source",
	},
	trust.AddedTemplate: {
		"added-template", "this translation has something for site generators that the source does not have",
		"take it out, or write it as the source does",
	},
	trust.AddedBraces: {
		"added-braces", "this translation has braces that the source does not have",
		"take them out, use other brackets, or make it `code`",
	},
	trust.Numbering: {
		"structure", "this translation would change the numbers of figures or tables",
		"show the pictures of the source, with text beside them only where it has some, and with titles where it has some and nowhere else",
	},
}

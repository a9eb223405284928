package check

import (
	"unicode/utf8"

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
	if r.Objection.Reason == trust.TooLong {
		message = diag.Textf("%s (%s)", message, lengths(r))
	}
	if what := r.Objection.What; what != "" {
		message = diag.Textf("%s (%s)", message, what)
	}
	return registry.diagnostic(said.id, diag.Position{File: path, Line: r.Message.StrLine}, diag.Textf("%s, so the source text is shown", message), said.hint)
}

// lengths says how long a translation is, and its source.
func lengths(r translate.Refusal) diag.Text {
	longest := 0
	for _, text := range r.Message.Str {
		longest = max(longest, utf8.RuneCountInString(text))
	}
	return diag.Pluralf(longest, "%d character for %d", "%d characters for %d", longest, utf8.RuneCountInString(r.Message.ID))
}

// A refusal is what is said of a reason.
type refusal struct {
	id            diag.Code
	message, hint diag.Text
}

var refusals = map[trust.Reason]refusal{
	trust.Structure: {
		"structure", diag.Textf("this translation would change the structure of the section"),
		diag.Textf("look for signs that mean something in Markdown"),
	},
	trust.Blank: {
		"blank-translation", diag.Textf("this translation holds no text"),
		diag.Textf("translate the message, or leave it empty"),
	},
	trust.TooLong: {
		"too-long", diag.Textf("this translation is many times as long as its source"),
		diag.Textf("shorten it"),
	},
	trust.TooIntricate: {
		"too-long", diag.Textf("this translation has more than %d signs of markup", markdown.MaxSigns),
		diag.Textf("use those of the source"),
	},
	trust.ControlCharacter: {
		"added-control-character", diag.Textf("this translation has a control character that the source does not have"),
		diag.Textf("take it out"),
	},
	trust.AddedHTML: {
		"added-html", diag.Textf("this translation has HTML that the source does not have"),
		diag.Textf("take it out, or write < as &lt;"),
	},
	trust.UnbalancedHTML: {
		"unbalanced-html", diag.Textf("this translation opens and closes HTML elements otherwise than the source"),
		diag.Textf("write each tag as often as the source, an opening one before its closing one"),
	},
	trust.AddedImage: {
		"added-image", diag.Textf("this translation has an image that the source does not have"),
		diag.Textf("use the image of the source; a ! before a link makes an image of it"),
	},
	trust.UnsafeLink: {
		"unsafe-link", diag.Textf("this translation has a link with a scheme that the source does not have"),
		diag.Textf("use the link of the source"),
	},
	trust.AddedFootnote: {
		"footnote", diag.Textf("this translation refers to a footnote more often than the source"),
		diag.Textf("refer to it as often as the source"),
	},
	trust.AddedTemplate: {
		"added-template", diag.Textf("this translation has something for site generators that the source does not have"),
		diag.Textf("take it out, or write it as the source does"),
	},
	trust.AddedBraces: {
		"added-braces", diag.Textf("this translation has braces that the source does not have"),
		diag.Textf("take them out, use other brackets, or make it `code`"),
	},
	trust.Numbering: {
		"structure", diag.Textf("this translation would change the numbers of figures or tables"),
		diag.Textf("show the pictures of the source, with text beside them only where it has some, and with titles where it has some and nowhere else"),
	},
}

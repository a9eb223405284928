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
	switch what := r.Objection.What; {
	case r.Objection.Reason == trust.TooLong:
		message = tooLong(r)
	case what != "" && said.naming != nil:
		message = said.naming(what)
	}
	return registry.diagnostic(said.id, diag.Position{File: path, Line: r.Message.StrLine}, message, diag.Textf("%s; until then, the book shows the source text", said.hint))
}

// tooLong says how long a translation is, and its source.
func tooLong(r translate.Refusal) diag.Text {
	longest := 0
	for _, text := range r.Message.Str {
		longest = max(longest, utf8.RuneCountInString(text))
	}
	return diag.Pluralf(longest, "the translation has %d character, and its source %d", "the translation has %d characters, and its source %d", longest, utf8.RuneCountInString(r.Message.ID))
}

// A refusal is what is said of a reason. Where the thing that is wrong is known, it is named.
type refusal struct {
	id            diag.Code
	message, hint diag.Text
	naming        func(what string) diag.Text
}

var refusals = map[trust.Reason]refusal{
	trust.Structure: {
		"structure", diag.Textf("the translation would turn this text into another kind of block, or into several"),
		diag.Textf("remove what Markdown reads as the start of a heading, list, quotation or table, and empty lines"),
		func(what string) diag.Text {
			return diag.Textf("the translation would turn this text into another kind of block, because of %q", what)
		},
	},
	trust.Blank: {
		"blank-translation", diag.Textf("the translation has nothing that readers can see"),
		diag.Textf("translate the message, or leave it empty"), nil,
	},
	trust.TooLong: {
		"too-long", diag.Textf("the translation is many times as long as its source"), diag.Textf("shorten it"), nil,
	},
	trust.TooIntricate: {
		"too-long", diag.Textf("the translation has more than %d marks of Markdown", markdown.MaxSigns), diag.Textf("use the marks of the source"), nil,
	},
	trust.ControlCharacter: {
		"added-control-character", diag.Textf("the translation has a control character that the source does not have"), diag.Textf("delete it"),
		func(what string) diag.Text {
			return diag.Textf("the translation has an invisible control character, %s, that the source does not have", what)
		},
	},
	trust.AddedHTML: {
		"added-html", diag.Textf("the translation has an HTML tag that the source does not have"), diag.Textf("copy the tags from the source; to show a < to readers, write &lt;"),
		func(what string) diag.Text { return diag.Textf("the source does not have the HTML tag %s", what) },
	},
	trust.UnbalancedHTML: {
		"unbalanced-html", diag.Textf("an HTML element is not opened and closed as in the source"), diag.Textf("write both tags, as the source does: first the opening tag, then the closing one with the /"),
		func(what string) diag.Text {
			return diag.Textf("the HTML element %s is not opened and closed as in the source", what)
		},
	},
	trust.AddedImage: {
		"added-image", diag.Textf("the translation has a picture that the source does not have"), diag.Textf("use the picture of the source; a ! before a link turns it into a picture"),
		func(what string) diag.Text { return diag.Textf("the source does not have the picture %s", what) },
	},
	trust.UnsafeLink: {
		"unsafe-link", diag.Textf("the translation has a link of a kind that the source does not have"), diag.Textf("copy the address from the source"),
		func(what string) diag.Text {
			return diag.Textf("the source does not have a link that begins with %s", what)
		},
	},
	trust.AddedFootnote: {
		"footnote", diag.Textf("the translation refers to a footnote more often than the source"), diag.Textf("write each footnote mark as often as the source"),
		func(what string) diag.Text {
			return diag.Textf("the translation refers to the footnote %s more often than the source", what)
		},
	},
	trust.AddedTemplate: {
		"added-template", diag.Textf("the translation has a placeholder that the source does not have"), diag.Textf("a program puts something there: copy the placeholders from the source, letter for letter"),
		func(what string) diag.Text { return diag.Textf("the source does not have the placeholder %s", what) },
	},
	trust.AddedBraces: {
		"added-braces", diag.Textf("the translation has braces that the source does not have"), diag.Textf("delete { and }, use other brackets, or put them between backticks"),
		func(what string) diag.Text { return diag.Textf("the source does not have the braces %s", what) },
	},
	trust.Numbering: {
		"structure", diag.Textf("the translation would change the numbers of figures or tables"),
		diag.Textf("copy each picture from the source, and give it a title only where the source has one"),
		func(what string) diag.Text {
			return diag.Textf("the picture %s has lost its title, is missing, or has text beside it that the source does not have", what)
		},
	},
}

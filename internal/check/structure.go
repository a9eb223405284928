package check

import (
	"strings"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/markdown"
	"github.com/pobook/pobook/internal/translate"
)

// Translations that the book does not show, and the source text in their place.
// They are found by putting them into the section.
var structureChecks = table{
	{
		ID: "structure", Family: Markup,
		Explanation: "With this translation the section would have other blocks: a paragraph more, a list, a heading. pobook escapes what it can, but here the structure changes all the same, so the book shows the source text instead. Look for signs that mean something in Markdown, and for HTML comments.",
		Wrong:       Example{Source: "<div>Text</div>", Target: "文字 <!-- 註解 -->"},
		Right:       Example{Source: "<div>Text</div>", Target: "文字"},
	},
	{
		ID: "blank-translation", Family: Markup,
		Explanation: "The translation is nothing but spaces. An empty message is honest and shows the source text; a blank one would leave a hole in the book.",
		Wrong:       Example{Source: "Text", Target: " "},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "added-html", Family: Markup,
		Explanation: "The translation has an HTML tag that its source does not have. Anybody may type into a public translation service, so tags are taken from the source only. Write < as \\< where you mean the sign.",
		Wrong:       Example{Source: "Press the key.", Target: "請按<kbd>鍵</kbd>。"},
		Right:       Example{Source: "Press the <kbd>key</kbd>.", Target: "請按<kbd>鍵</kbd>。"},
	},
	{
		ID: "added-image", Family: Markup,
		Explanation: "The translation shows an image that its source does not show. Pictures belong to the handbook and are added by its maintainers. If your locale needs a picture of its own, ask them for it.",
		Wrong:       Example{Source: "A picture.", Target: "一張![圖](images/secret.png)。"},
		Right:       Example{Source: "A ![picture](images/a.png).", Target: "一張![圖](images/a.png)。"},
	},
	{
		ID: "added-template", Family: Markup,
		Explanation: "The translation has a tag of a site generator, such as {{ … }} or {% … %}, that its source does not have. Such tags are run when a site is built, so they are taken from the source only.",
		Wrong:       Example{Source: "The title.", Target: "標題：{{ page.title }}。"},
		Right:       Example{Source: "The title: {{ page.title }}.", Target: "標題：{{ page.title }}。"},
	},
	{
		ID: "too-long", Family: Markup,
		Explanation: "The translation is many times as long as its source. No language needs that much room; most often a whole page was pasted into one message.",
		Wrong:       Example{Source: "Text", Target: strings.Repeat("文", 2000)},
		Right:       Example{Source: "Text", Target: "文字"},
	},
	{
		ID: "unsafe-link", Family: Markup,
		Explanation: "The translation has a link that would run code in the reader's browser. Such a link is not let into a book, whoever wrote it.",
		Wrong:       Example{Source: "See [this](https://a.example).", Target: "見[這裡](javascript:alert%281%29)。"},
		Right:       Example{Source: "See [this](https://a.example).", Target: "見[這裡](https://a.example)。"},
	},
}

// Refused reports a translation that was left out of a section. path is the
// file of its catalogue.
func Refused(path string, r translate.Refusal) diag.Diagnostic {
	said := refusals[r.Reason]
	return structureChecks.diagnostic(said.id, diag.Position{File: path, Line: r.Message.Line}, said.message+", so the source text is shown", said.hint)
}

// A refusal is what is said of a reason.
type refusal struct {
	id            diag.Code
	message, hint string
}

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

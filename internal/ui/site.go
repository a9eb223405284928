package ui

import (
	"strings"

	"github.com/leonelquinteros/gotext"
)

// SiteWords are the words around the text of a handbook on the screen: what its buttons and
// fields say, and what is said of messages there. They may be used from several goroutines.
type SiteWords struct {
	po  *gotext.Po
	tag string
}

// Site returns the words for a locale, given by its code as package locale has it: "zh_Hant". Those that
// have no catalogue take English.
func Site(code string) *SiteWords {
	w := &SiteWords{po: gotext.NewPo(), tag: "en"}
	if content := catalogue("po/site", code); content != nil {
		w.po.Parse(content)
		w.tag = strings.ReplaceAll(w.po.GetDomain().Language, "_", "-")
	}
	return w
}

// Tag is the language of the words (BCP 47). It is English where there is no catalogue.
func (w *SiteWords) Tag() string { return w.tag }

// Skip is the link to the text, for who does not see the page.
func (w *SiteWords) Skip() string { return w.po.Get("Skip to the text") }

// Menu is the button that opens the contents on a small screen.
func (w *SiteWords) Menu() string { return w.po.Get("Open contents") }

// Search is the button that opens the search, and the name of it.
func (w *SiteWords) Search() string { return w.po.Get("Search") }

// SearchField is the name of the field of the search.
func (w *SiteWords) SearchField() string { return w.po.Get("Search this handbook") }

// Close closes what has been opened.
func (w *SiteWords) Close() string { return w.po.Get("Close") }

// Languages is the button that opens the choice of languages, and its name.
func (w *SiteWords) Languages() string { return w.po.Get("Language") }

// Display is the button that opens the choice of colours and keys.
func (w *SiteWords) Display() string { return w.po.Get("Display") }

// Colours is the name of the choice of colours.
func (w *SiteWords) Colours() string { return w.po.Get("Colours") }

// AsSystem leaves the colours to the system.
func (w *SiteWords) AsSystem() string { return w.po.Get("Same as the system") }

// Light is dark letters on a light ground.
func (w *SiteWords) Light() string { return w.po.Get("Light") }

// Dark is light letters on a dark ground.
func (w *SiteWords) Dark() string { return w.po.Get("Dark") }

// Keys switches keys on that do something without Ctrl.
func (w *SiteWords) Keys() string { return w.po.Get("Single-key shortcuts") }

// OnThisPage is the heading of the list of the headings of a page.
func (w *SiteWords) OnThisPage() string { return w.po.Get("On this page") }

// Pages is the name of the links to the pages before and after.
func (w *SiteWords) Pages() string { return w.po.Get("Previous and next page") }

// Previous is above the title of the page before.
func (w *SiteWords) Previous() string { return w.po.Get("Previous") }

// Next is above the title of the page after.
func (w *SiteWords) Next() string { return w.po.Get("Next") }

// Begin leads from the start page to the first page.
func (w *SiteWords) Begin() string { return w.po.Get("Start reading") }

// Download leads to the book as a file of a format, as "PDF".
func (w *SiteWords) Download(format string) string { return w.po.Get("Download %s", format) }

// Messages is the button that opens what is known of the messages of a page.
func (w *SiteWords) Messages() string { return w.po.Get("Messages") }

// Covered says in how much of all the messages of a page are translated, for who does not see a bar.
func (w *SiteWords) Covered(percent int) string { return w.po.Get("%d%% translated", percent) }

// Choose is the heading of the page on which readers choose a language.
func (w *SiteWords) Choose() string { return w.po.Get("Choose a language") }

// Script are the words that scripts write, by the keys under which they look for them. What stands in
// braces is replaced there.
func (w *SiteWords) Script() map[string]string {
	return map[string]string{
		"close":    w.Close(),
		"messages": w.Messages(),

		"searching": w.po.Get("Loading …"),
		"results":   w.po.Get("Results: {all}"),
		"first":     w.po.Get("Results: {all}; the first {shown} are shown"),
		"noResults": w.po.Get("Nothing found"),
		"noIndex":   w.po.Get("The index could not be loaded"),

		"show":               w.po.Get("Show messages that are"),
		"state.untranslated": w.po.Get("Untranslated"),
		"state.fuzzy":        w.po.Get("Needs review"),
		"state.faulty":       w.po.Get("Has a mistake"),
		"state.translated":   w.po.Get("Translated"),
		"allDone":            w.po.Get("Every message of this page is translated."),
		"noneShown":          w.po.Get("No message of this page is in the chosen states."),
		"notInText":          w.po.Get("Not visible in the text of the page"),
		"list":               w.po.Get("All messages"),
		"messageBefore":      w.po.Get("Previous message"),
		"messageAfter":       w.po.Get("Next message"),
		"pageBefore":         w.po.Get("Previous page with messages that need work"),
		"pageAfter":          w.po.Get("Next page with messages that need work"),
		"noFurther":          w.po.Get("There are no further messages that need work."),
		"source":             w.po.Get("Source text"),
		"context":            w.po.Get("Context:"),
		"translation":        w.po.Get("Translation"),
		"noTranslation":      w.po.Get("Not translated yet"),
		"changes":            w.po.Get("What has changed in the source text"),
		"findings":           w.po.Get("Findings"),
		"explain":            w.po.Get("Explanation"),
		"wrong":              w.po.Get("Wrong:"),
		"right":              w.po.Get("Right:"),
		"comments":           w.po.Get("Comments"),
		"guidance":           w.po.Get("Notes for translators"),
		"terms":              w.po.Get("Glossary terms"),
		"catalogue":          w.po.Get("Place in the catalogue"),
		"copy":               w.po.Get("Copy"),
		"copied":             w.po.Get("Copied"),
		"weblate":            w.po.Get("Open in Weblate"),
		"keys.work":          w.po.Get("next, previous message that needs work"),
		"keys.any":           w.po.Get("next, previous message"),
		"keys.close":         w.po.Get("close"),
	}
}

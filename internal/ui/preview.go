package ui

import "github.com/leonelquinteros/gotext"

// PreviewWords are the words around the text of a handbook while it is translated: what buttons say,
// and what is said of sections. They may be used from several goroutines.
type PreviewWords struct{ po *gotext.Po }

// PreviewLanguages are the codes of the locales that have the words of a preview, with the names of the languages
// in themselves.
var PreviewLanguages = []struct{ Code, Tag, Name string }{
	{"en", "en", "English"}, {"zh_Hant", "zh-Hant", "繁體中文"}, {"zh_Hans", "zh-Hans", "简体中文"},
}

// Preview returns the words for a locale, given by its code as package locale has it: "zh_Hant". Those
// that have no catalogue take English.
func Preview(code string) *PreviewWords {
	w := &PreviewWords{po: gotext.NewPo()}
	if content := catalogue("po/preview", code); content != nil {
		w.po.Parse(content)
	}
	return w
}

// Preview is what stands beside the title of the book.
func (w *PreviewWords) Preview() string {
	return w.po.Get("Preview")
}

// Contents is the link to the list of sections.
func (w *PreviewWords) Contents() string {
	return w.po.Get("Contents")
}

// Introduction says on the first page what it is for.
func (w *PreviewWords) Introduction() string {
	return w.po.Get("Choose a section in your language to read it as its readers will. On its page, click on any text to see the message that it comes from. The page follows the files: what you save is here at once.")
}

// Section is the heading of the column of sections.
func (w *PreviewWords) Section() string {
	return w.po.Get("Section")
}

// WholeBook is the row of the whole book.
func (w *PreviewWords) WholeBook() string {
	return w.po.Get("Whole handbook")
}

// NotKnownYet stands for a number that is being counted.
func (w *PreviewWords) NotKnownYet() string {
	return w.po.Get("counting …")
}

// Source follows the name of the language that the sections are written in.
func (w *PreviewWords) Source() string {
	return w.po.Get("source")
}

// Languages is the name of the links to the same section in other languages.
func (w *PreviewWords) Languages() string {
	return w.po.Get("Language of the section")
}

// Interface is the name of the links that change the language of what stands around the text.
func (w *PreviewWords) Interface() string {
	return w.po.Get("Language of the buttons")
}

// View is the name of the links that change how the section is shown.
func (w *PreviewWords) View() string {
	return w.po.Get("View")
}

// PageView shows the section as its readers see it.
func (w *PreviewWords) PageView() string {
	return w.po.Get("Page")
}

// SideView shows source and translation beside each other.
func (w *PreviewWords) SideView() string {
	return w.po.Get("Side by side")
}

// SearchField is the name of the field of the search.
func (w *PreviewWords) SearchField() string {
	return w.po.Get("Search source and translations")
}

// NothingFound is said if nothing is found.
func (w *PreviewWords) NothingFound() string {
	return w.po.Get("Nothing found")
}

// Found says how many messages are found; {n} is their number.
func (w *PreviewWords) Found() string {
	return w.po.Get("Found: {n}")
}

// FoundMore says that more messages are found than are shown; {n} is the number of those shown.
func (w *PreviewWords) FoundMore() string {
	return w.po.Get("The first {n} are shown; a longer text finds fewer")
}

// Keys is the button that shows the keys, and the heading of the list.
func (w *PreviewWords) Keys() string {
	return w.po.Get("Keyboard shortcuts")
}

// KeyWork is what the keys n and p do.
func (w *PreviewWords) KeyWork() string {
	return w.po.Get("next, previous message that needs work, across sections")
}

// KeySearch is what the key / does.
func (w *PreviewWords) KeySearch() string {
	return w.po.Get("search")
}

// KeySide is what the key s does.
func (w *PreviewWords) KeySide() string {
	return w.po.Get("page, or side by side")
}

// KeyEnter is what the key Enter does on a text that has the focus.
func (w *PreviewWords) KeyEnter() string {
	return w.po.Get("show the message of the text that has the focus")
}

// KeyHelp is what the key ? does.
func (w *PreviewWords) KeyHelp() string {
	return w.po.Get("show this list")
}

// PDF is the button that shows the PDF beside the page.
func (w *PreviewWords) PDF() string {
	return w.po.Get("PDF")
}

// MakePDF is the button that makes the PDF.
func (w *PreviewWords) MakePDF() string {
	return w.po.Get("Make the PDF")
}

// MakePDFAgain is the button that makes the PDF once more.
func (w *PreviewWords) MakePDFAgain() string {
	return w.po.Get("Make it again")
}

// NoPDF is said before the PDF has been made.
func (w *PreviewWords) NoPDF() string {
	return w.po.Get("The PDF is made when you ask for it. It is not saved to the disk.")
}

// MakingPDF says how many sections are set; {n} of {all}.
func (w *PreviewWords) MakingPDF() string {
	return w.po.Get("Setting pages: {n} of {all} sections")
}

// WritingPDF is said while the file is written.
func (w *PreviewWords) WritingPDF() string {
	return w.po.Get("Writing the file …")
}

// FailedPDF stands above why there is no PDF.
func (w *PreviewWords) FailedPDF() string {
	return w.po.Get("The PDF could not be made:")
}

// OpenPDF is the link to the PDF in a tab of its own.
func (w *PreviewWords) OpenPDF() string {
	return w.po.Get("Open in a new tab")
}

// Problems is the heading above what is wrong with files.
func (w *PreviewWords) Problems() string {
	return w.po.Get("Something is wrong with these files. The page shows how they were before.")
}

// Remarks is the heading above what is wrong with the handbook and keeps nothing from being shown.
func (w *PreviewWords) Remarks() string {
	return w.po.Get("About this handbook")
}

// Lost is said when the page no longer hears from pobook.
func (w *PreviewWords) Lost() string {
	return w.po.Get("pobook preview has ended, or cannot be reached. The page follows again as soon as it is back.")
}

// PreviousSection is the link to the section before.
func (w *PreviewWords) PreviousSection() string {
	return w.po.Get("Previous section")
}

// NextSection is the link to the section after.
func (w *PreviewWords) NextSection() string {
	return w.po.Get("Next section")
}

// NoSection is said of a page that is not there.
func (w *PreviewWords) NoSection() string {
	return w.po.Get("There is no such page in this handbook.")
}

// NoSections is said of a handbook without sections.
func (w *PreviewWords) NoSections() string {
	return w.po.Get("This handbook has no sections yet.")
}

// OnlyTitles is said of a file that has titles of parts, and no text.
func (w *PreviewWords) OnlyTitles() string {
	return w.po.Get("This file has the titles of the parts of the book; they are among the messages.")
}

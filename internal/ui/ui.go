// Package ui has the words that pobook itself sets in a book, such as the
// heading of its contents, in the book's language.
//
// They are gettext catalogues in the folder po, with English as the msgid. The
// text of the handbook is none of this package's business, nor are messages
// to the person who runs pobook, which are English. Start reading at [For].
package ui

import (
	"embed"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/leonelquinteros/gotext"
)

//go:embed po/*.po po/*/*.po
var catalogues embed.FS

// Strings are the words for books in one language. They may be used from
// several goroutines.
type Strings struct {
	po      *gotext.Po
	numeral func(n int) string // writes the number of a chapter
}

// For returns the words for a locale, given by its code as package locale has
// it: "zh_Hant". A region that has no catalogue takes its language's, and a
// language that has none takes English.
func For(code string) *Strings {
	s := &Strings{po: gotext.NewPo(), numeral: strconv.Itoa}
	if content := catalogue("po", code); content != nil {
		s.po.Parse(content)
		if strings.HasPrefix(code, "zh_") {
			s.numeral = inChinese
		}
	}
	return s
}

// catalogue returns the catalogue of a locale in a folder, or of what is nearest to it; nil for none.
func catalogue(folder, code string) []byte {
	// Without its variant de@formal is German; sr@ijekavian_Latn has a script.
	if plain, variant, _ := strings.Cut(code, "@"); !strings.Contains(variant, "_") {
		code = plain
	}
	for {
		if content, err := catalogues.ReadFile(folder + "/" + code + ".po"); err == nil {
			return content
		}
		last := strings.LastIndexByte(code, '_')
		// Without its region zh_Hant_HK is still readable; without its
		// script sr_Latn would be in another alphabet.
		if last < 0 || len(code)-last-1 == len("Latn") {
			return nil
		}
		code = code[:last]
	}
}

// Contents is the heading of the table of contents.
func (s *Strings) Contents() string {
	return s.po.Get("Contents")
}

// Figure begins the caption of the nth figure.
func (s *Strings) Figure(n int) string {
	return s.po.Get("Figure %d", n)
}

// Table begins the caption of the nth table.
func (s *Strings) Table(n int) string {
	return s.po.Get("Table %d", n)
}

// Reference follows a link to a figure or a table with how its caption begins, and with
// the page that it is on if that is not 0. A bracket is as that of Page.
func (s *Strings) Reference(label string, page int) string {
	if page == 0 {
		return s.po.Get("(%s)", label)
	}
	return s.po.Get("(%s, page %d)", label, page)
}

// Coverage says how many of all messages are translated, to a reader, who
// knows them as passages of the book.
func (s *Strings) Coverage(translated, all int) string {
	return s.po.GetN("%d of %d passage is translated.", "%d of %d passages are translated.", all, translated, all)
}

// Untranslated says what stands in the place of what is not translated, and how
// that is marked.
func (s *Strings) Untranslated() string {
	return s.po.Get("Untranslated passages are shown in the original language, with a rule in the margin.")
}

// Outdated says above a page how much of it is translated, to a reader.
func (s *Strings) Outdated(translated, all int) string {
	return s.po.GetN("%d of %d passage of this page is translated; what is not is shown in the original language.",
		"%d of %d passages of this page are translated; what is not is shown in the original language.", all, translated, all)
}

// Version is the version of the book.
func (s *Strings) Version(version string) string {
	return s.po.Get("Version %s", version)
}

// Credits is the heading of the page that names those who made the book.
func (s *Strings) Credits() string {
	return s.po.Get("Credits")
}

// Authors is the heading above their names.
func (s *Strings) Authors() string {
	return s.po.Get("Authors")
}

// MoreAuthors stands below the first of many names.
func (s *Strings) MoreAuthors(n int) string {
	return s.po.GetN("… and %d more", "… and %d more", n, n)
}

// Translators is the heading above their names.
func (s *Strings) Translators() string {
	return s.po.Get("Translators")
}

// Licence is the heading above that of the text.
func (s *Strings) Licence() string {
	return s.po.Get("Licence")
}

// Glossary is the heading of the appendix with the terms of the book.
func (s *Strings) Glossary() string {
	return s.po.Get("Glossary")
}

// Chapter stands above the title of the nth chapter.
func (s *Strings) Chapter(n int) string {
	return s.po.Get("Chapter %s", s.numeral(n))
}

// ChapterInList is the number of the nth chapter where its title follows on the line: that above
// the title in Chinese, Japanese and Korean, and the figure alone elsewhere.
func (s *Strings) ChapterInList(n int) string {
	label := s.Chapter(n)
	if first, _ := utf8.DecodeRuneInString(label); unicode.In(first, unicode.Han, unicode.Hangul) {
		return label
	}
	return strconv.Itoa(n)
}

// Page follows a link within the book and names the page that it leads to. One
// that begins with a bracket of Latin text gets a space before it.
func (s *Strings) Page(n int) string {
	return s.po.Get("(page %d)", n)
}

// Notes is the heading above the footnotes of a web page, or of a chapter of an EPUB.
func (s *Strings) Notes() string {
	return s.po.Get("Notes")
}

// Back says what the arrow after a footnote does.
func (s *Strings) Back() string {
	return s.po.Get("Back to the text")
}

// Done is the state of a task that is ticked, for who does not see its box.
func (s *Strings) Done() string {
	return s.po.Get("Done")
}

// Todo is the state of a task that is not ticked.
func (s *Strings) Todo() string {
	return s.po.Get("To do")
}

// Cover is what the cover is called among the landmarks of an EPUB.
func (s *Strings) Cover() string {
	return s.po.Get("Cover")
}

// TitlePage is what the title page is called there.
func (s *Strings) TitlePage() string {
	return s.po.Get("Title page")
}

// Landmarks is the heading of the list of the main places of an EPUB (EPUB 3.3 §7.4.4).
func (s *Strings) Landmarks() string {
	return s.po.Get("Landmarks")
}

// TranslatedBy stands above the names of the translators on a title page, which are on lines of
// their own: a phrase that they end, or a noun with a colon where they would be inflected in a phrase.
func (s *Strings) TranslatedBy() string {
	return s.po.Get("Translated by")
}

// Callout is the title of a kind of callout that its author gives none, by the word that
// package document has for the kind. That of an unknown kind is that of a note.
func (s *Strings) Callout(kind string) string {
	switch kind {
	case "info":
		return s.po.Get("Info")
	case "abstract":
		return s.po.Get("Summary")
	case "tip":
		return s.po.Get("Tip")
	case "success":
		return s.po.Get("Success")
	case "question":
		return s.po.Get("Question")
	case "important":
		return s.po.Get("Important")
	case "warning":
		return s.po.Get("Warning")
	case "caution":
		return s.po.Get("Caution")
	case "danger":
		return s.po.Get("Danger")
	case "failure":
		return s.po.Get("Failure")
	case "bug":
		return s.po.Get("Bug")
	case "example":
		return s.po.Get("Example")
	case "quote":
		return s.po.Get("Quote")
	case "details":
		return s.po.Get("Details")
	}
	return s.po.Get("Note")
}

package website

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/ui"
)

// A Site is a handbook in one locale. Texts are plain, but for the bodies of pages.
type Site struct {
	Title, Subtitle string
	// Locale is that of the site.
	Locale Language
	// Locales are those of the handbook, that of its source first, with the one of the site.
	Locales []Language
	// URL is the address of the folder above those of the locales; "" if it is not known.
	URL string

	// Accent colours links and ornaments; nil means that of the PDF.
	Accent *layout.Color
	// BoldEmphasis sets emphasised Han in bold rather than with dots.
	BoldEmphasis bool
	// Trusted says that the bodies may have HTML with scripts and styles of its own.
	Trusted bool

	// What the start page says of the book.
	Authors, Translators   []string
	Version, Date, Licence string
	LicenceURL             string
	Notice                 []string // such as how much is translated, a paragraph each
	PDF, EPUB              string   // where the book is as a file, from the folder of the locale; "" for none

	Pages []Page // in the order of the book
	Terms []Term // the glossary, sorted; none for no such page

	// Annotate shows the messages that the text comes from.
	Annotate bool

	Words *ui.Strings   // in the language of the book
	Says  *ui.SiteWords // around its text
}

// A Language is a locale of a handbook as its sites know each other.
type Language struct {
	Tag       string // BCP 47
	Direction string // "ltr" or "rtl"
	Name      string // in the language itself
	Folder    string // of its site, below that of all
	Glossary  bool   // whether its site has a page for the glossary
}

// A Page is one section.
type Page struct {
	// Path is that of the file below the folder of the locale, with slashes: "guide/intro.html".
	Path  string
	Title string
	// Depth is how many levels below the top of the contents it stands.
	Depth int
	// Parts are the titles of the parts of the book that begin with it.
	Parts []document.Part
	// Body is the HTML of the text, as package hypertext writes it.
	Body []byte
	// Passages and Translated are how many of the passages of the page there are, and how many of
	// them are translated. If not all are, the page says so.
	Passages, Translated int
	// Messages are what the text comes from; only read where the site is to be annotated.
	Messages Messages
}

// A Term is one row of the glossary of a locale.
type Term struct {
	ID     string // of the place on the page, so that texts lead there
	Term   string
	Source string // what it stands for, in the language of the source
	Note   string // an explanation, in the language of the source
}

// A File is one of a site.
type File struct {
	Path    string // below the folder of the locale, or of the root, with slashes
	Content []byte
}

package preview

import (
	"html/template"

	"github.com/pobook/pobook/internal/ui"
)

// A page is what every page of the preview has.
type page struct {
	State    string // of the handbook when it was made; see hub
	Title    string
	Book     string
	Tag      string // of the language of the buttons
	Site     *ui.SiteWords
	Says     *ui.PreviewWords
	Speaks   []link // the same page with buttons in other languages
	Problems []string
	Remarks  []string
	Contents *contentsPage
	Section  *sectionPage
}

// A link is one of several of which one may be where the reader is.
type link struct {
	Text, Address, Tag string
	Current            bool
	Note               string
}

// A sectionPage is a section in a locale.
type sectionPage struct {
	Code, Path     string
	Tag, Direction string
	Source         bool // in the locale of the source
	Locales        []link
	Views          []link
	Side           bool
	Titles         bool // it has nothing but titles of parts
	Body           template.HTML
	Rows           []row
	SourceTag      string
	SourceDir      string
	Before, After  *link
}

// A row is a block of the source, and of the translation.
type row struct{ Source, Translation template.HTML }

// A contentsPage is the list of the sections with how far each is in each locale.
type contentsPage struct {
	Locales []link // those that the sections are translated into
	Total   []bar  // of the whole book, in their order
	Parts   []part
	Columns int // of the table
}

// A part is sections below a title.
type part struct {
	Title    string
	Sections []line
}

// A line is a section.
type line struct {
	Title, File, Address string
	Depth                int
	Broken               bool
	Bars                 []bar
}

// A bar shows how far something is: four parts, as wide as messages are many. Widths are of barWidth.
type bar struct {
	Address string
	Known   bool // whether anything is known yet
	Percent string
	Label   string
	Parts   []stripe
	Faulty  int
	Broken  bool
}

type stripe struct {
	State    string
	X, Width int
}

// Package epub writes a book as an EPUB 3.3 publication: values in, one file out.
//
// It owns what stands around the chapters: the container, the package document, the navigation,
// the title page and the cover. It knows nothing of handbooks, Markdown and catalogues, and makes
// no chapter: those come as fragments of XHTML. What readers would not open, or would fetch from
// somewhere else, it refuses, all of it at once, as [Faults]; nothing is written then.
//
// It writes no NCX (EPUB 3.3 §5.9.5): whatever reads EPUB 3 reads the navigation document, and a
// second table of contents could only differ from it. Nor does it claim conformance to WCAG
// (EPUB Accessibility 1.1 §3.5): that takes somebody who has evaluated the book.
//
// Start reading at [Book], then [Write].
package epub

import (
	"image/color"
	"time"
)

// A Book is what [Write] writes. Texts are plain, and may come from anyone: they are escaped, and
// lose control characters, which XML does not have. Of a text in which nothing is left, the
// element is left out.
type Book struct {
	// Identifier tells this book from all others (EPUB 3.3 §5.5.3.1.1), and stays the same when
	// it is published again; see [Identifier]. It has to be there.
	Identifier string
	// Title has to be there.
	Title, Subtitle string
	// Language is a BCP 47 tag, "zh-Hant-TW". It has to be there.
	Language string
	// RightToLeft says that text runs, and pages follow each other, from right to left.
	RightToLeft          bool
	Authors, Translators []string
	// Source is what the book was made from: the title, or the address, of what was translated.
	Source                                  string
	Publisher, Rights, Description, Version string
	// Notice is what a reader should know first, such as how much is translated: paragraphs of the
	// title page.
	Notice []string
	// Modified is when the book was last changed (EPUB 3.3 §5.5.5), which every EPUB says, to the
	// second. The zero time stands for 1970-01-01T00:00:00Z: no clock is asked.
	Modified time.Time
	// AccessibilitySummary says in the book's language what a reader should know beyond what is
	// found in the chapters (EPUB Accessibility 1.1 §2.2).
	AccessibilitySummary string
	// Cover may be nil. Then a drawing of title and authors serves where readers show books side
	// by side, and the first page is the title page.
	Cover *Cover
	// Accent is the colour of that drawing; the zero value stands for a dark grey.
	Accent color.RGBA
	Words  Words
	// Stylesheet is CSS for all pages. What it fetches is not looked at.
	Stylesheet []byte
	// Chapters are in reading order; there has to be one.
	Chapters []Chapter
	Pictures []Picture
}

// A Cover is a picture of the whole first page.
type Cover struct {
	Data []byte
	Alt  string // alternative text; the title of the book if it is empty
}

// Words are those that are set in a book without being part of its text, in its language. English
// stands for those that are empty.
type Words struct {
	Contents     string // above the table of contents
	Cover        string // what the cover is called
	TitlePage    string // what the title page is called
	Landmarks    string // above the list of these and the first chapter, which only some readers show
	TranslatedBy string // before the names of the translators
}

// A Chapter is a document of the book.
type Chapter struct {
	// Name is the file, as [Names] has given it. Links between chapters are to these names,
	// "02-use.xhtml#start".
	Name  string
	Title string
	// Depth is how many levels below the top of the contents the chapter stands.
	Depth int
	// Parts begin with the chapter, outermost first. They have no page of their own.
	Parts []Part
	// Headings are those below the chapter's title that the contents show, in order.
	Headings []Heading
	// Body is a well-formed fragment of XHTML (EPUB 3.3 §6.1): what stands within <body>, where
	// the prefix epub is declared. Pictures are named as in Pictures. An img without alt is one
	// whose alternative text is missing, and one whose alt is empty is decoration.
	Body []byte
}

// A Part is several chapters below a title.
type Part struct {
	Title string
	Depth int // as of a chapter
}

// A Heading is a place within a chapter. Levels may be skipped.
type Heading struct {
	ID    string // of an element of the body
	Level int    // 1 to 6
	Text  string
}

// A Picture is an image that chapters show. Its media type is found in its content.
type Picture struct {
	Name string // as [Names] has given it
	Data []byte
}

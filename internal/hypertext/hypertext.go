// Package hypertext makes HTML of a document: the body of a page of a site, of a
// preview, or of a chapter of an EPUB. It is the only writer of what a section says
// as HTML.
//
// What it writes is well-formed, as HTML and as XHTML alike, whatever the section holds.
// All text is escaped. HTML that the author wrote goes through a sanitizer, unless the
// handbook trusts it, and then through a parser, so that no tag of it ends an element
// that is not its own. There are no style attributes and no scripts but those of trusted
// HTML: pages may forbid both.
//
// It knows neither files nor locales: where links lead, what pictures are, and which
// message a text comes from is asked of functions. Start reading at [Section].
package hypertext

import (
	"github.com/pobook/pobook/internal/document"
)

// Options are what the HTML of a section depends on beside its document. Of a function
// that is nil the answer is no.
type Options struct {
	// XHTML writes the syntax of XML, as EPUB wants it.
	XHTML bool
	// Dotted says that emphasised Han have dots; emphasis without any has the class latin then.
	Dotted bool
	// Trusted leaves the author's HTML as it is.
	Trusted bool

	// Link returns the href for a destination as it is written in the section. If ok is
	// false, the text of the link stands without it.
	Link func(destination string) (href string, ok bool)
	// Picture returns what shows a destination of the section. If ok is false, the
	// alternative text stands in its place; as a link, if the picture is on the web.
	Picture func(destination string) (p Picture, ok bool)
	// Resource returns the address of what else the author's HTML shows or plays, as a film.
	// If ok is false, the attribute is left out. Nil stands for none.
	Resource func(destination string) (src string, ok bool)

	// Captions is what of pictures stands below them as figures.
	Captions document.Captions
	// Number, Figure and Table return what stands before a heading or a caption, as in
	// "Figure 3".
	Number func(*document.Heading) string
	Figure func(*document.Image) string
	Table  func(*document.Table) string
	// Callout is the title of a kind of callout that has none.
	Callout func(document.CalloutKind) string
	Words   Words

	// Message returns the message that the text at an offset of the section comes from.
	Message func(offset int) (Message, bool)
	// WithoutIDs leaves out all ids, for a text that stands on a page beside its translation,
	// which has them.
	WithoutIDs bool
	// Source is the language of what is not translated.
	Source Language
	// Terms returns what of a text is to be explained, in order, without overlaps.
	Terms func(text string) []Term
}

// Words are those that are written beside the author's, in the language of the page.
type Words struct {
	Notes      string // the heading of the footnotes
	Back       string // what a link back from a footnote does
	Done, Todo string // what the box of a task says
}

// A Picture is a file that a page shows.
type Picture struct {
	Source        string // the address
	Width, Height int    // in pixels of CSS; 0 if it is not known
}

// A Message is what a text of a section comes from.
type Message struct {
	// ID is written into the attribute data-message, and begins the ids of the elements; if it
	// is empty, nothing is.
	ID string
	// State is written into the attribute data-state, if it is not empty.
	State string
	// Untranslated says that the text is in the language of the source.
	Untranslated bool
}

// A Language is one with the direction in which it is written.
type Language struct {
	Tag       string // BCP 47
	Direction string // "ltr" or "rtl"
}

// A Term is a part of a text that is explained elsewhere.
type Term struct {
	Start, End int    // in bytes of the text
	Href       string // where it is explained
	Note       string // the explanation, in one line
}

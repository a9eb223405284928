package volume

import (
	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/po"
	"github.com/pobook/pobook/internal/website"
)

// A Result is what came of one volume.
type Result struct {
	Locale string // the code
	Failed bool   // nothing was built: a catalogue cannot be used
	// Folder is where the Markdown is, below the output folder; "." for the folder itself.
	Folder string
	// Sections is how many there are as Markdown, and Written how many of them
	// are in the output folder now.
	Sections, Written int
	LeftOut           bool   // the configuration wants no Markdown of this locale
	PDF               string // the name of the file that was written, "" for none
	Pages             int    // of the PDF
	EPUB              string // the name of the file, "" for none
	// Site is the folder of the locale's site below the output folder, "" for none, and SitePages
	// how many pages are there.
	Site      string
	SitePages int
	Removed   int // files of earlier builds
	// Found is what was found while it was built, but for what an earlier result
	// of the run has: what is wrong with the source is found in every volume.
	Found diag.List
}

// An Annotation is what is known of messages. Several goroutines use it at once.
type Annotation interface {
	// State returns the id of a message and how far it is, as elements have them.
	State(v *Volume, c Chapter, k po.Key) (id, state string)
	// Messages returns the messages of a chapter.
	Messages(v *Volume, c Chapter) website.Messages
}

// An Order is what is to be built, and where.
type Order struct {
	Chosen   map[string]bool // the codes of locales
	Formats  Formats
	Markdown *book.Output // nil where no Markdown is wanted
	Books    *book.Output // for all else; nil where that is not wanted; it may be the same
	// Annotate says what is known of the messages that pages come from; nil for pages that
	// do not show them.
	Annotate  Annotation
	Overwrite bool // files that are not pobook's, or that somebody has edited
	// All says that nothing of the handbook is left out, so that what is in the output
	// folders of other locales and editions is of earlier times, and is removed.
	All bool
}

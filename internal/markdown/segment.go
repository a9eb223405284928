package markdown

import (
	"github.com/pobook/pobook/internal/markdown/codetext"
	"github.com/pobook/pobook/internal/markdown/dialect"
	"github.com/pobook/pobook/internal/markdown/frontmatter"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// A Segment is one translatable span of a section: the text of one leaf block,
// or a part of one.
type Segment struct {
	Kind    Kind
	Level   int // of a heading, 1 to 6
	Heading int // of a heading, its index in [Section.Headings]
	// Detail says more about some kinds: the key of front matter, the
	// attribute of HTML, the language of code.
	Detail string
	// Text is what a translator sees: inline markup as written, block markup
	// and the prefixes of containers gone, one line but for hard breaks. Code
	// that is offered as a whole has its lines.
	Text string
	// Context tells messages with the same text apart where the author asks
	// for it; empty means none.
	Context string
	// Comments are the author's, for translators.
	Comments []string
	// Ignore are the ids of checks that the author does not want for it.
	Ignore []string
	// Flags are those that the author gives it, as Weblate writes them.
	Flags []string
	// Start and End bound the span in the section's source. Between them
	// stand the prefixes of continuation lines too.
	Start, End int
	// Path is the text of the headings above, outermost first.
	Path []string
	// Anchor is the id of the nearest heading at or above the segment; empty
	// before the first.
	Anchor string

	form form
	leaf int // the index of the leaf that it stands in; -1 in front matter
}

// A form is what is needed to write a translation in a segment's place.
type form struct {
	prefix  string             // what a continuation line begins with
	wrapped bool               // a paragraph between tags on its first and its last line
	setext  bool               // a heading that is marked by the line below it
	title   bool               // a part of a line that a marker begins
	link    bool               // a title that is the text of a link
	place   dialect.Form       // of a title, how it stands there
	quote   byte               // that begins the title of a definition
	html    *htmltext.Text     // of HTML
	meta    *frontmatter.Value // of front matter
	code    *codetext.Text     // of a comment or a string in code
}

// A Heading is a heading of a section, translatable or not.
type Heading struct {
	Level int
	// ID is the anchor that links use: the heading's id attribute, or else its
	// slug as GitHub makes it.
	ID string
	// Explicit says that the id is written in the source.
	Explicit bool
	Text     string // plain, without markup
	Offset   int    // of the text in Source

	End int // of the last line of its text in Source
	// Attributes says that there are some, an id or others.
	Attributes bool
}

// marker is the reason for which markers are skipped.
const marker = "a marker"

// A Skip is a span of the source that is not offered although there are words
// in it, and why.
type Skip struct {
	Start, End int
	Reason     string
}

// A Kind is the kind of block that a segment is the text of.
type Kind int

// The kinds of segment.
const (
	KindParagraph Kind = iota
	KindHeading
	KindListItem
	KindTask
	KindQuote
	KindTableHeader
	KindTableCell
	KindFootnote
	KindTerm
	KindDefinition
	KindHTML        // running text in an HTML block
	KindAttribute   // an attribute's value in an HTML block
	KindCode        // a code block
	KindCodeComment // a comment in one
	KindCodeString  // a string in one
	KindFrontMatter // a value of front matter
	KindTitle       // what stands above a block
	KindCaption     // of a table
)

// String names the kind as translators read it.
func (k Kind) String() string {
	return [...]string{
		"paragraph", "heading", "list item", "task", "quote",
		"table header", "table cell", "footnote", "term", "definition",
		"HTML", "attribute", "code", "comment in code", "string in code", "front matter", "title", "table caption",
	}[k]
}

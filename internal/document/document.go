// Package document is the tree that stands between Markdown and the page:
// what a section says and how it is structured, with neither the syntax it
// was written in nor the place where it will be printed.
//
// Package markdown makes it, package typeset reads it. It holds data only;
// start reading at [Section].
package document

import (
	"slices"
	"strings"
)

// A Book is the sections of one locale in reading order.
type Book struct {
	Sections []*Section
}

// A Section is one Markdown file, recombined for a locale.
type Section struct {
	// Path is the slash-separated path below the handbook folder, as in
	// "02-usage.md". Relative links and images are resolved against it.
	Path string
	// Depth is how many levels below the top of the book's contents the section
	// stands; its headings keep their levels.
	Depth int
	// Parts are the titles of the parts of the book that begin with the section,
	// outermost first.
	Parts []Part
	// Unnumbered says that its headings have no numbers where others have, as those of a
	// preface.
	Unnumbered bool
	Blocks     []Block
	// Footnotes are the bodies by label. Those that nothing refers to are
	// not printed; they are here all the same.
	Footnotes map[string]*Footnote
}

// A Part is several sections below a title.
type Part struct {
	Title string // plain
	Depth int    // as of a section
}

// A Block is one of [*Heading], [*Paragraph], [*List], [*Quote], [*Callout],
// [*Tabs], [*Code], [*Table], [*Definitions], [*Rule] and, in a document for
// screens, [*HTML].
type Block interface{ block() }

// A Heading opens a part of a section.
type Heading struct {
	Level int // 1 to 6
	// ID is the anchor that links use: the one of the source's heading, so
	// that it is the same in every locale.
	ID   string
	Text []Span
}

// A Paragraph is running text. One that holds nothing but images is a
// figure; see [Paragraph.Figure].
type Paragraph struct {
	Text []Span
}

// A List is ordered or not; a tight one has no space between its items
// (CommonMark §5.3).
type List struct {
	Ordered bool
	Start   int // number of the first item of an ordered list
	Tight   bool
	Items   []Item
}

// A Item is one entry of a list, with its box if it is a task.
type Item struct {
	Task   Task
	Blocks []Block
}

// A Task says whether a list item is a task, and done.
type Task int

// The states of a list item as a task (GFM §5.3).
const (
	NoTask Task = iota
	OpenTask
	DoneTask
)

// A Quote is a block quote.
type Quote struct {
	Blocks []Block
}

// Code is a fenced or indented code block.
type Code struct {
	Info string // the first word of the info string: the language
	// Title stands above the code: most often the name of its file.
	Title []Span
	// Lines have no line endings and keep their leading white space, tabs
	// included. Offsets holds where each begins in the section.
	Lines   []string
	Offsets []int
}

// A Table is a GFM table. Each row has len(Align) cells.
type Table struct {
	// Caption says what the table shows, wherever beside it that was written; nil for
	// none.
	Caption []Span
	Align   []Align
	Header  []Cell
	Rows    [][]Cell
}

// A Cell is the content of one table cell.
type Cell struct {
	Text []Span
	// Language is the BCP 47 tag of the text; "" for that of the book.
	Language string
}

// Align is how a table's column is aligned.
type Align int

// The alignments that GFM's delimiter row can state.
const (
	AlignNone Align = iota
	AlignLeft
	AlignCenter
	AlignRight
)

// Definitions is a definition list.
type Definitions struct {
	Items []Definition
}

// A Definition is a term with the bodies that explain it.
type Definition struct {
	Term   []Span
	Bodies [][]Block
}

// A Rule is a thematic break.
type Rule struct{}

// A Footnote is the body of a note.
type Footnote struct {
	Label  string
	Blocks []Block
}

// HTML is a block that is written in HTML (CommonMark §4.6): its tags, and the text between them.
// Elements may begin in one and end in another, with blocks of Markdown between the two.
type HTML struct {
	Text []Span
}

func (*Heading) block()     {}
func (*Paragraph) block()   {}
func (*List) block()        {}
func (*Quote) block()       {}
func (*Code) block()        {}
func (*Table) block()       {}
func (*Definitions) block() {}
func (*Rule) block()        {}
func (*HTML) block()        {}

// A Span is a piece of inline content in one style. At most one of Text,
// Image, Footnote, Break, Anchor and Markup says what it is.
type Span struct {
	// Text has its entities and escapes resolved. A soft break of the source
	// is a space here, or nothing between two Han characters.
	Text  string
	Style Style
	// Link is shared by all spans of one link; nil outside links.
	Link *Link
	// Image stands in the text at this place.
	Image *Image
	// Footnote is the label of the note that is referred to here.
	Footnote string
	// Break is a hard line break.
	Break bool
	// Anchor names this place for links, as an empty element of HTML with an
	// id does. There is nothing to see.
	Anchor string
	// Markup is a tag of HTML as the author wrote it, in documents for screens alone. The
	// text between two of them has spans of its own.
	Markup string
	// Offset is where the span begins in the bytes of the section's file,
	// for messages.
	Offset int
}

// Style is a set of inline styles.
type Style uint8

// The inline styles.
const (
	Emphasis Style = 1 << iota
	Strong
	Monospace
	Strike
	Subscript
	Superscript
	Keyboard // the name of a key
)

// A Link is where a piece of text leads.
type Link struct {
	// Destination as written, with escapes resolved: "https://…",
	// "02-usage.md#costs", "#costs".
	Destination string
	Title       string
}

// An Image is a picture in the text.
type Image struct {
	Destination string // as written, relative to the section
	Alt         string
	Title       string
	// Decorative says that the author leaves the alternative text empty on purpose:
	// the picture says nothing.
	Decorative bool
	// Width and Height are what the author asks for.
	Width, Height Length
}

// Captions is what of a picture stands below it as its caption. Title and alternative text
// are told apart where there are both: the one is for all readers, the other for who
// cannot see the picture.
type Captions string

// What may stand there. The zero value is CaptionAuto.
const (
	CaptionAuto  Captions = "auto"  // the title, or else the alternative text
	CaptionAlt   Captions = "alt"   // the alternative text, and the title below it
	CaptionTitle Captions = "title" // the title
	CaptionNone  Captions = "none"  // nothing
)

// Caption returns the lines of the image's caption as a figure, and what is said of the
// picture besides, to who cannot see it.
func (i *Image) Caption(c Captions) (lines []string, alt string) {
	alt = i.Alt
	switch {
	case c == CaptionNone:
		if i.Title != "" && i.Title != i.Alt {
			alt = strings.TrimSpace(i.Alt + " " + i.Title)
		}
		return nil, alt
	case c == CaptionAlt:
		lines = []string{i.Alt, i.Title}
	case c == CaptionTitle || i.Title != "":
		lines = []string{i.Title}
	default:
		lines = []string{i.Alt}
	}
	return slices.DeleteFunc(lines, func(line string) bool { return line == "" }), alt
}

// Figure returns the images of a paragraph that holds nothing else but white
// space, and nil for any other paragraph.
func (p *Paragraph) Figure() []*Image {
	var images []*Image
	for _, s := range p.Text {
		switch {
		case s.Image != nil:
			images = append(images, s.Image)
		case s.Footnote != "" || !blank(s.Text):
			return nil
		}
	}
	return images
}

// IsFigure reports whether the paragraph is images alone, which stand each by itself. A row of
// pictures on the web without titles, as badges are, is a line of text. It goes by what is
// written and not by which pictures are there, so that figures have the same numbers everywhere.
func (p *Paragraph) IsFigure() bool {
	images := p.Figure()
	isRow := len(images) > 1 && !slices.ContainsFunc(images, func(i *Image) bool {
		return i.Title != "" || !Remote(i.Destination)
	})
	return len(images) > 0 && !isRow
}

func blank(s string) bool {
	for _, r := range s {
		if r != ' ' && r != '\t' && r != '\n' {
			return false
		}
	}
	return true
}

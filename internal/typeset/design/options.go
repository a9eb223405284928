// Package design says how a book looks: the options that it is set with, and the type scale, the
// measure and the palette that follow from them. It sets nothing. Start reading at [Options] and
// [New].
package design

import (
	"github.com/pobook/pobook/internal/document"
	"github.com/pobook/pobook/internal/drawing"
	"github.com/pobook/pobook/internal/layout"
)

// Options say how a book looks. The zero value of each field means what its
// comment says; Faces.Latin must be set.
type Options struct {
	Faces Faces

	// Chinese gives the marks that Chinese and Latin text share, such as “ ”
	// … and —, the shapes and widths of Chinese wherever they stand in a
	// Chinese run.
	Chinese bool
	// Hanja says that Han are letters of words with spaces between them, as in Korean, so
	// that no line ends within those. Where there is no Hangul, it is a text in Chinese.
	Hanja bool
	// DotsAbove puts emphasis dots above the line, as Japanese does.
	DotsAbove bool
	// Tall is how much farther apart lines are than those of Latin, for scripts that reach
	// higher or deeper; 0 means 1.
	Tall float64
	// Language is the language of the book (BCP 47).
	Language string
	// Punctuation is how the language sets its marks.
	Punctuation Punctuation
	// Justify makes the lines of paragraphs flush on both sides; otherwise
	// they end where their words end.
	Justify bool
	// Hyphenate returns where a word of the book's language may be divided, as
	// counts of its characters; nil means that words are not.
	Hyphenate func(word string) []int
	// Indent is the first-line indent of paragraphs in ems; 0 means that
	// paragraphs are told apart by a gap.
	Indent float64
	// Squeeze is which full-width marks give up blank beside another one; the
	// zero value does what the region of the face does.
	Squeeze Squeeze
	// BoldEmphasis sets emphasised Han in bold. Otherwise they have emphasis
	// dots below them, in a Chinese book.
	BoldEmphasis bool
	// BodySize is the size of running text in points; 0 means 10.5.
	BodySize float64
	// Leading is the distance from line to line as a multiple of the size; 0
	// means 1.75 if Chinese, else 1.5.
	Leading float64

	Width, Height float64 // of the page in points; 0 means A4
	Margins       Margins // a side that is 0 gets what suits the page
	// Accent colours links, notes and ornaments. It should have a contrast of
	// 4.5:1 against the ground of code, #F3F5F6; nil means a deep teal.
	Accent *layout.Color

	// Break is where chapters begin.
	Break Break
	// TwoSides says that the book is printed on both sides of its paper: odd pages are
	// right-hand ones, and even pages mirror them. The left margin is the inner one then.
	TwoSides bool
	// Numbering is which headings have numbers.
	Numbering Numbering

	Title TitlePage
	// Credits is the page that says who made the book, if it has any text.
	Credits Credits
	// Contents is the heading of the table of contents in the book's
	// language; "" means that there is none.
	Contents string
	// ContentsDepth is the deepest level of headings in the contents; 0
	// means 2.
	ContentsDepth int
	// Figure begins the caption of the nth figure, as in "Figure 3"; nil means
	// that figures have no numbers.
	Figure func(n int) string
	// Table is the same for tables.
	Table func(n int) string
	// Captions is what of pictures stands below them as figures.
	Captions document.Captions
	// Reference is what follows a link to a figure or a table of which the caption begins
	// with a label, as in "(Figure 3)"; with a page that is not 0, as in "(Figure 3, page
	// 7)". nil means nothing.
	Reference func(label string, page int) string
	// Callout is the title of a kind of callout that has none; nil means the kind
	// itself.
	Callout func(document.CalloutKind) string
	// PageReference is what follows a link within the book, as in "(page 7)";
	// nil means nothing.
	PageReference func(page int) string
	// LinkNotes prints where links out of the book lead as footnotes.
	LinkNotes bool
	// Untranslated reports whether the text at an offset of a section is not
	// translated, so that a rule in the margin marks it. nil means that
	// nothing is to be marked.
	Untranslated func(section string, offset int) bool
	// SourceLanguage is the language of what is not translated (BCP 47).
	SourceLanguage string
	// Images are the natural sizes of the image files of the book by path
	// below the handbook folder. An image that is not among them is replaced
	// by its alternative text.
	Images map[string]ImageSize
	// Drawings are those among them that are drawn.
	Drawings map[string]*drawing.File
}

// Break is where a chapter begins.
type Break int

// The places: a new page; below the chapter before; a right-hand page, which has an odd number.
const (
	BreakPage Break = iota
	BreakNone
	BreakRight
)

// Numbering is which headings have numbers, and how these are written.
type Numbering struct {
	// Depth is how many levels of headings have numbers, chapters being the first; 0 means
	// none.
	Depth int
	// Chapter is what stands above the title of the nth chapter; nil means its number.
	Chapter func(n int) string
	// InList is what stands before it in contents and heads; nil means its number.
	InList func(n int) string
}

// Squeeze is which full-width marks give up blank beside another one (CLREQ,
// "Compression of punctuation marks").
type Squeeze int

const (
	// SqueezeHalves takes half an em from two neighbours of which one turns a
	// blank half to the other. That is what Taiwan does, where stops are
	// centred and only brackets have blank halves, and the mainland, where
	// stops have them too.
	SqueezeHalves Squeeze = iota
	// SqueezeBrackets takes it only from brackets.
	SqueezeBrackets
	// SqueezeAll takes the quarters beside centred stops too.
	SqueezeAll
	// SqueezeNone leaves every mark an em wide, but at the ends of lines.
	SqueezeNone
)

// Margins are the distances in points from the edges of the page to the type
// area, which holds neither running head nor page number. The right margin is
// at least Right: the measure is a whole number of ems.
type Margins struct{ Top, Right, Bottom, Left float64 }

// A TitlePage is the first page, made only if Title is not empty.
type TitlePage struct {
	Title    string
	Subtitle string
	Language string // its name in itself
	Authors  []string
	// More stands below the first authors where there are too many for the
	// page, as in "… and 12 more"; nil means nothing.
	More func(n int) string
	// Notice is what a reader should know first, a paragraph each, as that the
	// book is not translated completely.
	Notice []string
	// Imprint is the lines at the foot: version, date, licence.
	Imprint []string
	Logo    string // a path among Images; "" for none
}

// Credits are a heading and lists of names, each with a heading of its own.
type Credits struct {
	Heading string
	Groups  []CreditGroup
}

// A CreditGroup is the names of those who did one kind of work, or sentences.
type CreditGroup struct {
	Heading string
	Names   []string
}

// An ImageSize is the size of an image in pixels of CSS, of which 96 are an inch.
type ImageSize struct{ Width, Height float64 }

// Design is the options with every default filled in, and what follows from
// them: one type scale, one palette.
type Design struct {
	Options Options
	Accent  layout.Color
	Measure float64 // width of the type area

	Body, Small, Table, Note, Code Style
	Headings                       [6]Style
	CoverTitle, CoverSubtitle      Style
}

// A Style is how a paragraph is set.
type Style struct {
	Size   float64
	Line   float64 // distance from baseline to baseline
	Bold   bool
	Color  layout.Color
	Align  Align
	Indent float64 // of the first line
	Hang   float64 // of the others
	Mono   bool
}

// Scaled returns the style at another size, but not below that which can be read.
func (t Style) Scaled(scale float64) Style {
	scale = max(scale, min(1, LeastSize/t.Size))
	t.Size, t.Line = t.Size*scale, t.Line*scale
	return t
}

// Align is how the lines of a paragraph stand in the measure.
type Align int

// The ways in which lines stand.
const (
	AlignLeft Align = iota
	AlignRight
	AlignCenter
	AlignJustify
)

// Slack is how far rounding may take text past the measure, in points.
const Slack = 1e-6

// LeastSize is the smallest that text is set in (E4), in points.
const LeastSize = 7.9

// The palette: near-black for text, two greys, and the accent of the options.
var (
	Ink      = layout.RGB(0x1C, 0x1F, 0x23)
	Grey     = layout.RGB(0x5F, 0x66, 0x6D)
	Hairline = layout.RGB(0xD3, 0xD7, 0xDB)
	Tint     = layout.RGB(0xF3, 0xF5, 0xF6)
	Teal     = layout.RGB(0x0F, 0x5C, 0x73)
	Paper    = layout.RGB(0xFF, 0xFF, 0xFF)
)

// New fills in the defaults of options.
func New(o Options) *Design {
	d := &Design{Options: o}
	d.fillPage()
	if d.Options.BodySize == 0 {
		d.Options.BodySize = 10.5
	}
	if d.Options.Leading == 0 {
		d.Options.Leading = 1.5
		if d.Options.Chinese {
			d.Options.Leading = 1.75
		}
	}
	d.Accent = Teal
	if o.Accent != nil {
		d.Accent = *o.Accent
	}
	if d.Options.ContentsDepth == 0 {
		d.Options.ContentsDepth = 2
	}
	d.setMeasure()
	d.setScale()
	return d
}

// fillPage sizes the page, and gives it margins in proportion: the smaller the
// page, the more of it is text.
func (d *Design) fillPage() {
	if d.Options.Width == 0 || d.Options.Height == 0 {
		d.Options.Width, d.Options.Height = 595.28, 841.89
	}
	m := &d.Options.Margins
	width := max(48, d.Options.Width*0.129)
	inner, outer := width, width
	if d.Options.TwoSides {
		inner, outer = width*innerShare, width*(2-innerShare)
	}
	for _, side := range []struct {
		margin *float64
		suits  float64
	}{{&m.Top, d.Options.Height * 0.109}, {&m.Right, outer}, {&m.Bottom, d.Options.Height * 0.105}, {&m.Left, inner}} {
		if *side.margin == 0 {
			*side.margin = side.suits
		}
	}
}

// innerShare is how wide the inner margin is in a book of two sides, in what it would be in one
// of one side. The inner margins of two pages are seen as one white; but the spine takes some of
// it.
const innerShare = 0.9

// setMeasure makes the measure a whole number of ems (CLREQ, "Size of the type
// area"), so that lines of Han alone are flush without stretching, and centres
// what that leaves over.
func (d *Design) setMeasure() {
	room := d.Options.Width - d.Options.Margins.Left - d.Options.Margins.Right
	ems := max(1, float64(int(room/d.Options.BodySize+1e-9)))
	d.Measure = ems * d.Options.BodySize
	d.Options.Margins.Left += max(0, (room-d.Measure)/2)
}

func (d *Design) setScale() {
	b := d.Options.BodySize
	tall := max(1, d.Options.Tall)
	style := func(size, leading float64) Style {
		return Style{Size: size, Line: size * leading * tall, Color: Ink}
	}
	d.Body = style(b, d.Options.Leading)
	if d.Options.Justify {
		d.Body.Align = AlignJustify
	}
	d.Small = style(max(b*0.81, LeastSize), 1.5)
	d.Small.Color = Grey
	d.Table = style(max(b*0.9, LeastSize), 1.5)
	d.Note = style(max(b*0.83, LeastSize), 1.5)
	d.Note.Align = d.Body.Align
	// A Latin letter of Noto Sans Mono is 0.6 em wide. At five sixths of the
	// body size it takes half of a Han of body size, so that columns line up.
	d.Code = style(max(b/1.2, LeastSize), 1.65)
	d.Code.Mono = true
	// What stands above the size of the body does so by less in a narrow
	// measure: a heading of 24 pt breaks into pieces on A5.
	narrow := min(1, 0.55+0.45*d.Measure/(40*b))
	for i, size := range [...]float64{2.3, 1.55, 1.25, 1.1, 1, 1} {
		h := style(b*(1+(size-1)*narrow), 1.35)
		h.Bold = true
		d.Headings[i] = h
	}
	d.Headings[5].Color = Grey
	d.CoverTitle = style(b*(1+2.3*narrow), 1.3)
	d.CoverTitle.Bold = true
	d.CoverSubtitle = style(b*1.35, 1.5)
	d.CoverSubtitle.Color = Grey
}

// Bottom is where the type area ends.
func (d *Design) Bottom() float64 { return d.Options.Height - d.Options.Margins.Bottom }

// OpensRight reports whether contents and body begin on right-hand pages.
func (d *Design) OpensRight() bool { return d.Options.TwoSides || d.Options.Break == BreakRight }

// Mirror is by how much a page with an even number is moved to the right, so that its inner
// margin is at its right.
func (d *Design) Mirror(number int) float64 {
	if !d.Options.TwoSides || number%2 == 1 {
		return 0
	}
	return d.Options.Width - d.Measure - 2*d.Options.Margins.Left
}

// AreaHeight is the height of the type area.
func (d *Design) AreaHeight() float64 { return d.Bottom() - d.Options.Margins.Top }

// Dots reports whether emphasised Han have dots.
func (d *Design) Dots() bool { return d.Options.Chinese && !d.Options.BoldEmphasis }

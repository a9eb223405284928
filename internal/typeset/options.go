package typeset

import "github.com/pobook/pobook/internal/document"

// Options say how a book looks. The zero value of each field means what its
// comment says; Faces.Latin must be set.
type Options struct {
	Faces Faces

	// Chinese gives the marks that Chinese and Latin text share, such as “ ”
	// … and —, the shapes and widths of Chinese wherever they stand in a
	// Chinese run.
	Chinese bool
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
	// MarkMissing sets a mark in the place of a character that no face draws.
	MarkMissing bool
	// BodySize is the size of running text in points; 0 means 10.5.
	BodySize float64
	// Leading is the distance from line to line as a multiple of the size; 0
	// means 1.75 if Chinese, else 1.5.
	Leading float64

	Width, Height float64 // of the page in points; 0 means A4
	Margins       Margins // a side that is 0 gets what suits the page
	// Accent colours links, notes and ornaments. It should have a contrast of
	// 4.5:1 against the ground of code, #F3F5F6; nil means a deep teal.
	Accent *Color

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
	// Images are the sizes in pixels of the image files of the book by path
	// below the handbook folder. An image that is not among them is replaced
	// by its alternative text.
	Images map[string]ImageSize
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

// An ImageSize is the size of an image in pixels.
type ImageSize struct{ Width, Height int }

// design is the options with every default filled in, and what follows from
// them: one type scale, one palette.
type design struct {
	Options
	Accent  Color
	measure float64 // width of the type area

	body, small, table, note, code textStyle
	headings                       [6]textStyle
	title, subtitle                textStyle
}

// A textStyle is how a paragraph is set.
type textStyle struct {
	size   float64
	line   float64 // distance from baseline to baseline
	bold   bool
	color  Color
	align  align
	indent float64 // of the first line
	hang   float64 // of the others
	mono   bool
}

// align is how the lines of a paragraph stand in the measure.
type align int

const (
	alignLeft align = iota
	alignRight
	alignCenter
	alignJustify
)

// leastSize is the smallest that text is set in (E4), in points.
const leastSize = 7.9

// The palette: near-black for text, two greys, and the accent of the options.
var (
	ink      = Color{0x1C, 0x1F, 0x23}
	grey     = Color{0x5F, 0x66, 0x6D}
	hairline = Color{0xD3, 0xD7, 0xDB}
	tint     = Color{0xF3, 0xF5, 0xF6}
	teal     = Color{0x0F, 0x5C, 0x73}
	paper    = Color{0xFF, 0xFF, 0xFF}
)

func newDesign(o Options) *design {
	d := &design{Options: o}
	d.fillPage()
	if d.BodySize == 0 {
		d.BodySize = 10.5
	}
	if d.Leading == 0 {
		d.Leading = 1.5
		if d.Chinese {
			d.Leading = 1.75
		}
	}
	d.Accent = teal
	if o.Accent != nil {
		d.Accent = *o.Accent
	}
	if d.ContentsDepth == 0 {
		d.ContentsDepth = 2
	}
	d.setMeasure()
	d.setScale()
	return d
}

// fillPage sizes the page, and gives it margins in proportion: the smaller the
// page, the more of it is text.
func (d *design) fillPage() {
	if d.Width == 0 || d.Height == 0 {
		d.Width, d.Height = 595.28, 841.89
	}
	m := &d.Margins
	width := max(48, d.Width*0.129)
	for _, side := range []struct {
		margin *float64
		suits  float64
	}{{&m.Top, d.Height * 0.109}, {&m.Right, width}, {&m.Bottom, d.Height * 0.105}, {&m.Left, width}} {
		if *side.margin == 0 {
			*side.margin = side.suits
		}
	}
}

// setMeasure makes the measure a whole number of ems (CLREQ, "Size of the type
// area"), so that lines of Han alone are flush without stretching, and centres
// what that leaves over.
func (d *design) setMeasure() {
	room := d.Width - d.Margins.Left - d.Margins.Right
	ems := max(1, float64(int(room/d.BodySize+1e-9)))
	d.measure = ems * d.BodySize
	d.Margins.Left += max(0, (room-d.measure)/2)
}

func (d *design) setScale() {
	b := d.BodySize
	style := func(size, leading float64) textStyle {
		return textStyle{size: size, line: size * leading, color: ink}
	}
	d.body = style(b, d.Leading)
	if d.Justify {
		d.body.align = alignJustify
	}
	d.small = style(max(b*0.81, leastSize), 1.5)
	d.small.color = grey
	d.table = style(max(b*0.9, leastSize), 1.5)
	d.note = style(max(b*0.83, leastSize), 1.5)
	d.note.align = d.body.align
	// A Latin letter of Noto Sans Mono is 0.6 em wide. At five sixths of the
	// body size it takes half of a Han of body size, so that columns line up.
	d.code = style(max(b/1.2, leastSize), 1.65)
	d.code.mono = true
	// What stands above the size of the body does so by less in a narrow
	// measure: a heading of 24 pt breaks into pieces on A5.
	narrow := min(1, 0.55+0.45*d.measure/(40*b))
	for i, size := range [...]float64{2.3, 1.55, 1.25, 1.1, 1, 1} {
		h := style(b*(1+(size-1)*narrow), 1.35)
		h.bold = true
		d.headings[i] = h
	}
	d.headings[5].color = grey
	d.title = style(b*(1+2.3*narrow), 1.3)
	d.title.bold = true
	d.subtitle = style(b*1.35, 1.5)
	d.subtitle.color = grey
}

// bottom is where the type area ends.
func (d *design) bottom() float64 { return d.Height - d.Margins.Bottom }

// dots reports whether emphasised Han have dots.
func (d *design) dots() bool { return d.Chinese && !d.BoldEmphasis }

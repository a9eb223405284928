// Package layout is a book laid out: pages of glyph runs, boxes, strokes and pictures, each
// at its place, and the structure that they belong to. It is what setting type hands to
// whatever draws it.
//
// It holds values and no rules: it neither sets nor draws, and knows nothing of PDF. Start
// reading at [Pages] and [Run].
package layout

import "github.com/pobook/pobook/internal/font"

// Pages is a book laid out. Lengths are in points, from the left and the top
// edge of the page.
type Pages struct {
	Width, Height float64
	Pages         []*Page
	// Outline is the tree of headings in reading order.
	Outline []Entry
	// Starts are the indexes in Pages of those on which the sections begin, by their paths.
	Starts map[string]int
	// Structure is the tree that the marks belong to. Structure[0] is the
	// [Decoration], which is no part of the text.
	Structure []Node
	// Overfull are the tables whose words have no room in their columns.
	Overfull []Overfull
	// Forced are the first lines of sections, in their order, that end within a word, as
	// their script has no spaces and they are wider than their column.
	Forced []Forced
	// Unshaped are the faces whose text could not be shaped, each once.
	Unshaped []Unshaped
	// Missing are the characters that no face draws, in reading order, one for each
	// time they occur. A frame with the code point stands for each on its page.
	Missing []Missing
}

// Forced is where a line was written that had no place to end.
type Forced struct {
	Section string
	Offset  int
}

// Unshaped is a face that has broken tables, and what is broken.
type Unshaped struct {
	Font  string // PostScript name
	Cause error
}

// Missing is a character that no face draws.
type Missing struct {
	Section string // "" for what is not of a section, such as the title page
	Offset  int    // in bytes, in the section's file, as exact as the document knows it
	Rune    rune
}

// An Overfull is a place in the source where a word is wider than the column of its
// table: it is divided where no rule lets it be, or overlaps the next column.
type Overfull struct {
	Section string
	Offset  int
}

// A Page is what is drawn on one page, in drawing order, which is reading
// order too.
type Page struct {
	Number int    // as printed, the first page being 1
	Marks  []Mark // that are not packed
	Links  []Link
	packed packing
}

// A packing is the marks of a page whose runs are packed.
type packing struct {
	written string // a [packedRun] for each run, with a packedOther for each other mark
	others  []Mark
	faces   []*font.Face
}

// A Mark is one of [*Run], [*Box], [*Stroke], [*Shape] and [*Picture].
type Mark interface {
	// Of returns the index in [Pages.Structure] of what the mark belongs to.
	Of() int
	// Belong makes the mark part of another node.
	Belong(node int)
	// Move moves the mark to the right and down.
	Move(dx, dy float64)
}

// A Run is consecutive text of one face, size, script and direction, as glyphs.
type Run struct {
	Node        int     // index in [Pages.Structure]
	X, Baseline float64 // of the pen at the first glyph
	Face        *font.Face
	Size        float64
	// Glyphs are in drawing order, from left to right.
	Glyphs []Glyph
	// Text is what the glyphs stand for, in logical order.
	Text string
	// RightToLeft says that the text runs from right to left, so that the
	// clusters of the glyphs descend.
	RightToLeft bool
	// Scale widens the glyphs and their advances; 0 means 1.
	Scale float64
	Color Color
	// Width is the distance from X to where the text ends on the line: without
	// the blank that its last mark gives up, and without spaces that hang.
	Width float64
}

// A Glyph is one glyph of a run.
type Glyph struct {
	ID font.GlyphID
	// Cluster is where in the text of the run, in bytes, the characters begin that
	// the glyph stands for, by itself or with its neighbours of the same cluster.
	// They end where the next greater cluster begins.
	Cluster int32
	// Advance is the distance to the next position of the pen in points, before
	// [Run.Scale]: with kerning, and with what justifying adds or takes.
	Advance float32
	// X and Y are how far from the pen the glyph is drawn, to the right and up,
	// in points.
	X, Y float32
}

// HorizontalScale returns the scale that the zero value of Scale stands for
// too.
func (r *Run) HorizontalScale() float64 {
	if r.Scale == 0 {
		return 1
	}
	return r.Scale
}

// A Box is a rectangle, filled or outlined.
type Box struct {
	Node                int // index in [Pages.Structure]
	X, Y, Width, Height float64
	Radius              float64 // of its corners
	Color               Color
	// Line is the width of the outline; 0 means that the box is filled.
	Line float64
}

// A Stroke is a line through points; a dotted one is drawn as round dots.
type Stroke struct {
	Node   int // index in [Pages.Structure]
	Points []Point
	Width  float64
	Color  Color
	// Dots is the distance from dot to dot; 0 means a solid line.
	Dots float64
}

// A Shape is an outline of lines and curves, filled or drawn with a round pen.
type Shape struct {
	Node    int // index in [Pages.Structure]
	Outline []Segment
	Width   float64 // of the pen; 0 means that the shape is filled
	Color   Color
}

// A Segment goes on from where the one before it ends.
type Segment struct {
	Kind SegmentKind
	// Points are where it goes: one, or for a curve two control points and its
	// end; none where it closes.
	Points [3]Point
}

// A SegmentKind is what a segment does, by the letter that SVG has for it.
type SegmentKind byte

// The kinds of segments.
const (
	MoveTo    SegmentKind = 'M'
	LineTo    SegmentKind = 'L'
	CurveTo   SegmentKind = 'C' // a cubic Bézier curve
	ClosePath SegmentKind = 'Z'
)

// A Point is a place on a page.
type Point struct{ X, Y float64 }

// Pt is a shorthand for a point.
func Pt(x, y float64) Point { return Point{X: x, Y: y} }

// A Color is a colour of sRGB.
type Color struct{ R, G, B uint8 }

// RGB is a shorthand for a colour.
func RGB(r, g, b uint8) Color { return Color{R: r, G: g, B: b} }

// A Link is a rectangle that leads to a URI or, if that is empty, to a place
// in the book.
type Link struct {
	X, Y, Width, Height float64
	URI                 string // ASCII, percent-encoded
	To                  Place
	// Node is the index in [Pages.Structure] of the link.
	Node int
}

// A Place is a height on a page of the book.
type Place struct {
	Page int // index in [Pages.Pages]
	Y    float64
}

// An Entry is a heading in the outline. Levels count from 0 and never skip
// one on the way down.
type Entry struct {
	Level int
	Title string
	Place
}

// A Node is an element of the structure, in the sense of tagged PDF
// (ISO 32000-1, 14.8): what the text is, apart from where it stands.
type Node struct {
	Role   Role
	Parent int
	Level  int // of a [Heading], 1 to 6
	// Numbering is how the labels of a [List] count.
	Numbering Numbering
	Alt       string // of a [Figure], an [Icon], and of the label of a task
	// Language is the BCP 47 tag of what is not translated; "" means that of
	// the book.
	Language string
}

// A Role is the kind of a [Node].
type Role int

// A Numbering is what the labels of a list are, by the words that PDF has for it
// (ISO 32000-1, 14.8.5.5).
type Numbering string

// The kinds of labels. A list without any has none: of terms, of tabs.
const (
	NoNumbering Numbering = ""
	Disc        Numbering = "Disc"
	Circle      Numbering = "Circle"
	Square      Numbering = "Square"
	Decimal     Numbering = "Decimal"
)

// The roles. Each has its counterpart among the standard structure types of
// PDF, but for Decoration, which becomes an artifact there, and Title. A Reference holds a
// link to elsewhere in the book: the mark of a note, an entry of the contents.
const (
	Decoration Role = iota
	Document
	TitlePage
	Title // of the book
	Contents
	ContentsItem
	Section
	Heading
	Paragraph
	List
	ListItem
	Label
	Term
	ListBody
	Quote
	Code
	Table
	TableHead
	TableBody
	TableRow
	HeaderCell
	DataCell
	Note
	Reference
	NoteMark
	Figure
	Caption
	Hyperlink
	Icon
)

// Of implements [Mark].
func (r *Run) Of() int { return r.Node }

// Of implements [Mark].
func (b *Box) Of() int { return b.Node }

// Of implements [Mark].
func (s *Stroke) Of() int { return s.Node }

// Of implements [Mark].
func (s *Shape) Of() int { return s.Node }

// Belong implements [Mark].
func (r *Run) Belong(node int) { r.Node = node }

// Belong implements [Mark].
func (b *Box) Belong(node int) { b.Node = node }

// Belong implements [Mark].
func (s *Stroke) Belong(node int) { s.Node = node }

// Belong implements [Mark].
func (s *Shape) Belong(node int) { s.Node = node }

// Move implements [Mark].
func (r *Run) Move(dx, dy float64) { r.X, r.Baseline = r.X+dx, r.Baseline+dy }

// Move implements [Mark].
func (b *Box) Move(dx, dy float64) { b.X, b.Y = b.X+dx, b.Y+dy }

// Move implements [Mark].
func (s *Stroke) Move(dx, dy float64) {
	for i := range s.Points {
		s.Points[i].X += dx
		s.Points[i].Y += dy
	}
}

// Move implements [Mark].
func (s *Shape) Move(dx, dy float64) {
	for i := range s.Outline {
		for j := range s.Outline[i].Points {
			s.Outline[i].Points[j].X += dx
			s.Outline[i].Points[j].Y += dy
		}
	}
}

package typeset

// Pages is a book laid out. Lengths are in points, from the left and the top
// edge of the page.
type Pages struct {
	Width, Height float64
	Pages         []*Page
	// Outline is the tree of headings in reading order.
	Outline []Entry
	// Structure is the tree that the marks belong to. Structure[0] is the
	// [Decoration], which is no part of the text.
	Structure []Node
	// Overfull are the tables that have too many columns for the page.
	Overfull []Overfull
}

// An Overfull is a place in the source where a character is wider than the
// column of its table, and overlaps the next one.
type Overfull struct {
	Section string
	Offset  int
}

// A Page is what is drawn on one page, in drawing order, which is reading
// order too.
type Page struct {
	Number int // as printed, the first page being 1
	Marks  []Mark
	Links  []Link
}

// A Mark is one of [*Text], [*Box], [*Stroke], [*Shape] and [*Picture].
type Mark interface {
	// Node is the index in [Pages.Structure] of what the mark belongs to.
	Node() int

	move(dx, dy float64)
}

type owner int

// Node implements [Mark].
func (o owner) Node() int { return int(o) }

// A Text is a piece of one line in one face, size and colour. Each of its
// characters stands where the one before it ends by its advance, but for
// Spacing, Shifts and Scale.
type Text struct {
	owner
	X, Baseline float64
	Text        string
	Face        *Face
	Size        float64
	// Spacing is added after each character, in points.
	Spacing float64
	// Shifts are what is added to it in places, in order.
	Shifts []Shift
	// Scale widens the glyphs and what is between them; 0 means 1.
	Scale float64
	// Glyph, if not 0, draws the whole of the text: an emoji of several
	// characters, a hyphen where the text has a soft one.
	Glyph GlyphID
	Color Color
	// Width is the distance from X to where the text ends on the line: without
	// the blank that its last mark gives up, and without spaces that hang.
	Width float64
}

// HorizontalScale returns the scale that the zero value of Scale stands for
// too.
func (t *Text) HorizontalScale() float64 {
	if t.Scale == 0 {
		return 1
	}
	return t.Scale
}

// A Shift moves what follows the first At bytes of a text to the right, in
// points. It is negative where a mark gives up its blank half.
type Shift struct {
	At int
	By float64
}

// A Box is a rectangle, filled or outlined.
type Box struct {
	owner
	X, Y, Width, Height float64
	Radius              float64 // of its corners
	Color               Color
	// Line is the width of the outline; 0 means that the box is filled.
	Line float64
}

// A Stroke is a line through points; a dotted one is drawn as round dots.
type Stroke struct {
	owner
	Points []Point
	Width  float64
	Color  Color
	// Dots is the distance from dot to dot; 0 means a solid line.
	Dots float64
}

// A Shape is an outline of lines and curves, filled or drawn with a round pen.
type Shape struct {
	owner
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

// A Picture is an image file, scaled to fill its rectangle.
type Picture struct {
	owner
	X, Y, Width, Height float64
	Path                string // below the handbook folder
	// Says is what the picture says to who reads the text only; empty where a
	// caption says it.
	Says string
}

// A Color is a colour of sRGB.
type Color struct{ R, G, B uint8 }

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
	Level  int    // of a [Heading], 1 to 6
	Alt    string // of a [Figure], an [Icon], and of the label of a task
	// Language is the BCP 47 tag of what is not translated; "" means that of
	// the book.
	Language string
}

// A Role is the kind of a [Node].
type Role int

// The roles. Each has its counterpart among the standard structure types of
// PDF, but for Decoration, which becomes an artifact there.
const (
	Decoration Role = iota
	Document
	Title
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
	TableRow
	HeaderCell
	DataCell
	Note
	NoteMark
	Figure
	Caption
	Hyperlink
	Icon
)

var roleNames = [...]string{
	"decoration", "document", "title", "contents", "contents item", "section",
	"heading", "paragraph", "list", "list item", "label", "term", "list body", "quote",
	"code", "table", "table row", "header cell", "data cell", "note",
	"note mark", "figure", "caption", "hyperlink", "icon",
}

// String gives the role in words.
func (r Role) String() string { return roleNames[r] }

func (t *Text) move(dx, dy float64)    { t.X, t.Baseline = t.X+dx, t.Baseline+dy }
func (b *Box) move(dx, dy float64)     { b.X, b.Y = b.X+dx, b.Y+dy }
func (p *Picture) move(dx, dy float64) { p.X, p.Y = p.X+dx, p.Y+dy }

func (s *Stroke) move(dx, dy float64) {
	for i := range s.Points {
		s.Points[i].X += dx
		s.Points[i].Y += dy
	}
}

func (s *Shape) move(dx, dy float64) {
	for i := range s.Outline {
		for j := range s.Outline[i].Points {
			s.Outline[i].Points[j].X += dx
			s.Outline[i].Points[j].Y += dy
		}
	}
}

package layout

// A Picture is an image file or a drawing, scaled to fill its rectangle.
type Picture struct {
	Node                int // index in [Pages.Structure]
	X, Y, Width, Height float64
	Path                string // below the handbook folder
	// Drawing is what is drawn, nil for the image of the file.
	Drawing *Drawing
	// Says is what the picture says to who reads the text only; empty where a
	// caption says it.
	Says string
}

// Of implements [Mark].
func (p *Picture) Of() int { return p.Node }

// Belong implements [Mark].
func (p *Picture) Belong(node int) { p.Node = node }

// Move implements [Mark].
func (p *Picture) Move(dx, dy float64) { p.X, p.Y = p.X+dx, p.Y+dy }

// A Drawing is a picture of lines, curves and letters. Lengths are in units of its own, from
// its left and top edge; nothing outside of its width and height is seen.
type Drawing struct {
	Width, Height float64
	Content       []Graphic
}

// A Graphic is one of [*Path], [*Lettering], [*Raster] and [*Group]. What comes later in a
// list covers what comes before.
type Graphic interface{ graphic() }

// A Matrix maps points: x' = A·x + C·y + E and y' = B·x + D·y + F.
type Matrix struct{ A, B, C, D, E, F float64 }

// Identity is the matrix that maps each point to itself.
var Identity = Matrix{A: 1, D: 1}

// Times returns the matrix that maps by n first and then by m.
func (m Matrix) Times(n Matrix) Matrix {
	return Matrix{
		A: m.A*n.A + m.C*n.B, B: m.B*n.A + m.D*n.B,
		C: m.A*n.C + m.C*n.D, D: m.B*n.C + m.D*n.D,
		E: m.A*n.E + m.C*n.F + m.E, F: m.B*n.E + m.D*n.F + m.F,
	}
}

// Apply returns where a point is mapped to.
func (m Matrix) Apply(p Point) Point {
	return Point{X: m.A*p.X + m.C*p.Y + m.E, Y: m.B*p.X + m.D*p.Y + m.F}
}

// A Path is an outline that is filled, or drawn with a pen, or both in this order.
type Path struct {
	Outline []Segment
	// Matrix maps the outline and the pen; the paints are where they are without it.
	Matrix Matrix
	Fill   *Paint // nil for none
	// EvenOdd says that what the outline goes around twice is outside.
	EvenOdd bool
	Pen     *Pen // nil for none
}

// A Pen is how an outline is drawn.
type Pen struct {
	Paint      Paint
	Width      float64
	Cap        LineCap
	Join       LineJoin
	MiterLimit float64
	Dashes     []float64 // lengths of dashes and gaps, in turn; nil for a solid line
	DashOffset float64
}

// A LineCap is how the ends of a line look.
type LineCap uint8

// The line caps.
const (
	ButtCap LineCap = iota
	RoundCap
	SquareCap
)

// A LineJoin is how the corners of a line look.
type LineJoin uint8

// The line joins.
const (
	MiterJoin LineJoin = iota
	RoundJoin
	BevelJoin
)

// A Paint is a colour, or else a gradient or a tile.
type Paint struct {
	Color    Color
	Alpha    float64 // from 0, which nobody sees, to 1
	Gradient *Gradient
	Tile     *Tile
}

// A Gradient goes from one colour to others along a line or between two circles, and on with
// the outermost.
type Gradient struct {
	Radial               bool
	From, To             Point
	FromRadius, ToRadius float64
	Stops                []Stop // one at least, their places ascend
	Matrix               Matrix // maps the points and radii
}

// A Stop is a colour of a gradient.
type Stop struct {
	At    float64 // from 0 to 1
	Color Color
	Alpha float64
}

// A Tile is content that is repeated in both directions.
type Tile struct {
	X, Y, Width, Height float64 // of one of them
	Matrix              Matrix  // maps them to where they are
	Content             []Graphic
}

// A Lettering is runs of glyphs, whose places are mapped by a matrix.
type Lettering struct {
	Matrix Matrix
	Runs   []*Run
	Alpha  float64
}

// A Raster is an image that a drawing has in itself.
type Raster struct {
	Matrix Matrix // maps the unit square, whose first line of pixels is at its top
	Data   []byte // of an image file
	Alpha  float64
}

// A Group is graphics that are clipped, masked or made transparent together.
type Group struct {
	Content []Graphic
	Clips   []Clip // only what is within each of them is seen
	Alpha   float64
	Mask    *Mask // nil for none
}

// A Clip is an outline.
type Clip struct {
	Outline []Segment
	EvenOdd bool
}

// A Mask is graphics that say how much is seen of others: as much as there is of them, or as
// bright as they are.
type Mask struct {
	Content   []Graphic
	Luminance bool
}

func (*Path) graphic()      {}
func (*Lettering) graphic() {}
func (*Raster) graphic()    {}
func (*Group) graphic()     {}

// EachRun calls yield with each run of the drawing.
func (d *Drawing) EachRun(yield func(*Run) bool) { eachRun(d.Content, yield) }

func eachRun(content []Graphic, yield func(*Run) bool) bool {
	for _, g := range content {
		switch g := g.(type) {
		case *Lettering:
			for _, r := range g.Runs {
				if !yield(r) {
					return false
				}
			}
		case *Group:
			if !eachRun(g.Content, yield) || g.Mask != nil && !eachRun(g.Mask.Content, yield) {
				return false
			}
		case *Path:
			if !eachRunOfPaint(g.Fill, yield) || g.Pen != nil && !eachRunOfPaint(&g.Pen.Paint, yield) {
				return false
			}
		}
	}
	return true
}

func eachRunOfPaint(p *Paint, yield func(*Run) bool) bool {
	return p == nil || p.Tile == nil || eachRun(p.Tile.Content, yield)
}

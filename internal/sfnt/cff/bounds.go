package cff

import "math"

// A Box is the rectangle around the control points of a glyph, in font units, y
// upwards.
type Box struct{ Left, Bottom, Right, Top int }

// Bounds returns the box around a glyph. One that draws nothing has the zero box.
func (f *Font) Bounds(glyph int) (Box, error) {
	r, err := newRunner(f, 1)
	if err != nil {
		return Box{}, err
	}
	_, bounds, err := r.run(glyph)
	if err != nil {
		return Box{}, err
	}
	least, most := bounds.Min, bounds.Max
	return Box{floor(least.X), floor(least.Y), ceil(most.X), ceil(most.Y)}, nil
}

// Charstrings move by less than 33,000 units at a time, and not too often, so that
// sums fit.
func floor(v float64) int { return int(math.Floor(v)) }
func ceil(v float64) int  { return int(math.Ceil(v)) }

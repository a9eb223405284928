package picture

// A Turn is how an image is to be turned or mirrored before it is shown, by the values of EXIF
// (CIPA DC-008, 4.6.5, Orientation). 0 is that of a file which says nothing, and means the same as 1.
type Turn uint8

// Swaps reports whether what is stored as a row is shown as a column.
func (t Turn) Swaps() bool { return t >= 5 && t <= 8 }

// A Matrix maps the unit square, from the top left and downwards, onto itself:
// x' = A·x + C·y + E and y' = B·x + D·y + F.
type Matrix struct{ A, B, C, D, E, F float64 }

// turns are the matrices from the image as it is stored to how it is shown.
var turns = [...]Matrix{
	1: {1, 0, 0, 1, 0, 0},
	2: {-1, 0, 0, 1, 1, 0},
	3: {-1, 0, 0, -1, 1, 1},
	4: {1, 0, 0, -1, 0, 1},
	5: {0, 1, 1, 0, 0, 0},
	6: {0, 1, -1, 0, 1, 0},
	7: {0, -1, -1, 0, 1, 1},
	8: {0, -1, 1, 0, 0, 1},
}

// Matrix returns where the points of the image as it is stored are when it is shown.
func (t Turn) Matrix() Matrix {
	if t < 1 || int(t) >= len(turns) {
		t = 1
	}
	return turns[t]
}

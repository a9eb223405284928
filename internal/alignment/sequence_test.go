package alignment

import "testing"

// A hostile file may have a million blocks. What is kept of two lists does not grow with
// their product.
func TestBandsAreNoWiderThanMemoryAllows(t *testing.T) {
	t.Parallel()
	for _, a := range []int{1, 2, 7, 500, 20_000, 1_000_000} {
		for _, b := range []int{1, 2, 7, 500, 20_000, 1_000_000} {
			width := widest(a, b)
			if width <= b/a {
				t.Errorf("%d and %d: rows %d wide do not meet", a, b, width)
			}
			if kept := a * min(b, 2*width); kept > mostWeighed+20*(a+b) {
				t.Errorf("%d and %d: %d pairs are weighed", a, b, kept)
			}
		}
	}
}

// Where the band is too narrow for what was found, nothing is certain.
func TestNarrowBandsAreNotCertain(t *testing.T) {
	t.Parallel()
	if uncertain >= certainPlace {
		t.Errorf("%v is certain", uncertain)
	}
}

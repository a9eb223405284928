package bookgen

import "testing"

// steps does work that cannot be left out.
func steps(n int) (sum int) {
	for i := range n {
		sum += i * sum
	}
	return sum
}

var sink int

//nolint:paralleltest // it measures time
func TestLinear(t *testing.T) {
	tests := []struct {
		name  string
		steps func(size int) int
		fails bool
	}{
		{"in proportion", func(size int) int { return 250 * size }, false},
		{"with a logarithm", func(size int) int { return 25 * size * bits(size) }, false},
		{"with the square", func(size int) int { return size * size }, true},
		{"with the square at last", func(size int) int { return 20*size + size*size }, true},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			err := outOfProportion(250, func(size int) { sink = steps(test.steps(size)) })
			if (err != nil) != test.fails {
				t.Errorf("fails: %t; error: %v", test.fails, err)
			}
		})
	}
}

// bits is the logarithm of a number to base two, rounded up.
func bits(n int) (count int) {
	for ; n > 0; n /= 2 {
		count++
	}
	return count
}

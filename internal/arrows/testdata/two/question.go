// Package two has two files that use each other.
package two

// Question asks.
func Question(n int) int {
	if n == 0 {
		return limit
	}
	return Answer(n - 1)
}

package diag

import "fmt"

// Count gives a number with its noun, as in "1 error" and "2 errors". The noun
// is in the singular and takes an s in the plural.
func Count(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

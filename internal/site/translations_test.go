package site

import (
	"fmt"
	"slices"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
)

// Folders may be somebody else's, and hold many names that could be languages.
func TestTranslationsAreLinear(t *testing.T) {
	t.Parallel()
	bookgen.Linear(t, "names of languages", 200, func(n int) {
		var files []string
		for i := range n {
			files = append(files, fmt.Sprintf("en-x-%d/a.md", i), fmt.Sprintf("a%d.ja-x%d.md", i, i), fmt.Sprintf("a%d.md", i), fmt.Sprintf("a%d.fa.md", i))
		}
		slices.Sort(files)
		translations(files)
	})
}

package adopt

import (
	"strconv"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/bookgen"
)

// longTexts returns so many words, and the same with another one at the beginning.
func longTexts(n int) (source, text string) {
	letters := strings.NewReplacer("0", "a", "1", "b", "2", "c", "3", "d", "4", "e", "5", "f", "6", "g", "7", "h", "8", "i", "9", "j")
	words := make([]string, n)
	for i := range words {
		words[i] = letters.Replace(strconv.Itoa(i + 10))
	}
	source = strings.Join(words, " ")
	words[0] = "another"
	return source, strings.Join(words, " ")
}

// A text in the language of the source is found however long it is.
func TestLongTextsInTheSourcesLanguage(t *testing.T) {
	t.Parallel()
	for _, n := range []int{100, 1000} {
		if source, text := longTexts(n); !languageOf(t, "de").inSource(source, text) {
			t.Errorf("%d words of which one is another: not in the language of the source", n)
		}
	}
}

//nolint:paralleltest // it measures time
func TestLongTextsTakeLinearTime(t *testing.T) {
	l := languageOf(t, "de")
	bookgen.Linear(t, "a long text", 1000, func(n int) {
		source, text := longTexts(n)
		l.inSource(source, text)
	})
}

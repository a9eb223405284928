package hyphenation_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"golang.org/x/text/language"

	"github.com/pobook/pobook/internal/hyphenation"
)

func TestEnglish(t *testing.T) {
	t.Parallel()
	points := hyphenation.For(language.MustParse("en"))
	for _, want := range []string{
		"hy-phen-ation", "trans-la-tor", "doc-u-men-ta-tion", "hand-book", "cat-a-logue",
		"as-so-ciate", "present", "ta-ble", "Pub-lic", // exceptions of TUGboat, and a capital
		"a", "the", "word", "OSPOs", "README", "x2000words", "naïveté",
	} {
		word := strings.ReplaceAll(want, "-", "")
		if got := divided(word, points(word)); got != want {
			t.Errorf("%s is divided as %s, want %s", word, got, want)
		}
	}
}

func divided(word string, points []int) string {
	var b strings.Builder
	count := 0
	for _, r := range word {
		if len(points) > 0 && points[0] == count {
			b.WriteByte('-')
			points = points[1:]
		}
		b.WriteRune(r)
		count++
	}
	return b.String()
}

func TestOtherLanguages(t *testing.T) {
	t.Parallel()
	for _, tag := range []string{"en-GB", "de", "zh-Hant", "und"} {
		if hyphenation.For(language.MustParse(tag)) != nil {
			t.Errorf("there are patterns for %s", tag)
		}
	}
	if hyphenation.For(language.MustParse("en-US")) == nil {
		t.Error("there are no patterns for en-US")
	}
}

func FuzzPoints(f *testing.F) {
	for _, word := range []string{"hyphenation", "İstanbul", "ﬃ", "don't", "\xff\xfe"} {
		f.Add(word)
	}
	points := hyphenation.For(language.English)
	f.Fuzz(func(t *testing.T, word string) {
		last := 0
		for _, at := range points(word) {
			if at <= last || at >= utf8.RuneCountInString(word) {
				t.Fatalf("%q is divided at %d, after %d", word, at, last)
			}
			last = at
		}
	})
}

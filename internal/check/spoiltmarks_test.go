package check_test

import (
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/check"
)

// A mark that is there but for a slip is said to be just that.
func TestSpoiltMarks(t *testing.T) {
	t.Parallel()
	for _, c := range []struct{ locale, source, target, said, mended string }{
		{"", "This is **bold** text.", "這是 ** 粗體 ** 字。", "there is a space inside **, so that Markdown does not see the marks", "這是 **粗體** 字。"},
		{"de", "This is **bold** text.", "Das ist **fetter **Text.", "there is a space inside **, so that Markdown does not see the marks", ""},
		{"zh_Hans", "This is *bold* text.", "这是 * 粗体* 字。", "there is a space inside *, so that Markdown does not see the marks", "这是 *粗体* 字。"},
		{"", "This is ~~old~~ text.", "這是 ~~ 舊 ~~ 字。", "there is a space inside ~~, so that Markdown does not see the marks", "這是 ~~舊~~ 字。"},
		{"", "This is **bold** text.", "這是粗體字。", "the source has **bold**, which the translation lacks", ""},
		{"", "*One* and **two**.", "一與**二**。", "the source has *italic*, which the translation lacks", ""}, // ** is not *
		{"", "*One* is `*`.", "一是 `*`。", "the source has *italic*, which the translation lacks", ""},
		{"", "This is **bold** text.", "這是**粗體字。", "** begins marked text here, and nothing ends it", ""},
		{"", "Run `make` now.", "現在執行 make。", "make is code in the source, and ordinary text here", ""},
		{"", "See [one](https://a.example/) (and more).", "見 https://a.example/（等等）。", "the link to https://a.example/ is missing", ""},
		{"", "See [one](https://a.example/).", "見[一]（https://a.example/）。", "the link to https://a.example/ is not one, because of its full-width brackets", ""},
		{"", "See ![a cat](cat.png) here.", "這裡見[一隻貓](cat.png)。", "the picture cat.png is a link here", ""},
		{"", "See ![a cat](cat.png) here.", "這裡見一隻貓。", "the picture cat.png is missing", ""},
		{"", "See ![a cat](cat.png) here.", "這裡見 ![一隻貓](cat.zh_Hant.png)。", "", ""},
		{"", "See ![a cat](cat.png) and [more](https://a.example/).", "這裡見 ![一隻貓](cat.png)與更多。", "the link to https://a.example/ is missing", ""},
	} {
		checker := check.New(parseLocale(t, c.locale), check.Rules{Select: check.NewSet("md-syntax", "md-link")})
		var said []string
		for _, f := range check.On(checker, c.source, c.target) {
			said = append(said, f.Diagnostic.Message.String())
		}
		if got := strings.Join(said, "; "); got != c.said {
			t.Errorf("%s %q, %q: %q is said, want %q", c.locale, c.source, c.target, got, c.said)
		}
		if got := check.Mend(checker, c.source, c.target); c.mended != "" && got != c.mended {
			t.Errorf("%q is mended as %q, want %q", c.target, got, c.mended)
		}
	}
}

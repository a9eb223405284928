package volume

import (
	"testing"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/ui"
)

// A book is justified if its words are divided, or if it is Chinese or Japanese; else
// it is ragged.
func TestJustifiedLanguages(t *testing.T) {
	t.Parallel()
	p := &Plan{Book: &book.Book{}}
	for code, want := range map[string]struct{ justified, divided bool }{
		"en": {true, true}, "en_GB": {true, true}, "de_AT": {true, true}, "fr_CA": {true, true}, "pt_BR": {true, true}, "ru": {true, true},
		"uk": {true, true}, "nb_NO": {true, true}, "tr": {true, true}, "cs": {true, true}, "hu": {true, true},
		"zh_Hant": {true, false}, "zh_Hans": {true, false}, "ja": {true, false},
		"el": {}, "sk": {}, "ro": {}, "hi": {}, "th": {}, "sr_Latn": {},
	} {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		o := designOf(p, &Volume{Locale: l}, config.Layout{}, ui.For(l.Code))
		if o.Justify != want.justified || (o.Hyphenate != nil) != want.divided {
			t.Errorf("%s: justified %t, divided %t", code, o.Justify, o.Hyphenate != nil)
		}
	}
}

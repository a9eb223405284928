package volume

import (
	"testing"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/config"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/typeset/design"
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

// A book of two sides opens its chapters on right-hand pages and names the pages that links lead
// to, unless the configuration says otherwise.
func TestSides(t *testing.T) {
	t.Parallel()
	english, err := locale.Parse("en")
	if err != nil {
		t.Fatal(err)
	}
	no := false
	for name, test := range map[string]struct {
		layout config.Layout
		breaks design.Break
		pages  bool // are named
	}{
		"nothing said":    {config.Layout{}, design.BreakPage, false},
		"one side":        {config.Layout{Sides: config.OneSide}, design.BreakPage, false},
		"right":           {config.Layout{ChapterBreak: config.BreakRight}, design.BreakRight, false},
		"two sides":       {config.Layout{Sides: config.TwoSides}, design.BreakRight, true},
		"two, no numbers": {config.Layout{Sides: config.TwoSides, PageReferences: &no}, design.BreakRight, false},
		"two, run on":     {config.Layout{Sides: config.TwoSides, ChapterBreak: config.BreakNone}, design.BreakNone, true},
		"two, next page":  {config.Layout{Sides: config.TwoSides, ChapterBreak: config.BreakPage}, design.BreakPage, true},
	} {
		o := designOf(&Plan{Book: &book.Book{}}, &Volume{Locale: english}, test.layout, ui.For("en"))
		if o.Break != test.breaks || (o.PageReference != nil) != test.pages || o.TwoSides != (test.layout.Sides == config.TwoSides) {
			t.Errorf("%s: chapters break as %d, pages are named: %t, two sides: %t", name, o.Break, o.PageReference != nil, o.TwoSides)
		}
	}
}

package paragraph

import (
	"testing"

	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/typeset/design"
)

// habitsOf are those of a locale.
func habitsOf(t *testing.T, code string) design.Punctuation {
	t.Helper()
	l, err := locale.Parse(code)
	if err != nil {
		t.Fatal(err)
	}
	p := l.Punctuation()
	sides := map[locale.Side]design.Side{locale.Opens: design.Opens, locale.Closes: design.Closes}
	whites := map[locale.White]design.White{locale.BoundWhite: design.BoundWhite, locale.ThinWhite: design.ThinWhite}
	return design.Punctuation{
		Side:      func(mark, before, after rune) design.Side { return sides[p.Side(mark, before, after)] },
		White:     func(before, after rune) design.White { return whites[p.White(before, after)] },
		HoldsNext: p.HoldsNext,
	}
}

// Where lines may end beside marks, by language.
func TestMarksByLanguage(t *testing.T) {
	t.Parallel()
	for _, tt := range []struct{ locale, text, want string }{
		{"fr", "Quoi ? Oui : « a b » c", "Quoi ? |Oui : |« a |b » |c"},
		{"fr", "Quoi\u202F? b", "Quoi\u202F? |b"},
		{"de", "das „Wort“ hier »so« da", "das |„Wort“ |hier |»so« |da"},
		{"de", "ein Wort“ „so", "ein |Wort“ |„so"},
		{"es", "eso ¿qué? —dijo— ya", "eso |¿qué? |—dijo— |ya"},
		{"cs", "byl v lese k večeru", "byl |v lese |k večeru"},
		{"en", "a “word” here", "a |“word” |here"},
	} {
		o := englishOptions
		o.Punctuation = habitsOf(t, tt.locale)
		if got := opportunities(itemsWith(o, spans(tt.text)...)); got != tt.want {
			t.Errorf("%s: %q, want %q", tt.locale, got, tt.want)
		}
	}
}

// The space before ; ! ? of French is a sixth of an em, as it is typed.
func TestThinWhite(t *testing.T) {
	t.Parallel()
	o := englishOptions
	o.Punctuation = habitsOf(t, "fr")
	for _, text := range []string{"Quoi ?", "Quoi\u00A0!", "Quoi\u202F;"} {
		items := itemsWith(o, spans(text)...)
		if white := items[len(items)-2]; !near(white.width, em/6) || white.stretch != 0 {
			t.Errorf("%q: the white is %.3f em", text, white.width/em)
		}
	}
}

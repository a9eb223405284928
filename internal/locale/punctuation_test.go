package locale_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/locale"
)

func punctuationOf(t *testing.T, code string) locale.Punctuation {
	t.Helper()
	l, err := locale.Parse(code)
	if err != nil {
		t.Fatal(err)
	}
	return l.Punctuation()
}

// Each locale has quotation marks, and those of CLDR are among them; a mark that only
// opens or only closes does so between a word and white.
func TestQuotationMarks(t *testing.T) {
	t.Parallel()
	for _, code := range locale.Codes() {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		p := l.Punctuation()
		openers, closers := p.Openers(), p.Closers()
		if openers == "" || utf8.RuneCountInString(openers) != utf8.RuneCountInString(closers) {
			t.Errorf("%s: %q opens and %q closes", code, openers, closers)
		}
		for i, r := range l.Quotes {
			if !strings.ContainsRune([]string{openers, closers}[i%2], r) {
				t.Errorf("%s: %q lacks the %q of CLDR", code, openers+" "+closers, r)
			}
		}
		for _, r := range openers {
			if got := p.Side(r, ' ', 'a'); got != locale.Opens {
				t.Errorf("%s: %q before a word has side %d", code, r, got)
			}
		}
		for _, r := range closers {
			if got := p.Side(r, 'a', ' '); got != locale.Closes && !strings.ContainsRune(openers, r) || got == locale.NoSide {
				t.Errorf("%s: %q after a word has side %d", code, r, got)
			}
		}
	}
}

// The quotation marks of a text, each with < where it opens and > where it closes.
func TestSides(t *testing.T) {
	t.Parallel()
	for code, texts := range map[string][]string{
		"de":    {"sagte „<Wort“> und", "(„<Wort“>), ‚<ja‘>", "sagte »<Wort«>, ja", "„<‚<Ja‘>, sagte er“>", "das ist’s", "“Wort“>"},
		"de_CH": {"sagte «<Wort»>.", "«<‹<Ja›>, sagte er»>"},
		"fr":    {"dit « < mot » > et", "«<mot»>", "l’ami", "l’« < ami » >"},
		"sv":    {"sade ”<Ord”> och", "”<’<Hej’>, sa hon”>", "”<Ja’>”>", "»<Ord»> och", "(”<Ord”>)"},
		"fi":    {"sanoi: ”<Sana.”>", "rock’n’roll"},
		"pl":    {"słowo „<cytat”> i", "«<w»> środku", "»<w«> środku"},
		"da":    {"sagde »<ord«> og", "sagde “<ord”> og", "sagde ”<ord”> og", "sagde „<ord“> og"},
		"ru":    {"слово «<цитата „<внутри“>»> и", "Кафе — это «<Кафе»>", "слово — слово"},
		"en":    {"say “<word”> and", "‘<word’>", "don’t", "the students’> books", "in the ’90s", "word—word", "wait—> what"},
		"es":    {"dijo —<como siempre—> que", "dijo —<él—>, y", "«<¿Qué?»>", "—<Hola —<dijo"},
		"hu":    {"„<szó”> és", "„<»<szó«>”>"},
		"ja":    {"彼は「<言った」>。"},
		"ko":    {"그는 “<말”>을", "『<책』>에"},
		"he":    {"אמר ”<מילה”> ו"},
		"xx":    nil,
	} {
		for _, text := range texts {
			p := punctuationOf(t, code)
			// A side that stands apart from its mark, in French, is moved to it.
			want := strings.NewReplacer("« <", "«<", "» >", "»>").Replace(text)
			if diff := cmp.Diff(want, sided(p, strings.NewReplacer(" < ", " ", "» >", "»", "<", "", ">", "").Replace(text))); diff != "" {
				t.Errorf("%s (-want +got):\n%s", code, diff)
			}
		}
	}
}

// sided writes the side of each mark of a text after it.
func sided(p locale.Punctuation, text string) string {
	runes := append([]rune(text), 0)
	before := rune(0)
	var b strings.Builder
	for i, r := range runes[:len(runes)-1] {
		b.WriteRune(r)
		switch p.Side(r, before, runes[i+1]) {
		case locale.Opens:
			b.WriteByte('<')
		case locale.Closes:
			b.WriteByte('>')
		}
		before = r
	}
	return b.String()
}

// The white of a text: "_" is bound, "~" is thin, " " is plain.
func TestWhite(t *testing.T) {
	t.Parallel()
	for code, texts := range map[string][]string{
		"fr":    {"Quoi~? Oui~! Un~; deux_: trois", "«_mot_» et ‹_mot_›, 50_%", "«_Quoi~?_» dit-il", "mot, mot. (mot)", "à 20_°C, 30_€, §_5"},
		"fr_CA": {"Quoi~? «_mot_»"},
		"fr_CH": {"Quoi~? Un~: «~mot~»"},
		"br":    {"Petra~?"},
		"en":    {"What ? « mot » 50_% word — word"},
		"de":    {"Was ? 50_% §_5 Wort – Wort"},
		"es":    {"¿Qué ? « mot » 50_%"},
		"ru":    {"слово_— слово_– слово, №_5, 50_%, 100_₽"},
		"uk":    {"слово_— слово"},
		"cs":    {"slovo_– slovo"},
		"pl":    {"słowo_– słowo_— słowo"},
		"zh_TW": {"50_%"},
	} {
		p := punctuationOf(t, code)
		for _, text := range texts {
			runes := []rune(strings.NewReplacer("_", " ", "~", " ").Replace(text))
			for i, r := range runes {
				if r == ' ' {
					runes[i] = []rune{' ', '_', '~'}[p.White(runes[i-1], runes[i+1])]
				}
			}
			if diff := cmp.Diff(text, string(runes)); diff != "" {
				t.Errorf("%s (-want +got):\n%s", code, diff)
			}
		}
	}
}

func TestHoldsNext(t *testing.T) {
	t.Parallel()
	for code, words := range map[string]string{"cs": "k s v z o u a i K V", "sk": "k s v z o u a i", "pl": "a i o u w z W"} {
		p := punctuationOf(t, code)
		for word := range strings.FieldsSeq(words) {
			if !p.HoldsNext(word) {
				t.Errorf("%s: a line may end with %s", code, word)
			}
		}
		for _, word := range []string{"", " ", "ke", "x", "a i", "že"} {
			if p.HoldsNext(word) {
				t.Errorf("%s: no line may end with %q", code, word)
			}
		}
	}
	if punctuationOf(t, "en").HoldsNext("a") {
		t.Error("en: no line may end with a")
	}
}

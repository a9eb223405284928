package hyphenation_test

import (
	"slices"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"

	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/hyphenation"
	"github.com/pobook/pobook/internal/locale"
)

// divisions are words as dictionaries divide them, with what the patterns leave out
// where they leave out something; none is divided where a dictionary does not.
var divisions = map[string]string{
	"en":      "trans-la-tion uni-ver-sity man-u-script how-ever gov-ern-ment chil-dren hand-book doc-u-men-ta-tion in-de-pen-dent hy-phen-ation",
	"en-GB":   "trans-la-tion uni-ver-sity ma-nu-script how-ever gov-ern-ment chil-dren hand-book in-de-pend-ent re-ci-pro-city through-out",
	"de":      "Sil-ben-tren-nung Wör-ter-buch Über-set-zung Ver-öf-fent-li-chung Zu-cker-bä-cker Stra-ßen-bahn be-ob-ach-ten Do-nau-dampf-schiff-fahrt Da-ten-bank ver-ant-wort-lich",
	"de-1901": "Sil-ben-tren-nung Hand-buch Fen-ster Zucker be-ste Ka-sten Stra-ßen-bahn Da-ten-bank Mei-ster Über-set-zung",
	"fr":      "ty-po-gra-phie dé-ve-lop-pe-ment consti-tu-tion com-mu-nau-té bi-blio-thèque tra-duc-teur in-dé-pen-dance en-sei-gne-ment au-jour-d’hui l’im-pri-me-rie",
	"es":      "tra-duc-ción bi-blio-te-ca de-sa-rro-llo ex-tra-or-di-na-rio co-mu-ni-ca-ción gui-ta-rra ca-rre-te-ra cons-ti-tu-ción in-te-li-gen-te ni-ño",
	"it":      "tra-du-zio-ne bi-blio-te-ca co-sti-tu-zio-ne au-to-mo-bi-le qua-der-no li-ber-tà ac-qui-sto svi-lup-pa-to-re del-l’uo-mo que-sto",
	"pt":      "tra-du-ção bi-bli-o-teca cons-ti-tu-i-ção de-sen-vol-vi-mento com-pu-ta-dor co-mu-ni-dade pas-seio carro ex-tra-or-di-ná-rio guerra",
	"nl":      "ver-ta-ling hand-boek bi-bli-o-theek ont-wik-ke-ling ge-meen-schap vrij-heid com-pu-ter fo-to’s ver-ant-woor-de-lijk-heid recht-streeks",
	"pl":      "tłu-ma-cze-nie pod-ręcz-nik bi-blio-te-ka spo-łecz-ność kon-sty-tu-cja wol-ność roz-wój kom-pu-ter od-po-wie-dzial-ność przed-się-bior-stwo",
	"ru":      "пе-ре-вод ру-ко-вод-ство биб-лио-те-ка со-об-ще-ство раз-ра-бот-ка кон-сти-ту-ция сво-бо-да от-вет-ствен-ность ком-пью-тер подъ-езд",
	"uk":      "пе-ре-клад по-сі-бник бі-бліо-те-ка спіль-но-та роз-роб-ка кон-сти-ту-ція сво-бо-да від-по-від-аль-ність ком-п’ю-тер до-від-ник",
	"sv":      "över-sätt-ning hand-bok ut-veck-ling ge-men-skap fri-het da-tor an-svar kon-sti-tu-tion flic-kor-na skriv-bord",
	"da":      "over-sæt-tel-se hånd-bog bi-bli-o-tek ud-vik-ling fæl-les-skab fri-hed com-pu-ter an-svar for-fat-ning bø-ger-ne",
	"nb":      "over-set-tel-se hånd-bok bi-blio-tek ut-vik-ling fel-les-skap fri-het data-ma-skin an-svar grunn-lov at-ten-de",
	"nn":      "om-set-jing hand-bok bi-blio-tek ut-vik-ling fel-les-skap fri-dom att-en-de bet-re an-svar grunn-lov",
	"fi":      "kään-nös kä-si-kir-ja kir-jas-to ke-hit-tä-mi-nen yh-tei-sö va-paus tie-to-ko-ne vas-tuu pe-rus-tus-la-ki suo-ma-lai-nen",
	"cs":      "pře-klad pří-ručka kni-hovna spo-le-čen-ství vý-voj svo-boda po-čí-tač od-po-věd-nost ústava na-kla-da-tel-ství",
	"hu":      "for-dí-tás ké-zi-könyv könyv-tár kö-zös-ség fej-lesz-tés sza-bad-ság szá-mí-tó-gép fe-le-lős-ség al-kot-mány asszony",
	"tr":      "çe-vi-ri ki-tap-çık kü-tüp-ha-ne top-lu-luk ge-liş-tir-me öz-gür-lük bil-gi-sa-yar so-rum-lu-luk İs-tan-bul’da öğ-ret-men-ler",
}

func TestDivisions(t *testing.T) {
	t.Parallel()
	for tag, words := range divisions {
		points := hyphenation.For(language.MustParse(tag))
		if points == nil {
			t.Errorf("there are no patterns for %s", tag)
			continue
		}
		if diff := cmp.Diff(words, dividedAll(points, words)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tag, diff)
		}
		// Letters that are written as a base and a mark are the same letters.
		if diff := cmp.Diff(norm.NFD.String(words), dividedAll(points, norm.NFD.String(words))); diff != "" {
			t.Errorf("%s in NFD (-want +got):\n%s", tag, diff)
		}
	}
}

// dividedAll divides words that may have their hyphens already.
func dividedAll(points func(string) []int, words string) string {
	list := strings.Fields(strings.ReplaceAll(words, "-", ""))
	for i, word := range list {
		list[i] = divided(word, points(word))
	}
	return strings.Join(list, " ")
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

// What a token is, beside a word of small letters. A "|" is where it may be divided.
func TestTokens(t *testing.T) {
	t.Parallel()
	for tag, tokens := range map[string][]string{
		"en": {
			"hy|phen|ation", "trans|la|tor", "doc|u|men|ta|tion", "cat|a|logue",
			"as|so|ciate", "present", "ta|ble", "Pub|lic", // exceptions of TUGboat, and a capital
			"a", "the", "word", "OSPOs", "README", "x2000words", "naïveté", "",
			"chil|dren's", "gov|ern|ment’s", "shouldn't", "rock-’n’-roll",
			"trans|la|tor-ed|i|tor", "trans|la|tor\u2010ed|i|tor", "README-trans|la|tor", "x-ray", "-", "’", "trans-", "-trans|la|tor",
			"trans\u00ADlator", "\u00ADtranslator", "translator_", "translator\u200B", "\u0301translator",
		},
		"fr": {"qu’elles", "L’IM|Pri|me|rie", "sous-dé|ve|lop|pe|ment", "c’est-à-dire", "l'im|pri|me|rie", "PRÉSIDENT"},
		"ru": {"за́|мок", "З\u0430\u0301|мок", "Москва́", "са|мо|лё|том", "са|мо|ле\u0308|том", "кое-где"},
		"tr": {"İS|tan|bul", "Ir|mak", "ışık|lar"},
		"uk": {"п’ять", "сім\u02BCя", "ком|п\u02BCю|тер"},
		"pt": {"guarda-chuva", "se|gunda-feira"},
	} {
		points := hyphenation.For(language.MustParse(tag))
		for _, want := range tokens {
			token := strings.ReplaceAll(want, "|", "")
			if got := strings.ReplaceAll(divided(strings.ReplaceAll(token, "-", "\x00"), points(token)), "-", "|"); strings.ReplaceAll(got, "\x00", "-") != want {
				t.Errorf("%s: %q is divided as %q, want %q", tag, token, got, want)
			}
		}
	}
}

// Which language takes whose patterns, shown by a word that they divide differently.
func TestFallback(t *testing.T) {
	t.Parallel()
	const british, american = "ma-nu-script", "man-u-script"
	for tag, want := range map[string]string{
		"en": american, "en-US": american, "en-CA": american, "en-PH": american, "en-x-pirate": american,
		"en-GB": british, "en-AU": british, "en-NZ": british, "en-IE": british, "en-IN": british, "en-ZA": british, "en-001": british,
		"de": "Mu-si-ker", "de-AT": "Mu-si-ker", "de-CH": "Mu-si-ker", "de-x-formal": "Mu-si-ker", "de-1996": "Mu-si-ker",
		"de-DE-1901": "Fen-ster", "de-AT-1996": "Fens-ter", "de-LI": "Fens-ter",
		"fr-CA": "ty-po-gra-phie", "fr-CH": "ty-po-gra-phie", "es-MX": "gui-ta-rra", "es-419": "gui-ta-rra", "pt-BR": "com-pu-ta-dor", "pt-PT": "com-pu-ta-dor",
		"nl-BE": "hand-boek", "it-CH": "que-sto", "nb-NO": "at-ten-de", "no": "at-ten-de", "nn-NO": "att-en-de", "sv-FI": "an-svar", "ru-KZ": "сво-бо-да",
	} {
		points := hyphenation.For(language.MustParse(tag))
		if points == nil {
			t.Errorf("there are no patterns for %s", tag)
			continue
		}
		if got := dividedAll(points, want); got != want {
			t.Errorf("%s: divided as %s, want %s", tag, got, want)
		}
	}
	for _, tag := range []string{"zh-Hant", "und", "ja", "sk", "ca", "la", "gsw", "nds", "ru-Latn", "uk-Latn", "en-Shaw", "tr-Arab", "sr", "art-x-interslv", "x-en"} {
		if hyphenation.For(language.MustParse(tag)) != nil {
			t.Errorf("there are patterns for %s", tag)
		}
	}
}

// Every locale of a language that has patterns in its script has them.
func TestLocales(t *testing.T) {
	t.Parallel()
	count := 0
	for _, code := range locale.Codes() {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		has := hyphenation.For(l.Tag) != nil
		base, _ := l.Tag.Base()
		should := divisions[base.String()] != "" && (l.Script == "Latn" || l.Script == "Cyrl" && slices.Contains([]string{"ru", "uk"}, base.String()))
		if has != should {
			t.Errorf("%s in %s: patterns are there: %t", code, l.Script, has)
		}
		if has {
			count++
		}
	}
	if count < 100 {
		t.Errorf("only %d locales have patterns", count)
	}
}

func FuzzPoints(f *testing.F) {
	for _, word := range []string{"hyphenation", "İstanbul", "ﬃ", "don't", "\xff\xfe", "co-op", "за́мок", "l’été", "e\u0301\u0301\u0327tude", "d’’aa", "straße"} {
		f.Add(word)
	}
	var all []func(string) []int
	for tag := range divisions {
		all = append(all, hyphenation.For(language.MustParse(tag)))
	}
	f.Fuzz(func(t *testing.T, word string) {
		runes := []rune(word)
		for _, points := range all {
			last := 0
			for _, at := range points(word) {
				if at <= last || at >= utf8.RuneCountInString(word) {
					t.Fatalf("%q is divided at %d, after %d", word, at, last)
				}
				if unicode.Is(unicode.M, runes[at]) || strings.ContainsRune("-‐‑'’", runes[at]) || strings.ContainsRune("-‐‑'’", runes[at-1]) {
					t.Fatalf("%q is divided at %d", word, at)
				}
				last = at
			}
		}
	})
}

// Long tokens take time in proportion, whatever they are made of.
func TestLongTokens(t *testing.T) {
	t.Parallel()
	points := hyphenation.For(language.German)
	for _, piece := range []string{"donaudampf", "-", "a-", "’", "a\u0301\u0300\u0301", "ab\u00AD", "A"} {
		bookgen.Linear(t, piece, 2000, func(n int) { points(strings.Repeat(piece, n)) })
	}
}

func BenchmarkWords(b *testing.B) {
	for _, tag := range []string{"en", "de", "hu", "ru"} {
		b.Run(tag, func(b *testing.B) {
			points := hyphenation.For(language.MustParse(tag))
			words := strings.Fields(strings.ReplaceAll(divisions[tag], "-", ""))
			for b.Loop() {
				for _, word := range words {
					points(word)
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(len(words)), "ns/word")
		})
	}
}

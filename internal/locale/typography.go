package locale

import (
	"fmt"
	"strings"
)

// Typography is how books in a language are set, as far as that is a habit of
// its script and not a choice of the book's design.
type Typography struct {
	// HanFamilies are the font families for Han characters, by the names that
	// package fonts has for them, in the order in which a character is looked
	// for: first that of the locale's region, then those that stand in for it.
	// In a locale where Han is true they also set “ ” ‘ ’ … — ·, which Chinese
	// shares with Latin text but wants full width.
	HanFamilies []string
	// Han says that the language is written in Han characters (and kana)
	// without spaces, so that a line may end between most of them.
	Han bool
	// Justify says that paragraphs end flush at both edges.
	Justify bool
	// ParagraphIndent is the indent of a paragraph's first line, in em.
	// Where it is 0, a gap marks the paragraphs instead: one or the other.
	ParagraphIndent float64
	// Hanja says that Han are letters of words that have spaces between them.
	Hanja bool
	// DotsAbove says that emphasis dots stand above the line, not below it.
	DotsAbove bool
	// Tall is how much farther apart lines are than those of Latin, since letters reach
	// higher or deeper; 0 means 1.
	Tall float64
	// RightToLeft says that lines run from right to left.
	RightToLeft bool
	// Obstacle is why pages are not set, whatever faces there are: their lines
	// would run in the wrong direction, or no letter would be the right one. It
	// is "" if they are, and else such as "the Arabic script runs from right to
	// left".
	Obstacle string
}

// obstacles are what package typeset cannot do, by the words of scripts.tsv.
var obstacles = map[string]string{
	"rtl":     "the %s script runs from right to left",
	"ttb":     "the %s script runs from top to bottom",
	"uncoded": "Unicode does not have the %s script",
}

// The names of the families for Han, as package fonts knows them.
const (
	traditional = "NotoSansTC" // as Taiwan writes it
	hongKong    = "NotoSansHK"
	simplified  = "NotoSansSC"
	japanese    = "NotoSansJP"
	korean      = "NotoSansKR"
)

// hanFamilies are the families for Han by language and script, by script and
// region, or by script; what is asked first comes first in hanKeys.
//
// A Han word quoted in any other language goes to Noto Sans SC first. It has
// all of GB 2312 and the common characters of Big5, where Noto Sans TC lacks
// 1,898 of GB 2312 and 669 of JIS X 0208: with TC first, a Simplified or
// Japanese word would be set in two faces. Korean writes its own Han in full
// form, so what Noto Sans KR lacks is rather in TC.
var hanFamilies = map[string][]string{
	"Hant":     {traditional, simplified},
	"Hant-HK":  {hongKong, traditional, simplified},
	"Hant-MO":  {hongKong, traditional, simplified},
	"yue-Hant": {hongKong, traditional, simplified},
	"Hans":     {simplified, traditional},
	"Jpan":     {japanese, simplified, traditional},
	"Kana":     {japanese, simplified, traditional}, // Ainu
	"Kore":     {korean, traditional, simplified},
	"":         {simplified, traditional},
}

// hanKeys returns the keys of hanFamilies for a row of languages.tsv.
func hanKeys(row []string) []string {
	language, _, _ := strings.Cut(row[fieldCode], "_")
	script := row[fieldScript]
	return []string{language + "-" + script, script + "-" + row[fieldRegion], script, ""}
}

// habits are the typographic habits by script; those of all others are western.
//
// Languages written with spaces are set ragged: without hyphenation, which is
// no habit of a script, justifying them by words tears holes. Korean is not: its
// words are short, and readers expect flush lines.
var habits = map[string]Typography{
	"Hant": {Han: true, Justify: true, ParagraphIndent: 2},
	"Hans": {Han: true, Justify: true, ParagraphIndent: 2},
	"Jpan": {Han: true, Justify: true, ParagraphIndent: 1, DotsAbove: true},
	"Kore": {Justify: true, ParagraphIndent: 1, Hanja: true, Tall: 1.1},
	// Vowels and tone marks are stacked above and below the letters.
	"Deva": {Tall: 1.1}, "Beng": {Tall: 1.1}, "Guru": {Tall: 1.1}, "Gujr": {Tall: 1.1}, "Taml": {Tall: 1.1},
	"Telu": {Tall: 1.15}, "Knda": {Tall: 1.15}, "Mlym": {Tall: 1.15}, "Sinh": {Tall: 1.15},
	"Thai": {Tall: 1.15}, "Laoo": {Tall: 1.15}, "Khmr": {Tall: 1.25}, "Mymr": {Tall: 1.25},
}

// typography returns the habits of a locale, by its row in languages.tsv and that
// of its script in scripts.tsv.
func typography(row, script []string) Typography {
	habit := habits[row[fieldScript]]
	for _, key := range hanKeys(row) {
		if families, ok := hanFamilies[key]; ok {
			habit.HanFamilies = families
			break
		}
	}
	habit.RightToLeft = script[fieldLines] == "rtl"
	if obstacle, ok := obstacles[script[fieldLines]]; ok {
		habit.Obstacle = fmt.Sprintf(obstacle, script[fieldScriptName])
	}
	return habit
}

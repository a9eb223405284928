package locale

import "fmt"

// Typography is how books in a language are set, as far as that is a habit of
// its script and not a choice of the book's design.
type Typography struct {
	// Families are the font families of running text in the order in which
	// a character is looked for. The family for Latin comes first
	// everywhere; what HanFamily says goes before it.
	Families []string
	// HanFamily sets Han characters, whatever the locale. In a locale where
	// Han is true it also sets “ ” ‘ ’ … — ·, which Chinese shares with
	// Latin text but wants full width.
	HanFamily string
	// Han says that the language is written in Han characters (and kana)
	// without spaces, so that a line may end between most of them.
	Han bool
	// Justify says that paragraphs end flush at both edges.
	Justify bool
	// ParagraphIndent is the indent of a paragraph's first line, in em.
	// Where it is 0, a gap marks the paragraphs instead: one or the other.
	ParagraphIndent float64
	// RightToLeft says that lines run from right to left.
	RightToLeft bool
	// Obstacle is why pages are not set, whatever faces there are: with letters
	// of the wrong shape or in the wrong order they would be worse than none.
	// It is "" if they are, and else such as "the Thai script has no spaces
	// between words".
	Obstacle string
}

// obstacles are what package typeset cannot do, by the words of scripts.tsv.
var obstacles = map[string]string{
	"rtl":    "the %s script runs from right to left",
	"shaped": "letters of the %s script change or move beside others",
	"words":  "the %s script has no spaces between words",
}

// The names of the font families, as package fonts knows them.
const (
	latin       = "NotoSans"
	traditional = "NotoSansTC"
	simplified  = "NotoSansSC"
	supplement  = "HanSupplement" // rare Han, in no region's shapes
	symbols     = "NotoSansSymbols2"
	emoji       = "NotoEmoji"
)

// habits are the typographic habits by script; that of all others is western.
//
// A Han word quoted in any other language goes to Noto Sans SC first. It has
// all of GB 2312 and the common characters of Big5, where Noto Sans TC lacks
// 1,898 of GB 2312 and 669 of JIS X 0208: with TC first, a Simplified or
// Japanese word would be set in two faces.
//
// Languages written with spaces are set ragged: without hyphenation, which is
// no habit of a script, justifying them by words tears holes.
var habits = map[string]Typography{
	"Hant": {
		Families: []string{latin, traditional, simplified, supplement, symbols, emoji}, HanFamily: traditional,
		Han: true, Justify: true, ParagraphIndent: 2,
	},
	"Hans": {
		Families: []string{latin, simplified, traditional, supplement, symbols, emoji}, HanFamily: simplified,
		Han: true, Justify: true, ParagraphIndent: 2,
	},
	"Jpan": {
		Families: []string{latin, simplified, traditional, supplement, symbols, emoji}, HanFamily: simplified,
		Han: true, Justify: true, ParagraphIndent: 1,
	},
}

var western = Typography{
	Families: []string{latin, simplified, traditional, supplement, symbols, emoji}, HanFamily: simplified,
}

// habitsOf returns the habits of a script, by its fields in scripts.tsv, or nil if
// it is not there.
func habitsOf(script string, fields []string) Typography {
	habit, ok := habits[script]
	if !ok {
		habit = western
	}
	if fields != nil {
		habit.RightToLeft = fields[1] == "rtl"
		habit.Obstacle = fmt.Sprintf(obstacles[fields[1]], fields[2])
	}
	return habit
}

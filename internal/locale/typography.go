package locale

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
	// Obstacle is what keeps pages from being set; the zero value if nothing
	// does.
	Obstacle Obstacle
}

// An Obstacle is why pages are not set in a script, whatever faces there are:
// with letters in the wrong order or of the wrong shape they would be worse than
// none.
type Obstacle struct {
	Script string // its English name; "" if there is no obstacle
	Reason Reason
}

// A Reason is what the lines of package typeset cannot do.
type Reason string

// The reasons, as they end the sentence "it is written …".
const (
	RightToLeft Reason = "from right to left"
	Shaped      Reason = "with letters that change beside others"
	WithoutWord Reason = "without spaces between words that only a dictionary knows"
)

// reasons are the reasons by the words of scripts.tsv.
var reasons = map[string]Reason{"rtl": RightToLeft, "shaped": Shaped, "words": WithoutWord}

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

func habitsOf(script string, obstacle Obstacle) Typography {
	habit, ok := habits[script]
	if !ok {
		habit = western
	}
	habit.Obstacle = obstacle
	return habit
}

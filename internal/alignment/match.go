package alignment

import (
	"slices"

	"github.com/pobook/pobook/internal/markdown"
)

// An Input is what is to be aligned.
type Input struct {
	Source, Target []*markdown.Section
	// Pairs are sections that belong together by their names: indices of Source and
	// Target. Sections in no pair are paired by what they say.
	Pairs [][2]int
	// Terms returns how many of the glossary's terms in a text of the source a translation
	// follows, and how many there are. Nil stands for no glossary.
	Terms func(source, translation string) (followed, found int)
	// Known returns how like a translation is, from 0 to 1, to what a text of the source is
	// elsewhere in a language close to that of the translation, and whether anything is known
	// of it. 1 stands for the very text. Nil stands for nothing known.
	Known func(at Place, translation string) (likeness float64, known bool)
	// Foreign reports that a text of the translated sections is not in their language: it can
	// stand for the same text of the source, and for no other. Nil stands for none.
	Foreign func(at Place) bool
	// Progress is called now and then with how much is done, of 1; nil is not called.
	Progress func(done float64)
	// Stopped reports that nobody wants the result any more; it is asked again and again. Then
	// what [Align] returns is of no use. Nil stands for never.
	Stopped func() bool
}

// A Place is a segment of a section, both by their indices.
type Place struct{ Section, Segment int }

// A Match is a text of the source with its translation.
type Match struct {
	// Source and Target are in order. There is one of each, or two of either for one.
	Source, Target []Place
	Probability    float64 // from 0 to 1, by the places of both
	Doubts         []Doubt // none means that the match is certain
}

// A Result is what was found.
type Result struct {
	// Pairs are those of the input, and those that were found by what sections say.
	Pairs   [][2]int
	Matches []Match // in the order of the source
	// Left are the segments of either side that have no partner, in order.
	LeftSource, LeftTarget []Place
}

// A Doubt is a reason for which a person should look at a match.
type Doubt int

// The doubts, the gravest first.
const (
	// DoubtUntranslated: it is the same text, and elsewhere its words are translated.
	DoubtUntranslated Doubt = iota
	// DoubtMoved: the text stands elsewhere in the translation.
	DoubtMoved
	// DoubtJoined: two texts stand for one.
	DoubtJoined
	// DoubtKind: one is another kind of block than the other, as a heading and a paragraph.
	DoubtKind
	// DoubtPlace: by its place another text of the translation might stand for it.
	DoubtPlace
	// DoubtOrder: by what it says another text fits it as well.
	DoubtOrder
	// DoubtWords: few of the words that stand for those of the source elsewhere are in the
	// translation.
	DoubtWords
	// DoubtFrame: nothing in the texts speaks for the match, and beside it something is
	// missing or has been added.
	DoubtFrame
	// DoubtConstants: code, a link, a tag or a number is in one of the texts alone.
	DoubtConstants
	// DoubtNames: each of the texts has a name that the other lacks.
	DoubtNames
	// DoubtLength: the translation is much longer or shorter than translations are.
	DoubtLength
)

// String names the doubt for who decides on it.
func (d Doubt) String() string {
	return [...]string{
		"it is in the language of the source",
		"it stands elsewhere in the translation",
		"two texts stand for one",
		"it is another kind of block",
		"by its place another text might stand for it",
		"another text fits it as well",
		"few of its words are translated as elsewhere",
		"nothing in it shows which text it is, and a text beside it is missing or added",
		"code, a link, a tag or a number is in one of the two alone",
		"each of the two has a name that the other lacks",
		"the lengths do not fit",
	}[d]
}

// Unlikely reports whether so much speaks against a match that it is of no use.
func (m Match) Unlikely() bool {
	has := func(d Doubt) bool { return slices.Contains(m.Doubts, d) }
	return has(DoubtUntranslated) || has(DoubtWords) && (has(DoubtPlace) || has(DoubtOrder) || has(DoubtMoved) || has(DoubtLength)) ||
		has(DoubtMoved) && has(DoubtPlace)
}

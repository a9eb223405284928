package paragraph

import "github.com/pobook/pobook/internal/typeset/design"

// Limits of stretching, in ems: spaces and gaps first grow as far as they do
// easily; after that they and the gaps between Han grow alike (E2), but not so
// far that the line falls apart (E3). A line that would is left short, and no
// other line of its paragraph suffers for it.
const (
	hanLimit   = 0.25
	tokenLimit = 0.12 // of a line beside a token
	wordLimit  = 0.45
)

// A tolerance is how far Han may be opened, and words moved apart beyond what
// spaces take easily, in ems, and which lines may be short.
type tolerance struct {
	han, words float64
	short      shortLines
}

type shortLines uint8

const (
	noShort shortLines = iota
	shortAtToken
	anyShort
)

// tolerances are tried one after the other. The first that has an answer is
// the one that counts; the last always has one.
var tolerances = [...]tolerance{{0.1, 0.25, noShort}, {hanLimit, wordLimit, shortAtToken}, {hanLimit, wordLimit, anyShort}}

// limits are those of a line, which are lower where a token follows.
func (t tolerance) limits(token bool) (han, words float64) {
	if token {
		return min(t.han, tokenLimit), min(t.words, tokenLimit)
	}
	return t.han, t.words
}

// leaves reports whether a line may be left short.
func (t tolerance) leaves(token bool) bool {
	return t.short == anyShort || token && t.short == shortAtToken
}

// A measured line is what there is to say of a line without setting it.
type measured struct {
	room    float64 // between its natural width and the measure
	stretch float64 // that glue takes easily
	shrink  float64 // that glue and marks give at most
	opens   int     // places between Han to open, beyond that
	words   int     // glue to stretch, beyond that
	em      float64
}

// tooLoose reports whether the line cannot be made flush within limits.
func (l *measured) tooLoose(han, words float64) bool {
	switch {
	case l.room <= design.Slack:
		return false
	case l.opens > 0:
		return l.opening() > han
	case l.words > 0:
		return l.opening() > words
	}
	return true
}

// opening is by how much each place has to be opened, in ems, when glue has
// taken what it easily takes.
func (l *measured) opening() float64 {
	return (l.room - l.stretch) / float64(l.opens+l.words) / l.em
}

// What is worse than a badly filled line, on the scale of demerits.
const (
	costOfHyphen    = 0.5
	costOfHyphens   = 4 // in a row
	costOfSplit     = 40
	costOfLonely    = 200 // last line of one Han (E6)
	costOfShortLast = 1
	costOfEmergency = 1000
	// A short line costs more than one that is opened as far as its limit lets
	// it, and the more the shorter it is, by em.
	costOfShort   = 1e5
	costOfShortEm = 1e4
	costAtToken   = 65
	costAtTokenEm = 20
)

// A stopKind is what a line ends at.
type stopKind uint8

const (
	regular stopKind = iota
	atHyphen
	// atSplit is within a token, where no hyphen shows it.
	atSplit
	// emergency is a place where no rule allows a break, in a part that is
	// longer than a line (B9).
	emergency
)

// kindOf returns what a line ends at by the item that it ends with.
func kindOf(b breakKind) stopKind {
	switch b {
	case atNeed, mayHyphen:
		return atHyphen
	case splitAtNeed, maySplit:
		return atSplit
	}
	return regular
}

// costOfBreak is that of what a line ends at.
func costOfBreak(from, to stopKind) float64 {
	switch {
	case to == emergency:
		return costOfEmergency
	case to == atSplit:
		return costOfSplit
	case to == atHyphen && from == atHyphen:
		return costOfHyphens
	case to == atHyphen:
		return costOfHyphen
	}
	return 0
}

// demerits is what a line costs by how far it is from its natural width. The
// sixth power keeps small differences small and no line very bad.
func demerits(strain float64) float64 {
	cost := 0.1 + strain*strain*strain
	return cost * cost
}

// shortness is what a line costs that is left short.
func (l *measured) shortness(token bool) float64 {
	ems := l.room / l.em
	if token {
		return costAtToken + costAtTokenEm*ems
	}
	return costOfShort + costOfShortEm*ems
}

// strain is how far a line is from its natural width: about 1 where a reader
// would begin to see it.
func (l *measured) strain(last bool) float64 {
	switch {
	case l.room < 0 && l.shrink > 0:
		return -l.room / l.shrink
	case l.room <= 0 || last:
		return 0
	}
	// Letting every place open by this much is as bad as having marks and
	// spaces give all they have.
	const even = 0.06
	return l.room / (1.2*l.stretch + even*l.em*float64(l.opens+l.words))
}

// raggedness is the strain of a line that need not be flush.
func (l *measured) raggedness(measure float64, last bool) float64 {
	if l.room <= 0 || last {
		return l.strain(true)
	}
	return l.room / (0.12 * measure)
}

// isLonely reports whether items are too little for a last line (E6): one Han
// with marks, or a letter or two of Chinese text or after a token.
func isLonely(items []item, afterToken bool) bool {
	hans, letters, marks := 0, 0, 0
	for i := range items {
		switch items[i].class {
		case han:
			hans++
		case wide:
			marks++
		case latin:
			letters++
		case point, space, noteMark:
		default:
			return false
		}
		if hans > 1 || letters > 2 {
			return false
		}
	}
	return hans+letters > 0 && hans*letters == 0 && (hans > 0 || marks > 0 || afterToken)
}

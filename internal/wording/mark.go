package wording

import "unicode"

// A mark is a piece of a text that its translation has too.
type mark struct {
	kind       markKind
	start, end int // bytes of the text
}

type markKind byte

const (
	target   markKind = iota // where a link or an image leads, or the label of its definition or footnote
	emphasis                 // a run of * or _
)

// What stands in a form for what is left open.
const (
	formTarget   = '\x01'
	formEmphasis = '\x02'
	formMore     = '\x03' // for each further sign of a run
	formBreak    = '\x04' // a hard break
	formDash     = '\x05'
	formCode     = '\x06' // before a text that is code and stays as it is
	formEscape   = '\x07' // before a control of the message
)

// A marking is a mark apart from its place.
type marking struct {
	kind markKind
	text string
}

func (m mark) of(text string) marking { return marking{m.kind, text[m.start:m.end]} }

// count returns how often a marking is among the marks of a text.
func (m marking) count(text string, marks []mark) int {
	n := 0
	for _, at := range marks {
		if at.of(text) == m {
			n++
		}
	}
	return n
}

func isWord(c rune) bool { return unicode.IsLetter(c) || unicode.IsNumber(c) }

func isDash(c rune) bool { return c == '-' || c >= '\u2010' && c <= '\u2015' }

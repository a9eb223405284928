package check

import (
	"regexp"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
)

// A spacing is what is to be thought of a space between two characters.
type spacing int

const (
	spaceAllowed spacing = iota
	spaceDoubtful
	spaceWrong
)

// Punctuation that brings its own space: on both sides, and on the inner side.
const (
	pauses          = "，。、；：？！"
	openingBrackets = "（「『《〈【〔"
	closingBrackets = "）」』》〉】〕"
)

// spacingOf judges a space by its direct neighbours. Between two Han characters,
// and outside brackets, only a reader can tell whether it is meant; beside signs
// such as ｜ and ～, and between brackets, it often is.
func spacingOf(prev, next rune) spacing {
	switch {
	case !isChinese(prev) || !isChinese(next):
		return spaceAllowed
	case isOneOf(prev, pauses+openingBrackets), isOneOf(next, pauses+closingBrackets):
		return spaceWrong
	case isIdeograph(prev) && (isIdeograph(next) || isOneOf(next, openingBrackets)), isIdeograph(next) && isOneOf(prev, closingBrackets):
		return spaceDoubtful
	default:
		return spaceAllowed
	}
}

// numbered matches the number of a chapter, which a space parts from its title.
var numbered = regexp.MustCompile(`第 ?[0-9〇一二三四五六七八九十百千]+ ?[章節节條条回]$`)

func findHanSpaces(m *message) {
	if !m.chineseText() {
		return
	}
	prose := m.target.prose()
	alone := true // there is no space before this one
	for i, r := range prose {
		if !isSpace(r) {
			alone = true
			continue
		}
		end := i + utf8.RuneLen(r)
		if next, _ := utf8.DecodeRuneInString(prose[end:]); alone && !isSpace(next) {
			judgeSpace(m, span{i, end})
		}
		alone = false
	}
}

func judgeSpace(m *message, s span) {
	prose := m.target.prose()
	prev, _ := utf8.DecodeLastRuneInString(prose[:s.start])
	next, _ := utf8.DecodeRuneInString(prose[s.end:])
	judged := spacingOf(prev, next)
	if judged == spaceAllowed {
		return
	}
	what := diag.Textf("there is a space between %c and %c", prev, next)
	switch ordinary := prose[s.start] == ' '; judged {
	case spaceWrong:
		if ordinary {
			m.mendable(s, "", what, diag.Textf("delete the space"))
		}
	case spaceDoubtful:
		near := prose[max(0, s.start-len("第")*8):s.start]
		if (ordinary || isIdeograph(prev) && isIdeograph(next)) && !numbered.MatchString(near) {
			m.report(s, what, diag.Textf("delete the space, unless you mean it, as in a verse"))
		}
	}
}

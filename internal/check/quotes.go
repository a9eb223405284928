package check

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/script"
)

// openers are the marks that begin what others end, which only do that.
var openers = map[rune]rune{'”': '“', '’': '‘', '」': '「', '』': '『'}

// A quotationMark is one in prose, with the one that it makes a pair with.
type quotationMark struct {
	at     span // with the backslash before it
	sign   rune // “ and the like
	pair   int  // the index of the other one, -1 if there is none
	parent int  // the index of the mark that opens the pair around, -1 if there is none
	east   int  // how many East Asian characters stand before it
	blanks int  // how many spaces
	// What it is judged to be, see judgeQuotations.
	wrong, mendable bool
	level           int // 0 for the outer marks of the locale, 1 for the inner ones
}

// quotations are all quotation marks of a text. Which of them belong together is
// seen from their neighbours, and from what is open where these leave both ways.
type quotations struct {
	prose   string
	marks   []quotationMark
	open    []int        // the pairs that are open, by their first marks
	opened  map[rune]int // how many of each sign are
	skipped map[rune]bool
	unclear bool // some mark has no partner
}

func readQuotations(prose string) *quotations {
	q := &quotations{prose: prose, opened: map[rune]int{}, skipped: map[rune]bool{}}
	east, blanks := 0, 0
	for i, r := range prose {
		switch {
		case strings.ContainsRune(quotationMarks, r):
			s := span{i, i + utf8.RuneLen(r)}
			if r < utf8.RuneSelf && escaped(prose, i) {
				s.start--
			}
			q.take(quotationMark{at: s, sign: r, pair: -1, parent: -1, east: east, blanks: blanks})
		case r == ' ':
			blanks++
		case isChinese(r):
			east++
		}
	}
	q.unclear = q.unclear || len(q.open) > 0
	return q
}

// escaped says whether a backslash before a sign belongs to it (CommonMark
// §2.4).
func escaped(prose string, at int) bool {
	return (at-len(strings.TrimRight(prose[:at], `\`)))%2 == 1
}

// A role is what a mark does where it stands.
type role int

const (
	roleOpener role = iota
	roleCloser
	roleNone  // an apostrophe, feet or inches
	roleLoose // a mark without a partner
)

func (q *quotations) take(mark quotationMark) {
	if len(q.open) > 0 {
		mark.parent = q.open[len(q.open)-1]
	}
	switch q.role(mark) {
	case roleNone:
		q.skipped[mark.sign] = true
		return
	case roleLoose:
		q.unclear = true
	case roleOpener:
		q.open = append(q.open, len(q.marks))
		q.opened[mark.sign]++
	case roleCloser:
		mark.pair = mark.parent
		opener := &q.marks[mark.pair]
		opener.pair, mark.parent = len(q.marks), opener.parent
		q.open = q.open[:len(q.open)-1]
		q.opened[opener.sign]--
	}
	q.marks = append(q.marks, mark)
}

func (q *quotations) role(mark quotationMark) role {
	prev, next := before(q.prose, mark.at.start), after(q.prose, mark.at.end)
	opener, onlyCloses := openers[mark.sign]
	switch {
	case isOneOf(mark.sign, "’'") && latin(prev) && latin(next):
		return roleNone
	case onlyCloses:
		return q.closing(mark, opener, prev, next)
	case strings.ContainsRune(straightMarks, mark.sign):
		return q.straight(mark, prev, next)
	default:
		return roleOpener
	}
}

// closing parts the mark that ends a quotation from an apostrophe and from
// inches, which there are only where no quotation is open.
func (q *quotations) closing(mark quotationMark, opener, prev, next rune) role {
	switch {
	case mark.parent >= 0 && q.marks[mark.parent].sign == opener:
		return roleCloser
	case q.opened[opener] > 0:
		return roleLoose
	case mark.sign == '’' && (latin(prev) || unicode.IsDigit(next)), mark.sign == '”' && unicode.IsDigit(prev):
		return roleNone
	default:
		return roleLoose
	}
}

// straight says what a mark is that may open as well as close.
func (q *quotations) straight(mark quotationMark, prev, next rune) role {
	canOpen, canClose := !blank(next) && !isOneOf(next, ",.;:!?，。、；：！？…）」』”’》〉)]}"), !blank(prev) && !isOneOf(prev, "（「『“‘《〈([{")
	switch {
	case mark.parent >= 0 && q.marks[mark.parent].sign == mark.sign && canClose:
		return roleCloser
	case q.opened[mark.sign] > 0:
		return roleLoose
	case unicode.IsDigit(prev), mark.sign == '\'' && (latin(prev) && !isChinese(next) || decade(q.prose[mark.at.end:])):
		return roleNone
	case canOpen:
		return roleOpener
	default:
		return roleLoose
	}
}

// decade reports a year without its century, as in '90.
func decade(rest string) bool {
	return len(rest) >= 2 && unicode.IsDigit(rune(rest[0])) && unicode.IsDigit(rune(rest[1])) && !strings.HasPrefix(rest[2:], "'")
}

// holds says whether a pair holds anything, and whether it is nothing but words
// of Latin letters: a title or a sentence of another language, which may keep
// its marks.
func (q *quotations) holds(opener, closer *quotationMark) (empty, latinWords bool) {
	return opener.at.end == closer.at.start, closer.east == opener.east && closer.blanks > opener.blanks
}

// ownQuotes returns the quotation marks of the locale, and those of the other
// region in the same order.
func ownQuotes(l locale.Locale) (own []rune, other string) {
	other = curlyQuotes
	if strings.ContainsRune(curlyQuotes, l.Quotes[0]) {
		other = cornerQuotes
	}
	return l.Quotes[:], other
}

func findQuotes(m *message) {
	own, other := ownQuotes(m.brief.locale)
	if !m.chineseText() || !strings.ContainsAny(m.target.raw, other) {
		return
	}
	q := judgeQuotations(m, own, other)
	for i := range q.marks {
		if mark := &q.marks[i]; mark.wrong && !strings.ContainsRune(straightMarks, mark.sign) {
			reportQuote(m, mark, own, i < mark.pair, foreignMark(mark.sign))
		}
	}
}

func findStraightQuotes(m *message) {
	if !m.chineseText() {
		return
	}
	own, other := ownQuotes(m.brief.locale)
	q := judgeQuotations(m, own, other)
	for i := range q.marks {
		if mark := &q.marks[i]; mark.wrong && strings.ContainsRune(straightMarks, mark.sign) {
			reportQuote(m, mark, own, i < mark.pair, diag.Textf("%c is a straight quotation mark, which Chinese text does not use", mark.sign))
		}
	}
}

// foreignMark is what is said of a quotation mark that the readers of a locale do not use.
func foreignMark(sign rune) diag.Text {
	if strings.ContainsRune(curlyQuotes, sign) {
		return diag.Textf("%c is a quotation mark of mainland China", sign)
	}
	return diag.Textf("%c is a quotation mark of Taiwan and Hong Kong", sign)
}

// reportQuote reports a quotation mark; in a pair it has one right answer.
func reportQuote(m *message, mark *quotationMark, own []rune, opens bool, what diag.Text) {
	at := 2 * mark.level
	if !opens && (mark.pair >= 0 || openers[mark.sign] != 0) {
		at++
	}
	right := string(own[at])
	switch {
	case mark.mendable:
		m.mendable(mark.at, right, what, diag.Textf("write %s", right))
	case mark.pair >= 0:
		m.report(mark.at, what, diag.Textf("write %s, if it is meant as a quotation mark", right))
	default:
		m.report(mark.at, what, diag.Textf("write %s, and check the other mark of the pair", right))
	}
}

// judgeQuotations finds the quotation marks that are wrong, and which the right ones are:
// marks within marks are of the other level, those that are right already
// included.
func judgeQuotations(m *message, own []rune, other string) *quotations {
	q := readQuotations(m.target.prose())
	beside := q.besideHan()
	kana := strings.ContainsFunc(q.prose, script.IsKana)
	for i := range q.marks {
		mark := &q.marks[i]
		if mark.pair >= 0 && mark.pair < i { // judged with its opener
			opener := q.marks[mark.pair]
			mark.wrong, mark.mendable, mark.level = opener.wrong, opener.mendable, opener.level
			continue
		}
		straight, foreign := strings.ContainsRune(straightMarks, mark.sign), strings.ContainsRune(other, mark.sign)
		switch {
		case straight:
			mark.wrong, mark.level = beside[mark.sign], q.within(mark)
		case foreign:
			mark.wrong, mark.level = !fromSource(m.source, q, mark), q.within(mark)
		default: // what is around it may take its level
			mark.level = ownLevel(own, mark.sign)
			if mark.parent >= 0 && q.marks[mark.parent].wrong && mark.level != q.within(mark) {
				mark.wrong, mark.level = true, q.within(mark)
			}
		}
		mark.mendable = mark.wrong && q.certain(mark, straight) && (!foreign || !kana)
	}
	return q
}

// within is the level that a mark has inside of the marks around it.
func (q *quotations) within(mark *quotationMark) int {
	if mark.parent < 0 {
		return 0
	}
	return 1 - q.marks[mark.parent].level
}

// certain says whether a pair is one beyond doubt, and Chinese.
func (q *quotations) certain(mark *quotationMark, straight bool) bool {
	if mark.pair < 0 || q.unclear || straight && q.skipped[mark.sign] {
		return false
	}
	if mark.parent >= 0 && q.marks[mark.parent].wrong && !q.marks[mark.parent].mendable {
		return false
	}
	empty, latinWords := q.holds(mark, &q.marks[mark.pair])
	return !empty && (straight || !latinWords)
}

// ownLevel returns the level of a mark of the locale.
func ownLevel(own []rune, sign rune) int {
	if sign == own[0] || sign == own[1] {
		return 0
	}
	return 1
}

// besideHan returns the straight marks that stand beside a Chinese character
// anywhere in the text.
func (q *quotations) besideHan() map[rune]bool {
	beside := map[rune]bool{}
	for _, mark := range q.marks {
		if isChinese(before(q.prose, mark.at.start)) || isChinese(after(q.prose, mark.at.end)) {
			beside[mark.sign] = true
		}
	}
	return beside
}

// fromSource says whether a quotation mark, or the other of the pair, belongs
// to a piece of text that stands in the source in the same way, Chinese and all.
func fromSource(source *text, q *quotations, mark *quotationMark) bool {
	if source.traits&hasHan == 0 {
		return false
	}
	return nearIn(source, q.prose, mark) || mark.pair >= 0 && nearIn(source, q.prose, &q.marks[mark.pair])
}

func nearIn(source *text, prose string, mark *quotationMark) bool {
	near := prose[mark.at.start:min(len(prose), mark.at.end+len("文"))]
	if openers[mark.sign] != 0 {
		near = prose[max(0, mark.at.start-len("文")):mark.at.end]
	}
	return strings.Contains(source.raw, near)
}

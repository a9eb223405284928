package wording

import (
	"regexp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/script"
)

// Two texts differ by a typo if the words that differ do so by at most
// typoInWord letters each and by typoInText in all; one of the letters of such
// a word in typoShare at most may change.
const (
	typoInWord = 2
	typoInText = 6
	typoShare  = 3
)

// Typo reports whether one text may be the other with spelling or punctuation
// corrected. Numbers, signs that mean something, links, emphasis and code spans
// are the same in both and at the same places, the words follow each other in
// the same order, and none is added or dropped but one that was there twice. Where
// words are written without spaces, one letter of a clause may change, if it is none
// that turns what the clause says. Code is never corrected in this sense.
func Typo(from, to Statement) bool {
	if from.IsCode() || to.IsCode() || !sameMarks(from, to) || !slices.Equal(figures(from), figures(to)) {
		return false
	}
	return corrected(pieces(from), pieces(to))
}

func corrected(a, b []string) bool {
	left, last := typoInText, ""
	for len(a) > 0 || len(b) > 0 {
		switch spelt := isSpelt(last); {
		case spelt && len(a) > len(b) && a[0] == last:
			a = a[1:] // it was there twice
			continue
		case spelt && len(b) > len(a) && b[0] == last:
			b = b[1:]
			continue
		case len(a) == 0 || len(b) == 0:
			return false
		}
		d := typoDistance(a[0], b[0])
		if d < 0 || d > left || a[0] != b[0] && isNumber(last) && shortest(a[0], b[0]) <= unitLetters {
			return false
		}
		left -= d
		last, a, b = b[0], a[1:], b[1:]
	}
	return true
}

func sameMarks(a, b Statement) bool {
	if len(a.marks) != len(b.marks) {
		return false
	}
	for i := range a.marks {
		if a.marks[i].of(a.Text) != b.marks[i].of(b.Text) {
			return false
		}
	}
	return true
}

// figures are the numbers of a statement with their signs and units, and its
// hard breaks.
func figures(s Statement) []string { return figure.FindAllString(s.Form, -1) }

var figure = regexp.MustCompile(`[-−+<>=]?\d(?:[\d.,:/–-]*\d)?|[%‰°$€£¥]|\x04`)

// unitLetters is how long a word after a number may be to be a unit.
const unitLetters = 3

func shortest(a, b string) int { return min(utf8.RuneCountInString(a), utf8.RuneCountInString(b)) }

func isNumber(piece string) bool { return piece != "" && unicode.IsNumber(rune(piece[0])) }

// isSpelt reports whether a piece is a word, and not code or a sign.
func isSpelt(piece string) bool {
	c, _ := utf8.DecodeRuneInString(piece)
	return isWord(c)
}

// pieces are the words of a statement, with its code spans as they are and the
// signs that are not punctuation.
func pieces(s Statement) []string {
	var pieces []string
	for i, part := range strings.Split(s.Form, "`") {
		if i%2 == 1 {
			pieces = append(pieces, "`"+part)
			continue
		}
		pieces = append(pieces, piece.FindAllString(part, -1)...)
	}
	return pieces
}

var piece = regexp.MustCompile(`[\pL\pN\p{Mn}']+|[\x01-\x04\[\]<>&|=+^~*/\\{}@#?]`)

// typoDistance is how many letters a correction of a word changes; -1 if it is
// more than a correction.
func typoDistance(from, to string) int {
	a, b := strings.ToLower(from), strings.ToLower(to)
	switch {
	case from == to:
		return 0
	case !isSpelt(from), !isSpelt(to), strings.ContainsFunc(a+b, unicode.IsNumber), inCapitals(from) != inCapitals(to):
		return -1
	case a == b:
		return 0
	case strings.ContainsFunc(a+b, script.IsUnspaced):
		return clauseDistance(a, b)
	case inCapitals(from), meansOther(a, b):
		return -1
	case shortest(a, b) == 1 && (!articles[a] || !articles[b]):
		return -1
	}
	longer := max(utf8.RuneCountInString(a), utf8.RuneCountInString(b))
	d := letterDistance([]rune(a), []rune(b))
	if d > typoInWord || longer > 3 && d*typoShare > longer || d > 1 && longer <= 3 {
		return -1
	}
	return d
}

// clauseDistance is typoDistance where no spaces part the words, so that a clause
// stands as one: a letter is much of a word there, and with another one a clause may
// say something else.
func clauseDistance(a, b string) int {
	const leastLetters = 4 // of a clause in which one may be wrong
	from, to := []rune(a), []rune(b)
	d := letterDistance(from, to)
	if d > 1 || max(len(from), len(to)) < leastLetters || !sameWeights(from, to) {
		return -1
	}
	return d
}

// inCapitals says that a word is an abbreviation or a Roman numeral.
func inCapitals(word string) bool {
	return utf8.RuneCountInString(word) > 1 && word == strings.ToUpper(word) && word != strings.ToLower(word)
}

// letterDistance is the optimal string alignment distance: the letters to put
// in, take out, replace, or swap with their neighbour.
func letterDistance(a, b []rune) int {
	rows := [3][]int{make([]int, len(b)+1), make([]int, len(b)+1), make([]int, len(b)+1)}
	for j := range rows[1] {
		rows[1][j] = j
	}
	for i := range a {
		before, last, row := rows[0], rows[1], rows[2]
		row[0] = i + 1
		for j := range b {
			cost := 1
			if a[i] == b[j] {
				cost = 0
			}
			row[j+1] = min(row[j]+1, last[j+1]+1, last[j]+cost)
			if i > 0 && j > 0 && a[i] == b[j-1] && a[i-1] == b[j] {
				row[j+1] = min(row[j+1], before[j-1]+1)
			}
		}
		rows = [3][]int{last, row, before}
	}
	return rows[1][len(b)]
}

package jsx

import (
	"regexp"
	"strings"
)

// module matches what begins imports or exports.
var module = regexp.MustCompile(`^(?:import (?:\s*["'{*]|\s*[\pL\p{Nl}_$][\pL\p{Nl}\pM\p{Nd}_$]*\s*(?:,|\sfrom\b))|` +
	`export (?:\s*[{*]|\s*(?:default|const|let|var|function|class|async)\b))`)

// ESMAt returns where the imports and exports end that begin at an offset, which is
// the beginning of a line and of a block: MDX takes none in a container, behind an
// indent or in a paragraph. They end with the line before a blank one, end being where
// its line ending stands, or at the end of the text. A blank line within brackets, a
// template, a comment, or where an operand is due, is part of them.
//
// Whatever begins with "import " or "export " is a module to MDX; what is none stops
// the compiler. Here ok is false then, but where only a grammar would say so.
func ESMAt(text string, at int) (end int, ok bool) {
	const enough = 200
	if !module.MatchString(text[at:min(len(text), at+enough)]) {
		return at, false
	}
	l := lexer{text: text, at: at, operand: true}
	for {
		if last := text[max(0, l.at-1)]; len(l.open) == 0 && (!l.operand || last == ';' || last == '}') {
			if end := lastLineEnd(text, &l.at); end >= 0 {
				return end, true
			}
		}
		if !l.next() {
			return l.at, false
		}
	}
}

// lastLineEnd looks through the white space and comments from an offset on. It returns
// where the line ends that a blank one or the end of the text follows, and -1 if
// something else comes before, which is where the offset is then.
func lastLineEnd(text string, at *int) int {
	for {
		next := skipSpace(text, *at)
		if next == len(text) {
			return lineEnd(text, *at)
		}
		if end := lineEnd(text, *at); end < next && strings.Count(strings.ReplaceAll(text[end:next], "\r\n", "\n"), "\n") > 1 {
			return end
		}
		*at = next
		comment := skipComment(text, next)
		if comment == next {
			return -1
		}
		*at = comment
	}
}

// lineEnd returns where the line ends that an offset is in.
func lineEnd(text string, at int) int {
	if n := strings.IndexAny(text[at:], "\r\n"); n >= 0 {
		return at + n
	}
	return len(text)
}

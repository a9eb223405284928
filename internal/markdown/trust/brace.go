package trust

import (
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// braces returns what stands in braces, each as a whole, and the braces without a
// partner. MDX runs it; MkDocs and others read attributes there.
func braces(text string, escapes bool) []finding {
	if !strings.ContainsAny(text, "{}") {
		return nil
	}
	var (
		open   []int         // where braces begin that are not closed
		closed []inline.Span // what is in none of the others
		found  []finding
	)
	for i := 0; i < len(text); i++ {
		switch {
		case text[i] == '\\' && escapes:
			i++
		case text[i] == '{':
			open = append(open, i)
		case text[i] == '}' && len(open) == 0:
			found = appendBraces(found, "}")
		case text[i] == '}':
			start := open[len(open)-1]
			open = open[:len(open)-1]
			for len(closed) > 0 && closed[len(closed)-1].Start > start {
				closed = closed[:len(closed)-1]
			}
			closed = append(closed, inline.Span{Start: start, End: i + 1})
		}
	}
	commands := commandsBefore(text, closed)
	for i, at := range closed {
		found = appendBraces(found, at.In(text))
		found[len(found)-1].tag = commands[i]
	}
	for range open {
		found = appendBraces(found, "{")
	}
	return found
}

func appendBraces(found []finding, text string) []finding {
	return append(found, finding{onOneLine(text), "", Objection{AddedBraces, short(text)}})
}

// beyondBraces is beyond for braces: what stands between them may be in other
// words, as long as there are only words, which cannot be names of a program, and
// no more braces.
func beyondBraces(found, source []finding) (Objection, bool) {
	left, named := map[string]int{}, map[string]bool{}
	for _, s := range source {
		left[s.key]++
		for _, word := range strings.FieldsFunc(s.key, notInWords) {
			named[strings.ToLower(word)] = true
		}
	}
	var other, rest []finding
	for _, f := range found {
		switch {
		case left[f.key] > 0:
			left[f.key]--
		case translatedBraces(f.key, named):
			other = append(other, f)
		default:
			rest = append(rest, f)
		}
	}
	words := 0 // of the source that are not in the translation
	for key, n := range left {
		if n > 0 && onlyWords(key) {
			words += n
		}
	}
	if len(other) > words {
		return other[words].objection, true
	}
	if len(rest) == 0 {
		return Objection{}, false
	}
	if noMoreBraces(found, source) {
		if _, other := beyond(inOtherWords(rest), inOtherWords(source)); !other {
			return Objection{}, false
		}
	}
	return beyond(rest, nil)
}

// onlyWords reports whether braces hold words and nothing else, as in {name}.
func onlyWords(group string) bool {
	inner := strings.TrimSuffix(strings.TrimPrefix(group, "{"), "}")
	return len(inner) == len(group)-2 && !strings.ContainsFunc(inner, func(r rune) bool { return r < 0x80 && r != ' ' && r != ',' && notInWords(r) })
}

// translatedBraces reports whether braces hold only words that are the source's, with
// small letters or capitals, or have no ASCII letter.
func translatedBraces(group string, named map[string]bool) bool {
	if !onlyWords(group) {
		return false
	}
	inner := group[1 : len(group)-1]
	for _, word := range strings.FieldsFunc(inner, notInWords) {
		if !named[strings.ToLower(word)] && strings.ContainsFunc(word, func(r rune) bool { return r < 0x80 }) {
			return false
		}
	}
	return true
}

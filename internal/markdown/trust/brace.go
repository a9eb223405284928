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
	pairs, named := 0, map[string]bool{}
	for _, s := range source {
		if len(s.key) > 1 {
			pairs++
		}
		for _, word := range strings.FieldsFunc(s.key, notInWords) {
			named[strings.ToLower(word)] = true
		}
	}
	var rest []finding
	for _, f := range found {
		if len(f.key) > 1 {
			pairs--
		}
		if !translatedBraces(f.key, named) {
			rest = append(rest, f)
		}
	}
	if pairs < 0 {
		return beyond(found, source)
	}
	o, objects := beyond(rest, source)
	if objects && countBraces(found) <= countBraces(source) {
		if _, other := beyond(inOtherWords(rest), inOtherWords(source)); !other {
			return Objection{}, false
		}
	}
	return o, objects
}

// translatedBraces reports whether braces hold only words that are the source's, with
// small letters or capitals, or have no ASCII letter.
func translatedBraces(group string, named map[string]bool) bool {
	inner := strings.TrimSuffix(strings.TrimPrefix(group, "{"), "}")
	if len(inner) != len(group)-2 {
		return false
	}
	for _, r := range inner {
		if r < 0x80 && r != ' ' && r != ',' && notInWords(r) {
			return false
		}
	}
	for _, word := range strings.FieldsFunc(inner, notInWords) {
		if !named[strings.ToLower(word)] && strings.ContainsFunc(word, func(r rune) bool { return r < 0x80 }) {
			return false
		}
	}
	return true
}

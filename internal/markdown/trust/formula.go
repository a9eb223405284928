package trust

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/htmltext"
)

// formulasOf returns the formulas between dollar signs that a text has to everybody
// who knows some: none if one of the signs is escaped, or not all are single or
// double.
func formulasOf(text string) []inline.Span {
	if !strings.Contains(text, "$") || strings.Contains(text, `\$`) {
		return nil
	}
	var (
		formulas []inline.Span
		length   int // of each run of signs
		start    = -1
	)
	for at := 0; at < len(text); at++ {
		if text[at] != '$' {
			continue
		}
		end := at
		for end < len(text) && text[end] == '$' {
			end++
		}
		switch {
		case length == 0:
			length = end - at
		case end-at != length:
			return nil
		}
		if start < 0 {
			start = at
		} else {
			formulas, start = append(formulas, inline.Span{Start: start, End: end}), -1
		}
		at = end
	}
	if start >= 0 || length > len("$$") {
		return nil
	}
	return formulas
}

// commandsBefore returns the commands that stand before braces, which are in order;
// empty for those that are in no formula.
func commandsBefore(text string, braces []inline.Span) []string {
	commands, formulas := make([]string, len(braces)), formulasOf(text)
	for i, at := range braces {
		for len(formulas) > 0 && formulas[0].End < at.End {
			formulas = formulas[1:]
		}
		if len(formulas) > 0 && formulas[0].Start < at.Start {
			commands[i] = commandBefore(text, at.Start)
		}
	}
	return commands
}

// commandBefore returns the command of TeX that stands before an offset, as in
// \text; empty if none does.
func commandBefore(text string, at int) string {
	start := at
	for start > 0 && isLetter(text[start-1]) {
		start--
	}
	if start == at || start == 0 || text[start-1] != '\\' {
		return ""
	}
	return text[start-1 : at]
}

// argument matches that of a command of TeX, if it is nothing but words.
var argument = regexp.MustCompile(`(\\[A-Za-z]+)\{([\pL\pM\pN, ]*\pL[\pL\pM\pN, ]*)\}`)

// inOtherWords returns braces with the same for all words that may stand in the
// argument of a command: whoever knows no formulas sees neither an element there,
// which the words could be attributes of, nor the name of one that has an effect.
func inOtherWords(braces []finding) []finding {
	other := make([]finding, len(braces))
	for i, f := range braces {
		f.key = argument.ReplaceAllStringFunc(f.tag+f.key, func(a string) string {
			command, words, _ := strings.Cut(a, "{")
			for _, word := range strings.FieldsFunc(strings.ToLower(words), notInWords) {
				if effective[word] || meant[word] || strings.HasPrefix(word, "on") && len(word) > len("only") {
					return a
				}
			}
			return command + "{}"
		})
		other[i] = f
	}
	return other
}

// meant are further attributes that mean something on any element, and those of Vue.
var meant = htmltext.Names("class id style slot is key ref dir lang title")

// noMoreBraces reports whether there are not more braces than in the source, of either
// kind.
func noMoreBraces(found, source []finding) bool {
	return countOf("{", found) <= countOf("{", source) && countOf("}", found) <= countOf("}", source)
}

func countOf(brace string, found []finding) int {
	n := 0
	for _, f := range found {
		n += strings.Count(f.key, brace)
	}
	return n
}

package foreign

import (
	"regexp"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// Some programs join the lines of what they do not take for a paragraph. The ways in which
// such a message is cut find the lines again.

// joinedBlocks takes a message for the lines of definitions, joined to one: of terms, or of what
// links refer to.
func joinedBlocks(x *Index, u unit) []unit {
	return unjoined(x, u, definitionStart, func(text string) string { return definitionStart.ReplaceAllString(text, "\n$1") })
}

var definitionStart = regexp.MustCompile(`[ \t]+(:[ \t]|\[[^\[\]]+\]:[ \t])`)

// joinedTable takes a message for a table whose rows are joined to one line. Its second row
// says how many columns there are; between two rows, two bars follow each other.
func joinedTable(x *Index, u unit) []unit {
	return unjoined(x, u, delimiters, func(text string) string {
		columns := strings.Count(delimiters.FindString(text), "|") - 1
		var b strings.Builder
		bars, escaped := 0, false
		for _, c := range text {
			if c == '|' && !escaped {
				if bars++; bars > 1 && bars%(columns+1) == 1 {
					b.WriteByte('\n')
				}
			}
			escaped = c == '\\' && !escaped
			b.WriteRune(c)
		}
		return b.String()
	})
}

// delimiters matches the second row of a table with bars around it (GFM §4.10).
var delimiters = regexp.MustCompile(`\|(?:[ \t]*:?-+:?[ \t]*\|)+`)

// joinedFrontMatter takes a message for metadata whose lines are joined to one.
func joinedFrontMatter(x *Index, u unit) []unit {
	return unjoined(x, u, key, func(text string) string { return metadata(joinedKey.ReplaceAllString(text, "\n$1")) })
}

var joinedKey = regexp.MustCompile(`[ \t]+([A-Za-z_][\w.-]*:(?:[ \t]|$))`)

// unjoined cuts a message and its translation where lines of one of them are joined. sign
// matches texts for which that may be so, and lines divides such a text.
func unjoined(x *Index, u unit, sign *regexp.Regexp, lines func(string) string) []unit {
	joined := func(text string) bool {
		return !strings.Contains(strings.TrimSpace(text), "\n") && sign.MatchString(text)
	}
	if !joined(u.source) && !joined(u.translation) {
		return nil
	}
	return x.parsed(u, func(text string) string {
		if joined(text) {
			return lines(text)
		}
		return dedented(text)
	})
}

// joinedList takes a message for a list whose items are joined to one line, maybe with the
// text before it. What begins an item may also stand within a text, as a dash does: then
// the handbook knows the text only as a whole.
func joinedList(x *Index, u unit) []unit {
	source, translation := joinedItems(u.source), joinedItems(u.translation)
	if len(source) < 2 || len(translation) < 2 || source[0].Start == 0 != (translation[0].Start == 0) {
		return nil
	}
	ends, known := knownItems(x, u.source, source)
	if source[0].Start == 0 && !known {
		return nil // it may be a sentence with a dash
	}
	source = together(source, ends)
	if len(translation) != len(source) {
		// The translation may have the same signs within its texts.
		if len(translation) != ends[len(ends)-1] {
			return nil
		}
		translation = together(translation, ends)
	}
	var units []unit
	for i := range source {
		units = append(units, unit{source: source[i].In(u.source), translation: translation[i].In(u.translation), previous: u.previous})
	}
	return units
}

var joinedItem = regexp.MustCompile(`(?:^|[ \t]+)(?:[-*+]|[0-9]{1,9}[.)])[ \t]+`)

// joinedItems returns where in a line the texts of items may stand, and first the text
// before the list, if there is one. There are none in a text of several lines.
func joinedItems(text string) []inline.Span {
	text = strings.TrimRight(text, " \t\n")
	if strings.Contains(text, "\n") {
		return nil
	}
	var items []inline.Span
	start := 0
	for _, mark := range joinedItem.FindAllStringIndex(text, -1) {
		if mark[0] > start {
			items = append(items, inline.Span{Start: start, End: mark[0]})
		}
		start = mark[1]
	}
	return append(items, inline.Span{Start: start, End: len(text)})
}

// mostMarks is how many pieces of a joined list are tried as one text.
const mostMarks = 4

// knownItems puts together what the handbook has as one text. It returns the index after the
// last piece of each, and whether the handbook has all of them.
func knownItems(x *Index, text string, items []inline.Span) (ends []int, all bool) {
	all = true
	for first := 0; first < len(items); {
		n := min(mostMarks, len(items)-first)
		for n > 0 && !x.has(text[items[first].Start:items[first+n-1].End]) {
			n--
		}
		all = all && n > 0
		first += max(n, 1)
		ends = append(ends, first)
	}
	return ends, all
}

// together puts pieces together, those up to each of some indexes.
func together(pieces []inline.Span, ends []int) []inline.Span {
	var all []inline.Span
	first := 0
	for _, end := range ends {
		all = append(all, inline.Span{Start: pieces[first].Start, End: pieces[end-1].End})
		first = end
	}
	return all
}

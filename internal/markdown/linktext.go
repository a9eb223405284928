package markdown

import (
	"slices"
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// linkTexts returns where the texts of links stand if each of some lines is one link;
// nil if one is not.
func linkTexts(t *tree, lines []inline.Span) []inline.Span {
	texts := make([]inline.Span, len(lines))
	for i, line := range lines {
		text := linkText(strings.TrimRight(string(t.in(line)), " \t\r\n"))
		if text.Len() == 0 {
			return nil
		}
		texts[i] = inline.Span{Start: line.Start + text.Start, End: line.Start + text.End}
	}
	return texts
}

// linkText returns where in a line that is one link, with a destination or without, the
// text of that stands; an empty span for any other line.
func linkText(line string) inline.Span {
	var scanner inline.Scanner
	tokens := scanner.Scan(line, nil)
	if len(tokens) == 0 || tokens[0].Kind != inline.Open || tokens[0].Sign == '!' || tokens[0].Start != 0 || tokens[0].Partner < 0 {
		return inline.Span{}
	}
	end := tokens[tokens[0].Partner]
	if end.Reference || end.End != len(line) {
		return inline.Span{}
	}
	text := line[tokens[0].End:end.Start]
	start := tokens[0].End + len(text) - len(strings.TrimLeft(text, " \t"))
	return inline.Span{Start: start, End: start + len(strings.TrimSpace(text))}
}

// fitsLink reports whether a line is the text of a link if it stands in one: with no
// link, image or note in it, which a link cannot hold, and no bracket that ends it.
func fitsLink(line string) bool {
	if linkText("["+line+"](x)").Len() != len(strings.TrimSpace(line)) {
		return false
	}
	var scanner inline.Scanner
	return !slices.ContainsFunc(scanner.Scan(line, nil), func(t inline.Token) bool {
		return t.Kind == inline.Footnote || t.Kind == inline.Open
	})
}

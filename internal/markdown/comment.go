package markdown

import (
	"sort"
	"strings"

	"github.com/pobook/pobook/internal/inline"
	"github.com/pobook/pobook/internal/markdown/codetext"
	"github.com/pobook/pobook/internal/markdown/linebreak"
)

// Comments returns where in code the texts of its comments stand, line by line, and whether it is
// known what a comment is in the language. See [CodeComments].
func Comments(code, language string) (comments []inline.Span, known bool) {
	for _, text := range codetext.Texts(code, language, false) {
		comments = append(comments, text.Lines...)
	}
	return comments, codetext.Knows(language)
}

// codeTexts returns the texts of comments in code, and with literals those of strings, as segments.
func codeTexts(t *tree, lines []inline.Span, language string, literals bool) []Segment {
	contents := t.contents(lines)
	starts := make([]int, len(lines)) // of the lines in the code
	for i := 1; i < len(lines); i++ {
		starts[i] = starts[i-1] + len(contents[i-1]) + 1
	}
	place := func(s inline.Span) inline.Span {
		i := sort.SearchInts(starts, s.Start+1) - 1
		moved := lines[i].Start - starts[i]
		return inline.Span{Start: s.Start + moved, End: s.End + moved}
	}
	var segments []Segment
	for _, text := range codetext.Texts(strings.Join(contents, "\n"), language, literals) {
		var parts []string
		for _, l := range text.Lines {
			parts = append(parts, string(t.in(place(l))))
		}
		kind := KindCodeComment
		if text.String {
			kind = KindCodeString
		}
		segments = append(segments, Segment{
			Kind: kind, Detail: language, Text: linebreak.Join(parts),
			Start: place(text.Lines[0]).Start, End: place(text.Lines[len(text.Lines)-1]).End, form: form{code: &text},
		})
	}
	return segments
}

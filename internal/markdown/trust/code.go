package trust

import (
	"strings"

	"github.com/pobook/pobook/internal/inline"
)

// withoutCode blanks the code spans of a text if they bind before all else: a
// backtick in a tag or a destination begins one.
func withoutCode(text string, runs []inline.Span) string {
	blanked := []byte(text)
	byLength := map[int][]inline.Span{}
	for _, run := range runs {
		byLength[run.Len()] = append(byLength[run.Len()], run)
	}
	done := 0
	for _, run := range runs {
		if run.Start < done {
			continue
		}
		if escapedAt(text, run.Start) {
			if run.Start++; run.Len() == 0 {
				continue
			}
		}
		same := byLength[run.Len()]
		for len(same) > 0 && same[0].Start < run.End {
			same = same[1:]
		}
		byLength[run.Len()] = same
		if len(same) > 0 {
			done = same[0].End
			blank(blanked, inline.Span{Start: run.Start, End: done})
		}
	}
	return string(blanked)
}

// withoutKramdownCode blanks the code spans of a text as kramdown has them: a
// backtick between white space opens none, and the first run that is long enough
// closes one.
func withoutKramdownCode(text string, runs []inline.Span) string {
	blanked := []byte(text)
	done, absent := 0, len(text)+1 // runs of that length, and longer ones, are nowhere in what is left
	for _, run := range runs {
		run.Start = max(run.Start, done)
		if run.Len() > 0 && escapedAt(text, run.Start) {
			run.Start++
		}
		if run.Len() <= 0 || run.Len() >= absent || run.Len() == 1 && isSpaceAt(text, run.Start-1) && isSpaceAt(text, run.End) {
			continue
		}
		n := strings.Index(text[run.End:], run.In(text))
		if n < 0 {
			absent = run.Len()
			continue
		}
		done = run.End + n + run.Len()
		blank(blanked, inline.Span{Start: run.Start, End: done})
	}
	return string(blanked)
}

// isSpaceAt reports white space within a text.
func isSpaceAt(text string, at int) bool {
	return at >= 0 && at < len(text) && strings.IndexByte(" \t\n\f\v\r", text[at]) >= 0
}

// backticks returns the runs of backticks of a text.
func backticks(text string) []inline.Span {
	var runs []inline.Span
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '`')
		if n < 0 {
			return runs
		}
		start := at + n
		for at = start; at < len(text) && text[at] == '`'; {
			at++
		}
		runs = append(runs, inline.Span{Start: start, End: at})
	}
}

// escapedAt reports whether an odd number of backslashes stands before an offset.
func escapedAt(text string, at int) bool {
	before := text[:at]
	return (len(before)-len(strings.TrimRight(before, `\`)))%2 == 1
}

func blank(text []byte, at inline.Span) {
	for i := at.Start; i < at.End; i++ {
		if text[i] != '\n' {
			text[i] = ' '
		}
	}
}

package jsx

import (
	"slices"
	"strings"
)

// mathIn returns where mathematics is in a text, if the site has any: between runs of
// as many dollar signs, as code is between backticks.
func mathIn(text string) []Span {
	type run struct{ start, length, next int }
	var runs []run
	last := map[int]int{} // by length, the run that was found last
	for at := 0; ; {
		n := strings.IndexByte(text[at:], '$')
		if n < 0 {
			break
		}
		at += n
		start := at
		for at < len(text) && text[at] == '$' {
			at++
		}
		if escaped(text, start) {
			start++
		}
		if at == start || inAddress(text, start) {
			continue
		}
		if before, ok := last[at-start]; ok {
			runs[before].next = len(runs)
		}
		last[at-start] = len(runs)
		runs = append(runs, run{start, at - start, 0})
	}
	var spans []Span
	for i := 0; i < len(runs); i++ {
		if closer := runs[i].next; closer > 0 {
			spans = append(spans, Span{Start: runs[i].start, End: runs[closer].start + runs[closer].length})
			i = closer
		}
	}
	return spans
}

// protectedIn returns the mathematics of a translation that its source has in the same
// bytes. What has a tag in it may be text with sums of money.
func protectedIn(source, translation string) []Span {
	known := map[string]bool{}
	for _, s := range mathIn(source) {
		if isMath(s.In(source)) {
			known[s.In(source)] = true
		}
	}
	if len(known) == 0 {
		return nil
	}
	return slices.DeleteFunc(mathIn(translation), func(s Span) bool { return !known[s.In(translation)] })
}

// isMath reports whether what stands between dollar signs is surely nothing else, or
// plain text.
func isMath(span string) bool {
	n := strings.IndexByte(span, '<')
	return (n < 0 || strings.IndexByte(span[n:], '>') < 0) &&
		!strings.Contains(span, "`") && !strings.Contains(span, "](") && !strings.HasSuffix(span, `\$`)
}

package trust

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// A finding is something in a text that its source has to have, too.
type finding struct {
	key       string // what it is held against; findings of one key are alike
	objection Objection
}

// beyond returns the first of some findings that is more than those of the source.
// Each counts as often as it is there.
func beyond(found, source []finding) (Objection, bool) {
	left := make(map[string]int, len(source))
	for _, f := range source {
		left[f.key]++
	}
	for _, f := range found {
		if left[f.key]--; left[f.key] < 0 {
			return f.objection, true
		}
	}
	return Objection{}, false
}

// unlike is beyond where it does not matter how often something is there.
func unlike(found, source []finding) (Objection, bool) {
	for _, f := range found {
		if !slices.ContainsFunc(source, func(s finding) bool { return s.key == f.key }) {
			return f.objection, true
		}
	}
	return Objection{}, false
}

// shown is how many bytes of what is objected to are shown at most.
const shown = 40

// short returns the beginning of a text, for a message.
func short(text string) string {
	cut := text[:min(len(text), 2*shown)]
	if cut = strings.Join(strings.Fields(cut), " "); len(cut) <= shown && len(text) <= 2*shown {
		return cut
	}
	text = cut
	end := min(shown, len(text))
	for end > 0 && end < len(text) && !utf8.RuneStart(text[end]) {
		end--
	}
	return text[:end] + "…"
}

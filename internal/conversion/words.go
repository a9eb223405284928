package conversion

import (
	"strings"

	"github.com/pobook/pobook/internal/chinese"
	"github.com/pobook/pobook/internal/script"
)

// regionalWords replaces what the readers of the locale do not say: what OpenCC left,
// which has no dictionary between Hong Kong and Taiwan, or has found another word across
// its edge. A word that stands in the source, or in an agreed term, is meant.
func regionalWords(m Message, t *transcript, r Rules, usage *chinese.Usage) []edit {
	if m.isCode() {
		return nil
	}
	var edits []edit
	source := m.prose()
	for _, w := range usage.Words(t.visible()) {
		word := t.text[w.Start:w.End]
		if !r.Source.Han && strings.Contains(source, word) || r.ToTerms != nil && r.ToTerms.Says(word) {
			continue
		}
		edits = append(edits, edit{span{w.Start, w.End}, w.Instead[0]})
	}
	return edits
}

// quoted returns where a text quotes the source, which is in another language: runs of
// Han that stand in both, and by themselves. Such as of a book that explains what 軟件 is.
func quoted(source, text string) []span {
	runs := map[string]bool{}
	for _, s := range hanRuns(source) {
		runs[s.in(source)] = true
	}
	if len(runs) == 0 {
		return nil
	}
	var found []span
	for _, s := range hanRuns(text) {
		if runs[s.in(text)] {
			found = append(found, s)
		}
	}
	return found
}

// hanRuns returns where Han characters follow each other, from the first to the last.
func hanRuns(text string) []span {
	var runs []span
	start := -1
	for i, r := range text {
		switch han := script.IsHan(r); {
		case han && start < 0:
			start = i
		case !han && start >= 0:
			runs = append(runs, span{start, i})
			start = -1
		}
	}
	if start >= 0 {
		runs = append(runs, span{start, len(text)})
	}
	return runs
}

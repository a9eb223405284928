package adopt

import (
	"github.com/pobook/pobook/internal/alignment"
	"github.com/pobook/pobook/internal/content"
)

// Limits of what is taken for the source's language: how often a word has to be in the
// sections, and how much more often than in the translated ones, and which share of the
// words of a text have to be such words.
const (
	oftenInSource = 500 // one word in so many
	moreInSource  = 3
	sourceShare   = 0.25
	leastWords    = 5
)

// foreign finds texts of the translated sections that are still in the language of the
// source, by words that are often in the sections and seldom in what is translated: the
// words of which every sentence has some.
func foreign(sources, targets []content.Section) func(alignment.Place) bool {
	here, all := frequencies(sources)
	there, others := frequencies(targets)
	ofSource := map[string]bool{}
	for word, n := range here {
		if n*oftenInSource > all && n*(others+1) > moreInSource*there[word]*(all+1) {
			ofSource[word] = true
		}
	}
	return func(at alignment.Place) bool {
		words := wordsOf(running(segment(targets, at).Text))
		found := 0
		for _, w := range words {
			if ofSource[w] {
				found++
			}
		}
		return len(words) >= leastWords && float64(found) > sourceShare*float64(len(words))
	}
}

// frequencies counts the words of sections.
func frequencies(sections []content.Section) (words map[string]int, all int) {
	words = map[string]int{}
	for _, s := range sections {
		for _, seg := range s.Parsed.Segments {
			for _, w := range wordsOf(running(seg.Text)) {
				words[w]++
				all++
			}
		}
	}
	return words, all
}

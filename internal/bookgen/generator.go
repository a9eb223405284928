package bookgen

import (
	"math/rand/v2"
	"strings"
	"unicode"
	"unicode/utf8"
)

// wordsPerHeading is how long the text below a heading is on average.
const wordsPerHeading = 120

// A generator writes one section.
type generator struct {
	random  *rand.Rand
	titles  []string // of the headings
	targets []string // where links may lead
	words   int      // to write
	notes   int      // footnotes so far
	open    []string // labels of footnotes that have a mark but no text yet
}

// newGenerator makes up the headings first, so that text may link to those
// below it and other sections to all of them.
func newGenerator(seed uint64, words int) *generator {
	g := &generator{random: rand.New(rand.NewPCG(seed, 0x706f626f6f6b)), words: words}
	taken := map[string]bool{}
	for len(g.titles) < 1+words/wordsPerHeading {
		title := g.title()
		if !taken[slug(title)] {
			taken[slug(title)] = true
			g.titles = append(g.titles, title)
			g.targets = append(g.targets, "#"+slug(title))
		}
	}
	return g
}

// slug is the anchor of a title that has nothing but letters and spaces.
func slug(title string) string {
	return strings.ReplaceAll(strings.ToLower(title), " ", "-")
}

// once is true once in n times.
func (g *generator) once(n int) bool { return g.random.IntN(n) == 0 }

// oneOf returns any of some strings.
func (g *generator) oneOf(list ...string) string { return list[g.random.IntN(len(list))] }

// phrase returns n words.
func (g *generator) phrase(n int) string {
	words := make([]string, n)
	for i := range words {
		words[i] = g.word()
	}
	return strings.Join(words, " ")
}

// title returns the words of a heading.
func (g *generator) title() string {
	words := make([]string, 2+g.random.IntN(4))
	for i := range words {
		words[i] = g.oneOf(common[g.random.IntN(len(common))], g.coined())
	}
	return upper(strings.Join(words, " "))
}

// word returns a common word, the first ones of the list most often, or one
// that is made up, as the terms of a trade are.
func (g *generator) word() string {
	if g.once(6) {
		return g.coined()
	}
	r := g.random.Float64()
	return common[int(r*r*float64(len(common)))]
}

// coined returns a word made of syllables.
func (g *generator) coined() string {
	var b strings.Builder
	for range 2 + g.random.IntN(3) {
		b.WriteString(syllables[g.random.IntN(len(syllables))])
	}
	return b.String()
}

func upper(s string) string {
	r, size := utf8.DecodeRuneInString(s)
	return string(unicode.ToUpper(r)) + s[size:]
}

// Package hyphenation knows where words may be divided at the end of a line, in
// the languages that it has patterns for.
//
// The patterns are data that others maintain, in the format of the Hyphen
// library; each file's licence is beside it. The algorithm is that of TeX
// (Liang, "Word Hy-phen-a-tion by Com-put-er"). The package knows nothing of
// lines and fonts. Start reading at [For].
package hyphenation

import (
	_ "embed" // the patterns and their licence
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/language"
)

// Version is that of the patterns for American English.
const Version = "2011-10-07"

// The licence asks to go wherever the patterns go.
var (
	//go:embed hyph-en-us.dic
	americanEnglish string
	//go:embed hyph-en-us.LICENSE.txt
	licence string
)

// Licence returns the licence of the patterns for American English.
func Licence() string { return licence }

// For returns a function that says where a word of a language may be divided,
// as counts of its characters, or nil if there are no patterns for the
// language. Words in capitals and with anything else than letters in them are
// not divided. The function may be called by several goroutines.
func For(tag language.Tag) func(word string) []int {
	base, confidence := tag.Base()
	region, _ := tag.Region()
	if confidence == language.Exact && base.String() == "en" && region.String() == "US" {
		return english().points
	}
	return nil
}

var english = sync.OnceValue(func() *patterns { return parse(americanEnglish) })

// patterns are pieces of words with the values of the places between their
// letters: odd where a word may be divided, even where it may not, and the
// highest counts.
type patterns struct {
	values      map[string][]byte // by the letters; "." is the edge of a word
	longest     int               // in bytes
	left, right int               // the fewest letters before and after a hyphen
}

// parse reads a file of the Hyphen library: the encoding, settings in capitals,
// and a pattern to each line. The settings for compounds do not concern us,
// because a hyphen ends a word here.
func parse(file string) *patterns {
	p := &patterns{values: make(map[string][]byte), left: 2, right: 3}
	for line := range strings.Lines(file) {
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '%' || line[0] >= 'A' && line[0] <= 'Z' {
			continue
		}
		letters, values := split(line)
		p.values[letters] = values
		p.longest = max(p.longest, len(letters))
	}
	return p
}

// split takes a pattern apart. values[i] stands before byte i of the letters.
func split(pattern string) (letters string, values []byte) {
	var b strings.Builder
	values = make([]byte, 0, len(pattern)+1)
	value := byte(0)
	for i := range len(pattern) {
		if c := pattern[i]; c >= '0' && c <= '9' {
			value = c - '0'
			continue
		}
		b.WriteByte(pattern[i])
		values = append(values, value)
		value = 0
	}
	return b.String(), append(values, value)
}

func (p *patterns) points(word string) []int {
	if utf8.RuneCountInString(word) < p.left+p.right || !isPlain(word) {
		return nil
	}
	edged := "." + strings.ToLower(word) + "."
	if len(edged) != len(word)+2 {
		return nil // lower case of another length: no word of these languages
	}
	values := make([]byte, len(edged)+1)
	for start := range len(edged) {
		for end := start + 1; end <= min(len(edged), start+p.longest); end++ {
			for i, v := range p.values[edged[start:end]] {
				values[start+i] = max(values[start+i], v)
			}
		}
	}
	return p.allowed(word, values[1:])
}

// allowed turns the values before the bytes of a word into counts of its
// letters.
func (p *patterns) allowed(word string, values []byte) []int {
	var points []int
	total, count := utf8.RuneCountInString(word), 0
	for i := range word {
		if values[i]%2 == 1 && count >= p.left && total-count >= p.right {
			points = append(points, count)
		}
		count++
	}
	return points
}

// isPlain reports whether the word is letters of which one, at least, is small.
func isPlain(word string) bool {
	small := false
	for _, r := range word {
		if !unicode.IsLetter(r) {
			return false
		}
		small = small || unicode.IsLower(r)
	}
	return small
}

// Package chinese knows what tells the two ways of writing Chinese apart: the
// characters that only one of them has, and words that are said in one region
// only.
//
// It is tables with questions that can be asked of them, [Usage.Foreign], [Usage.Words]
// and [Usage.Written]. The tables are made from OpenCC's dictionaries, whose
// licence stands beside them; `make chinese` makes them again. Characters that
// both ways have are never foreign, nor is a word that both regions use in any
// sense: what is found here is a mistake or a quotation. Start at [For].
package chinese

import (
	"cmp"
	_ "embed"
	"slices"
	"strings"
	"sync"
	"unicode/utf8"
)

var (
	//go:embed simplified.txt
	simplifiedTable string
	//go:embed hongkong.txt
	hongKongTable string
	//go:embed traditional.txt
	traditionalTable string
	//go:embed mainland.tsv
	mainlandTable string
	//go:embed taiwan.tsv
	taiwanTable string
	//go:embed mainland-written.tsv
	mainlandWritten string
	//go:embed taiwan-written.tsv
	taiwanWritten string
)

// A Usage is how Chinese is written in a locale. It may be used from several
// goroutines.
type Usage struct {
	foreign map[rune]rune
	bits    [0x10000 / 64]uint64 // of foreign, for a first look
	words   lexicon
	written lexicon // words that are foreign in foreign characters alone
}

// A lexicon is some words.
type lexicon struct {
	words map[rune][]word      // by first character
	begin [0x10000 / 64]uint64 // of words
}

// A Word is a word of the other region in a text.
type Word struct {
	Start, End int      // in bytes of the text
	Instead    []string // what is said here, the usual first
}

type word struct {
	text               string
	instead, unrelated []string
}

// A Region is where Chinese is written in one way, and said in the same words.
type Region int

// The regions. Those that write as Hong Kong or Singapore does have words of both
// others, so none is foreign there.
const (
	NoRegion  Region = iota
	Taiwan           // Traditional
	HongKong         // Traditional, in Macau and Malaysia too
	Mainland         // Simplified
	Singapore        // Simplified, in Malaysia, Hong Kong and Macau too
)

// RegionOf returns the region of a locale by its code as package locale has it, and
// NoRegion for a language that is not Chinese.
func RegionOf(code string) Region {
	switch code {
	case "zh_Hant":
		return Taiwan
	case "zh_Hant_HK", "zh_Hant_MO", "zh_Hant_MY":
		return HongKong
	case "zh_Hans":
		return Mainland
	case "zh_Hans_SG", "zh_Hans_MY", "zh_Hans_HK", "zh_Hans_MO":
		return Singapore
	default:
		return NoRegion
	}
}

// For returns the usage of a locale by its code, and nil for a language that is not
// Chinese.
func For(code string) *Usage {
	switch RegionOf(code) {
	case Taiwan:
		return taiwan()
	case HongKong:
		return hongKong()
	case Mainland:
		return mainland()
	case Singapore:
		return singapore()
	default:
		return nil
	}
}

var (
	taiwan    = sync.OnceValue(func() *Usage { return newUsage(simplifiedTable, "", mainlandTable, mainlandWritten) })
	hongKong  = sync.OnceValue(func() *Usage { return newUsage(simplifiedTable, hongKongTable, "", "") })
	mainland  = sync.OnceValue(func() *Usage { return newUsage(traditionalTable, "", taiwanTable, taiwanWritten) })
	singapore = sync.OnceValue(func() *Usage { return newUsage(traditionalTable, "", "", "") })
)

// newUsage reads tables of foreign characters, of those among them that are written here
// too, of words, and of words that are foreign in foreign characters alone.
func newUsage(characters, common, words, written string) *Usage {
	u := &Usage{foreign: pairsOf(characters), words: newLexicon(words), written: newLexicon(written)}
	for r := range pairsOf(common) {
		delete(u.foreign, r)
	}
	for r := range u.foreign {
		set(&u.bits, r)
	}
	return u
}

func newLexicon(table string) lexicon {
	l := lexicon{words: map[rune][]word{}}
	for line := range strings.Lines(table) {
		if !strings.HasPrefix(line, "#") {
			l.add(strings.Split(strings.TrimRight(line, "\n"), "\t"))
		}
	}
	return l
}

// pairsOf returns the characters of a table with those for them.
func pairsOf(table string) map[rune]rune {
	pairs := map[rune]rune{}
	for line := range strings.Lines(table) {
		if strings.HasPrefix(line, "#") {
			continue
		}
		characters := []rune(strings.TrimSpace(line))
		for i := 0; i+1 < len(characters); i += 2 {
			pairs[characters[i]] = characters[i+1]
		}
	}
	return pairs
}

func (l *lexicon) add(fields []string) {
	first, _ := utf8.DecodeRuneInString(fields[0])
	l.words[first] = append(l.words[first], word{fields[0], strings.Fields(fields[1]), strings.Fields(fields[2])})
	set(&l.begin, first)
}

func set(bits *[0x10000 / 64]uint64, r rune) {
	if int(r) < 64*len(bits) {
		bits[r/64] |= 1 << (r % 64)
	}
}

// Foreign returns the character that is written here for one that only the
// other way of writing has, and false for any other character.
func (u *Usage) Foreign(r rune) (own rune, foreign bool) {
	if int(r) < 64*len(u.bits) && u.bits[r/64]&(1<<(r%64)) == 0 {
		return 0, false
	}
	own, foreign = u.foreign[r]
	return own, foreign
}

// Words returns the words of the other region in a text, in order. Of words
// within each other the longest is one.
func (u *Usage) Words(text string) []Word { return u.words.in(text) }

// Written returns the words of the other region in a text that are written in its characters,
// wholly or in part, in order: those of [Usage.Words] in other characters, and those that are
// said here too, of something else. 檔案 is a file, and 档案 an archive.
func (u *Usage) Written(text string) []Word {
	own, starts, foreign := u.inOwn(text)
	if foreign == nil {
		return nil
	}
	var found []Word
	for _, list := range [][]Word{u.words.in(own), u.written.in(own)} {
		for _, w := range list {
			if slices.ContainsFunc(foreign, func(at int) bool { return w.Start <= at && at < w.End }) {
				found = append(found, Word{starts[w.Start], starts[w.End], w.Instead})
			}
		}
	}
	slices.SortFunc(found, func(a, b Word) int { return cmp.Or(a.Start-b.Start, b.End-a.End) })
	end := 0
	return slices.DeleteFunc(found, func(w Word) bool {
		within := w.Start < end
		end = max(end, w.End)
		return within
	})
}

// inOwn returns a text in the characters that are written here, by its offsets those of the
// text, and the offsets at which a character was foreign.
func (u *Usage) inOwn(text string) (own string, starts, foreign []int) {
	var b strings.Builder
	for i, r := range text {
		instead, is := u.Foreign(r)
		if is {
			foreign = append(foreign, b.Len())
			r = instead
		}
		size := utf8.RuneLen(r)
		if r == utf8.RuneError { // of a byte that is no character, perhaps
			size = len("\uFFFD")
		}
		for range size {
			starts = append(starts, i)
		}
		b.WriteRune(r)
	}
	return b.String(), append(starts, len(text)), foreign
}

// in returns the words in a text.
func (l *lexicon) in(text string) []Word {
	var found []Word
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		if l.begin[uint16(r)/64]&(1<<(uint16(r)%64)) != 0 {
			if w, ok := l.wordAt(text, i, r); ok {
				found = append(found, w)
				i = w.End
				continue
			}
		}
		i += size
	}
	return found
}

func (l *lexicon) wordAt(text string, at int, first rune) (Word, bool) {
	var longest *word
	for i, w := range l.words[first] {
		if strings.HasPrefix(text[at:], w.text) && (longest == nil || len(w.text) > len(longest.text)) && !w.partOfAnother(text, at) {
			longest = &l.words[first][i]
		}
	}
	if longest == nil {
		return Word{}, false
	}
	return Word{at, at + len(longest.text), longest.instead}, true
}

// partOfAnother says whether a word stands in a text only as a part of one that
// has nothing to do with it.
func (w *word) partOfAnother(text string, at int) bool {
	for _, other := range w.unrelated {
		before := strings.Index(other, w.text)
		if start := at - before; start >= 0 && strings.HasPrefix(text[start:], other) {
			return true
		}
	}
	return false
}

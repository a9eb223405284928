package opencc

import (
	"embed"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"
)

//go:embed data/*.json data/*.txt
var data embed.FS

// A dictionary is lines of words with what is written for them, a tab between the two,
// in the order of their bytes.
type dictionary struct {
	text    string
	lines   []uint32       // where each begins
	byFirst map[rune]lines // by the first character of the word
	starts  runeSet
}

// lines are those of a dictionary from one on, and before another.
type lines struct{ from, to int32 }

// read are the dictionaries that somebody has asked for, by their names.
var read sync.Map // of func() (*dictionary, error)

// named returns a dictionary by its name.
func named(name string) (*dictionary, error) {
	once, _ := read.LoadOrStore(name, sync.OnceValues(func() (*dictionary, error) {
		text, err := data.ReadFile("data/" + name + ".txt")
		return newDictionary(string(text)), err
	}))
	return once.(func() (*dictionary, error))()
}

func newDictionary(text string) *dictionary {
	d := &dictionary{text: text, lines: make([]uint32, 0, strings.Count(text, "\n")), byFirst: map[rune]lines{}}
	before := rune(-1)
	for at := 0; at < len(text); at += strings.IndexByte(text[at:], '\n') + 1 {
		line := int32(len(d.lines))
		d.lines = append(d.lines, uint32(at))
		r, _ := utf8.DecodeRuneInString(text[at:])
		if r != before {
			d.byFirst[r] = lines{line, line}
			d.starts.add(r)
			before = r
		}
		d.byFirst[r] = lines{d.byFirst[r].from, line + 1}
	}
	return d
}

func (d *dictionary) begins() *runeSet { return &d.starts }

// match returns the longest word that a text begins with. With each character fewer
// lines are left.
func (d *dictionary) match(text string) (length int, value string) {
	r, n := utf8.DecodeRuneInString(text)
	left, known := d.byFirst[r]
	if !known {
		return 0, ""
	}
	longest := int32(-1)
	for {
		// The shortest of the words that are left comes first.
		if d.text[int(d.lines[left.from])+n] == '\t' {
			longest, length = left.from, n
			left.from++
		}
		if left.from == left.to || n == len(text) {
			break
		}
		_, size := utf8.DecodeRuneInString(text[n:])
		if left = d.narrow(left, n, text[n:n+size]); left.from == left.to {
			break
		}
		n += size
	}
	if longest < 0 {
		return 0, ""
	}
	rest := d.text[int(d.lines[longest])+length+1:]
	return length, rest[:strings.IndexByte(rest, '\n')]
}

// narrow returns which of some lines go on with a character at an offset.
func (d *dictionary) narrow(among lines, offset int, character string) lines {
	rest := func(i int) string {
		at := int(d.lines[int(among.from)+i]) + offset
		return d.text[at:min(len(d.text), at+len(character))]
	}
	n := int(among.to - among.from)
	from := sort.Search(n, func(i int) bool { return rest(i) >= character })
	to := from + sort.Search(n-from, func(i int) bool { return rest(from+i) > character })
	return lines{among.from + int32(from), among.from + int32(to)}
}

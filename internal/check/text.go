package check

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/pobook/pobook/internal/inline"
)

// A text is one side of a message. A run has two of them, which it uses for all
// of its messages: making new ones would be a good part of the work.
type text struct {
	raw    string
	traits traits

	scanned bool
	scanner inline.Scanner
	marked  marks
	masked  string
	buffer  []byte
	known   map[rune]bool   // which characters are in the text, as far as somebody has asked
	pieces  map[string]bool // and which pieces of it
}

// read takes another text.
func (t *text) read(raw string, c *classes) {
	t.raw, t.traits, t.scanned, t.masked = raw, 0, false, ""
	clear(t.known)
	clear(t.pieces)
	var last rune
	for i := 0; i < len(raw); {
		b := raw[i]
		if b < utf8.RuneSelf {
			t.traits |= c.bmp[b]
			i++
			if rune(b) == last && (b == '!' || b == '?') {
				t.traits |= hasTwin
			}
			last = rune(b)
			continue
		}
		r, size := utf8.DecodeRuneInString(raw[i:])
		t.traits |= c.of(r)
		i += size
		if r == last {
			t.traits |= hasTwin
		}
		last = r
	}
	if strings.Contains(raw, "www.") || strings.Contains(raw, "WWW.") {
		t.traits |= hasMarkup
	}
}

// marks returns what the text has besides words.
func (t *text) marks() *marks {
	if !t.scanned {
		t.marked.clear()
		if t.scanned = true; t.traits&hasMarkup != 0 {
			t.scanner.Addresses, t.scanner.Templates = true, true
			t.marked.read(&t.scanner, t.raw)
		}
	}
	return &t.marked
}

// shortcuts are the labels of references that are the text of their links as well
// (CommonMark §6.3), which the section has to define.
func (t *text) shortcuts(defines func(label string) bool) []string {
	if defines == nil || strings.IndexByte(t.raw, '[') < 0 {
		return nil
	}
	var labels []string
	scanner := inline.Scanner{Defined: func(label string) bool { return !strings.HasPrefix(label, "^") && defines(label) }}
	for _, token := range scanner.Scan(t.raw, nil) {
		if token.Kind == inline.Close && token.Reference && token.Len() <= len("][]") {
			labels = append(labels, token.Inner.In(t.raw))
		}
	}
	return labels
}

// addresses are the links of a text, Markdown's and HTML's, and what is made into
// links where it stands as it is.
func (t *text) addresses() []link {
	return slices.Concat(t.marks().links, t.marks().bare, t.marks().hrefs)
}

// The bytes that stand in a text for what is no prose.
const (
	notProse  = '\x00' // code, tags, destinations
	delimiter = '\x01' // emphasis and brackets of links, beside which prose goes on
)

// prose returns the text with what is no prose blotted out, byte for byte.
func (t *text) prose() string {
	if t.traits&hasMarkup == 0 {
		return t.raw
	}
	if t.masked == "" {
		t.buffer = append(t.buffer[:0], t.raw...)
		b := t.buffer
		for _, s := range t.marks().protected {
			for i := s.start; i < s.end; i++ {
				b[i] = notProse
			}
		}
		for _, s := range t.marks().delimiters {
			for i := s.start; i < s.end; i++ {
				b[i] = delimiter
			}
		}
		t.masked = string(b)
	}
	return t.masked
}

// has reports whether a character is in the text. It looks once for each.
func (t *text) has(r rune) bool {
	has, known := t.known[r]
	if !known {
		if t.known == nil {
			t.known = map[rune]bool{}
		}
		has = strings.ContainsRune(t.raw, r)
		t.known[r] = has
	}
	return has
}

// contains reports whether a piece is in the text. It looks once for each.
func (t *text) contains(piece string) bool {
	contains, known := t.pieces[piece]
	if !known {
		if t.pieces == nil {
			t.pieces = map[string]bool{}
		}
		contains = strings.Contains(t.raw, piece)
		t.pieces[piece] = contains
	}
	return contains
}

// before and after return the character beside a place in prose, past
// delimiters; [utf8.RuneError] at the ends.
func before(prose string, at int) rune {
	r, _ := utf8.DecodeLastRuneInString(strings.TrimRight(prose[:at], string(rune(delimiter))))
	return r
}

func after(prose string, at int) rune {
	r, _ := utf8.DecodeRuneInString(strings.TrimLeft(prose[at:], string(rune(delimiter))))
	return r
}

// Prose returns a text with code, tags and addresses blotted out, byte for byte:
// where terms are looked for.
func Prose(raw string) string { return (&text{raw: raw, traits: hasMarkup}).prose() }

// eachWord calls yield with the words of prose, without those that have signs or digits
// in them, as names of files and versions do.
func eachWord(prose string) func(yield func(word string) bool) {
	return func(yield func(string) bool) {
		for i := 0; i < len(prose); {
			end, plain := wordAt(prose, i)
			if end == i {
				_, size := utf8.DecodeRuneInString(prose[i:])
				i += size
				continue
			}
			if plain && !yield(strings.TrimRight(prose[i:end], wordEnds)) {
				return
			}
			i = end
		}
	}
}

// wordEnds are signs that may follow a word without being of it.
const wordEnds = ".:'’"

// wordAt returns where the word ends that begins at an offset with a letter, with the signs
// that are in names of files and the like, and whether it has letters alone.
func wordAt(prose string, start int) (end int, plain bool) {
	plain = true
	signs := false // since the last letter
	for end = start; end < len(prose); {
		r, size := utf8.DecodeRuneInString(prose[end:])
		switch letter := unicode.IsLetter(r); {
		case letter && signs:
			plain, signs = false, false
		case letter:
		case end == start:
			return start, false
		case strings.ContainsRune(wordEnds, r):
			signs = true
		case unicode.IsNumber(r) || strings.ContainsRune("_@/+#-", r):
			plain, signs = false, false
		default:
			return end, plain
		}
		end += size
	}
	return end, plain
}

// wordsOf returns the words of prose.
func wordsOf(prose string) []string { return slices.Collect(eachWord(prose)) }

// smallWords hold sentences of English together, and the names of bodies too.
// particles are parts of people's names.
var smallWords, particles = setOf("a an and at by for from in is of on or the to with"), setOf("van von der den des del les dos las los und")

func setOf(list string) map[string]bool {
	set := map[string]bool{}
	for w := range strings.FieldsSeq(list) {
		set[w] = true
	}
	return set
}

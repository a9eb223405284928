package hyphenation

import (
	"embed"
	"strings"
)

//go:embed patterns
var folder embed.FS

// patterns are pieces of words with the values of the places between their
// letters: odd where a word may be divided, even where it may not, and the
// highest counts.
type patterns struct {
	values map[string]string // by the letters; "." is the edge of a word
	// longest are the lengths in bytes of the longest that begin with two bytes, so
	// that few are looked for which are not there.
	longest [1 << 16]uint8
}

// read returns the patterns of a file.
func read(file string) *patterns {
	text := content(file)
	r := reader{letters: make([]byte, 0, len(text)), values: make([]byte, 0, len(text))}
	if strings.HasSuffix(file, ".dic") {
		r.readDic(text)
	} else {
		r.readTeX(text)
	}
	return r.patterns()
}

// content returns a file of the folder. That one is missing the tests rule out.
func content(file string) string {
	text, err := folder.ReadFile("patterns/" + file)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// A reader has the letters of all patterns in one piece, and the values in another,
// since a file has tens of thousands of them.
type reader struct {
	letters, values []byte
	ends            []int // of the letters of each pattern; it has one value more
}

func (r *reader) patterns() *patterns {
	p := &patterns{values: make(map[string]string, len(r.ends))}
	letters, values := string(r.letters), string(r.values)
	start := 0
	for i, end := range r.ends {
		p.values[letters[start:end]] = values[start+i : end+i+1]
		if length := end - start; length > 1 {
			longest := &p.longest[pair(letters[start:end])]
			*longest = max(*longest, uint8(min(length, 255)))
		}
		start = end
	}
	return p
}

// readDic reads a file of the Hyphen library: the encoding, settings in capitals,
// and a pattern to each line. The settings for compounds do not concern us,
// because a hyphen ends a word here.
func (r *reader) readDic(text string) {
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		if line != "" && line[0] != '%' && (line[0] < 'A' || line[0] > 'Z') {
			r.add(line)
		}
	}
}

// readTeX reads a file of hyph-utf8. Of TeX it knows comments, \patterns,
// \hyphenation and \input, which is all that those files have.
func (r *reader) readTeX(text string) {
	group := ""
	for line := range strings.Lines(text) {
		line, _, _ = strings.Cut(line, "%")
		for word := range strings.FieldsSeq(spaced.Replace(line)) {
			switch {
			case word == "}":
				group = ""
			case word == "{":
			case word[0] == '\\':
				group = word
			case group == `\input`:
				r.readTeX(content(strings.TrimSuffix(word, ".tex") + ".tex"))
				group = ""
			case group == `\patterns`:
				r.add(word)
			case group == `\hyphenation`:
				r.addException(word)
			}
		}
	}
}

var spaced = strings.NewReplacer("{", " { ", "}", " } ")

// add adds a pattern as it is written: letters, and values that are not 0.
func (r *reader) add(pattern string) {
	value := byte(0)
	for i := range len(pattern) {
		if c := pattern[i]; c >= '0' && c <= '9' {
			value = c - '0'
			continue
		}
		r.letters = append(r.letters, pattern[i])
		r.values = append(r.values, value)
		value = 0
	}
	r.end(value)
}

// end ends a pattern with the value after its last letter.
func (r *reader) end(value byte) {
	r.values = append(r.values, value)
	r.ends = append(r.ends, len(r.letters))
}

// addException makes a pattern of a word that is written with all its hyphens, as in
// ma-nu-script. Its values are higher than those of any other.
func (r *reader) addException(written string) {
	const no, yes = 10, 11
	value := byte(no)
	r.letters = append(r.letters, '.')
	r.values = append(r.values, 0)
	for _, c := range []byte(strings.ToLower(written)) {
		if c == '-' {
			value = yes
			continue
		}
		r.letters = append(r.letters, c)
		r.values = append(r.values, value)
		value = no
	}
	r.letters = append(r.letters, '.')
	r.values = append(r.values, no)
	r.end(0)
}

// pair returns the first two bytes of a text as one number.
func pair(text string) uint16 { return uint16(text[0])<<8 | uint16(text[1]) }

// odd returns, for each letter, whether a word may be divided before it, by the
// patterns alone.
func (p *patterns) odd(letters []rune) []bool {
	edged := "." + string(letters) + "."
	values := make([]byte, len(edged)+1)
	for start := range edged[:len(edged)-1] {
		p.raise(values[start:], edged[start:])
	}
	odd := make([]bool, 0, len(letters)+2)
	for at := range edged {
		odd = append(odd, values[at]%2 == 1)
	}
	return odd[1:]
}

// raise raises the values that are lower than those of a pattern that the text begins
// with; the text has two bytes at least.
func (p *patterns) raise(values []byte, text string) {
	for end := 1; end <= max(1, min(len(text), int(p.longest[pair(text)]))); end++ {
		pattern := p.values[text[:end]]
		for i := range len(pattern) {
			values[i] = max(values[i], pattern[i])
		}
	}
}

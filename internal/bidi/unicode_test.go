package bidi_test

import (
	"bufio"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	ucd "golang.org/x/text/unicode/bidi"

	"github.com/pobook/pobook/internal/bidi"
	"github.com/pobook/pobook/internal/oracle"
)

// A conformance is a case of Unicode's tests: what one text, set as one line, has to be.
type conformance struct {
	line   int
	text   []rune
	levels []string // "x" for what rule X9 removes
	order  []int    // without that
}

// conforms reports a text that has other levels or another order.
func (c *conformance) conforms(t *testing.T, base bidi.Direction) *bidi.Paragraph {
	t.Helper()
	p := bidi.New(c.text, base)
	levels := p.LineLevels(0, len(c.text))
	for i, want := range c.levels {
		if want != "x" && strconv.Itoa(int(levels[i])) != want {
			t.Errorf("line %d, %U with base %d: the levels are %v, not %v", c.line, c.text, base, levels, c.levels)
			break
		}
	}
	order := slices.DeleteFunc(bidi.Order(levels), func(i int) bool { return c.levels[i] == "x" })
	if !slices.Equal(order, c.order) {
		t.Errorf("line %d, %U with base %d: the order is %v, not %v", c.line, c.text, base, order, c.order)
	}
	if base != bidi.RightToLeft && !bidi.NeedsLevels(c.text) && slices.Max(append(p.Levels(), 0)) > 0 {
		t.Errorf("line %d, %U has the levels %v and needs none", c.line, c.text, p.Levels())
	}
	return p
}

// TestBidiCharacterTest holds levels, base and order against BidiCharacterTest.txt, whose
// cases are texts.
func TestBidiCharacterTest(t *testing.T) {
	t.Parallel()
	bases := []bidi.Direction{bidi.LeftToRight, bidi.RightToLeft, bidi.Auto}
	cases := 0
	for line, text := range lines(t, "BidiCharacterTest.txt") {
		if t.Failed() {
			return
		}
		fields := strings.Split(text, ";")
		c := conformance{line: line, levels: strings.Fields(fields[3]), order: numbers(t, fields[4])}
		for _, code := range strings.Fields(fields[0]) {
			c.text = append(c.text, codePoint(t, code))
		}
		base := numbers(t, fields[1])[0]
		p := c.conforms(t, bases[base])
		if want := bidi.Level(numbers(t, fields[2])[0]); p.Base() != want {
			t.Errorf("line %d: the base of %U is %d, not %d", line, c.text, p.Base(), want)
		}
		cases++
	}
	atLeast(t, cases, 90_000)
}

// ofClass has a character of each class, none of which is a bracket.
var ofClass = map[string]rune{
	"L": 'a', "R": 'א', "AL": 'ع', "EN": '1', "ES": '+', "ET": '%', "AN": '٣', "CS": ':',
	"B": '\u2029', "S": '\t', "WS": ' ', "ON": '!', "BN": '\u200B', "NSM": '\u0300',
	"LRE": '\u202A', "RLE": '\u202B', "PDF": '\u202C', "LRO": '\u202D', "RLO": '\u202E',
	"LRI": '\u2066', "RLI": '\u2067', "FSI": '\u2068', "PDI": '\u2069',

	// As Unicode's files name the classes of codes that are kept for scripts to come.
	"Left_To_Right": 'a', "Right_To_Left": 'א', "Arabic_Letter": 'ع', "European_Terminator": '%', "Boundary_Neutral": '\u200B',
}

// TestBidiTest holds levels and order against BidiTest.txt, whose cases are classes: all
// sequences of up to four, and longer ones.
func TestBidiTest(t *testing.T) {
	t.Parallel()
	bases := []bidi.Direction{bidi.Auto, bidi.LeftToRight, bidi.RightToLeft} // by bit
	var c conformance
	cases := 0
	for line, text := range lines(t, "BidiTest.txt") {
		if t.Failed() {
			return
		}
		if levels, ok := strings.CutPrefix(text, "@Levels:"); ok {
			c.levels = strings.Fields(levels)
			continue
		}
		if order, ok := strings.CutPrefix(text, "@Reorder:"); ok {
			c.order = numbers(t, order)
			continue
		}
		classes, bits, _ := strings.Cut(text, ";")
		c.line, c.text = line, c.text[:0]
		for _, class := range strings.Fields(classes) {
			c.text = append(c.text, ofClass[class])
		}
		for bit, base := range bases {
			if codePoint(t, strings.TrimSpace(bits))>>bit&1 == 1 {
				c.conforms(t, base)
				cases++
			}
		}
	}
	atLeast(t, cases, 770_000)
}

// TestClassesOfCharacters holds the classes that golang.org/x/text gives against Unicode's
// own table, where that is of the same version. Of codes that are kept for scripts to come
// it has 139 as R that Unicode keeps for AL; that matters to digits after them alone.
func TestClassesOfCharacters(t *testing.T) {
	t.Parallel()
	path := unicodeFile(t, "extracted/DerivedBidiClass.txt")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(string(content), "# DerivedBidiClass-"+ucd.UnicodeVersion) {
		t.Skipf("%s is not of Unicode %s", path, ucd.UnicodeVersion)
	}
	want := make([]rune, unicode.MaxRune+1) // a character of the same class
	kept := make([]bool, unicode.MaxRune+1)
	for text := range strings.Lines(string(content)) {
		text, missing := strings.CutPrefix(text, "# @missing: ") // which comes before what is there
		text, _, _ = strings.Cut(text, "#")
		codes, class, ok := strings.Cut(strings.TrimSpace(text), ";")
		if !ok {
			continue
		}
		for r := range codeRange(t, codes) {
			want[r], kept[r] = ofClass[strings.TrimSpace(class)], missing
		}
	}
	for r, like := range want {
		got := bidi.ClassOf(rune(r))
		same := got == bidi.ClassOf(like) || kept[r] && got == ucd.R && like == ofClass["AL"]
		if !same && !unicode.Is(unicode.Cs, rune(r)) {
			t.Errorf("%U is not of the class of %U", r, like)
		}
	}
}

// codeRange yields the codes that a file of Unicode's writes as 05D0 or 05D0..05EA.
func codeRange(t *testing.T, text string) func(yield func(rune) bool) {
	t.Helper()
	first, last, ok := strings.Cut(strings.TrimSpace(text), "..")
	if !ok {
		last = first
	}
	return func(yield func(rune) bool) {
		for r := codePoint(t, first); r <= codePoint(t, last); r++ {
			if !yield(r) {
				return
			}
		}
	}
}

// TestBrackets holds the pairs of brackets against BidiBrackets.txt, whatever its version.
func TestBrackets(t *testing.T) {
	t.Parallel()
	want := map[rune]string{}
	for _, text := range lines(t, "BidiBrackets.txt") {
		fields := strings.Split(text, ";")
		bracket, other := codePoint(t, strings.TrimSpace(fields[0])), codePoint(t, strings.TrimSpace(fields[1]))
		switch strings.TrimSpace(fields[2]) {
		case "o":
			want[bracket] = string([]rune{bracket, other})
		case "c":
			want[bracket] = string([]rune{other, bracket})
		}
	}
	for r, pair := range want {
		if !strings.Contains(bidi.PairsOfBrackets, pair) {
			t.Errorf("%U is a bracket of %q, which is not in the table", r, pair)
		}
	}
	if n := len([]rune(bidi.PairsOfBrackets)); n != len(want) {
		t.Errorf("the table has %d brackets, Unicode %d", n, len(want))
	}
}

// lines yields the lines of a file of Unicode's with their numbers, without comments.
func lines(t *testing.T, name string) func(yield func(int, string) bool) {
	t.Helper()
	file, err := os.Open(unicodeFile(t, name))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { file.Close() })
	return func(yield func(int, string) bool) {
		scanner := bufio.NewScanner(file)
		for n := 1; scanner.Scan(); n++ {
			text, _, _ := strings.Cut(scanner.Text(), "#")
			if text = strings.TrimSpace(text); text != "" && !yield(n, text) {
				return
			}
		}
		if err := scanner.Err(); err != nil {
			t.Error(err)
		}
	}
}

// unicodeFile returns the path of a file of the Unicode Character Database: from Debian's
// unicode-data, or from the module of go-text, which has the two tests of the algorithm.
// Their cases are the same in Unicode 15.0 and 17.0.
func unicodeFile(t *testing.T, name string) string {
	t.Helper()
	places := []string{filepath.Join("/usr/share/unicode", name)}
	module, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "github.com/go-text/typesetting").Output()
	if dir := strings.TrimSpace(string(module)); err == nil && dir != "" {
		places = append(places, filepath.Join(dir, "bidi", "test", name))
	}
	for _, place := range places {
		if _, err := os.Stat(place); err == nil {
			return place
		}
	}
	oracle.Missing(t, name+" (Debian: unicode-data)")
	return ""
}

func numbers(t *testing.T, text string) []int {
	t.Helper()
	var read []int
	for _, field := range strings.Fields(text) {
		n, err := strconv.Atoi(field)
		if err != nil {
			t.Fatal(err)
		}
		read = append(read, n)
	}
	return read
}

func codePoint(t *testing.T, text string) rune {
	t.Helper()
	n, err := strconv.ParseUint(text, 16, 32)
	if err != nil {
		t.Fatal(err)
	}
	return rune(n)
}

// atLeast reports a file that had fewer cases than it is known to have.
func atLeast(t *testing.T, cases, want int) {
	t.Helper()
	if cases < want && !t.Failed() {
		t.Errorf("%d cases, not %d or more", cases, want)
	}
}

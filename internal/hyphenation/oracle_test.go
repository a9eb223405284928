package hyphenation

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle"
)

// Pyphen, another implementation of the algorithm, divides words made of the letters
// of each file's patterns exactly as we do, given the same patterns.
func TestPyphen(t *testing.T) {
	t.Parallel()
	python := oracle.RequirePython(t, "pyphen")
	for _, s := range sources {
		t.Run(s.file, func(t *testing.T) {
			t.Parallel()
			list, exceptions := patternsOf(t, s.file)
			words := wordsOf(list, exceptions)
			want := pyphen(t, python, dictionary(t, s.file, list), s, words)
			load := loaders[s.file]
			divided := 0
			for i, word := range words {
				points := s.divide(word, load())
				divided += len(points)
				if !slices.Equal(points, want[i]) {
					t.Errorf("%s is divided at %v, and by Pyphen at %v", word, points, want[i])
				}
			}
			if divided < len(words)/4 {
				t.Errorf("%d words are divided at %d places only", len(words), divided)
			}
		})
	}
}

var (
	comment = regexp.MustCompile(`%.*`)
	group   = regexp.MustCompile(`\\(patterns|hyphenation|input)\s*(?:\{([^}]*)\}|(\S+))`)
)

// patternsOf reads a file of patterns in another way than the package does.
func patternsOf(t *testing.T, file string) (list, exceptions []string) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join("patterns", file))
	if err != nil {
		t.Fatal(err)
	}
	if strings.HasSuffix(file, ".dic") {
		return strings.Fields(string(content))[9:], nil // after the settings
	}
	for _, match := range group.FindAllStringSubmatch(comment.ReplaceAllString(string(content), ""), -1) {
		switch match[1] {
		case "patterns":
			list = append(list, strings.Fields(match[2])...)
		case "hyphenation":
			exceptions = append(exceptions, strings.Fields(match[2])...)
		case "input":
			more, others := patternsOf(t, strings.TrimSuffix(match[3], ".tex")+".tex")
			list, exceptions = append(list, more...), append(exceptions, others...)
		}
	}
	return list, exceptions
}

// wordsOf makes 500 words of patterns that are joined, without what is treated
// otherwise than Pyphen does: exceptions, apostrophes and hyphens.
func wordsOf(list, exceptions []string) []string {
	random := rand.New(rand.NewPCG(1, 2))
	var words []string
	for len(words) < 500 {
		var b strings.Builder
		for range 2 + random.IntN(3) {
			b.WriteString(strings.Map(func(r rune) rune {
				if unicode.IsLetter(r) {
					return r
				}
				return -1
			}, list[random.IntN(len(list))]))
		}
		if word := b.String(); len(word) > 3 && !slices.Contains(exceptions, word) {
			words = append(words, word)
		}
	}
	return words
}

// dictionary writes patterns as a file of the Hyphen library.
func dictionary(t *testing.T, file string, list []string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), file+".dic")
	if err := os.WriteFile(name, []byte("UTF-8\n"+strings.Join(list, "\n")+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return name
}

const script = `
import json, pathlib, sys, pyphen
name, left, right = sys.argv[1:]
by = pyphen.Pyphen(filename=pathlib.Path(name), left=int(left), right=int(right))
json.dump([[int(at) for at in by.positions(word)] for word in json.load(sys.stdin)], sys.stdout)
`

func pyphen(t *testing.T, python, file string, s source, words []string) [][]int {
	t.Helper()
	input, err := json.Marshal(words)
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(python, "-c", script, file, strconv.Itoa(s.left), strconv.Itoa(s.right))
	cmd.Stdin, cmd.Stderr = strings.NewReader(string(input)), os.Stderr
	out, err := cmd.Output()
	if err != nil {
		t.Fatal(err)
	}
	var points [][]int
	if err := json.Unmarshal(out, &points); err != nil {
		t.Fatal(err)
	}
	return points
}

// Every exception of a file is divided as it is written there, as far as the fewest
// letters allow; of two for one word the last counts.
func TestExceptions(t *testing.T) {
	t.Parallel()
	count := 0
	for _, s := range sources {
		_, list := patternsOf(t, s.file)
		exceptions := map[string]string{}
		for _, written := range list {
			written = strings.ToLower(written)
			exceptions[strings.ReplaceAll(written, "-", "")] = written
		}
		count += len(exceptions)
		for word, written := range exceptions {
			if diff := cmp.Diff(s.hyphensIn(written), s.divide(word, loaders[s.file]())); diff != "" {
				t.Errorf("%s: %s (-want +got):\n%s", s.file, written, diff)
			}
		}
	}
	if count < 300 {
		t.Errorf("the files have only %d exceptions", count)
	}
}

// hyphensIn returns where a word is divided that is written with its hyphens.
func (s *source) hyphensIn(written string) []int {
	var points []int
	letters := 0
	length := utf8.RuneCountInString(strings.ReplaceAll(written, "-", ""))
	for _, r := range written {
		switch {
		case r != '-':
			letters++
		case letters >= s.left && length-letters >= s.right:
			points = append(points, letters)
		}
	}
	return points
}

// What the table says of a file is what the file says of itself.
func TestSources(t *testing.T) {
	t.Parallel()
	mins := regexp.MustCompile(`typesetting:\s+left:\s+(\d)\s+right:\s+(\d)`)
	for _, s := range sources {
		text := header(s.file)
		if s.file == "hyph-en-us.dic" {
			text = s.notice()
		}
		if m := mins.FindStringSubmatch(text); m != nil && (m[1] != fmt.Sprint(s.left) || m[2] != fmt.Sprint(s.right)) {
			t.Errorf("%s: left %s, right %s; the table has %d and %d", s.file, m[1], m[2], s.left, s.right)
		}
		if !strings.Contains(text, s.version) {
			t.Errorf("%s is not of version %s", s.file, s.version)
		}
		apostrophes := false
		for word := range read(s.file).values {
			apostrophes = apostrophes || strings.Contains(word, "'")
		}
		if apostrophes != s.apostrophes && s.file != "hyph-en-us.dic" { // there they are of a few exceptions
			t.Errorf("%s: the patterns have apostrophes: %t", s.file, apostrophes)
		}
	}
	entries, err := folder.ReadDir("patterns")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		if sourceOf(entry.Name()) == nil && entry.Name() != "hyph-no.tex" { // which others include
			t.Errorf("%s is used by no language", entry.Name())
		}
	}
}

func BenchmarkRead(b *testing.B) {
	for _, file := range []string{"hyph-en-us.dic", "hyph-de-1996.tex", "hyph-hu.tex"} {
		b.Run(file, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				read(file)
			}
		})
	}
}

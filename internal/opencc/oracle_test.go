package opencc_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/opencc"
	"github.com/pobook/pobook/internal/oracle"
)

// converts reads a JSON list of texts and prints what OpenCC makes of them, by
// configuration.
const converts = `
import json, sys, opencc
texts = json.load(sys.stdin)
print(json.dumps({name: [c.convert(t) for t in texts] for name in sys.argv[1:] for c in [opencc.OpenCC(name)]}))
`

// byOpenCC returns what OpenCC itself makes of texts, by configuration. No Debian
// package has the version of our data, so that its absence never fails:
//
//	pip install opencc==1.4.1
func byOpenCC(t *testing.T, texts []string) map[string][]string {
	t.Helper()
	python, err := exec.LookPath("python3")
	if err == nil {
		version, _ := exec.Command(python, "-c", "import opencc; print(opencc.__version__)").Output()
		if strings.TrimSpace(string(version)) != opencc.Version {
			err = errors.New("it has another version")
		}
	}
	if err != nil {
		t.Skipf("no oracle: a python3 with opencc==%s is not installed", opencc.Version)
	}
	input, err := json.Marshal(texts)
	if err != nil {
		t.Fatal(err)
	}
	run := exec.Command(python, append([]string{"-c", converts}, opencc.Configurations()...)...)
	run.Stdin, run.Stderr = bytes.NewReader(input), os.Stderr
	output, err := run.Output()
	if err != nil {
		t.Fatal(err)
	}
	var converted map[string][]string
	if err := json.Unmarshal(output, &converted); err != nil {
		t.Fatal(err)
	}
	return converted
}

// hold holds our converter against OpenCC's, text by text in every configuration.
func hold(t *testing.T, what string, texts []string) {
	t.Helper()
	characters := 0
	for _, text := range texts {
		characters += len([]rune(text))
	}
	for name, want := range byOpenCC(t, texts) {
		c, differ := converter(t, name), 0
		for i, text := range texts {
			if got := c.Convert(text); got != want[i] {
				if differ++; differ <= 5 {
					t.Errorf("%s, %s: %q becomes\n%q, and with OpenCC\n%q", what, name, text, got, want[i])
				}
			}
		}
	}
	t.Logf("%s: %d texts of %d characters, in %d configurations", what, len(texts), characters, len(opencc.Configurations()))
}

// chineseIn returns the lines of files that have Chinese.
func chineseIn(t *testing.T, root string, endings ...string) []string {
	t.Helper()
	var texts []string
	err := filepath.WalkDir(root, func(path string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		for _, ending := range endings {
			if strings.HasSuffix(path, ending) {
				content, err := os.ReadFile(path)
				if err != nil {
					return err
				}
				for line := range strings.Lines(string(content)) {
					texts = append(texts, strings.TrimSuffix(line, "\n"))
				}
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return texts
}

func TestOwnCataloguesAsOpenCC(t *testing.T) {
	t.Parallel()
	hold(t, "the handbook's catalogues", chineseIn(t, "../../locales", ".po", ".csv"))
}

func TestCorporaAsOpenCC(t *testing.T) {
	t.Parallel()
	corpora := oracle.Corpora(t)
	hold(t, "spc", append(chineseIn(t, filepath.Join(corpora, "spc/published"), ".md"), chineseIn(t, filepath.Join(corpora, "spc/locales"), ".po")...))
}

// Words of the dictionaries stand beside and within each other, as they seldom do in
// real text, and beside descriptions of characters.
func TestMixturesAsOpenCC(t *testing.T) {
	t.Parallel()
	var pieces []string
	table, err := os.ReadFile("testdata/cases.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(table)) {
		pieces = append(pieces, strings.Fields(line)[1:]...)
	}
	pieces = append(pieces, opencc.Words(t)...)
	random := rand.New(rand.NewPCG(1, 2))
	var texts []string
	for range 20_000 {
		var text []rune
		for range 1 + random.IntN(6) {
			piece := []rune(pieces[random.IntN(len(pieces))])
			start := random.IntN(len(piece))
			text = append(text, piece[start:start+1+random.IntN(len(piece)-start)]...)
			if random.IntN(8) == 0 {
				text = append(text, []rune("⿰⿱⿲⿾a1 ，𠮷")[random.IntN(9)])
			}
		}
		texts = append(texts, string(text))
	}
	hold(t, "mixtures", texts)
}

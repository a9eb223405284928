package opencc_test

import (
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/opencc"
	"github.com/pobook/pobook/internal/oracle"
)

// hold holds our converter against OpenCC's, text by text in every configuration.
func hold(t *testing.T, what string, texts []string) {
	t.Helper()
	characters := 0
	for _, text := range texts {
		characters += len([]rune(text))
	}
	for name, want := range oracle.OpenCC(t, opencc.Version, opencc.Configurations(), texts) {
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

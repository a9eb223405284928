package shaping

import (
	"io"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/language"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/oracle"
)

// A writtenText is a text for HarfBuzz in C and in Go.
type writtenText struct {
	tongue oracle.Tongue
	text   string
}

// TestHarfBuzzDeclaration holds the declaration in thirty languages to HarfBuzz itself: every
// glyph, advance, offset and cluster.
func TestHarfBuzzDeclaration(t *testing.T) {
	t.Parallel()
	var texts []writtenText
	for _, tongue := range oracle.Tongues() {
		for _, paragraphs := range oracle.Declaration(t, tongue.Code) {
			for _, text := range paragraphs {
				texts = append(texts, writtenText{tongue, text})
			}
		}
	}
	checkHarfBuzz(t, texts)
}

// TestHarfBuzzHokkien has the letters of Taiwan's languages, composed and not: many have their
// marks by rules of the font only.
func TestHarfBuzzHokkien(t *testing.T) {
	t.Parallel()
	hokkien := oracle.Tongue{Language: "nan-Latn", Script: "Latn"}
	var texts []writtenText
	for _, family := range []string{"NotoSans", "NotoSansTC", "NotoSansMono"} {
		hokkien.Family = family
		for _, text := range strings.Fields("o͘ ó͘ ò͘ ô͘ ō͘ o̍͘ ő͘ m̄ ḿ m̀ m̂ m̍ m̄-sī n̄g ńg ǹg n̂g n̍g ê a̍ i̍ u̍ e̍ o̍ " +
			"O͘ Ô͘ M̄ A̍ pe̍h-ōe-jī Tâi-oân-ōe ⁿ aⁿ sò͘-bo̍k ṳ ṳ̂ ṳ̄ ṳ̍ er̍ o̤ o̤̍ ạ̈ s̩ lâu̍ tshiūⁿ ng̊") {
			texts = append(texts, writtenText{hokkien, text})
		}
	}
	checkHarfBuzz(t, texts)
}

// TestHarfBuzzHardCases has what text in a book can have and a declaration has not.
func TestHarfBuzzHardCases(t *testing.T) {
	t.Parallel()
	var texts []writtenText
	for _, tongue := range oracle.Tongues() {
		for _, text := range samples {
			texts = append(texts, writtenText{tongue, text})
		}
	}
	checkHarfBuzz(t, texts)
}

func checkHarfBuzz(t *testing.T, texts []writtenText) {
	t.Helper()
	files := fontFiles(t)
	var asked []oracle.ShapedText
	texts = slices.DeleteFunc(texts, func(w writtenText) bool { return files[w.tongue.Family] == "" })
	for _, w := range texts {
		asked = append(asked, oracle.ShapedText{
			Font: files[w.tongue.Family], Runes: []rune(w.text), Script: w.tongue.Script, Language: w.tongue.Language,
			Direction: map[bool]string{false: "ltr", true: "rtl"}[w.tongue.RightToLeft],
			Off:       append(slices.Clone(manners[scriptOf(t, w.tongue)].off), alwaysOff...),
		})
	}
	s := New()
	for i, want := range oracle.HarfBuzz(t, asked) {
		w := texts[i]
		text := Text{embedded(t, w.tongue.Family), scriptOf(t, w.tongue), w.tongue.Language, w.tongue.RightToLeft, []rune(w.text)}
		got := inUnits(t, text, s.Shape(text))
		if at := firstDifference(got, want); at >= 0 {
			t.Errorf("%s in %s: %q\n from glyph %d: got %v\nwant %v", w.tongue.Language, w.tongue.Family, w.text, at,
				got[at:min(at+4, len(got))], want[at:min(at+4, len(want))])
		}
	}
}

// firstDifference returns where two lists begin to differ, -1 if they do not.
func firstDifference(a, b []oracle.ShapedGlyph) int {
	for i := range min(len(a), len(b)) {
		if a[i] != b[i] {
			return i
		}
	}
	if len(a) != len(b) {
		return min(len(a), len(b))
	}
	return -1
}

func scriptOf(t *testing.T, tongue oracle.Tongue) language.Script {
	t.Helper()
	script, err := language.ParseScript(tongue.Script)
	if err != nil {
		t.Fatal(err)
	}
	return script
}

// inUnits returns glyphs in units of the font, which their ems are exact in.
func inUnits(t *testing.T, text Text, glyphs []Glyph) []oracle.ShapedGlyph {
	t.Helper()
	file, err := text.Face.File()
	if err != nil {
		t.Fatal(err)
	}
	units := func(ems float32) int {
		n := math.Round(float64(ems) * float64(file.UnitsPerEm()))
		if ems != float32(n)/float32(file.UnitsPerEm()) {
			t.Fatalf("%v ems of %q are not in units", ems, string(text.Runes))
		}
		return int(n)
	}
	var shaped []oracle.ShapedGlyph
	for _, g := range glyphs {
		shaped = append(shaped, oracle.ShapedGlyph{int(g.ID), int(g.Cluster), units(g.Advance), units(g.X), units(g.Y)})
	}
	return shaped
}

// fontFiles writes the regular faces of the families as files, and returns their paths.
func fontFiles(t *testing.T) map[string]string {
	t.Helper()
	folder, files := t.TempDir(), map[string]string{}
	for _, family := range fonts.Families() {
		opened, err := fonts.Open(family.Regular)
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(opened)
		if err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(folder, family.Name+".ttf")
		if err := os.WriteFile(path, content, 0o644); err != nil {
			t.Fatal(err)
		}
		files[family.Name] = path
	}
	return files
}

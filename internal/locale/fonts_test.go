package locale_test

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/go-text/typesetting/font"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/locale"
)

// unset are the scripts that pages could be set in, and that no embedded face
// has.
var unset = []string{"Armn", "Cans", "Cher", "Copt", "Dsrt", "Ethi", "Geor", "Goth", "Hmnp", "Kore", "Olck", "Osge", "Shaw", "Tfng", "Vaii", "Yiii"}

// The families of each locale must set at least its own name, but for those whose
// pages are refused anyway, or whose script is unset. A script of unset fails the
// test when it no longer belongs there.
func TestFamiliesSetTheName(t *testing.T) {
	t.Parallel()
	faces := regularFaces(t)
	used := map[string]bool{}
	for _, code := range locale.Codes() {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		if l.Obstacle != "" || l.Name == l.English {
			continue
		}
		missing := ""
		for _, r := range l.Name {
			if !anyHas(t, faces, l.Families, r) {
				missing += string(r)
			}
		}
		used[l.Script] = true
		if (missing != "") != slices.Contains(unset, l.Script) {
			t.Errorf("%s: %q is missing, %s is listed as unset: %t", code, missing, l.Script, slices.Contains(unset, l.Script))
		}
	}
	for _, script := range unset {
		if !used[script] {
			t.Errorf("%s is listed as unset, and no locale has it", script)
		}
	}
}

// Names and dialects that are written beyond the Basic Multilingual Plane are set
// in either Chinese locale: the faces of both regions lack most of them.
func TestFamiliesSetRareHan(t *testing.T) {
	t.Parallel()
	faces := regularFaces(t)
	for _, code := range []string{"zh_Hant", "zh_Hans"} {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range "𠮷𪜶𤆬𨑨𠢕𣍐𫝏𫝛𫞼𫠛𪹚𬦰𠕇𥍉𤲍𧿳𪘁𬷕𫘦" {
			if !anyHas(t, faces, l.Families, r) {
				t.Errorf("%s: %U %c is in no face", code, r, r)
			}
		}
	}
}

func regularFaces(t *testing.T) map[string]*font.Face {
	t.Helper()
	faces := map[string]*font.Face{}
	for _, family := range fonts.Families() {
		content, err := os.ReadFile(filepath.Join("../../fonts", family.Regular))
		if err != nil {
			t.Fatal(err)
		}
		if faces[family.Name], err = font.ParseTTF(bytes.NewReader(content)); err != nil {
			t.Fatal(err)
		}
	}
	return faces
}

func anyHas(t *testing.T, faces map[string]*font.Face, families []string, r rune) bool {
	t.Helper()
	for _, family := range families {
		face, ok := faces[family]
		if !ok {
			t.Fatalf("there is no family %s", family)
		}
		if _, ok := face.NominalGlyph(r); ok {
			return true
		}
	}
	return false
}

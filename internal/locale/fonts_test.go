package locale_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/go-text/typesetting/font"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/locale"
)

// unset are the locales whose letters are not in the fonts yet.
var unset = map[string]bool{"ko": true}

// The families of each locale must exist, and set at least its own name. A
// locale of unset fails the test when it no longer belongs there.
func TestFamiliesSetTheName(t *testing.T) {
	t.Parallel()
	faces := regularFaces(t)
	for _, code := range locale.Codes() {
		l, err := locale.Parse(code)
		if err != nil {
			t.Fatal(err)
		}
		missing := ""
		for _, r := range l.Name {
			if !anyHas(t, faces, l.Families, r) {
				missing += string(r)
			}
		}
		if (missing != "") != unset[code] {
			t.Errorf("%s: %q is missing, listed as unset: %t", code, missing, unset[code])
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

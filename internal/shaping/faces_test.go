package shaping

import (
	"strings"
	"sync"
	"testing"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/sfnt"
)

// embeddedFaces returns the regular faces of all families that pobook has.
var embeddedFaces = sync.OnceValue(func() []*font.Face {
	var faces []*font.Face
	for _, family := range fonts.Families() {
		faces = append(faces, font.NewFace(func() (*sfnt.File, error) {
			file, err := fonts.Open(family.Regular)
			if err != nil {
				return nil, err
			}
			return sfnt.Open(file, 0)
		}))
	}
	return faces
})

// embedded returns the regular face of a family, as in "NotoSansTC".
func embedded(t testing.TB, name string) *font.Face {
	t.Helper()
	for _, f := range embeddedFaces() {
		if strings.HasPrefix(f.Name(), name+"-") {
			return f
		}
	}
	t.Skipf("no font %s", name)
	return nil
}

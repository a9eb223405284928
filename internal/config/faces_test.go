package config

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// What an override says of a family counts, and only of that.
func TestFacesOver(t *testing.T) {
	t.Parallel()
	c, problems := Read([]byte(minimal+`
faces:
  latin: fonts/A.otf
  symbols: {regular: fonts/S#1.ttf, bold: 'fonts/S.TTC#Signs-Bold'}
  Deva: 'fonts/D.ttc#3'
  taml: fonts/T.ttf
overrides:
  zh_TW: {faces: {Taml: fonts/T2.ttf, han: fonts/H.ttc}}
`), sectionsThere)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	names := func(locale string) []string {
		var all []string
		for _, f := range c.LayoutFor(locale, nil).Faces.All() {
			all = append(all, f.String())
		}
		return all
	}
	tests := map[string][]string{
		"en":      {"fonts/A.otf", "fonts/S#1.ttf", "fonts/S.TTC#Signs-Bold", "fonts/D.ttc#3", "fonts/T.ttf"},
		"zh_Hant": {"fonts/A.otf", "fonts/H.ttc", "fonts/S#1.ttf", "fonts/S.TTC#Signs-Bold", "fonts/D.ttc#3", "fonts/T2.ttf"},
	}
	for locale, want := range tests {
		if diff := cmp.Diff(want, names(locale)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", locale, diff)
		}
	}
	bold := c.Layout.Faces.Symbols.Bold
	if bold.Path != "fonts/S.TTC" || bold.Member != "Signs-Bold" || bold.Position.Line != 7 {
		t.Errorf("the bold symbols are %+v", bold)
	}
}

// A key that is proposed is one that is taken.
func TestFaceKeys(t *testing.T) {
	t.Parallel()
	for script, want := range map[string]string{"Deva": `"Deva"`, "Jpan": `"han", "Hira" and "Kana"`, "Latn": `"latin"`, "Zyyy": `"symbols"`} {
		if got := FaceKeys(script); got != want {
			t.Errorf("%s: got %s, want %s", script, got, want)
		}
	}
	for script, keys := range covered {
		if _, instead := scriptOf(script); instead != keys {
			t.Errorf("%s is taken as a key", script)
		}
		for i, key := range strings.Split(keys, `"`) {
			script, instead := scriptOf(key)
			if i%2 == 1 && !slices.Contains(faceKeys, key) && (script != key || instead != "") {
				t.Errorf("%s: %s is not taken", script, key)
			}
		}
	}
}

package config

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/diag"
)

// What an edition says counts most, then the override for a locale, then the
// top of the file.
func TestLayoutFor(t *testing.T) {
	t.Parallel()
	c, problems := Read([]byte(minimal+`
page: A4
body_size: 11pt
margins: 1in
accent: "#0F5C73"
link_notes: true
faces: {han: fonts/A.ttf}
overrides:
  zh_TW: {body_size: 12, link_notes: false, squeeze: all}
editions:
  workshop: {sections: [Notes.md], page: A5, margins: {top: 36pt}, title: Work  shop}
`), sectionsThere)
	if len(problems) > 0 {
		t.Fatal(problems)
	}
	workshop := c.Edition("workshop")
	if workshop == nil || c.Edition("x") != nil || workshop.Title != "Work shop" || !slices.Equal(workshop.Sections, []string{"Notes.md"}) {
		t.Fatalf("the edition is %+v", workshop)
	}
	yes, no := true, false
	teal := Color{0x0F, 0x5C, 0x73}
	face := Faces{Han: FaceFiles{Regular: FaceFile{Path: "fonts/A.ttf", Position: diag.Position{File: Places{}.File(), Line: 10, Column: 14}}}}
	inch := Margins{72, 72, 72, 72}
	tests := []struct {
		locale  string
		edition *Edition
		want    Layout
	}{
		{"en", nil, Layout{Page: "A4", BodySize: 11, Margins: inch, Accent: &teal, LinkNotes: &yes, Faces: face}},
		{"zh_Hant", nil, Layout{Page: "A4", BodySize: 12, Margins: inch, Accent: &teal, LinkNotes: &no, Squeeze: "all", Faces: face}},
		{"zh_Hant", workshop, Layout{Page: "A5", BodySize: 12, Margins: Margins{36, 72, 72, 72}, Accent: &teal, LinkNotes: &no, Squeeze: "all", Faces: face}},
	}
	for _, test := range tests {
		if diff := cmp.Diff(test.want, c.LayoutFor(test.locale, test.edition)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", test.locale, diff)
		}
	}
}

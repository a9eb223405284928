package facefiles

import (
	"os"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/book"
	"github.com/pobook/pobook/internal/bookgen"
	"github.com/pobook/pobook/internal/diag"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/locale"
	"github.com/pobook/pobook/internal/sfnt/samples"
)

// handbook opens one with two fonts of the repository and what else it is given.
func handbook(t *testing.T, configuration string, files map[string]string) *book.Book {
	t.Helper()
	all := map[string]string{
		"handbook/handbook.yaml": "title: T\nsource: en\nlocales: []\n" + configuration,
		"handbook/one.md":        "# One\n",
	}
	for name, source := range map[string]string{"latin.ttf": "NotoSans-Bold.ttf", "symbols.ttf": "NotoSansSymbols2-Regular.ttf"} {
		data, err := os.ReadFile("../../fonts/" + source)
		if err != nil {
			t.Fatal(err)
		}
		all["handbook/"+name] = string(data)
	}
	for name, content := range files {
		all["handbook/"+name] = content
	}
	b, err := book.Open(bookgen.Folder(t, all))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { b.Close() })
	return b
}

func parseLocale(t *testing.T, code string) locale.Locale {
	t.Helper()
	l, err := locale.Parse(code)
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// Families of the configuration come before the embedded ones, which set what they lack.
func TestFor(t *testing.T) {
	t.Parallel()
	b := handbook(t, "faces: {latin: latin.ttf, symbols: {regular: symbols.ttf, bold: symbols.ttf}, Grek: latin.ttf}\n", nil)
	f, ok := New(b).For(b.Config.Source, b.Config.Layout.Faces, func(d diag.Diagnostic) { t.Error(d) })
	if !ok {
		t.Fatal("there are no faces")
	}
	var first []string
	for _, family := range append([]font.Family{f.Latin, f.Scripts["Grek"]}, f.Symbols[:2]...) {
		first = append(first, family.Regular.Name())
	}
	if diff := cmp.Diff([]string{"NotoSans-Bold", "NotoSans-Bold", "NotoSansSymbols2-Regular", "NotoSans-Regular"}, first); diff != "" {
		t.Errorf("Latin, Greek, then the first of the others (-want +got):\n%s", diff)
	}
	if f.Symbols[0].Regular != f.Symbols[0].Bold {
		t.Error("a file is read twice")
	}
	if draws := Draws(f); !draws('a') || !draws('中') || draws('\U00013000') {
		t.Error("the faces draw other characters than they have")
	}
}

// What is wrong with a file is reported at each key that names it.
func TestForReports(t *testing.T) {
	t.Parallel()
	wrong := "faces: {latin: none.ttf, han: text.ttf, code: two.ttc, Deva: 'two.ttc#Third'}\noverrides: {en: {faces: {han: text.ttf}}}\n"
	tests := map[string]struct{ configuration, want string }{
		"unusable": {wrong, `
handbook/handbook.yaml:4:16: handbook/none.ttf: no such file (missing-file)
handbook/handbook.yaml:5:31: text.ttf is not a font file; take a TrueType or OpenType font, one for each weight (face-format)
handbook/handbook.yaml:4:47: two.ttc is a collection; say which of its fonts is meant: #First, #Second (face-format)
handbook/handbook.yaml:4:62: two.ttc#Third has no font "Third"; it has #First, #Second (face-format)`},
		"for something else": {"faces: {han: latin.ttf, Tibt: latin.ttf, Cyrl: latin.ttf}\n", `
handbook/handbook.yaml:4:14: warning: latin.ttf does not have 一: it cannot be the face for "han"; another face is taken instead (face-coverage)
handbook/handbook.yaml:4:31: warning: latin.ttf does not have any letter of the script: it cannot be the face for "Tibt"; another face is taken instead (face-coverage)`},
		"variable": {"faces: {symbols: {regular: variable.ttf, bold: variable.ttf, italic: latin.ttf}}\n", `
handbook/handbook.yaml:4:48: warning: variable.ttf is a variable font, of which only the default instance is set, not bold or italic; take a static font of this style (face-coverage)`},
	}
	variable := samples.TrueTypeTables("Variable")
	variable["fvar"] = []byte{0, 1, 0, 0}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			b := handbook(t, test.configuration, map[string]string{
				"text.ttf": "This is a text.", "two.ttc": string(samples.Collection("First", "Second")),
				"variable.ttf": string(samples.File("\x00\x01\x00\x00", variable)),
			})
			var found diag.List
			_, ok := New(b).For(b.Config.Source, b.Config.LayoutFor("en", nil).Faces, found.Add)
			if diff := cmp.Diff(strings.TrimSpace(test.want), found.Error()); diff != "" || ok != (name != "unusable") {
				t.Errorf("%t (-want +got):\n%s", ok, diff)
			}
		})
	}
}

// A font is a file, or one of a collection by its number or name.
func TestMember(t *testing.T) {
	t.Parallel()
	collection := samples.Collection("First", "Second")
	tests := map[string]struct {
		data         []byte
		member, want string // the PostScript name, or the error
	}{
		"TrueType":        {samples.TrueType("One"), "", "One"},
		"OpenType":        {samples.OpenType("One", false), "", "One"},
		"by number":       {collection, "1", "Second"},
		"by name":         {collection, "First", "First"},
		"past the end":    {collection, "2", "has no font number 2; its fonts are numbered from 0 to 1"},
		"not a font":      {[]byte("GIF89a"), "", "is not a font file"},
		"cut off":         {samples.TrueType("One")[:200], "", "is cut off"},
		"a web font":      {[]byte("wOF2" + strings.Repeat("x", 100)), "", "is a WOFF file; unpack it to TTF or OTF"},
		"of a PostScript": {[]byte("%!PS-AdobeFont-1.0"), "0", "is a Type 1 font; take it as TrueType or OpenType"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			font, err := member(test.data, test.member)
			var got string
			if err != nil {
				got = err.Error()
			} else {
				got = font.Names().PostScript
			}
			if got != test.want {
				t.Errorf("got %q, want %q", got, test.want)
			}
		})
	}
}

// Whether a locale has pages depends on what the configuration names.
func TestSets(t *testing.T) {
	t.Parallel()
	b := handbook(t, "faces: {Tibt: latin.ttf}\n", nil)
	for code, want := range map[string]struct{ mark, warn bool }{
		"en": {true, true}, "zh_Hant": {true, true}, "ar": {}, "chr": {false, true},
	} {
		l := parseLocale(t, code)
		f, ok := New(b).For(l, b.Config.Layout.Faces, func(diag.Diagnostic) {})
		if mark, warn := Sets(l, f, ""), Sets(l, f, "warn"); !ok || mark != want.mark || warn != want.warn {
			t.Errorf("%s is set: %t; with warnings: %t", code, mark, warn)
		}
	}
}

// The locales of a book ask for the same file at the same time.
func TestForConcurrently(t *testing.T) {
	t.Parallel()
	b := handbook(t, "faces: {latin: latin.ttf, Cyrl: latin.ttf}\n", nil)
	files := New(b)
	var wait sync.WaitGroup
	for range 8 {
		wait.Go(func() {
			f, ok := files.For(b.Config.Source, b.Config.Layout.Faces, func(diag.Diagnostic) {})
			if !ok || !Draws(f)('a') {
				t.Error("the face is not there")
			}
		})
	}
	wait.Wait()
}

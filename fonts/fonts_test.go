package fonts_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/fonts/internal/manifest"
)

func readManifest(t *testing.T) *manifest.Manifest {
	t.Helper()
	data, err := os.ReadFile("manifest.json")
	if err != nil {
		t.Fatal(err)
	}
	list, err := manifest.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

func readFile(name string) ([]byte, error) {
	file, err := fonts.Open(name)
	if err != nil {
		return nil, err
	}
	return io.ReadAll(file)
}

// The manifest and the folder must name the same files, each with the content
// that the manifest says.
func TestManifestHoldsFiles(t *testing.T) {
	t.Parallel()
	listed := map[string]bool{}
	for _, family := range readManifest(t).Families {
		for _, file := range family.Files() {
			listed[file.Name] = true
			content, err := readFile(file.Name)
			if err != nil {
				t.Error(err)
				continue
			}
			if err := file.Verify(content); err != nil {
				t.Error(err)
			}
		}
	}
	for _, pattern := range []string{"*.[to]t[fc]", "OFL*"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if !listed[name] {
				t.Errorf("%s is not in the manifest", name)
			}
		}
	}
}

// Each face must be what fpdf can embed: TrueType outlines (a glyf table) in a
// file of its own, not CFF and not a collection, and not a variable font.
func TestFaces(t *testing.T) {
	t.Parallel()
	for _, family := range readManifest(t).Families {
		for _, file := range family.Faces {
			t.Run(file.Name, func(t *testing.T) {
				t.Parallel()
				content, err := readFile(file.Name)
				if err != nil {
					t.Fatal(err)
				}
				loader, err := opentype.NewLoader(bytes.NewReader(content))
				if err != nil {
					t.Fatal(err)
				}
				for table, want := range map[string]bool{"glyf": true, "CFF ": false, "fvar": false} {
					if got := loader.HasTable(opentype.MustNewTag(table)); got != want {
						t.Errorf("has a table %q: %t, want %t", table, got, want)
					}
				}
				checkFace(t, loader, family, file)
			})
		}
	}
}

func checkFace(t *testing.T, loader *opentype.Loader, family manifest.Family, file manifest.File) {
	t.Helper()
	face, err := font.NewFont(loader)
	if err != nil {
		t.Fatal(err)
	}
	description := face.Describe()
	if got := strings.ReplaceAll(description.Family, " ", ""); got != family.Name {
		t.Errorf("the font calls itself %q, the manifest %q", description.Family, family.Name)
	}
	bold := description.Aspect.Weight >= font.WeightBold
	if want := strings.HasPrefix(file.Style, "Bold"); bold != want {
		t.Errorf("bold: %t, want %t", bold, want)
	}
	italic := description.Aspect.Style == font.StyleItalic
	if want := strings.HasSuffix(file.Style, "Italic"); italic != want {
		t.Errorf("italic: %t, want %t", italic, want)
	}
}

// What the families are there for, shown by a few characters of each script.
func TestCoverage(t *testing.T) {
	t.Parallel()
	tests := []struct{ family, has, lacks string }{
		{"NotoSans", "Añßœ ΑΩ Щї “”—", "中。"},
		{"NotoSansMono", "func(){} ñ│", "中"},
		{"NotoSansTC", "繁體中文，。「」…—", "简✔"},
		{"NotoSansSC", "简体中文，。“”…—繁體", "✔"},
		{"HanSupplement", "𠮷𪜶𠢕", "中。"},
		{"NotoSansSymbols2", "✔✗", "中"},
	}
	regular := map[string]string{}
	for _, f := range fonts.Families() {
		regular[f.Name] = f.Regular
	}
	for _, test := range tests {
		t.Run(test.family, func(t *testing.T) {
			t.Parallel()
			content, err := readFile(regular[test.family])
			if err != nil {
				t.Fatal(err)
			}
			face, err := font.ParseTTF(bytes.NewReader(content))
			if err != nil {
				t.Fatal(err)
			}
			for _, r := range test.has {
				if _, ok := face.NominalGlyph(r); !ok {
					t.Errorf("%U %c is missing", r, r)
				}
			}
			for _, r := range test.lacks {
				if _, ok := face.NominalGlyph(r); ok {
					t.Errorf("%U %c is there, against what the fallback order was made for", r, r)
				}
			}
		})
	}
}

func TestLicences(t *testing.T) {
	t.Parallel()
	for _, family := range fonts.Families() {
		text, err := readFile(family.Licence)
		if err != nil {
			t.Error(err)
			continue
		}
		for _, want := range []string{
			"Copyright ",
			"SIL OPEN FONT LICENSE Version 1.1",
			"PERMISSION & CONDITIONS",
			`THE FONT SOFTWARE IS PROVIDED "AS IS"`,
		} {
			if !bytes.Contains(text, []byte(want)) {
				t.Errorf("%s: lacks %q", family.Licence, want)
			}
		}
	}
}

// Every face of the manifest is a style of its family, and no other is.
func TestFamilies(t *testing.T) {
	t.Parallel()
	var want, got [][]string
	for _, f := range readManifest(t).Families {
		styles := map[string]string{}
		for _, face := range f.Faces {
			if _, twice := styles[face.Style]; twice {
				t.Errorf("%s: style %q twice", f.Name, face.Style)
			}
			styles[face.Style] = face.Name
		}
		family := []string{f.Name, f.Script, f.Version, f.Source(), f.Licence.Name}
		for _, style := range []string{"Regular", "Bold", "Italic", "BoldItalic"} {
			family = append(family, styles[style])
			delete(styles, style)
		}
		for style := range styles {
			t.Errorf("%s: unknown style %q", f.Name, style)
		}
		want = append(want, family)
	}
	for _, f := range fonts.Families() {
		got = append(got, []string{f.Name, f.Script, f.Version, f.Source, f.Licence, f.Regular, f.Bold, f.Italic, f.BoldItalic})
		if f.Regular == "" {
			t.Errorf("%s has no regular style", f.Name)
		}
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("families differ from the manifest (-manifest +families):\n%s", diff)
	}
}

func TestOpenUnknown(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"", "NoSuch.ttf", "../go.mod"} {
		if _, err := fonts.Open(name); err == nil {
			t.Errorf("Open(%q): no error", name)
		}
	}
	if _, err := fonts.Open("NoSuch.ttf"); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("got %v, want a fs.ErrNotExist", err)
	}
}

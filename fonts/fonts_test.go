package fonts_test

import (
	"bytes"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
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
// that the manifest says, or packed so that it unpacks to that.
func TestManifestHoldsFiles(t *testing.T) {
	t.Parallel()
	listed := map[string]bool{}
	for _, family := range readManifest(t).Families {
		for _, file := range family.Files() {
			listed[file.Stored()] = true
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
	for _, pattern := range []string{"*.[to]t[fc]", "packed/*", "OFL*"} {
		names, err := filepath.Glob(pattern)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range names {
			if !listed[filepath.ToSlash(name)] {
				t.Errorf("%s is not in the manifest", name)
			}
		}
	}
}

// What is packed needs a file that is not, and that is fetched before it.
func TestModels(t *testing.T) {
	t.Parallel()
	plain := map[string]bool{}
	for _, family := range readManifest(t).Families {
		for _, file := range family.Faces {
			switch {
			case file.Model == "":
				plain[file.Name] = true
			case !plain[file.Model]:
				t.Errorf("%s: the model %s is packed, or comes later in the manifest", file.Name, file.Model)
			}
		}
	}
}

// However many open a packed file at once, it is unpacked once: all of them read
// the same memory.
func TestPackedIsShared(t *testing.T) {
	t.Parallel()
	for _, family := range readManifest(t).Families {
		for _, face := range family.Faces {
			if face.Model == "" {
				continue
			}
			var first [4]firstByte
			var group sync.WaitGroup
			for i := range first {
				group.Go(func() {
					file, err := fonts.Open(face.Name)
					if err == nil {
						_, err = io.Copy(&first[i], file)
					}
					if err != nil {
						t.Error(err)
					}
				})
			}
			group.Wait()
			for _, other := range first {
				if other.at != first[0].at || other.at == nil {
					t.Errorf("%s is in memory more than once", face.Name)
				}
			}
		}
	}
}

// A firstByte is where the memory begins that is written to it, if that is in one
// piece, as a reader of bytes has it.
type firstByte struct{ at *byte }

func (f *firstByte) Write(p []byte) (int, error) {
	if f.at == nil {
		f.at = &p[0]
	}
	return len(p), nil
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
		{"NotoSansHK", "嘅咗唔冇佢𠹷", "简✔"},
		{"NotoSansJP", "直骨ひらカナー々〜", "简✔"},
		{"NotoSansKR", "한글뷁漢字", "简✔"},
		{"NotoSansHebrew", "עברית־שָׁלוֹם ABC", "中✔"},
		{"NotoSansArabic", "العربية؟ گچپژ ۱٢", "中✔"},
		{"NotoSansArmenian", "Հայերեն և։", "中✔"},
		{"NotoSansGeorgian", "ქართული ᲥᲐᲠᲗᲣᲚᲘ", "中✔"},
		{"NotoSansEthiopic", "አማርኛ ትግርኛ።፣", "中✔"},
		{"NotoSansDevanagari", "हिन्दी।॥०९ॲ", "中✔"},
		{"NotoSansBengali", "বাংলা অসমীয়াৰৱ৳", "中✔"},
		{"NotoSansGurmukhi", "ਪੰਜਾਬੀੴ", "中✔"},
		{"NotoSansGujarati", "ગુજરાતી૱", "中✔"},
		{"NotoSansTamil", "தமிழ் ஸ்ரீ", "中✔"},
		{"NotoSansTelugu", "తెలుగు", "中✔"},
		{"NotoSansKannada", "ಕನ್ನಡ", "中✔"},
		{"NotoSansMalayalam", "മലയാളം ൻൽ", "中✔"},
		{"NotoSansSinhala", "සිංහල ශ්‍රී", "中✔"},
		{"NotoSansThai", "ไทย ฿ๆฯ", "中✔"},
		{"NotoSansLao", "ລາວ ກີບໆ", "中✔"},
		{"NotoSansKhmer", "ខ្មែរ៕៛", "中✔"},
		{"NotoSansMyanmar", "မြန်မာ။ ၶႃႈ", "中✔"},
		{"NotoSansSymbols2", "✔✗", "中"},
		{"NotoSansSymbols", "⚲☿⌀⒜🄰", "中"},
		{"NotoSansMath", "∗⋂⊞⋮↳⎷𝔸𝛼", "中"},
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

// A face of a script whose letters change or move by their neighbours has to say
// how: each of these words has glyphs that are not those of its characters one by
// one, or marks that are moved to their letters.
func TestShapes(t *testing.T) {
	t.Parallel()
	words := map[string]string{
		"Hebr": "שָׁלוֹם", "Arab": "العربية", "Deva": "क्षत्रिय", "Beng": "ক্ষুদ্র", "Guru": "ਪ੍ਰਤੀ", "Gujr": "ક્ષત્રિય", "Taml": "கொ",
		"Telu": "క్షత్రియ", "Knda": "ಕ್ಷತ್ರಿಯ", "Mlym": "ക്ഷത്രിയ", "Sinh": "ක්\u200dෂේත්\u200dර", "Thai": "ที่นี่", "Laoo": "ທີ່ນີ້", "Khmr": "ខ្មែរ", "Mymr": "မြန်မာ",
	}
	for _, family := range readManifest(t).Families {
		word, ok := words[family.Script]
		if !ok {
			continue
		}
		for _, file := range family.Faces {
			t.Run(file.Name, func(t *testing.T) {
				t.Parallel()
				shaped := shape(t, file.Name, []rune(word))
				if slices.ContainsFunc(shaped.glyphs, func(g harfbuzz.GID) bool { return g == 0 }) {
					t.Errorf("%s: a glyph is missing: %v", word, shaped.glyphs)
				}
				if !shaped.changed && !shaped.moved {
					t.Errorf("%s is set letter by letter: %v", word, shaped.glyphs)
				}
			})
		}
		delete(words, family.Script)
	}
	if len(words) > 0 {
		t.Errorf("there are no faces for %v", words)
	}
}

// A shaping is what HarfBuzz makes of a word.
type shaping struct {
	glyphs  []harfbuzz.GID
	changed bool // other glyphs than those of the characters, or in another order
	moved   bool // by some offset
}

func shape(t *testing.T, file string, word []rune) shaping {
	t.Helper()
	content, err := readFile(file)
	if err != nil {
		t.Fatal(err)
	}
	face, err := font.ParseTTF(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	buffer := harfbuzz.NewBuffer()
	buffer.AddRunes(word, 0, -1)
	buffer.GuessSegmentProperties()
	buffer.Shape(harfbuzz.NewFont(face), nil)
	var s shaping
	for i, info := range buffer.Info {
		s.glyphs = append(s.glyphs, info.Glyph)
		s.moved = s.moved || buffer.Pos[i].XOffset != 0 || buffer.Pos[i].YOffset != 0
	}
	nominal := make([]harfbuzz.GID, len(word))
	for i, r := range word {
		nominal[i], _ = face.NominalGlyph(r)
	}
	if buffer.Props.Direction == harfbuzz.RightToLeft {
		slices.Reverse(nominal)
	}
	s.changed = !slices.Equal(nominal, s.glyphs)
	return s
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

// BenchmarkUnpack measures what the first to open a packed file waits for.
func BenchmarkUnpack(b *testing.B) {
	data, err := os.ReadFile("manifest.json")
	if err != nil {
		b.Fatal(err)
	}
	list, err := manifest.Parse(data)
	if err != nil {
		b.Fatal(err)
	}
	folder := os.DirFS(".")
	for _, family := range list.Families {
		face := family.Faces[0]
		if face.Model == "" {
			continue
		}
		b.Run(family.Name, func(b *testing.B) {
			b.SetBytes(int64(face.Size))
			for b.Loop() {
				if _, err := face.Read(folder); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

package pdf

import (
	"bytes"
	"io"
	"math"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/sfnt"
)

// plainPages is a page with a run for each text, unshaped: the glyph of each character.
func plainPages(face *font.Face, texts ...string) *layout.Pages {
	pages := (&setter{}).book(nil)
	page := &layout.Page{Number: 1}
	for i, text := range texts {
		r := &layout.Run{Node: 2, X: 50, Baseline: 60 + 20*float64(i), Face: face, Size: 10, Text: text}
		for at, c := range text {
			id, _ := face.Glyph(c)
			r.Glyphs = append(r.Glyphs, layout.Glyph{ID: id, Cluster: int32(at), Advance: float32(10 * face.Advance(id))})
		}
		page.Marks = append(page.Marks, r)
	}
	pages.Pages = append(pages.Pages, page)
	return pages
}

func written(t testing.TB, pages *layout.Pages) []byte {
	t.Helper()
	var file bytes.Buffer
	if err := Write(t.Context(), &file, pages, meta, readImage); err != nil {
		t.Fatal(err)
	}
	return file.Bytes()
}

// Fonts with outlines of CFF, from a collection too, are embedded as such.
func TestFontsOfCFF(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc")
	if err != nil {
		t.Skip("fonts-noto-cjk of Debian is not installed")
	}
	for member, name := range map[string]string{"NotoSansCJKjp-Regular": "NotoSansCJKjp-Regular", "NotoSansMonoCJKtc-Regular": "NotoSansMonoCJKtc-Regular"} {
		face := font.NewFace(func() (*sfnt.File, error) {
			index, err := sfnt.Find(bytes.NewReader(content), member)
			if err != nil {
				return nil, err
			}
			return sfnt.Open(bytes.NewReader(content), index)
		})
		text := "骨とかな、漢字 and Latin 한글。"
		pages := plainPages(face, text)
		// Two glyphs for one character, the second above the first.
		r := pages.Pages[0].Marks[0].(*layout.Run)
		r.Glyphs[0].Advance = 0
		r.Glyphs[1].Cluster, r.Glyphs[1].Y = 0, 2
		file := written(t, pages)
		inspect(t, file, "qpdf", "--check", "FILE")
		if out := inspect(t, file, "pdffonts", "FILE"); !strings.Contains(out, "+"+name+" ") || !strings.Contains(out, "CID Type 0C") || strings.Contains(out, " no ") {
			t.Errorf("the fonts are\n%s", out)
		}
		if out := inspect(t, file, "pdftotext", "FILE", "-"); !strings.Contains(out, text) {
			t.Errorf("the text layer of %s is %q", name, out)
		}
	}
}

// One glyph that stands for several texts has the one that is most frequent; of others, each
// says so itself.
func TestGlyphsOfSeveralTexts(t *testing.T) {
	t.Parallel()
	face := scriptFace(t, latin)
	pages := plainPages(face, "a b c d", "\u2010-----", "\u00ad")
	for _, m := range pages.Pages[0].Marks {
		r := m.(*layout.Run)
		hyphen, _ := face.Glyph('-')
		for i := range r.Glyphs {
			if strings.ContainsRune("\u2010\u00ad", []rune(r.Text)[i]) {
				r.Glyphs[i].ID = hyphen
			}
		}
	}
	out := inspect(t, written(t, pages), "pdftotext", "-raw", "FILE", "-")
	if want := "a b c d\n\u2010-----\n\u00ad\n"; !strings.HasPrefix(out, want) {
		t.Errorf("the text layer is %q, want %q", out, want)
	}
}

// A run whose glyphs are all one cluster, as a missing character's, is drawn as one glyph, and
// text before the first glyph or without any is not lost to its neighbour.
func TestClusters(t *testing.T) {
	t.Parallel()
	glyphs := func(clusters ...int32) []layout.Glyph {
		list := make([]layout.Glyph, len(clusters))
		for i, c := range clusters {
			list[i].Cluster, list[i].Advance = c, 1
		}
		return list
	}
	below := glyphs(0, 1, 2, 2)
	below[1].Advance, below[3].Advance = 0, 0
	tests := []struct {
		run  layout.Run
		want []string
	}{
		{layout.Run{Text: "abc", Glyphs: below}, []string{"ab", "c"}},
		{layout.Run{Text: "abc", Glyphs: glyphs(0, 1, 2)}, []string{"a", "b", "c"}},
		{layout.Run{Text: "abc", Glyphs: glyphs(1)}, []string{"abc"}},
		{layout.Run{Text: "abc", Glyphs: glyphs(0, 0, 2)}, []string{"ab", "c"}},
		{layout.Run{Text: "abc", Glyphs: glyphs(2, 1, 0), RightToLeft: true}, []string{"c", "b", "a"}},
		{layout.Run{Text: "abc", Glyphs: glyphs(2, 1), RightToLeft: true}, []string{"c", "ba"}},
		{layout.Run{Text: "ab(", Glyphs: glyphs(2, 0), RightToLeft: true}, []string{")", "ba"}},
		{layout.Run{Text: "語é", Glyphs: glyphs(0, 3)}, []string{"語", "é"}},
		{layout.Run{Text: "abc"}, nil},
		{layout.Run{Text: "", Glyphs: glyphs(0, 0)}, []string{""}},
		// What no shaper gives does not panic.
		{layout.Run{Text: "abc", Glyphs: glyphs(7, -3, math.MaxInt32, 2)}, []string{"", "abc", "", "c"}},
		{layout.Run{Text: "abc", Glyphs: glyphs(0, 2, 1), RightToLeft: true}, nil},
	}
	for _, test := range tests {
		var got []string
		for k := clusters(&test.run); k.next(); {
			got = append(got, k.cluster.shown())
		}
		if test.want != nil && !slices.Equal(got, test.want) {
			t.Errorf("%q %v: %q, want %q", test.run.Text, test.run.Glyphs, got, test.want)
		}
	}
}

// randomPages is pages of whatever the types allow, but for numbers that are none.
func randomPages(random *rand.Rand, faces []*font.Face) *layout.Pages {
	alphabet := []rune("ab -\u00ad\u0301漢、「\U00020BB7مבकि\u200d👩\x00")
	pages := (&setter{}).book(nil)
	for n := range 1 + random.IntN(3) {
		page := &layout.Page{Number: n + 1}
		for range random.IntN(6) {
			page.Marks = append(page.Marks, randomRun(random, faces, alphabet))
		}
		pages.Pages = append(pages.Pages, page)
	}
	return pages
}

func randomRun(random *rand.Rand, faces []*font.Face, alphabet []rune) *layout.Run {
	r := &layout.Run{
		Node: random.IntN(3), X: 600 * random.Float64(), Baseline: 800 * random.Float64(), Face: faces[random.IntN(len(faces))],
		Size: []float64{0, 0.001, 10, 12, 1e5}[random.IntN(5)], RightToLeft: random.IntN(3) == 0, Scale: []float64{0, 1, 1.5}[random.IntN(3)],
	}
	var text []rune
	for range random.IntN(12) {
		text = append(text, alphabet[random.IntN(len(alphabet))])
	}
	r.Text = string(text)
	for range random.IntN(20) {
		g := layout.Glyph{ID: font.GlyphID(random.IntN(500)), Cluster: int32(random.IntN(len(r.Text)+2) - 1), Advance: 20*random.Float32() - 5}
		if random.IntN(3) == 0 {
			g.X, g.Y = 10*random.Float32()-5, 10*random.Float32()-5
		}
		if random.IntN(2) == 0 {
			g.Advance = float32(r.Size * r.Face.Advance(g.ID))
		}
		r.Glyphs = append(r.Glyphs, g)
	}
	if random.IntN(4) > 0 {
		slices.SortStableFunc(r.Glyphs, func(a, b layout.Glyph) int {
			if r.RightToLeft {
				a, b = b, a
			}
			return int(a.Cluster) - int(b.Cluster)
		})
	}
	return r
}

// Any pages give a valid file, the same each time.
func FuzzPages(f *testing.F) {
	faces := []*font.Face{scriptFace(f, latin), scriptFace(f, chinese), scriptFace(f, emoji)}
	qpdf, err := exec.LookPath("qpdf")
	if err != nil {
		oracle.Missing(f, "qpdf")
	}
	for seed := range uint64(12) {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, seed uint64) {
		pages := randomPages(rand.New(rand.NewPCG(seed, 1)), faces)
		file := written(t, pages)
		if !bytes.Equal(file, written(t, pages)) {
			t.Error("a second run writes other bytes")
		}
		name := filepath.Join(t.TempDir(), "a.pdf")
		if err := os.WriteFile(name, file, 0o644); err != nil {
			t.Fatal(err)
		}
		if out, err := exec.Command(qpdf, "--check", name).CombinedOutput(); err != nil {
			t.Errorf("%v\n%s", err, out)
		}
	})
}

// A glyph that the font does not have is an error, and so is a face that cannot be read.
func TestBrokenFonts(t *testing.T) {
	t.Parallel()
	pages := plainPages(scriptFace(t, latin), "a")
	pages.Pages[0].Marks[0].(*layout.Run).Glyphs[0].ID = math.MaxUint16
	if err := Write(t.Context(), io.Discard, pages, meta, nil); err == nil || !strings.Contains(err.Error(), "NotoSans-Regular has no glyph 65535") {
		t.Errorf("%v", err)
	}
	broken := font.NewFace(func() (*sfnt.File, error) { return nil, os.ErrNotExist })
	pages.Pages[0].Marks[0].(*layout.Run).Face = broken
	if err := Write(t.Context(), io.Discard, pages, meta, nil); err == nil || !strings.Contains(err.Error(), "not exist") {
		t.Errorf("%v", err)
	}
}

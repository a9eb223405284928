package pdf

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/oracle"
)

// claimed returns what a file says that it conforms to, by the names that veraPDF has.
func claimed(file []byte) map[string]bool {
	return map[string]bool{
		"2a":  bytes.Contains(file, []byte("<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A<")),
		"ua1": bytes.Contains(file, []byte("<pdfuaid:part>1<")),
	}
}

// What a file claims is true, whatever is on its pages.
func TestVeraPDFClaims(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	tests := []struct {
		name       string
		file       []byte
		archive    bool
		accessible bool
	}{
		{"sample", render(t, sample(), options()), true, true},
		{"lines", written(t, s.book(readable())), true, true},
		{"no title", untitled(t, s.book(readable()[:1])), true, false},
		{"private use", written(t, privateUse(s)), true, false},
		{"glyph 0", written(t, withoutGlyph(s)), false, false},
		{"characters without a map", written(t, unmappable(s)), true, true},
	}
	var names []string
	files := make(map[string][]byte)
	add := func(name string, file []byte) {
		path := filepath.Join(t.TempDir(), name+".pdf")
		if err := os.WriteFile(path, file, 0o644); err != nil {
			t.Fatal(err)
		}
		names, files[path] = append(names, path), file
	}
	for _, test := range tests {
		add(test.name, test.file)
		if got := claimed(test.file); got["2a"] != test.archive || got["ua1"] != test.accessible {
			t.Errorf("%s: it claims %v", test.name, got)
		}
	}
	faces := []*font.Face{scriptFace(t, latin), scriptFace(t, chinese), scriptFace(t, emoji)}
	for seed := range uint64(20) {
		add(fmt.Sprint("random ", seed), written(t, randomPages(rand.New(rand.NewPCG(seed, 1)), faces)))
	}
	for i, c := range oracle.VeraPDF(t, names...) {
		for standard, claims := range claimed(files[names[i]]) {
			for _, broken := range c[standard] {
				if claims {
					t.Errorf("%s is not %s: %s", filepath.Base(names[i]), standard, broken)
				}
			}
		}
	}
}

// readable are the lines of [readings].
func readable() [][]piece {
	var lines [][]piece
	for _, r := range readings {
		lines = append(lines, r.pieces)
	}
	return lines
}

func untitled(t *testing.T, pages *layout.Pages) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := Write(t.Context(), &b, pages, Meta{Language: "en"}, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// privateUse is a book in which a letter stands for a character for private use.
func privateUse(s *setter) *layout.Pages {
	pages := s.book([][]piece{{{latin, "Latn", "a", 0}}})
	pages.Pages[0].Marks[0].(*layout.Run).Text = "\uE000"
	return pages
}

// unmappable is a book with characters that a map to Unicode may not have.
func unmappable(s *setter) *layout.Pages {
	pages := s.book([][]piece{{{latin, "Latn", "abc", 0}}})
	r := pages.Pages[0].Marks[0].(*layout.Run)
	r.Text = "a\uFEFFc"
	r.Glyphs[2].Cluster = 4
	return pages
}

// withoutGlyph is a book with the glyph for what a font lacks.
func withoutGlyph(s *setter) *layout.Pages {
	pages := s.book([][]piece{{{latin, "Latn", "ab", 0}}})
	pages.Pages[0].Marks[0].(*layout.Run).Glyphs[1].ID = 0
	return pages
}

// Each thing that a book may lack costs it what it cannot claim, and nothing else.
func TestClaim(t *testing.T) {
	t.Parallel()
	long := string(bytes.Repeat([]byte("字"), mostBytes/2))
	tests := []struct {
		name   string
		change func(*Meta, *layout.Pages)
		want   claims
	}{
		{"whole", func(*Meta, *layout.Pages) {}, claims{true, true}},
		{"unclaimed", func(m *Meta, _ *layout.Pages) { m.Unclaimed = true }, claims{}},
		{"no title", func(m *Meta, _ *layout.Pages) { m.Title = "" }, claims{archive: true}},
		{"no language", func(m *Meta, _ *layout.Pages) { m.Language = "" }, claims{archive: true}},
		{"no face for a character", func(_ *Meta, p *layout.Pages) { p.Missing = make([]layout.Missing, 1) }, claims{archive: true}},
		{"a figure that says nothing", func(_ *Meta, p *layout.Pages) { p.Structure[2] = layout.Node{Role: layout.Figure, Parent: 1} }, claims{archive: true}},
		{"a figure that says something", func(_ *Meta, p *layout.Pages) {
			p.Structure[2] = layout.Node{Role: layout.Figure, Parent: 1, Alt: "a"}
		}, claims{true, true}},
		{"a figure that is nowhere", func(_ *Meta, p *layout.Pages) {
			p.Structure = append(p.Structure, layout.Node{Role: layout.Figure, Parent: 1})
		}, claims{true, true}},
		{"a long title", func(m *Meta, _ *layout.Pages) { m.Title = long }, claims{}},
		{"a long alternative", func(_ *Meta, p *layout.Pages) {
			p.Structure[2] = layout.Node{Role: layout.Figure, Parent: 1, Alt: long}
		}, claims{}},
		{"a long address", func(_ *Meta, p *layout.Pages) {
			p.Pages[0].Links = []layout.Link{{URI: "https://example.org/" + long, Node: 2}}
		}, claims{}},
	}
	for _, test := range tests {
		s := newSetter(t)
		pages, m := s.book([][]piece{{{latin, "Latn", "a", 0}}}), meta
		test.change(&m, pages)
		var b bytes.Buffer
		if err := Write(t.Context(), &b, pages, m, nil); err != nil {
			t.Fatalf("%s: %v", test.name, err)
		}
		if got := claimed(b.Bytes()); got["2a"] != test.want.archive || got["ua1"] != test.want.accessible {
			t.Errorf("%s: it claims %v, want %+v", test.name, got, test.want)
		}
	}
}

package main

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/oracle"
	dialects "github.com/pobook/pobook/internal/oracle/generated"
)

// A shelf is books that veraPDF looks at.
type shelf struct {
	t     *testing.T
	files []string
}

// add builds a handbook in all locales. Findings are the business of other tests.
func (s *shelf) add(dir string, arguments ...string) {
	s.t.Helper()
	out := s.t.TempDir()
	var stdout, stderr bytes.Buffer
	args := append([]string{"build", "-C", dir, "--format", "pdf", "--out", out}, arguments...)
	if code := run(s.t.Context(), args, streams{&stdout, &stderr}, func(string) string { return "" }); code > exitFindings {
		s.t.Fatalf("%v exits with %d:\n%s", args, code, &stderr)
	}
	made, err := filepath.Glob(filepath.Join(out, "*.pdf"))
	if err != nil || len(made) == 0 {
		s.t.Fatalf("%v makes no PDF: %v\n%s", args, err, &stderr)
	}
	s.files = append(s.files, made...)
}

// handbook makes a handbook of some sections.
func (s *shelf) handbook(sections fs.FS, configuration string) string {
	s.t.Helper()
	dir := s.t.TempDir()
	if err := os.CopyFS(filepath.Join(dir, "handbook"), sections); err != nil {
		s.t.Fatal(err)
	}
	s.write(filepath.Join(dir, "handbook", "handbook.yaml"), []byte(configuration))
	return dir
}

func (s *shelf) write(path string, content []byte) {
	s.t.Helper()
	if err := os.WriteFile(path, content, 0o644); err != nil {
		s.t.Fatal(err)
	}
}

// constructs is a book with every construct, and pictures of all kinds.
func (s *shelf) constructs() string {
	s.t.Helper()
	const configuration = "name: constructs\ntitle: Every construct\nsource: en\nlocales: [zh_Hant, ja, ko, hi, th]\n" +
		"licence: CC BY-SA 4.0\nversion: \"1.2\"\ndate: 2026-01-01\nauthors: [Ada, 王小明]\npage_references: true\nlink_notes: true\n"
	dir := s.handbook(os.DirFS("testdata/constructs"), configuration)
	area := image.Rect(0, 0, 60, 40)
	veil := image.NewNRGBA(area)
	veil.Set(3, 3, color.NRGBA{R: 200, A: 100})
	for name, picture := range map[string]image.Image{
		"veil.png": veil, "grey.png": image.NewGray(area), "photograph.jpg": veil,
		"palette.png": image.NewPaletted(area, color.Palette{color.White, color.NRGBA{G: 200, A: 0}}),
	} {
		var b bytes.Buffer
		err := png.Encode(&b, picture)
		if strings.HasSuffix(name, ".jpg") {
			b.Reset()
			err = jpeg.Encode(&b, picture, nil)
		}
		if err != nil {
			s.t.Fatal(err)
		}
		s.write(filepath.Join(dir, "handbook", name), b.Bytes())
	}
	return dir
}

// All books of the project conform to PDF/A-2a and PDF/UA-1, and so do real ones. Those of dialects,
// whose pictures lack alternative texts, conform to what they claim.
func TestVeraPDFBooks(t *testing.T) {
	t.Parallel()
	s := &shelf{t: t}
	s.add(repository)
	s.add(repository, "--edition", "workshop")
	s.add(s.constructs())
	if corpora := oracle.Beside("corpora"); corpora != "" {
		const rest = "source: en\nlocales: [zh_Hant]\nlicence: CC0-1.0\n"
		spc := s.handbook(os.DirFS(filepath.Join(corpora, "spc/source")), "title: Standard for Public Code\n"+rest)
		pobook(t, exitDone, "update", "-C", spc, "--compendium", filepath.Join(corpora, "spc/locales/zh_Hant/LC_MESSAGES/messages.po"))
		s.add(spc)
		s.add(s.handbook(os.DirFS(filepath.Join(corpora, "ggi/v1.2")), "title: Good Governance Initiative\n"+rest))
	}
	whole := len(s.files)
	for _, dialect := range []dialects.Dialect{dialects.MkDocs, dialects.Docusaurus, dialects.MDX} {
		s.add(s.handbook(dialects.Book(dialect), "title: Dialect\nsource: en\nlocales: [zh_Hant]\ndialect: "+string(dialect)+"\n"))
	}
	s.add(s.handbook(os.DirFS("testdata/constructs"), "title: Without pictures\nsource: en\nlocales: [zh_Hant]\n"))
	for i, found := range oracle.VeraPDF(t, s.files...) {
		name := filepath.Base(s.files[i])
		file := readFile(t, s.files[i])
		accessible := bytes.Contains(file, []byte("<pdfuaid:part>1<"))
		if !bytes.Contains(file, []byte("<pdfaid:conformance>A<")) || i < whole && !accessible {
			t.Errorf("%s does not say that it conforms", name)
		}
		for _, broken := range found["2a"] {
			t.Errorf("%s is not PDF/A-2a: %s", name, broken)
		}
		for _, broken := range found["ua1"] {
			if accessible {
				t.Errorf("%s is not PDF/UA-1: %s", name, broken)
			}
		}
	}
	t.Logf("%d files", len(s.files))
}

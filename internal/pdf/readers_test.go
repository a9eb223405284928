package pdf

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/go-text/typesetting/language"
	"golang.org/x/text/unicode/norm"

	"github.com/pobook/pobook/fonts"
	"github.com/pobook/pobook/internal/font"
	"github.com/pobook/pobook/internal/layout"
	"github.com/pobook/pobook/internal/oracle"
	"github.com/pobook/pobook/internal/sfnt"
	"github.com/pobook/pobook/internal/shaping"
)

// A piece is text of one script within a line, with its level (UAX #9).
type piece struct {
	face, script, text string
	level              int
}

// scriptFace returns a face of the project, or of the fonts of Debian.
func scriptFace(t testing.TB, name string) *font.Face {
	t.Helper()
	if opened, err := fonts.Open(name + ".ttf"); err == nil {
		return font.NewFace(func() (*sfnt.File, error) { return sfnt.Open(opened, 0) })
	}
	content, err := os.ReadFile(filepath.Join("/usr/share/fonts/truetype/noto", name+".ttf"))
	if err != nil {
		oracle.Missing(t, name)
	}
	return font.NewFace(func() (*sfnt.File, error) { return sfnt.Open(bytes.NewReader(content), 0) })
}

// A setter makes runs of pieces.
type setter struct {
	t      testing.TB
	faces  map[string]*font.Face
	shaper *shaping.Shaper
}

func newSetter(t testing.TB) *setter {
	return &setter{t: t, faces: make(map[string]*font.Face), shaper: shaping.New()}
}

func (s *setter) face(name string) *font.Face {
	if s.faces[name] == nil {
		s.faces[name] = scriptFace(s.t, name)
	}
	return s.faces[name]
}

// run shapes a piece.
func (s *setter) run(p piece, size float64) *layout.Run {
	face := s.face(p.face)
	script, err := language.ParseScript(p.script)
	if err != nil {
		s.t.Fatal(err)
	}
	text := []rune(p.text)
	at := make([]int32, 0, len(text)+1)
	for i := range p.text {
		at = append(at, int32(i))
	}
	r := &layout.Run{Node: 2, Face: face, Size: size, Text: p.text, RightToLeft: p.level%2 == 1}
	for _, g := range s.shaper.Shape(shaping.Text{Face: face, Script: script, RightToLeft: r.RightToLeft, Runes: text}) {
		em := float32(size)
		r.Glyphs = append(r.Glyphs, layout.Glyph{ID: g.ID, Cluster: at[g.Cluster], Advance: g.Advance * em, X: g.X * em, Y: g.Y * em})
		r.Width += float64(g.Advance * em)
	}
	return r
}

// line sets pieces on a line, and returns the runs in the order in which they are read.
func (s *setter) line(pieces []piece, size, y float64) []layout.Mark {
	var marks []layout.Mark
	var visual []int
	deepest := 0
	for i, p := range pieces {
		marks = append(marks, s.run(p, size))
		visual = append(visual, i)
		deepest = max(deepest, p.level)
	}
	for level := deepest; level > 0; level-- { // UAX #9, L2
		for start := 0; start < len(visual); start++ {
			end := start
			for end < len(visual) && pieces[visual[end]].level >= level {
				end++
			}
			slices.Reverse(visual[start:end])
			start = max(start, end-1)
		}
	}
	x := 50.0
	for _, i := range visual {
		r := marks[i].(*layout.Run)
		r.X, r.Baseline = x, y
		x += r.Width
	}
	return marks
}

// book puts lines on a page.
func (s *setter) book(lines [][]piece) *layout.Pages {
	pages := &layout.Pages{
		Width: 595, Height: 842,
		Structure: []layout.Node{{Role: layout.Decoration}, {Role: layout.Document}, {Role: layout.Paragraph, Parent: 1}},
	}
	for i, l := range lines {
		pages.Pages = append(pages.Pages, &layout.Page{Number: i + 1, Marks: s.line(l, 11, 60)})
	}
	return pages
}

const (
	latin      = "NotoSans-Regular"
	chinese    = "NotoSansTC-Regular"
	arabic     = "NotoSansArabic-Regular"
	hebrew     = "NotoSansHebrew-Regular"
	devanagari = "NotoSansDevanagari-Regular"
	thai       = "NotoSansThai-Regular"
	khmer      = "NotoSansKhmer-Regular"
	emoji      = "NotoEmoji-Regular"
)

// A reading is a line and the programs that do not read it as it is. All find all of its
// characters.
type reading struct {
	pieces []piece
	wrong  string
}

var readings = []reading{
	{[]piece{{latin, "Latn", "Plain Latin text, AVATAR To", 0}}, ""},
	{[]piece{{latin, "Latn", "o͘ m̄-sī a̍h n̄g ê ǹ", 0}}, ""},
	{[]piece{{chinese, "Hani", "開放手冊的在地化，不只是。\U0002010C", 0}}, ""},
	{[]piece{{devanagari, "Deva", "हिन्दी में लिखा क्षत्रिय र्कि", 0}}, ""},
	{[]piece{{thai, "Thai", "ภาษาไทย น้ำ ทำ กำลัง", 0}}, ""},
	{[]piece{{khmer, "Khmr", "ភាសាខ្មែរ ស្រី កោះ", 0}}, ""},
	{[]piece{{"NotoSansBengali-Regular", "Beng", "সমস্ত মানুষ স্বাধীনভাবে তাঁদের বুদ্ধি", 0}}, ""}, // সমস্ত has a letter below a letter
	{[]piece{{"NotoSansTamil-Regular", "Taml", "மனிதப் பிறிவியினர் சுதந்திரமாகவே", 0}}, ""},
	{[]piece{{"NotoSansMalayalam-Regular", "Mlym", "സ്വാതന്ത്ര്യത്തോടുംകൂടി ജനിച്ചവരാണ്", 0}}, ""},
	{[]piece{{"NotoSansSinhala-Regular", "Sinh", "මනුෂ්‍යයෝ නිදහස්ව උපත", 0}}, ""},
	{[]piece{{"NotoSansMyanmar-Regular", "Mymr", "လူတိုင်းသည် ဂုဏ်သိက္ခာဖြင့်", 0}}, ""},
	{[]piece{{"NotoSansLao-Regular", "Laoo", "ທຸກຄົນ ນ້ຳ", 0}}, ""},
	{[]piece{{emoji, "Zyyy", "👩‍👩‍👧‍👦👍🏽🇹🇼", 0}}, ""},
	{[]piece{{latin, "Latn", "e\u0301 \u1eaf - \u00a0\u2010", 0}}, ""},

	{[]piece{{arabic, "Arab", "مرحبا بالعالم", 1}}, ""},
	{[]piece{{arabic, "Arab", "لا إله إلا الله", 1}}, ""},
	{[]piece{{hebrew, "Hebr", "שלום עולם", 1}}, ""},
	{[]piece{{latin, "Latn", "The word ", 0}, {arabic, "Arab", "كتاب", 1}, {latin, "Latn", " means book.", 0}}, "poppler"}, // the space
	{[]piece{{chinese, "Hani", "阿拉伯文", 0}, {arabic, "Arab", "العربية", 1}, {chinese, "Hani", "是這樣。", 0}}, ""},
	// What follows is beyond one or the other: vowel points, and the order of words and
	// numbers from right to left within a line from left to right.
	{[]piece{{arabic, "Arab", "السَّلامُ عَلَيْكُمْ", 1}}, "mupdf"},
	{[]piece{{hebrew, "Hebr", "בְּרֵאשִׁית בָּרָא אֱלֹהִים", 1}}, "mupdf"},
	{[]piece{{latin, "Latn", "In ", 0}, {hebrew, "Hebr", "ספר הספרים", 1}, {latin, "Latn", " we read.", 0}}, "poppler pdfium"},
	{[]piece{{latin, "Latn", "See ", 0}, {arabic, "Arab", "عام ", 1}, {latin, "Latn", "2024", 2}, {arabic, "Arab", " ميلادي", 1}, {latin, "Latn", " here.", 0}}, "poppler mupdf pdfium"},
	{[]piece{{hebrew, "Hebr", "שנת ", 1}, {hebrew, "Hebr", "2024", 2}, {hebrew, "Hebr", " (כאן)", 1}}, "poppler mupdf"},
}

// text is what a line says.
func (r *reading) text() string {
	var b strings.Builder
	for _, p := range r.pieces {
		b.WriteString(p.text)
	}
	return b.String()
}

// readers are programs that print the text of a file, pages separated by form feeds.
var readers = map[string]func(t *testing.T, file string) []string{
	"poppler": func(t *testing.T, file string) []string {
		return []string{oracle.Require(t, "pdftotext"), file, "-"}
	},
	"mupdf": func(t *testing.T, file string) []string {
		return []string{python(t, "pymupdf"), "-c", "import sys, pymupdf\nprint('\\f'.join(p.get_text() for p in pymupdf.open(sys.argv[1])))", file}
	},
	"pdfium": func(t *testing.T, file string) []string {
		return []string{python(t, "pypdfium2"), "-c", "import sys, pypdfium2\nprint('\\f'.join(p.get_textpage().get_text_range() for p in pypdfium2.PdfDocument(sys.argv[1])))", file}
	},
}

// python returns a Python with a module that Debian does not have: the test is skipped without
// it, whatever is required.
func python(t *testing.T, module string) string {
	t.Helper()
	for _, program := range []string{os.Getenv("POBOOK_PYTHON"), "python3"} {
		if program != "" && exec.Command(program, "-c", "import "+module).Run() == nil {
			return program
		}
	}
	t.Skipf("there is no Python with %s; POBOOK_PYTHON names one", module)
	return ""
}

// What copies and searches find is what the runs say, in whatever script: by poppler, mupdf
// and pdfium, on which most viewers are built.
func TestReadersFindTheText(t *testing.T) {
	t.Parallel()
	s := newSetter(t)
	var lines [][]piece
	for _, r := range readings {
		lines = append(lines, r.pieces)
	}
	var file bytes.Buffer
	if err := Write(t.Context(), &file, s.book(lines), meta, nil); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(t.TempDir(), "lines.pdf")
	if err := os.WriteFile(name, file.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
	for reader, command := range readers {
		t.Run(reader, func(t *testing.T) {
			t.Parallel()
			c := command(t, name)
			out, err := exec.Command(c[0], c[1:]...).Output()
			if err != nil {
				t.Fatal(err)
			}
			pages := strings.Split(string(out), "\f")
			for i := range readings {
				checkReading(t, &readings[i], reader, pages[i])
			}
		})
	}
}

func checkReading(t *testing.T, r *reading, reader, got string) {
	t.Helper()
	// poppler marks where it has turned text round.
	got = strings.NewReplacer("\u202a", "", "\u202b", "", "\u202c", "").Replace(got)
	want := strings.Join(strings.Fields(r.text()), " ")
	// Marks on one letter may come in another order that means the same.
	same := norm.NFC.String(strings.Join(strings.Fields(got), " ")) == norm.NFC.String(want)
	switch wrong := strings.Contains(r.wrong, reader); {
	case same && wrong:
		t.Errorf("%q is read rightly after all", want)
	case !same && !wrong:
		t.Errorf("%q is read as %q", want, got)
	}
	if missing := sorted(got) != sorted(want); missing {
		t.Errorf("%q has not the characters of %q", got, want)
	}
}

// sorted returns the characters of a text, but for white space, in an order of their own.
func sorted(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), ""))
	slices.Sort(runes)
	return string(runes)
}

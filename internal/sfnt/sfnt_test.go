package sfnt

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/sfnt/samples"
)

func open(t testing.TB, file []byte) *File {
	t.Helper()
	font, err := Open(bytes.NewReader(file), 0)
	if err != nil {
		t.Fatal(err)
	}
	return font
}

// embedded returns a file of the fonts folder, as "NotoSans-Regular.ttf".
func embedded(t testing.TB, name string) []byte {
	t.Helper()
	file, err := os.ReadFile("../../fonts/" + name)
	if err != nil {
		t.Fatal(err)
	}
	return file
}

// trueTypeWith returns a sample with one table replaced, or left out if it is nil.
func trueTypeWith(tag string, table []byte) []byte {
	tables := samples.TrueTypeTables("Sample")
	if tables[tag] = table; table == nil {
		delete(tables, tag)
	}
	return samples.File("\x00\x01\x00\x00", tables)
}

// outlinesAs returns a sample with something else than outlines that are read.
func outlinesAs(tag string) []byte {
	tables := samples.OpenTypeTables("Sample", nil)
	delete(tables, "CFF ")
	tables[tag] = []byte{0}
	return samples.File("OTTO", tables)
}

// permitted returns a sample with an fsType.
func permitted(fsType int) []byte {
	table := bytes.Clone(samples.TrueTypeTables("Sample")["OS/2"])
	binary.BigEndian.PutUint16(table[8:], uint16(fsType))
	return trueTypeWith("OS/2", table)
}

// patched returns a sample with another value of two bytes in a table.
func patched(tag string, at, value int) []byte {
	table := bytes.Clone(samples.TrueTypeTables("Sample")[tag])
	binary.BigEndian.PutUint16(table[at:], uint16(value))
	return trueTypeWith(tag, table)
}

func TestOpenRefuses(t *testing.T) {
	t.Parallel()
	whole := samples.TrueType("Sample")
	with := func(at int, value string) []byte {
		file := bytes.Clone(whole)
		copy(file[at:], value)
		return file
	}
	const firstRecord, secondRecord = 12, 28
	tests := []struct {
		name, want string
		file       []byte
	}{
		{"nothing", "is not a font file", nil},
		{"text", "is not a font file", []byte("<html><body>Not found</body></html>")},
		{"WOFF", "is a WOFF file; unpack it to TTF or OTF", with(0, "wOFF")},
		{"WOFF2", "is a WOFF file; unpack it to TTF or OTF", with(0, "wOF2")},
		{"Type 1", "is a Type 1 font", with(0, "%!PS-AdobeFont")},
		{"PFB", "is a Type 1 font", with(0, "\x80\x01")},
		{"half", "is cut off", whole[:len(whole)/2]},
		{"a byte less", "is cut off", bytes.TrimRight(whole, "\x00")[:len(bytes.TrimRight(whole, "\x00"))-1]},
		{"directory", "is cut off", whole[:40]},
		{"many tables", "has 65535 tables", with(4, "\xFF\xFF")},
		{"beyond the end", "is cut off", with(firstRecord+8, "\xFF\xFF\xFF\xFF")},
		{"overlap", "that overlap", with(secondRecord+8, string(whole[firstRecord+8:firstRecord+12]))},
		{"no characters", "has no table cmap", trueTypeWith("cmap", nil)},
		{"no outlines", "has no outlines", trueTypeWith("glyf", nil)},
		{"bitmaps", "has only bitmaps", outlinesAs("sbix")},
		{"CFF2", "CFF2", outlinesAs("CFF2")},
		{"short head", "has a table head that is cut off", trueTypeWith("head", make([]byte, 53))},
		{"small units", "has 15 units per em", patched("head", 18, 15)},
		{"no glyphs", "has no glyphs", patched("maxp", 4, 0)},
		{"restricted", "may not be embedded, by its licence (OS/2 fsType 2)", permitted(0x0002)},
		{"no subsets", "may not be embedded in part", permitted(0x0108)},
		{"only bitmaps", "only be embedded as bitmaps", permitted(0x0204)},
		{"empty collection", "is a collection of 0 fonts", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x00")},
		{"huge collection", "is a collection of 4294967295 fonts", []byte("ttcf\x00\x01\x00\x00\xFF\xFF\xFF\xFF")},
		{"collection of itself", "is not a font file", []byte("ttcf\x00\x01\x00\x00\x00\x00\x00\x01\x00\x00\x00\x00")},
	}
	for _, test := range tests {
		_, err := Open(bytes.NewReader(test.file), 0)
		if err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%s: the error is %v, want %q", test.name, err, test.want)
		}
	}
}

// What a licence permits: installing, or embedding for reading or for editing, and of
// several that old fonts have, the least restrictive.
func TestOpenPermitted(t *testing.T) {
	t.Parallel()
	for _, fsType := range []int{0, 0x0004, 0x0008, 0x000C, 0x0006, 0x000A} {
		if _, err := Open(bytes.NewReader(permitted(fsType)), 0); err != nil {
			t.Errorf("fsType %#x: %v", fsType, err)
		}
	}
	if _, err := Open(bytes.NewReader(trueTypeWith("OS/2", nil)), 0); err != nil {
		t.Errorf("no OS/2: %v", err)
	}
}

// A failing disk is not a font that is cut off.
func TestOpenReadError(t *testing.T) {
	t.Parallel()
	broken := errors.New("input/output error")
	if _, err := Open(failing{broken}, 0); !errors.Is(err, broken) {
		t.Errorf("the error is %v", err)
	}
}

type failing struct{ err error }

func (f failing) ReadAt([]byte, int64) (int, error) { return 0, f.err }

// Opening a font and cutting it reads little of it.
func TestReadsOnlyWhatIsNeeded(t *testing.T) {
	t.Parallel()
	file := embedded(t, "NotoSansTC-Regular.ttf")
	counter := &counting{file: bytes.NewReader(file)}
	font, err := Open(counter, 0)
	if err != nil {
		t.Fatal(err)
	}
	if counter.read > 2000 {
		t.Errorf("opening it reads %d bytes", counter.read)
	}
	if _, err := font.Subset([]GlyphID{0, 100, 10000}); err != nil {
		t.Fatal(err)
	}
	if most := len(file) / 20; counter.read > most {
		t.Errorf("a subset of three glyphs reads %d bytes of %d", counter.read, len(file))
	}
}

type counting struct {
	file io.ReaderAt
	read int
}

func (c *counting) ReadAt(to []byte, at int64) (int, error) {
	c.read += len(to)
	return c.file.ReadAt(to, at)
}

func TestFacts(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		file     []byte
		outlines Outlines
		glyphs   int
	}{{samples.TrueType("Sample One"), TrueType, 6}, {samples.OpenType("Sample One", false), CFF, 5}} {
		font := open(t, test.file)
		if font.Outlines() != test.outlines || font.NumGlyphs() != test.glyphs || font.UnitsPerEm() != 1000 || font.Variable() {
			t.Errorf("outlines %d, %d glyphs, %d units per em, variable %t", font.Outlines(), font.NumGlyphs(), font.UnitsPerEm(), font.Variable())
		}
		if diff := cmp.Diff(Names{PostScript: "SampleOne", Full: "Sample One"}, font.Names()); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
		advances, err := font.Advances()
		if diff := cmp.Diff([]uint16{500, 510, 520, 530, 540, 550}[:test.glyphs], advances); diff != "" || err != nil {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
		want := Descriptor{
			Name: "SampleOne", Box: Box{0, -20, 800, 900}, Ascent: 880, Descent: -120, LineGap: 10,
			CapHeight: 700, XHeight: 500, ItalicAngle: -10, StemV: 152, Weight: 700, Italic: true,
		}
		got, err := font.Descriptor()
		if diff := cmp.Diff(want, got); diff != "" || err != nil {
			t.Errorf("%v (-want +got):\n%s", err, diff)
		}
	}
}

// What fontTools says of fonts that state it in different tables.
func TestDescriptorOfEmbedded(t *testing.T) {
	t.Parallel()
	tests := []struct {
		file string
		want Descriptor
	}{
		{"NotoSans-BoldItalic.ttf", Descriptor{
			Name: "NotoSans-BoldItalic", Box: Box{-676, -512, 2780, 1062}, Ascent: 1069, Descent: -293,
			CapHeight: 714, XHeight: 546, ItalicAngle: -788025.0 / 0x10000, StemV: 152, Weight: 700, Italic: true,
		}},
		{"NotoSansMono-Regular.ttf", Descriptor{
			Name: "NotoSansMono-Regular", Box: Box{-616, -389, 1800, 1229}, Ascent: 1069, Descent: -293,
			CapHeight: 714, XHeight: 536, StemV: 86, Weight: 400, FixedPitch: true,
		}},
		{"HanSupplement-Regular.ttf", Descriptor{ // OS/2 of version 1, and no H
			Name: "HanSupplement-Regular", Box: Box{-36, -169, 1037, 912}, Ascent: 912, Descent: -169, LineGap: 92,
			CapHeight: 912, StemV: 110, Weight: 500, FixedPitch: true,
		}},
	}
	for _, test := range tests {
		got, err := open(t, embedded(t, test.file)).Descriptor()
		if diff := cmp.Diff(test.want, got); diff != "" || err != nil {
			t.Errorf("%s: %v (-want +got):\n%s", test.file, err, diff)
		}
	}
}

func TestFlags(t *testing.T) {
	t.Parallel()
	tests := []struct {
		descriptor Descriptor
		want       uint32
	}{
		{Descriptor{}, 4},
		{Descriptor{FixedPitch: true}, 5},
		{Descriptor{Serif: true, Italic: true}, 70},
		{Descriptor{Script: true}, 12},
	}
	for _, test := range tests {
		if got := test.descriptor.Flags(); got != test.want {
			t.Errorf("%+v: the flags are %d, want %d", test.descriptor, got, test.want)
		}
	}
}

func TestMembers(t *testing.T) {
	t.Parallel()
	file := bytes.NewReader(samples.Collection("Sample One", "Sample Two"))
	got, err := Members(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]Member{{"SampleOne", "Sample One"}, {"SampleTwo", "Sample Two"}}, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	for index, want := range []Outlines{TrueType, CFF} {
		font, err := Open(file, index)
		if err != nil || font.Outlines() != want {
			t.Errorf("font %d has the outlines %d (%v)", index, font.Outlines(), err)
		}
	}
	if _, err := Open(file, 2); err == nil || err.Error() != "has no font number 2; its fonts are numbered from 0 to 1" {
		t.Errorf("the error is %v", err)
	}
}

func TestFind(t *testing.T) {
	t.Parallel()
	collection, single := samples.Collection("Sample One", "Sample Two"), samples.TrueType("Sample One")
	tests := []struct {
		file []byte
		name string
		want int
		err  string
	}{
		{collection, "SampleTwo", 1, ""},
		{collection, "Sample Two", 1, ""},
		{collection, "1", 1, ""},
		{collection, "0", 0, ""},
		{collection, "", 0, "is a collection; say which of its fonts is meant: #SampleOne, #SampleTwo"},
		{collection, "SampleThree", 0, `has no font "SampleThree"; it has #SampleOne, #SampleTwo`},
		{single, "", 0, ""},
		{single, "SampleOne", 0, ""},
		{single, "SampleTwo", 0, `has no font "SampleTwo"; it has #SampleOne`},
	}
	for _, test := range tests {
		got, err := Find(bytes.NewReader(test.file), test.name)
		message := ""
		if err != nil {
			message = err.Error()
		}
		if got != test.want || message != test.err {
			t.Errorf("%q is font %d (%s), want %d (%s)", test.name, got, message, test.want, test.err)
		}
	}
}

// An excerpt is a font file for others to read, and the checksum of it is right.
func TestExcerpt(t *testing.T) {
	t.Parallel()
	font := open(t, embedded(t, "NotoSans-Regular.ttf"))
	file, err := font.Excerpt("cmap", "head", "hhea", "hmtx", "maxp", "GDEF", "GPOS", "GSUB")
	if err != nil {
		t.Fatal(err)
	}
	if got := sum(file); got != checksumOfFile {
		t.Errorf("the checksum of the file is %#x", got)
	}
	directory, err := openDirectory(bytes.NewReader(file), 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, ok := parse(t, file).NominalGlyph('A'); !ok {
		t.Error("go-text finds no A in it")
	}
	for _, tag := range []string{"glyf", "loca", "GSUB", "cmap"} {
		if _, ok := directory.extents[tag]; ok != (tag == "GSUB" || tag == "cmap") {
			t.Errorf("table %s is there: %t", tag, ok)
		}
	}
}

func TestPostScriptName(t *testing.T) {
	t.Parallel()
	tests := map[string]string{
		"NotoSans-Regular":         "NotoSans-Regular",
		"Noto Sans":                "NotoSans",
		"思源黑體 TC/Bold":             "TCBold",
		"a)>>endobj%\x00#":         "aendobj",
		strings.Repeat("long", 20): strings.Repeat("long", 20)[:63],
	}
	for name, want := range tests {
		if got := postScript(name); got != want {
			t.Errorf("%q is %q, want %q", name, got, want)
		}
	}
}

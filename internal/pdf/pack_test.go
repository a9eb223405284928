package pdf

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/pobook/pobook/internal/typeset"
)

// classic writes a file with a table of objects as fpdf does (ISO 32000-1,
// 7.5.4). The bodies have their numbers from 1 and stand in the order given.
func classic(order []int, bodies map[int]string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.3\n")
	offsets := make([]int, len(bodies)+1)
	for _, n := range order {
		offsets[n] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", n, bodies[n])
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(offsets))
	for _, offset := range offsets[1:] {
		fmt.Fprintf(&b, "%010d 00000 n \n", offset)
	}
	fmt.Fprintf(&b, "trailer\n<<\n/Size %d\n/Root 1 0 R\n>>\nstartxref\n%d\n%%%%EOF\n", len(offsets), table)
	return b.Bytes()
}

func streamOf(content string) string {
	return fmt.Sprintf("<</Length %d>>\nstream\n%s\nendstream", len(content), content)
}

// unpack returns the content of a packed object.
func unpack(t *testing.T, body string) string {
	t.Helper()
	head, rest, _ := strings.Cut(body, ">>\nstream\n")
	var length int
	if _, err := fmt.Sscanf(head, "<</Filter /FlateDecode /Length %d", &length); err != nil || length > len(rest) {
		t.Fatalf("%q is not a compressed stream: %v", body, err)
	}
	if end := rest[length:]; end != "\nendstream" {
		t.Errorf("the stream of %d bytes ends in %q", length, end)
	}
	r, err := zlib.NewReader(strings.NewReader(rest[:length]))
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return string(content)
}

// objects returns the bodies of the objects where the table says that they are.
func objects(t *testing.T, file []byte) map[int]string {
	t.Helper()
	offsets, _, err := readOffsets(file)
	if err != nil {
		t.Fatal(err)
	}
	bodies := map[int]string{}
	for n, offset := range offsets[1:] {
		head := fmt.Sprintf("%d 0 obj\n", n+1)
		body, found := bytes.CutPrefix(file[offset:], []byte(head))
		if !found {
			t.Fatalf("there is no object %d at %d:\n%q", n+1, offset, file[offset:min(len(file), offset+40)])
		}
		text, _, _ := strings.Cut(string(body), "\nendobj\n")
		bodies[n+1] = text
	}
	return bodies
}

// Streams are compressed, all else stays, and the table is right after it.
func TestPack(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("0 0 m 100 100 l S\n", 500)
	bodies := map[int]string{
		1: "<< /Type /Catalog >>",
		2: streamOf(long),
		3: "<</Filter /FlateDecode /Length 3>>\nstream\nabc\nendstream", // has a filter already
		4: streamOf(""),
		5: streamOf("a\nendstream\nb \x00\xFF"),
		6: "<</Length 999999>>\nstream\nabc\nendstream", // says more than there is
		7: "<</Length x>>\nstream\nabc\nendstream",
		8: "<</Length 8>>\nstream\nabc\nendstream", // reaches into its end
	}
	file, err := (&drawing{}).pack(classic([]int{2, 1, 3, 7, 8, 5, 4, 6}, bodies))
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.HasPrefix(file, []byte(version+"\n")) {
		t.Errorf("the file begins with %q", file[:10])
	}
	if !bytes.Contains(file, []byte("trailer\n<<\n/Size 9\n/Root 1 0 R\n>>\nstartxref\n")) {
		t.Error("the trailer has changed")
	}
	got := objects(t, file)
	for n, body := range bodies {
		content, packed := strings.CutSuffix(body, "\nendstream")
		if packed = packed && (n == 2 || n == 4 || n == 5); !packed {
			if got[n] != body {
				t.Errorf("object %d is %q, was %q", n, got[n], body)
			}
			continue
		}
		_, content, _ = strings.Cut(content, "\nstream\n")
		if unpacked := unpack(t, got[n]); unpacked != content {
			t.Errorf("object %d holds %q, held %q", n, unpacked, content)
		}
	}
	if len(got[2]) > len(long)/10 {
		t.Errorf("a stream of %d bytes takes %d", len(long), len(got[2]))
	}
	if again, err := (&drawing{}).pack(file); err != nil || len(objects(t, again)) != len(bodies) {
		t.Errorf("what is packed has not fpdf's form any more: %v", err)
	}
}

// The map to Unicode of a font that lends codes takes the place of fpdf's.
func TestPackPutsMapsRight(t *testing.T) {
	t.Parallel()
	lends := &font{family: "taga"}
	lends.borrow(saying{1, "\U0002010C"})
	if err := lends.lendCodes(); err != nil {
		t.Fatal(err)
	}
	d := &drawing{fonts: fontsOf(lends)}
	file, err := d.pack(classic([]int{1, 2}, map[int]string{
		1: "<</Type /Font\n/Subtype /Type0\n/BaseFont /utf8taga\n/Encoding /Identity-H\n/DescendantFonts [9 0 R]\n/ToUnicode 2 0 R>>",
		2: streamOf("what fpdf has"),
	}))
	if err != nil {
		t.Fatal(err)
	}
	if texts := readUnicodeMap(t, []byte(unpack(t, objects(t, file)[2]))); texts[firstBorrowed] != "\U0002010C" {
		t.Errorf("the borrowed code is %q", texts[firstBorrowed])
	}
}

// A file that fpdf would not write is refused and not cut up.
func TestOtherForms(t *testing.T) {
	t.Parallel()
	good := string(classic([]int{1, 2}, map[int]string{1: "<< >>", 2: "<< >>"}))
	if _, _, err := readOffsets([]byte(good)); err != nil {
		t.Fatal(err)
	}
	change := func(old, with string) string {
		t.Helper()
		if !strings.Contains(good, old) {
			t.Fatalf("%q is not in the file", old)
		}
		return strings.Replace(good, old, with, 1)
	}
	_, table, _ := strings.Cut(good, "startxref\n")
	tests := map[string]string{
		"empty":               "",
		"no end":              strings.TrimSuffix(good, "%%EOF\n"),
		"no place":            change("startxref\n"+table, "startxref\n\n%%EOF\n"),
		"a place of letters":  change("startxref\n"+table, "startxref\nabc\n%%EOF\n"),
		"a place past it":     change("startxref\n"+table, "startxref\n99999\n%%EOF\n"),
		"another place":       change("startxref\n"+table, "startxref\n3\n%%EOF\n"),
		"no table":            change("xref\n0 3\n", "xrif\n0 3\n"),
		"a table from 1":      change("xref\n0 3\n", "xref\n1 3\n"),
		"an empty table":      change("xref\n0 3\n", "xref\n0 0\n"),
		"a longer table":      change("xref\n0 3\n", "xref\n0 9999\n"),
		"an offset past it":   change("0000000009 00000 n", "0000009999 00000 n"),
		"an offset in hex":    change("0000000009 00000 n", "000000000A 00000 n"),
		"an object stream":    strings.ReplaceAll(good, "xref", "XRef"),
		"another end of line": strings.ReplaceAll(good, "\n", "\r\n"),
	}
	for name, file := range tests {
		if _, _, err := readOffsets([]byte(file)); !errors.Is(err, errForm) {
			t.Errorf("%s: %v, want %v", name, err, errForm)
		}
		if _, err := (&drawing{}).pack([]byte(file)); !errors.Is(err, errForm) {
			t.Errorf("%s, packed: %v, want %v", name, err, errForm)
		}
	}
}

// fpdf writes a file at once. If it did not, half of it would be lost.
func TestSecondWrite(t *testing.T) {
	t.Parallel()
	out := &output{drawing: &drawing{pages: &typeset.Pages{}}}
	file := classic([]int{1}, map[int]string{1: "<< >>"})
	if n, err := out.Write(file); err != nil || n != len(file) {
		t.Fatalf("%d of %d bytes, %v", n, len(file), err)
	}
	if _, err := out.Write(file); !errors.Is(err, errForm) {
		t.Errorf("a second write: %v, want %v", err, errForm)
	}
}

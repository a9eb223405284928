package object

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/pobook/pobook/internal/oracle"
)

// classic writes a file with a table of the old form, as fpdf does.
func classic(objects ...string) string {
	var b strings.Builder
	b.WriteString("%PDF-1.3\n")
	var table strings.Builder
	for i, o := range objects {
		fmt.Fprintf(&table, "%010d 00000 n \n", b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	at := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d /Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table.String(), len(objects)+1, at)
	return b.String()
}

func TestRead(t *testing.T) {
	t.Parallel()
	f, err := Read([]byte(classic("<</Type /Catalog /Pages 3 0 R>>", "<</Length 9 /A 1>>\nstream\nendstream\nendstream", "[1 0 R]", "<</Length 1>>\nstream\r\nx\nendstream")))
	if err != nil {
		t.Fatal(err)
	}
	want := map[Ref]Object{
		0: nil, -1: nil, 5: nil,
		1: Dict{{"Type", Name("Catalog")}, {"Pages", Ref(3)}},
		2: Stream{Dict: Dict{{"A", Raw("1")}}, Data: []byte("endstream")},
		3: Array{Ref(1)},
		4: Stream{Dict: Dict{}, Data: []byte("x")},
	}
	for ref, o := range want {
		if diff := cmp.Diff(o, f.Get(ref)); diff != "" {
			t.Errorf("%d (-want +got):\n%s", ref, diff)
		}
	}
	if got := f.Dict(f.Trailer.Get("Root")).Get("Pages"); got != Ref(3) {
		t.Errorf("the root has the pages %v", got)
	}
	if got := f.Dict(Ref(2)).Get("A"); got != Raw("1") {
		t.Errorf("the dictionary of a stream has %v", got)
	}
	if got := f.Dict(Ref(3)); got != nil {
		t.Errorf("an array has a dictionary, %v", got)
	}
}

// A file that is not of the form that fpdf writes is refused.
func TestReadRefuses(t *testing.T) {
	t.Parallel()
	good := classic("<</Type /Catalog>>", "<</Length 1>>\nstream\nx\nendstream")
	change := func(from, to string) string { return strings.Replace(good, from, to, 1) }
	tests := map[string]string{
		"empty":                     "",
		"no end":                    strings.TrimSuffix(good, "%%EOF\n"),
		"no table":                  change("xref\n", "xxxx\n"),
		"encrypted":                 change("/Root", "/Encrypt 2 0 R /Root"),
		"no trailer":                change("trailer", "tralala"),
		"a trailer that is no dict": change("<</Size 3 /Root 1 0 R>>", "[]"),
		"too many entries":          change("0 3\n", "0 9999999\n"),
		"a negative count":          change("0 3\n", "0 -3\n"),
		"another object":            change("1 0 obj", "7 0 obj"),
		"a stream too long":         change("/Length 1", "/Length 9"),
		"a stream of length -1":     change("/Length 1", "/Length -1"),
		"a length elsewhere":        change("/Length 1>>", "/Length 1 0 R>>"),
		"no end of an object":       change("endobj", "endodj"),
		"an offset beyond":          strings.Replace(good, "0000000009 00000 n", "9999999999 00000 n", 1),
		"a start beyond":            change("startxref\n", "startxref\n9"),
		"a negative start":          change("startxref\n", "startxref\n-"),
	}
	for what, file := range tests {
		if file == good {
			t.Fatalf("%s: nothing has changed", what)
		}
		if _, err := Read([]byte(file)); err == nil {
			t.Errorf("%s: is read", what)
		}
	}
	if _, err := Read([]byte(good)); err != nil {
		t.Errorf("the file itself: %v", err)
	}
}

// sampleFile is a file with objects in two streams of objects, and streams.
func sampleFile() []byte {
	var file bytes.Buffer
	w := NewWriter(&file)
	root, info, pages := w.Reserve(), w.Reserve(), w.Reserve()
	content := w.Deflated(nil, []byte("BT ET"), true)
	kids := Array{}
	for range mostPacked + 10 {
		kids = append(kids, w.Add(Dict{{"Type", Name("Page")}, {"Parent", pages}, {"Contents", content}, {"MediaBox", Raw("[0 0 9 9]")}, {"Resources", Dict{}}}))
	}
	w.Set(pages, Dict{{"Type", Name("Pages")}, {"Kids", kids}, {"Count", Raw(fmt.Sprint(len(kids)))}})
	w.Set(root, Dict{{"Type", Name("Catalog")}, {"Pages", pages}, {"Metadata", w.Add(Stream{Dict: Dict{{"Type", Name("Metadata")}, {"Subtype", Name("XML")}}, Data: []byte("<x/>")})}})
	w.Set(info, Dict{{"Title", Text("題")}})
	if err := w.Finish(root, info); err != nil {
		panic(err)
	}
	return file.Bytes()
}

// Every object is where the table says (ISO 32000-1, 7.5.7 and 7.5.8).
func TestWriter(t *testing.T) {
	t.Parallel()
	file := sampleFile()
	if !bytes.Equal(file, sampleFile()) {
		t.Error("the same objects give other bytes")
	}
	at, err := startOfTable(file)
	if err != nil {
		t.Fatal(err)
	}
	table := streamAt(t, file, at)
	rows := inflate(t, table)
	if size := table.Dict.Get("Size"); Format(size) != fmt.Sprint(len(rows)/7) {
		t.Errorf("the table has %d rows, and says %v", len(rows)/7, size)
	}
	for number := 1; number < len(rows)/7; number++ {
		row := rows[number*7:]
		place, index := int(binary.BigEndian.Uint32(row[1:])), int(binary.BigEndian.Uint16(row[5:]))
		switch row[0] {
		case 1:
			if !bytes.HasPrefix(file[place:], fmt.Appendf(nil, "%d 0 obj\n", number)) {
				t.Errorf("object %d is not at %d", number, place)
			}
		case 2:
			offset := int(binary.BigEndian.Uint32(rows[place*7+1:]))
			if got := packedObject(t, streamAt(t, file, offset), index); got != number {
				t.Errorf("object %d is %d", number, got)
			}
		default:
			t.Errorf("object %d is of kind %d", number, row[0])
		}
	}
}

// packedObject returns the number of an object in a stream of objects.
func packedObject(t *testing.T, s Stream, index int) int {
	t.Helper()
	data := inflate(t, s)
	var first, number, offset int
	if _, err := fmt.Sscan(Format(s.Dict.Get("First")), &first); err != nil {
		t.Fatal(err)
	}
	head := strings.Fields(string(data[:first]))
	if _, err := fmt.Sscan(head[2*index]+" "+head[2*index+1], &number, &offset); err != nil {
		t.Fatal(err)
	}
	if _, err := (&parser{src: data, at: first + offset}).object(0); err != nil {
		t.Errorf("object %d: %v", number, err)
	}
	return number
}

func streamAt(t *testing.T, file []byte, at int) Stream {
	t.Helper()
	p := &parser{src: file, at: at}
	var number int
	if _, err := fmt.Sscan(p.word(), &number); err != nil {
		t.Fatal(err)
	}
	o, err := (&parser{src: file, at: at}).indirect(number)
	if err != nil {
		t.Fatal(err)
	}
	return o.(Stream)
}

func inflate(t *testing.T, s Stream) []byte {
	t.Helper()
	z, err := zlib.NewReader(bytes.NewReader(s.Data))
	if err != nil {
		t.Fatal(err)
	}
	data, err := io.ReadAll(z)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestWriterByQPDF(t *testing.T) {
	t.Parallel()
	qpdf := oracle.Require(t, "qpdf")
	name := filepath.Join(t.TempDir(), "a.pdf")
	if err := os.WriteFile(name, sampleFile(), 0o644); err != nil {
		t.Fatal(err)
	}
	if out, err := exec.Command(qpdf, "--check", name).CombinedOutput(); err != nil {
		t.Errorf("%v\n%s", err, out)
	}
}

// No file makes reading panic, or take more than its length allows.
func FuzzRead(f *testing.F) {
	f.Add([]byte(classic("<</Type /Catalog /Pages 3 0 R>>", "<</Length 1>>\nstream\nx\nendstream", "[1 0 R]")))
	f.Fuzz(func(_ *testing.T, file []byte) {
		read, err := Read(file)
		if err != nil {
			return
		}
		for i := range read.objects {
			if o := read.Get(Ref(i)); o != nil {
				_ = Format(o)
			}
		}
	})
}
